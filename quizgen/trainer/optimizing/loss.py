"""How well parameters foretell answers: the log loss of what was seen, right or wrong.

With R the chance that a target is recalled and g that a guess is right, the promise is

    P(right) = R + (1 − R) g

and the loss −log P(what happened), natural logarithm; less is better. Nothing is weighed here: that
a choice was right is what was seen, so both sets of parameters are held to the same.
"""

from collections.abc import Iterator, Sequence
from math import log as ln
from typing import NamedTuple

from quizgen.model import Memory
from quizgen.trainer.optimizing.reviews import Seen, are_reviews
from quizgen.trainer.scheduling import Schedule, retrievability, review

_LEAST = 1e-6


class Loss(NamedTuple):
    """What the foretelling of one review cost."""

    target: str
    loss: float


def losses(log: Sequence[Seen], start: int, schedule: Schedule) -> Iterator[Loss]:
    """Yield the loss of each review from a place on, each foretold from all answers before it.

    Memory is reckoned as in the quiz, a right choice weighed for guessing.
    """
    memories: dict[str, Memory] = {}
    for place, (seen, is_review) in enumerate(zip(log, are_reviews(log), strict=True)):
        memory = memories.get(seen.target)
        if memory and is_review and place >= start:
            known = retrievability(memory, seen.day, schedule)
            yield Loss(seen.target, _loss(known, seen))
        memories[seen.target] = review(memory, seen.rating, seen.day, seen.guess, schedule)


def _loss(known: float, seen: Seen) -> float:
    right = known + (1 - known) * seen.guess
    return -ln(max(right if seen.right else 1 - right, _LEAST))
