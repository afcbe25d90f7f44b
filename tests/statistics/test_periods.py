"""The score by week and by month."""

from datetime import date

from quizgen.statistics.periods import periods
from tests.statistics.made import FRIDAY, given


def test_a_week_begins_on_monday() -> None:
    found = periods([given(FRIDAY - 5, "a"), given(FRIDAY - 4, "b"), given(FRIDAY, "a")], FRIDAY)

    assert [(one.unit, one.begins, one.score.answered) for one in found] == [
        ("week", date(2026, 11, 9), 1),
        ("week", date(2026, 11, 16), 2),
    ]


def test_what_comes_again_on_a_day_is_not_counted() -> None:
    (week,) = periods([given(FRIDAY, right=False), given(FRIDAY)], FRIDAY)

    assert (week.score.recalled.right, week.score.answered) == (0, 1)


def test_after_twelve_weeks_months_are_shown_the_latest_twelve() -> None:
    days = [FRIDAY - 30 * ago for ago in range(20)]

    weeks = periods([given(FRIDAY - 81)], FRIDAY)
    months = periods([given(day) for day in sorted(days)], FRIDAY)

    assert [one.unit for one in weeks] == ["week"]
    assert len(months) == 12
    assert (months[0].unit, months[-1].begins) == ("month", date(2026, 11, 1))


def test_without_an_answer_there_is_no_period() -> None:
    assert periods([], FRIDAY) == ()
