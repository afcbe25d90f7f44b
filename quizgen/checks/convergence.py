"""I104: the right option is the one that has something of each of the others."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from quizgen.checks._options import language_of, path_of_key, written
from quizgen.checks._words import FUNCTION_WORDS, in_language
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import words
from quizgen.problems import Severity

_FEWEST = 3
"""Of two options each is as near to the other as the other to it."""
_SHARE = 2 / 3
"""Of what the key has of its own, so much is made of the others."""


def _look(subject: Subject) -> Iterator[Remark]:
    options = written(subject)
    if not options or len(options.all) < _FEWEST:
        return
    function_words = in_language(FUNCTION_WORDS, language_of(subject.item))
    key, *wrong = _own([frozenset(words(one)) - function_words for one in options.all])
    shared = [key & one for one in wrong]
    if not _meets_all(key, wrong) or len(frozenset.union(*shared)) < _SHARE * len(key):
        return
    first, second = next(pair for pair in combinations(shared, 2) if _differ(*pair))
    yield Remark(
        subject,
        f"the right option has most in common with the others: `{min(first - second)}` with one,"
        f" `{min(second - first)}` with another",
        "combine the parts evenly, or make options that differ in one thing",
        path_of_key(subject.fact, subject.item),
    )


def _own(options: list[frozenset[str]]) -> list[frozenset[str]]:
    """Return the words of each option without those that all have."""
    count = Counter(word for one in options for word in one)
    return [
        frozenset(word for word in one if _is_own(word, count[word], len(options)))
        for one in options
    ]


def _is_own(word: str, count: int, options: int) -> bool:
    """Tell whether a word sets options apart; the H of H–Cl is part of a name."""
    return count < options and (len(word) > 1 or not word.isalpha())


def _meets_all(key: frozenset[str], wrong: list[frozenset[str]]) -> bool:
    """Tell whether wrong options agree only where the key does, and two with other parts of it."""
    pairs = list(combinations(wrong, 2))
    if any(one & other - key for one, other in pairs):
        return False
    return any(_differ(key & one, key & other) for one, other in pairs)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one <= other and not other <= one


CHECK = Check(
    name="I104",
    title="the right option has most in common with the others",
    severity=Severity.NOTE,
    why=(
        "Who changes one part of the answer at a time makes wrong options that all resemble it."
        " Learners count which part occurs most, and find the answer without knowing anything."
    ),
    reference="Case & Swanson, Constructing Written Test Questions (NBME): convergence strategy",
    fails="""\
- question: How is a strep throat treated in this guideline?
  answer: penicillin for ten days
  wrong:
    penicillin for two days: too short
    cefazolin for ten days: not by mouth
""",
    passes="""\
- question: How is a strep throat treated in this guideline?
  answer: penicillin for ten days
  wrong:
    penicillin for two days: too short
    cefazolin for ten days: not by mouth
    cefazolin for two days: neither
""",
    look=each(_look),
)
