"""How far a correlation stands out from chance: what keeps a small class from crying wolf.

Each function returns a deviate. It is held against the normal distribution, which from 30 learners
on is near enough to Student's t.
"""

from math import atanh, copysign, inf, sqrt
from statistics import NormalDist

ERROR = 0.05
"""The share of sound items that a test may take for flawed, one-sided."""


def bound(chances: int = 1) -> float:
    """Return the deviate beyond which one of so many chances is no accident (Bonferroni)."""
    return NormalDist().inv_cdf(1 - ERROR / max(chances, 1))


def from_zero(r: float, n: int) -> float:
    """Return Student's t of a correlation among `n` learners, n - 2 degrees of freedom.

    Source: Student 1908, Biometrika 6, 302-310.
    """
    if abs(r) >= 1:
        return copysign(inf, r)
    return r * sqrt((n - 2) / (1 - r * r))


def from_value(r: float, value: float, n: int) -> float:
    """Return how many standard errors a correlation lies above a value, both inside (-1, 1).

    Source: Fisher 1921, Metron 1, 3-32.
    """
    return (atanh(max(min(r, 0.999999), -0.999999)) - atanh(value)) * sqrt(n - 3)


def from_other(r: float, other: float, between: float, n: int) -> float:
    """Return Williams' T2 of two correlations with one variable, n - 3 degrees of freedom.

    `between` is the correlation of the two that are compared. Positive where `r` is the greater.
    Source: Williams 1959, as Steiger 1980, Psychological Bulletin 87, 245-251, recommends it.
    """
    # The determinant of the three correlations; the mean of the two that are compared.
    determinant = 1 - between**2 - r**2 - other**2 + 2 * between * r * other
    mean = (r + other) / 2
    spread = 2 * (n - 1) / (n - 3) * determinant + mean**2 * (1 - between) ** 3
    if between <= -1 + 1e-9 or spread <= 0:
        return from_zero(r, n)  # one is the other reversed: there is one correlation to judge
    return (r - other) * sqrt((n - 1) * (1 + between) / spread)


def of_exclusive(share: float, other: float) -> float:
    """Return the correlation of picking one option and picking another, where one can be picked.

    Both are shares of all learners, inside (0, 1). It follows from their covariance, -share·other.
    """
    return max(-sqrt(share * other / ((1 - share) * (1 - other))), -1.0)
