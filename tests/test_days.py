"""Study days: from four in the morning, by the learner's own clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.days import date_of, study_day, zone
from quizgen.model import Event
from quizgen.quizzing import review_with
from quizgen.scores.fold import fold

DAY = 20_000
EARLIEST, LATEST = (datetime.fromisoformat(text) for text in ("1971-01-01", "2100-01-01"))
BERLIN, TOKYO, LOS_ANGELES = map(ZoneInfo, ("Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles"))


def answered(day: int) -> Event:
    body = {"targets": ["t"], "rating": 3, "g": 0.25, "right": True, "practice": False}
    return Event(day.to_bytes(16, "big"), day * 86_400_000, day, 0, "answer", body)


def at(text: str, place: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=place)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-20 12:00", "2026-11-20"),
        ("2026-11-20 23:59", "2026-11-20"),
        ("2026-11-21 00:01", "2026-11-20"),
        ("2026-11-21 03:59", "2026-11-20"),
        ("2026-11-21 04:00", "2026-11-21"),
        ("2026-01-01 02:00", "2025-12-31"),
        # The night in which 02:00 becomes 03:00, and that in which 03:00 becomes 02:00.
        ("2026-03-29 01:59", "2026-03-28"),
        ("2026-03-29 03:01", "2026-03-28"),
        ("2026-03-29 03:59", "2026-03-28"),
        ("2026-03-29 04:00", "2026-03-29"),
        ("2026-10-25 02:30", "2026-10-24"),
        ("2026-10-25 03:59", "2026-10-24"),
        ("2026-10-25 04:00", "2026-10-25"),
    ],
)
def test_a_day_begins_at_four(moment: str, day: str) -> None:
    assert date_of(study_day(at(moment))) == date.fromisoformat(day)


def test_eight_in_the_evening_and_seven_the_next_are_a_day_apart() -> None:
    first, second = at("2026-11-20 20:00"), at("2026-11-21 19:00")

    assert study_day(second) - study_day(first) == 1


@pytest.mark.parametrize("evening", ["2026-03-28 20:00", "2026-10-24 20:00"])
def test_a_changed_clock_makes_no_day_longer(evening: str) -> None:
    first = at(evening)

    assert study_day(first + timedelta(days=1)) - study_day(first) == 1


@given(
    st.datetimes(min_value=EARLIEST, max_value=LATEST),
    st.sampled_from([BERLIN, TOKYO, LOS_ANGELES, UTC]),
)
def test_the_day_is_that_of_the_clock_on_the_wall(
    moment: datetime, place: ZoneInfo | timezone
) -> None:
    shifted = moment - timedelta(hours=4)

    assert date_of(study_day(moment.replace(tzinfo=place))) == shifted.date()


@given(st.lists(st.sampled_from([0, 60, 540, -480]), min_size=3, max_size=3))
def test_a_changed_zone_changes_no_memory(zones: list[int]) -> None:
    """The log holds the day on which an answer was given; memory knows no clock."""
    answers = [answered(DAY + day) for day in (0, 2, 9)]
    travelled = [replace(one, zone=zone) for one, zone in zip(answers, zones, strict=True)]

    assert fold(travelled, review_with()) == fold(answers, review_with())


@pytest.mark.parametrize(
    ("place", "minutes"), [(UTC, 0), (BERLIN, 60), (TOKYO, 540), (LOS_ANGELES, -480)]
)
def test_the_zone_is_told_in_minutes(place: ZoneInfo | timezone, minutes: int) -> None:
    assert zone(datetime(2026, 11, 20, 12, 0, tzinfo=place)) == minutes


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no zone"):
        zone(datetime.fromisoformat("2026-11-20"))
