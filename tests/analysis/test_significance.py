"""How far a correlation stands out, against worked values."""

from math import inf, sqrt
from random import Random

import pytest

from quizgen.analysis.significance import bound, from_other, from_value, from_zero, of_exclusive
from tests.analysis.made import correlation


def test_of_more_chances_each_must_stand_out_further() -> None:
    assert bound() == pytest.approx(1.6449, abs=1e-4)
    assert bound(5) == pytest.approx(2.3263, abs=1e-4)


def test_a_correlation_against_zero() -> None:
    assert from_zero(0.5, 30) == pytest.approx(0.5 * sqrt(28 / 0.75))
    assert from_zero(-1.0, 30) == -inf


def test_a_correlation_against_a_value() -> None:
    assert from_value(0.3, 0.3, 30) == 0
    assert from_value(0.0, 0.3, 103) == pytest.approx(-3.095, abs=1e-3)
    assert from_value(1.0, 0.3, 30) > 20


def test_two_correlations_as_the_r_package_psych_gives_them() -> None:
    assert from_other(0.4, 0.5, 0.1, 103) == pytest.approx(-0.89, abs=0.005)


def test_of_two_options_one_says_all() -> None:
    assert from_other(0.3, -0.3, -1.0, 50) == from_zero(0.3, 50)


def test_options_exclude_each_other_as_reckoned_from_answers() -> None:
    picks = Random(1).choices("abc", [5, 3, 2], k=200)
    first, second = [one == "a" for one in picks], [one == "b" for one in picks]

    found = of_exclusive(sum(first) / 200, sum(second) / 200)

    assert found == pytest.approx(correlation(first, second))
