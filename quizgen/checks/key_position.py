"""I132: of figures shown by size, the right one is nearly always at one place."""

from collections.abc import Iterator, Mapping, Sequence
from math import comb
from typing import NamedTuple

from quizgen.checks._options import plain
from quizgen.checks.contract import Check, Remark, Subject
from quizgen.model import Choice, Path, Quantity
from quizgen.problems import Severity
from quizgen.quantity import has_decimal_comma, quantity, same_unit

_SHOWN = 3
"""Wrong options that a showing draws."""
_FEWEST = 8
"""Questions below which a place says nothing."""
_CHANCE = 0.01
"""A pattern as strong would come up by chance in fewer than one of a hundred balanced sets."""
_PLACES: Mapping[str, str] = {
    "lowest": "the lowest figure shown",
    "highest": "the highest figure shown",
    "middle": "neither the lowest nor the highest figure shown",
}


class _Figures(NamedTuple):
    """A choice shown by size: how likely its key is at each place of a showing."""

    subject: Subject
    at: Mapping[str, float]
    by_chance: Mapping[str, float]


def _look(subjects: Sequence[Subject]) -> Iterator[Remark]:
    first = {one.item.guid: one for one in reversed(subjects) if isinstance(one.item.shape, Choice)}
    found = [figures for one in reversed(first.values()) if (figures := _figures(one))]
    if len(found) < _FEWEST:
        return
    for place, words in _PLACES.items():
        right = round(sum(one.at[place] for one in found))
        chance = sum(one.by_chance[place] for one in found) / len(found)
        if _at_least(right, len(found), chance) < _CHANCE:
            about = max(found, key=lambda one: one.at[place]).subject
            yield Remark(
                about,
                f"in {right} of the {len(found)} questions whose options are figures the right one"
                f" is {words}",
                "add wrong figures on the other side: below the right one, or above it",
                _path(about),
            )


def _path(subject: Subject) -> Path:
    return ("answer",) if "answer" in subject.fact.fields else (subject.fact.kind,)


def _figures(subject: Subject) -> _Figures | None:
    """Return where the key of a choice stands, None unless all are figures of one unit."""
    shape = subject.item.shape
    assert isinstance(shape, Choice)
    comma = has_decimal_comma(subject.item.origin.language)
    sizes = [quantity(plain(text), comma) for text in (shape.key, *_wrong(shape))]
    key, *others = sizes
    if key is None or not all(one and same_unit(key, one) for one in others):
        return None
    lower = sum(_size(one) < _size(key) for one in others if one)
    return _Figures(subject, *_chances(lower, len(others)))


def _wrong(shape: Choice) -> Iterator[str]:
    return (one.text for one in shape.distractors)


def _size(one: Quantity) -> tuple[object, object]:
    return one.low, one.high


def _chances(lower: int, wrong: int) -> tuple[dict[str, float], dict[str, float]]:
    """Return how likely the key is at each place, and how likely it were at an even rank.

    A showing draws d of n wrong ones: with `lower` below the key, it is the lowest if none of these
    is drawn, C(n − lower, d) / C(n, d), and the highest if only these are.
    """
    drawn = min(_SHOWN, wrong)
    ways = comb(wrong, drawn)
    lowest, highest = comb(wrong - lower, drawn) / ways, comb(lower, drawn) / ways
    end = 1 / (drawn + 1)
    return (
        {"lowest": lowest, "highest": highest, "middle": 1 - lowest - highest},
        {"lowest": end, "highest": end, "middle": 1 - 2 * end},
    )


def _at_least(hits: int, tries: int, chance: float) -> float:
    """Return how likely so many hits or more are: the upper tail of the binomial distribution."""
    return sum(
        comb(tries, k) * chance**k * (1 - chance) ** (tries - k) for k in range(hits, tries + 1)
    )


CHECK = Check(
    name="I132",
    title="of figures shown by size, the right one is nearly always at one place",
    severity=Severity.WARNING,
    why=(
        "Figures are shown by size. Authors set the right one between two others, or below what is"
        " too large, and a learner who notices needs no knowledge. Said of eight questions or more,"
        " where chance would give such a pattern in fewer than one set of a hundred."
    ),
    reference="Haladyna, Downing & Rodriguez 2002, guideline 20",
    fails="""\
- {question: How many legs has a fly?, answer: 6, wrong: {4: no, 8: no, 10: no}}
- {question: How many days has June?, answer: 30, wrong: {28: no, 31: no, 32: no}}
- {question: How many sides has a hexagon?, answer: 6, wrong: {5: no, 7: no, 8: no}}
- {question: How many strings has a violin?, answer: 4, wrong: {3: no, 5: no, 6: no}}
- {question: How many minutes has an hour?, answer: 60, wrong: {50: no, 90: no, 100: no}}
- {question: How many planets has the Sun?, answer: 8, wrong: {7: no, 9: no, 10: no}}
- {question: How many hours has a day?, answer: 24, wrong: {12: no, 36: no, 48: no}}
- {question: How many players has a football team?, answer: 11, wrong: {9: no, 12: no, 13: no}}
""",
    passes="""\
- {question: How many legs has a fly?, answer: 6, wrong: {8: no, 10: no, 12: no}}
- {question: How many days has June?, answer: 30, wrong: {28: no, 31: no, 32: no}}
- {question: How many sides has a hexagon?, answer: 6, wrong: {3: no, 4: no, 5: no}}
- {question: How many strings has a violin?, answer: 4, wrong: {3: no, 5: no, 6: no}}
- {question: How many minutes has an hour?, answer: 60, wrong: {100: no, 90: no, 120: no}}
- {question: How many planets has the Sun?, answer: 8, wrong: {7: no, 6: no, 5: no}}
- {question: How many hours has a day?, answer: 24, wrong: {12: no, 36: no, 48: no}}
- {question: How many players has a football team?, answer: 11, wrong: {9: no, 12: no, 13: no}}
""",
    look=_look,
    of_set=True,
)
