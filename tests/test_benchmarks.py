"""What the benchmarks measure with: no test here asserts a time."""

from benchmarks.make_list import make_list
from benchmarks.ratio import Comparison, Timing
from quizgen.facts.listing import read_list
from quizgen.shelf import kinds


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
