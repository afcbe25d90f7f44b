"""Where the key of a choice of figures stands in a showing, and when that is no chance."""

import pytest

from quizgen.checks.key_position import _at_least, _chances


@pytest.mark.parametrize(
    ("lower", "wrong", "expected"),
    [
        (0, 3, (1.0, 0.0)),  # the key is below all three
        (3, 3, (0.0, 1.0)),
        (1, 3, (0.0, 0.0)),
        (1, 4, (0.25, 0.0)),  # one draw of four leaves the lower one out
        (3, 6, (0.05, 0.05)),
        (0, 2, (1.0, 0.0)),
    ],
)
def test_a_place_is_as_likely_as_the_draws_that_lead_to_it(
    lower: int, wrong: int, expected: tuple[float, float]
) -> None:
    at, _ = _chances(lower, wrong)

    assert (at["lowest"], at["highest"]) == pytest.approx(expected)
    assert sum(at.values()) == pytest.approx(1)


@pytest.mark.parametrize("wrong", range(2, 9))
def test_over_all_ranks_each_place_is_as_likely_as_by_chance(wrong: int) -> None:
    ranks = [_chances(lower, wrong) for lower in range(wrong + 1)]

    for place in ("lowest", "highest", "middle"):
        mean = sum(at[place] for at, _ in ranks) / len(ranks)
        assert mean == pytest.approx(ranks[0][1][place])


def test_the_tail_holds_every_outcome_from_there_on() -> None:
    assert _at_least(0, 8, 0.25) == pytest.approx(1)
    assert _at_least(8, 8, 0.5) == pytest.approx(1 / 256)
    assert _at_least(7, 8, 0.5) == pytest.approx(9 / 256)
