"""Any text and any bytes give facts or problems, never an exception, with and without libyaml."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quizgen.facts.listing import read_list
from quizgen.making import kinds
from quizgen.problems import CODES
from quizgen.reading.page import MAX_BYTES
from tests.facts.test_broken_lists import HEAD, cases
from tests.reading.texts import facts, nasty

ROOT = Path(__file__).parents[2]
lists = nasty | st.lists(facts(), min_size=1, max_size=3).map(lambda some: HEAD + "".join(some))
odd_bytes = st.tuples(nasty, st.binary(max_size=3)).map(
    lambda both: both[0].encode("utf-8", "replace") + both[1]
)


def findings(content: bytes) -> list[tuple[int, int, str]]:
    found = read_list(content, "f", kinds())
    assert all(problem.place.file == "f" and problem.code in CODES for problem in found.problems)
    return [(problem.place.line, problem.place.column, problem.code) for problem in found.problems]


@settings(max_examples=600)
@given(lists)
def test_any_text_gives_facts_or_problems_with_places_inside_it(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    found = findings(content)

    assert found or read_list(content, "f", kinds()).facts
    assert all(1 <= line <= len(lines) for line, _, _ in found)
    assert all(1 <= column <= len(lines[line - 1]) + 1 for line, column, _ in found)


@settings(max_examples=300)
@given(st.binary(max_size=200) | odd_bytes)
def test_any_bytes_give_facts_or_problems(content: bytes) -> None:
    assert findings(content) or read_list(content, "f", kinds()).facts


@settings(max_examples=300)
@given(st.lists(facts(), min_size=1, max_size=4))
def test_no_fact_is_lost_without_an_error(some: list[str]) -> None:
    found = read_list((HEAD + "".join(some)).encode(), "f", kinds())

    assert found.lost + len(found.facts) >= 1
    assert not found.lost or any(p.severity.value == "error" for p in found.problems)


@settings(max_examples=300)
@given(facts(), facts())
def test_a_fact_is_read_the_same_whatever_stands_before_it(one: str, other: str) -> None:
    last = "- id: last\n  question: isn't it \"so\"?\n  answer: it's\n  wrong: [a, b]\n"

    alone = read_list((HEAD + last).encode(), "f", kinds())
    after = read_list((HEAD + one + other + last).encode(), "f", kinds())

    assert alone.facts[-1] == after.facts[-1]


HUGE = {
    "brackets": HEAD + "- id: a\n  question: q?\n  answer: x\n  never: " + "[" * 100_000 + "\n",
    "brackets closed": HEAD + "- never: " + "[" * 100_000 + "]" * 100_000 + "\n",
    "brackets in the head": "title: T\ngroups: " + "{a: " * 100_000 + "\nfacts:\n",
    "brackets over lines": HEAD + "- never: " + "[\n    " * 100_000 + "\n",
    "dashes": HEAD + "- " * 100_000 + "\n",
    "dashes under a key": HEAD + "- never:\n  " + "- " * 100_000 + "x\n",
    "question marks": HEAD + "- never:\n    " + "? " * 100_000 + "x\n",
    "signs between dashes": HEAD + "- never:\n    " + "- !a &b " * 50_000 + "x\n",
    "a stair of keys": HEAD + "- a:\n" + "".join(" " * at + "a:\n" for at in range(2, 2_000)),
    "a stair of dashes": HEAD + "".join(" " * at + "-\n" for at in range(2_000)),
    "quoted keys": HEAD + "- 'a': " * 50_000 + "\n",
    "a billion laughs": HEAD + "- a: &a [x, x]\n" + "".join(
        f"  {b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise(ascii_lowercase)
    ),
    "a long line": HEAD + "- id: a\n  question: q?\n  answer: " + "x" * 5_000_000 + "\n",
    "a long plain text": HEAD + "- id: a\n  question: q?\n  answer: x\n" + "    y\n" * 100_000,
    "many quotes": HEAD + "- id: a\n  question: " + "'\" " * 300_000 + "\n",
    "many keys": HEAD + "- id: a\n" + "".join(f"  k{at}: x\n" for at in range(3_000)),
    "many open quotes": HEAD + "".join("- question: 'q\n  answer: \"x\n" for _ in range(3_000)),
    "many quoted entries": HEAD + "- never: [" + "'a', \"b\", " * 50_000 + "c]\n",
    "many quoted lines": HEAD + "- why: 'a'\n" + "    'b'\n" * 50_000,
    "many quoted pairs of lines": HEAD + "- why: 'a\n" + "    b'\n    'c\n" * 30_000,
    "many lists": HEAD + "- why: [a]\n" + "    [b\n    ]\n" * 30_000,
    "many block texts": HEAD + "- question: q?\n" + "  why: |\n    a\n" * 30_000 + "  x\n",
    "many open brackets": HEAD + "- why: [" + "'a, \"b, " * 50_000 + "\n",
    "many blanks": HEAD + "- question: q?" + " " * 1_000_000 + "\n",
    "many number signs": HEAD + "- question: q?" + " #" * 300_000 + "\n",
    "many colons": HEAD + "- question: q" + ": " * 300_000 + "\n",
    "many commas": HEAD + "- never: [a" + ", b" * 100_000 + "\n",
    "blank lines": "\n" * 1_000_000,
    "comments": HEAD + "# x\n" * 200_000,
}  # fmt: skip

PROGRAM = """
import sys
if sys.argv[1] == "pure":
    sys.modules["yaml._yaml"] = None
from quizgen.facts.listing import read_list
from quizgen.making import kinds
import json, yaml
assert yaml.__with_libyaml__ is (sys.argv[1] == "libyaml")
for text in json.load(sys.stdin):
    found = read_list(text.encode(), "f", kinds())
    said = [[p.place.line, p.place.column, p.code, p.message, p.hint] for p in found.problems]
    places = [[f.place(key).line, f.place(key).column] for f in found.facts for key in f.fields]
    facts = repr([(fact.id, fact.kind, fact.fields) for fact in found.facts])
    errors = any(problem.severity == "error" for problem in found.problems)
    print(json.dumps({"said": said, "facts": facts, "places": places, "errors": errors}))
"""


def run(parser: str, texts: list[str]) -> list[dict[str, Any]]:
    """Return what a new process says of each text, with libyaml or without ("pure")."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, parser], input=json.dumps(texts), capture_output=True,
        text=True, cwd=ROOT, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("name", HUGE)
def test_a_text_made_to_hurt_is_refused_or_read_and_soon(name: str) -> None:
    (found,) = run("libyaml", [HUGE[name]])

    assert found["said"] or "question" in found["facts"]


def test_a_file_beyond_the_limit_is_not_parsed() -> None:
    assert findings(b" " * (MAX_BYTES + 1)) == [(1, 1, "F004")]


@settings(max_examples=8, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.lists(lists, min_size=20, max_size=20))
def test_without_libyaml_nothing_is_read_in_another_way(some: list[str]) -> None:
    texts = [text.encode("utf-8", "replace").decode() for text in some]

    answers = zip(texts, run("pure", texts), run("libyaml", texts), strict=True)
    # What is an error to one parser may be none to the other: they do not draw one line.
    other = [text for text, one, two in answers if one != two and not one["errors"] | two["errors"]]

    assert other == []


def test_without_libyaml_every_broken_list_says_the_same() -> None:
    texts = [case.text for case in cases()]

    assert run("pure", texts) == run("libyaml", texts)
