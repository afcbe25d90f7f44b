"""What the benchmarks measure with: no test here asserts a time."""

import pytest

from benchmarks.guessing import ASSUMPTIONS, ONE, RULES, simulate, table
from benchmarks.make_list import make_list
from benchmarks.ratio import Comparison, Timing
from quizgen.facts.listing import read_list
from quizgen.making import kinds


def test_the_made_list_is_one_without_a_problem() -> None:
    found = read_list(make_list(60).encode(), "long.yaml", kinds())

    assert found.problems == ()
    assert {fact.kind for fact in found.facts} == {"question", "cloze"}
    assert len(found.facts) == 60


def test_the_same_seed_makes_the_same_list() -> None:
    assert make_list(30, seed=2) == make_list(30, seed=2) != make_list(30, seed=3)


def test_a_comparison_takes_the_middle_of_the_turns() -> None:
    found = Comparison("ours", "theirs", Timing((1, 2, 9)), Timing((2, 4, 10)), target=0.5)

    assert found.ratio == 0.5
    assert found.met
    assert found.row().endswith("| 0.50 | ≤ 0.50 | yes |")


def test_plain_good_promises_more_than_is_recalled_and_the_weighed_rule_less_so() -> None:
    plain, weighed = (simulate(ONE, rule, 3, targets=300).every for rule in RULES)

    kept = [found.promised.mean - found.recalled.mean for found in (plain, weighed)]

    assert kept[0] == pytest.approx(0.027, abs=0.01)
    assert kept[1] == pytest.approx(0.007, abs=0.01)
    assert kept[1] < kept[0] / 2


def test_the_simulation_says_what_it_assumes_and_the_same_again() -> None:
    assert list(table(targets=5)) == list(table(targets=5))
    assert "reads the\n  feedback" in ASSUMPTIONS
