"""Each formula alone: worked by hand, and what must hold whatever the numbers."""

from itertools import pairwise
from math import sqrt
from statistics import covariance, pvariance, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.analysis.formulas import (
    alpha,
    correlation,
    discriminative_efficiency,
    effective_weights,
    mean_correlation,
    point_biserial,
    standard_error,
    wilson,
)

tables = st.integers(2, 6).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(0, 1), min_size=items, max_size=items), min_size=3, max_size=30
    )
)


@pytest.mark.parametrize(
    ("share", "n", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3.
    [(81 / 263, 263, 0.2553, 0.3662), (15 / 148, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
     (1 / 29, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_the_interval_of_a_share_is_the_one_in_the_paper(
    share: float, n: int, low: float, high: float
) -> None:
    assert [round(bound, 4) for bound in wilson(share, n)] == [low, high]


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_lies_in_its_interval(counted: tuple[int, int]) -> None:
    right, n = counted

    low, high = wilson(right / n, n)

    assert 0 <= low <= right / n + 1e-12
    assert right / n - 1e-12 <= high <= 1


def test_a_correlation_needs_variance_and_is_never_beyond_one() -> None:
    assert correlation(2, 4, 4) == 0.5
    assert correlation(0, 0, 4) is None
    assert correlation(0, 1, 1e-17) is None
    assert correlation(4.0000001, 4, 4) == 1
    assert correlation(-4.0000001, 4, 4) == -1


def test_efficiency_is_the_share_of_the_greatest_covariance() -> None:
    assert discriminative_efficiency(0.5, 2) == 0.25
    assert discriminative_efficiency(-0.5, 2) == -0.25
    assert discriminative_efficiency(0, 0) is None


def test_weights_are_of_the_roots_and_a_negative_one_has_none() -> None:
    assert effective_weights([4, 1, -9, 0]) == [2 / 3, 1 / 3, None, 0]
    assert effective_weights([-1, 0]) == [None, None]


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=20))
def test_weights_are_one_together(covariances: list[float]) -> None:
    assert sum(one or 0 for one in effective_weights(covariances)) == pytest.approx(1)


def test_alpha_is_worked_by_hand() -> None:
    rows = [[3, 2, 3], [1, 1, 2], [2, 2, 2], [0, 1, 1]]

    found = alpha([variance(column) for column in zip(*rows, strict=True)], variance([8, 4, 6, 2]))

    # 3/2 · (1 - (5/3 + 1/3 + 2/3) / (20/3))
    assert found == pytest.approx(0.9)


def test_alpha_needs_two_items_and_a_score_that_varies() -> None:
    assert alpha([1], 1) is None
    assert alpha([0, 0], 0) is None


@given(tables)
def test_of_right_and_wrong_alpha_is_kuder_and_richardson_s(rows: list[list[int]]) -> None:
    columns = [*zip(*rows, strict=True)]
    scores = [sum(row) for row in rows]
    shares = [sum(column) / len(rows) for column in columns]

    found = alpha([variance(column) for column in columns], variance(scores))

    if found is None:
        assert len({*scores}) == 1
    else:
        k, spread = len(columns), pvariance(scores)
        kr20 = k / (k - 1) * (1 - sum(p * (1 - p) for p in shares) / spread)
        assert found == pytest.approx(kr20, abs=1e-9)
        assert found <= 1 + 1e-9


def test_the_standard_error_is_nothing_for_a_perfect_test() -> None:
    assert standard_error(5, 1) == 0
    assert standard_error(5, 0.84) == pytest.approx(2)
    assert standard_error(5, -0.44) == pytest.approx(6)
    assert standard_error(5, 1.1) is None


def test_the_mean_of_all_correlations_is_that_of_the_sum() -> None:
    # Three items with the correlations 0.5, 0.2 and -0.1.
    assert mean_correlation(3, 3 + 2 * (0.5 + 0.2 - 0.1)) == pytest.approx(0.2)
    assert mean_correlation(1, 1) is None


@given(tables)
def test_a_point_biserial_is_the_correlation_of_taking_it(rows: list[list[int]]) -> None:
    taken = [row[0] for row in rows]
    rest = [float(sum(row[1:]) + at % 3) for at, row in enumerate(rows)]
    of_takers = [one for one, took in zip(rest, taken, strict=True) if took]
    mean = sum(of_takers) / len(of_takers) if of_takers else 0.0

    found = point_biserial(sum(taken), len(taken), mean, sum(rest) / len(rest), pvariance(rest))

    if found is None:
        assert len({*taken}) == 1 or len({*rest}) == 1
    else:
        spread = sqrt(variance(taken) * variance(rest))
        assert found == pytest.approx(covariance(taken, rest) / spread, abs=1e-9)


def test_a_wider_class_has_a_narrower_interval() -> None:
    widths = [high - low for low, high in (wilson(0.8, n) for n in (10, 60, 600, 6000))]

    assert all(more > less for more, less in pairwise(widths))
