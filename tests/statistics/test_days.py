"""Days in a row, and shades."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.statistics.days import in_a_row, level, ranges, step


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], 0),
        ([10], 1),
        ([9], 1),
        ([8], 0),
        ([10, 9, 8, 6], 3),
        ([9, 8], 2),
        ([11, 10], 1),
    ],
)
def test_days_in_a_row_end_today_or_yesterday(days: list[int], expected: int) -> None:
    assert in_a_row(dict.fromkeys(days, 1), 10) == expected


def test_the_shades_of_a_busiest_day_of_36() -> None:
    assert ranges(step(36)) == ["0", "1–9", "10–18", "19–27", "28+"]
    assert [level(count, step(36)) for count in (0, 1, 9, 10, 27, 28, 36)] == [0, 1, 1, 2, 3, 4, 4]


@given(st.integers(1, 100_000))
def test_the_busiest_day_is_the_darkest_but_for_the_first_few(busiest: int) -> None:
    assert level(busiest, step(busiest)) == min(-(-busiest // step(busiest)), 4)
    assert level(0, step(busiest)) == 0
