"""No regular expression of the program takes exponentially long on any text."""

import re
import sys
from functools import cache
from typing import Any

import pytest

from tests.hostile.ambiguity import is_exponential
from tests.hostile.in_memory import HEAD, check_answer, check_list
from tests.hostile.patterns import Found, patterns
from tests.hostile.seeds import seeds

LANGUAGES = ["en", "de", "fr", "es"]
AT_IMPORT = {"quizgen/checks/negative_stem.py", "quizgen/checks/true_false_stem.py"}
"""Files that make patterns by a function of theirs, and hold them: they are known."""
SERIES = (
    "- question: q?\n  answer: iron and zinc\n  wrong: [zinc or lead, zinc y iron, fer ou or]\n"
)


@cache
def written() -> list[Found]:
    return patterns()


def forget() -> None:
    """Forget what functions of the program remember, patterns among it."""
    ours = [module for name, module in sys.modules.items() if name.startswith("quizgen.")]
    for value in [value for module in ours for value in vars(module).values()]:
        if callable(clear := getattr(value, "cache_clear", None)):
            clear()


@pytest.mark.parametrize(
    ("pattern", "exponential"),
    [
        (r"(a+)+b", True),
        (r"(a|a?b?)*", True),
        (r"(a*)*", True),
        (r"(?:(x*|y*)a)*", True),
        (r"(?:[A-Z][A-Za-z]?\d*|-)+", True),
        (r"(?:[A-Z][a-z]?\d*|-)+", False),
        (r"(\w+\s?)+", True),
        (r"(\w+\s)+", False),
        (r"(?:a{1,50})+", True),
        (r"x(?=(a|.)*b)", True),
        (r"(?:<b>.*?</b>)*x", True),
        (r"(?:<b>.*?</b>)*+x", False),
        (r"(?i)(?:ab|AB)*", True),
        (r"(?:ab|ac)*", False),
        (r'"(?:[^"\\]|\\.)*"', False),
        (r"\w+@\w+\.\w+", False),
    ],
)
def test_the_analyser_knows_the_loops_that_read_a_word_in_two_ways(
    pattern: str, exponential: bool
) -> None:
    assert is_exponential(re.compile(pattern)) is exponential


def test_no_pattern_takes_exponentially_long() -> None:
    known = [(one.where, one.pattern) for one in written() if one.pattern]

    assert [one for one in known if is_exponential(one[1])] == []
    assert len(known) > 300


@pytest.mark.slow
def test_no_pattern_that_is_made_while_running_takes_exponentially_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: dict[str, set[re.Pattern[str]]] = {}
    compiled: Any = vars(re)["_compile"]

    def noting(pattern: str, flags: int) -> re.Pattern[str]:
        frame = sys._getframe(1)
        while frame.f_globals.get("__name__", "").partition(".")[0] == "re" and frame.f_back:
            frame = frame.f_back
        found: re.Pattern[str] = compiled(pattern, flags)
        made.setdefault(frame.f_globals["__name__"], set()).add(found)
        return found

    forget()
    monkeypatch.setattr(re, "_compile", noting)
    for language in LANGUAGES:
        for text in seeds()["list"][::9]:
            head = f"language: {language}\ntitle:"
            check_list(text.replace("language: en\n", "").replace("title:", head, 1).encode())

        check_list(f"language: {language}\n{HEAD}{SERIES}".encode())
    check_answer(seeds()["answer"][0].encode())

    unknown = {one.where.partition(":")[0] for one in written() if one.pattern is None}
    seen = {name.replace(".", "/") + ".py" for name in made}
    assert unknown - seen <= AT_IMPORT
    ours = [one for name, some in made.items() if name.startswith("quizgen.") for one in some]
    assert [one for one in ours if is_exponential(one)] == []
    assert len(ours) > 20
