"""An answer as it counts in the end, and which answers say something of memory."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Answer(NamedTuple):
    """What an answer said of one target, on a study day.

    `guess` is the chance that a guess is right: above 0 the answer was recognised among options,
    else recalled. `lost` is what a wrong guess takes back of the right ones. `by_word`: it counts
    as it does by the learner's own word.
    """

    day: int
    target: str
    fact: str
    right: bool
    guess: float = 0.0
    lost: float = 0.0
    by_word: bool = False

    @property
    def recognised(self) -> bool:
        """Tell whether the answer stood among options."""
        return self.guess > 0


def penalty(guess: float) -> float:
    """Return what a wrong choice takes back of a right one: 1/(k−1) for one of k options.

    Formula scoring (Holzinger 1924, as in Lord & Novick 1968, chapter 14).
    """
    return guess / (1 - guess) if 0 < guess < 1 else 0.0


def firsts(answers: Iterable[Answer]) -> Iterator[Answer]:
    """Yield the first answer to each target on each day: what comes again was just shown."""
    last: dict[str, int] = {}
    for one in answers:
        if last.get(one.target) != one.day:
            last[one.target] = one.day
            yield one


def reviews(answers: Iterable[Answer]) -> Iterator[Answer]:
    """Yield the first answers of a day to what was met on an earlier day: they test memory."""
    met: dict[str, int] = {}
    for one in firsts(answers):
        if met.setdefault(one.target, one.day) < one.day:
            yield one
