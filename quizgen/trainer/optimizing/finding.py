"""Whether fitted parameters foretell reviews better than those that apply now."""

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from quizgen.trainer.optimizing.fitting import fit
from quizgen.trainer.optimizing.loss import Loss, losses
from quizgen.trainer.optimizing.reviews import Amount, Seen, are_reviews, held_out_from
from quizgen.trainer.scheduling import Schedule

CERTAIN = 1.645
"""Of how many standard errors a gain must be, so that chance gives it once in twenty times."""

LEAST = 0.001
"""A smaller gain is not worth other parameters, however certain."""


class Finding(NamedTuple):
    """What was fitted, and how it foretold the reviews that were held out.

    `before` and `after` are log losses a review, `error` the standard error of their difference.
    """

    parameters: tuple[float, ...]
    fitted_to: int
    held_out: Amount
    before: float
    after: float
    error: float

    @property
    def gain(self) -> float:
        """Return how much less a review costs with the fitted parameters."""
        return self.before - self.after

    @property
    def is_better(self) -> bool:
        """Tell whether the gain is worth having, and more than chance would give."""
        return self.gain > max(LEAST, CERTAIN * self.error)


def find(log: Sequence[Seen], now: Schedule) -> Finding:
    """Fit to the first two thirds of the reviews, and try on the rest. Raises NoFitter."""
    start = held_out_from(log)
    begin = now._replace(parameters=())
    fitted = now._replace(parameters=fit(log[:start], begin))
    before, after = (list(losses(log, start, one)) for one in (now, fitted))
    return Finding(
        parameters=fitted.parameters,
        fitted_to=sum(are_reviews(log[:start])),
        held_out=Amount(len(before), len({one.target for one in before})),
        before=_mean(before),
        after=_mean(after),
        error=_error(before, after),
    )


def _mean(found: Sequence[Loss]) -> float:
    return sum(one.loss for one in found) / len(found)


def _error(before: Sequence[Loss], after: Sequence[Loss]) -> float:
    """Return the standard error of the mean gain; reviews of one target are no independent ones."""
    mean = _mean(before) - _mean(after)
    apart: dict[str, float] = defaultdict(float)
    for one, other in zip(before, after, strict=True):
        apart[one.target] += one.loss - other.loss - mean
    return sqrt(sum(sum_**2 for sum_ in apart.values())) / len(before)
