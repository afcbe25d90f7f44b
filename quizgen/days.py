"""Study days: a day begins at four in the morning, so a late evening is not yet tomorrow."""

from datetime import date, datetime, timedelta

BEGINS = timedelta(hours=4)
_FIRST = date(1970, 1, 1)


def study_day(now: datetime) -> int:
    """Return the study day of a local time, in days since 1970-01-01."""
    return ((now - BEGINS).date() - _FIRST).days


def date_of(day: int) -> date:
    """Return the date of a study day."""
    return _FIRST + timedelta(days=day)


def zone(now: datetime) -> int:
    """Return how many minutes a local time is ahead of UTC. Raises ValueError without a zone."""
    offset = now.utcoffset()
    if offset is None:
        raise ValueError("the time has no zone")
    return int(offset.total_seconds() // 60)
