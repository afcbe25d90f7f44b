"""Which fact a problem belongs to: the lines of every fact of a list, also of one with an error."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from quizgen.facts.listing import FactList
from quizgen.making import kinds
from quizgen.problems import Problem
from quizgen.reading.cut import cut
from quizgen.schema import LIST_KEYS

Spot = tuple[str, int]
"""A list and the line, counted from 1, in which a fact of it begins."""


class Stretch(NamedTuple):
    """A fact as it was typed: its first and its last line, counted from 1, and the text."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Filed:
    """Problems by the fact that they belong to, and those of no single fact."""

    of_facts: Mapping[Spot, tuple[Problem, ...]] = field(default_factory=dict)
    others: tuple[Problem, ...] = ()


def stretches(found: FactList) -> tuple[Stretch, ...]:
    """Return the facts of a list as they were typed, in their order."""
    page = found.page
    pieces = cut(page.text, ["id", *kinds()], LIST_KEYS).facts
    return tuple(
        Stretch(
            page.line_at(piece.start) + 1,
            page.line_at(max(piece.end - 1, piece.start)) + 1,
            page.text[piece.start : piece.end],
        )
        for piece in pieces
    )


def filed(facts: Mapping[str, Sequence[Stretch]], problems: Iterable[Problem]) -> Filed:
    """Return the problems under their facts; `facts` are the stretches of each list.

    A problem in the file of a table belongs to the fact that names the file.
    """
    own: dict[Spot, list[Problem]] = {}
    others: list[Problem] = []
    for problem in dict.fromkeys(problems):
        spot = _spot(facts, problem)
        (own.setdefault(spot, []) if spot else others).append(problem)
    return Filed({spot: tuple(found) for spot, found in own.items()}, tuple(others))


def _spot(facts: Mapping[str, Sequence[Stretch]], problem: Problem) -> Spot | None:
    file, line, _ = problem.place
    if file in facts:
        at = bisect_right(facts[file], line, key=lambda one: one.first) - 1
        inside = at >= 0 and line <= facts[file][at].last
        return (file, facts[file][at].first) if inside else None
    if not file.endswith(".csv"):
        return None
    name = Path(file).name
    return next(
        ((one, fact.first) for one in facts for fact in facts[one] if name in fact.text), None
    )
