"""The formulas of classical item analysis, each alone, from moments that the engine reckons.

Variances and covariances are those of samples, by n - 1. "Moodle" is the page "Quiz statistics
calculations" of Moodle's documentation for developers; "Crocker & Algina" is their Introduction to
Classical and Modern Test Theory, 1986.
"""

from collections.abc import Iterable, Sequence
from math import isfinite, sqrt

_Z = 1.959963984540054
"""The deviate of a two-sided interval of 95 %."""
_NOTHING = 1e-12
"""Less variance is what rounding leaves of none."""


def wilson(share: float, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share from 0 to 1 among `n` ≥ 1 (Wilson 1927).

    Source: Journal of the American Statistical Association 22, 209-212. Of marks in parts it is
    wider than need be, since these spread less than 0 and 1 do.
    """
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def correlation(covariance: float, variance: float, other: float) -> float | None:
    """Return Pearson's correlation, from -1 to 1, None if one of the two does not vary.

    Of an item and the rest it is Moodle's discrimination index, the corrected item-rest
    correlation; Moodle gives it in per cent.
    """
    if variance <= _NOTHING or other <= _NOTHING:
        return None
    return max(-1.0, min(1.0, covariance / sqrt(variance * other)))


def discriminative_efficiency(covariance: float, greatest: float) -> float | None:
    """Return the share of the greatest possible covariance of item and rest, at most 1 (Moodle).

    `greatest` is the covariance of the two once each is sorted. None if it is 0. Moodle gives it in
    per cent.
    """
    return min(1.0, covariance / greatest) if greatest > _NOTHING else None


def effective_weights(covariances: Sequence[float]) -> list[float | None]:
    """Return the effective weight of each item, from 0 to 1, together 1 (Moodle).

    From the covariance of each item with the score: the share of its root in the sum of all roots.
    Of a negative covariance there is none. Moodle gives it in per cent.
    """
    roots = [sqrt(one) if one >= 0 else None for one in covariances]
    whole = sum(root for root in roots if root is not None)
    return [None if root is None or whole <= 0 else root / whole for root in roots]


def alpha(variances: Iterable[float], variance: float) -> float | None:
    """Return Cronbach's alpha of items with these variances and a score with this one, at most 1.

    Of items that are right or wrong it is KR-20; Moodle calls it the coefficient of internal
    consistency. None for fewer than two items, or if nothing varies.
    Source: Cronbach 1951, Psychometrika 16, 297-334; Kuder & Richardson 1937.
    """
    parts = list(variances)
    if len(parts) < 2 or variance <= _NOTHING:
        return None
    return len(parts) / (len(parts) - 1) * (1 - sum(parts) / variance)


def standard_error(sd: float, reliability: float) -> float | None:
    """Return the standard error of measurement in marks (Moodle; Crocker & Algina, chapter 7).

    None if alpha, which may be negative, is more than 1.
    """
    return sd * sqrt(1 - reliability) if reliability <= 1 else None


def mean_correlation(items: int, variance: float) -> float | None:
    """Return the mean correlation of two different items.

    `variance` is that of the sum of `items` scores, each with the variance 1: it is what the
    correlations add up to, over all pairs and each item with itself.
    """
    return (variance - items) / (items * (items - 1)) if items > 1 else None


def point_biserial(
    picked: int, of: int, mean_of_picked: float, mean: float, variance: float
) -> float | None:
    """Return the correlation of picking an option and the rest, from -1 to 1.

    `mean_of_picked` is the mean of the rest among those who `picked` it; `mean` and `variance` (by
    n, not n - 1) among all who saw it. None if all of them took it, or none, or nothing varies.
    Source: Crocker & Algina, chapter 14.
    """
    if not 0 < picked < of or variance <= _NOTHING:
        return None
    share = picked / of
    found = (mean_of_picked - mean) / sqrt(variance) * sqrt(share / (1 - share))
    return max(-1.0, min(1.0, found)) if isfinite(found) else None
