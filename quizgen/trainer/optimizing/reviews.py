"""The reviews that memory is fitted to: counted answers, by target and in order.

A review is an answer on a later day than the one before: only these tell of forgetting, and only
these are foretold. The first answer and those of the same day still change memory.
"""

from collections.abc import Sequence
from typing import NamedTuple

from quizgen.model import Rating

FEWEST_REVIEWS = 400
FEWEST_TARGETS = 100
"""Below either, 21 parameters would be fitted to chance."""
HELD_OUT = 3
"""The last third of the reviews is not fitted to: what was fitted is tried on it. Of a fifth most
gains that are there could not be told from chance (`benchmarks/optimizing.py`).
"""


class Seen(NamedTuple):
    """One counted answer to one target. `guess` is the chance of a right answer by guessing."""

    target: str
    rating: Rating
    day: int
    guess: float = 0.0

    @property
    def right(self) -> bool:
        """Tell whether it counts as right."""
        return self.rating is not Rating.AGAIN


class Amount(NamedTuple):
    """How many reviews there are, and of how many targets."""

    reviews: int
    targets: int

    @property
    def is_enough(self) -> bool:
        """Tell whether parameters may be fitted to so many."""
        return self.reviews >= FEWEST_REVIEWS and self.targets >= FEWEST_TARGETS


def are_reviews(log: Sequence[Seen]) -> list[bool]:
    """Return for each answer of a log, in its order, whether it is a review."""
    last: dict[str, int] = {}
    found = []
    for seen in log:
        before = last.get(seen.target)
        found.append(before is not None and seen.day > before)
        last[seen.target] = seen.day
    return found


def amount(log: Sequence[Seen]) -> Amount:
    """Return how many reviews a log holds."""
    marks = are_reviews(log)
    targets = {seen.target for seen, is_review in zip(log, marks, strict=True) if is_review}
    return Amount(sum(marks), len(targets))


def held_out_from(log: Sequence[Seen]) -> int:
    """Return the place in a log from which its reviews are held out: about its last third."""
    places = [place for place, is_review in enumerate(are_reviews(log)) if is_review]
    kept = len(places) - len(places) // HELD_OUT
    return places[kept] if kept < len(places) else len(log)
