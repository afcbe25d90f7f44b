"""The score over time: by week, and by month once there are more weeks than one looks at."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from quizgen.days import date_of
from quizgen.statistics.answer import Answer, firsts
from quizgen.statistics.tally import Apart, apart

MOST = 12
"""Weeks, or months, that are shown."""


class Period(NamedTuple):
    """The first answers of each day in a week or a month that begins on this date."""

    unit: str
    begins: date
    score: Apart


def periods(answers: Iterable[Answer], day: int) -> tuple[Period, ...]:
    """Return the latest twelve weeks, or months if there were answers before them, in order.

    One without an answer is left out.
    """
    given = list(firsts(answers))
    this_week = _monday(date_of(day))
    earliest = this_week - timedelta(weeks=MOST - 1)
    if all(date_of(one.day) >= earliest for one in given):
        return _periods("week", _monday, given)
    return _periods("month", _first_of_month, given)[-MOST:]


def _periods(unit: str, begin: Callable[[date], date], answers: list[Answer]) -> tuple[Period, ...]:
    days: dict[int, date] = {}
    found: dict[date, list[Answer]] = defaultdict(list)
    for one in answers:
        if one.day not in days:
            days[one.day] = begin(date_of(one.day))
        found[days[one.day]].append(one)
    return tuple(Period(unit, begins, apart(found[begins])) for begins in sorted(found))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _first_of_month(day: date) -> date:
    return day.replace(day=1)
