"""The map of days: a column for each week, a row for each day of the week."""

from collections.abc import Mapping

from quizgen.days import date_of
from quizgen.statistics.days import level, ranges, step
from quizgen.statistics.drawing import Line, Marks, Run, words

NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_FEWEST, _MOST = 12, 53
_WEEK = 7
_MARGIN = "      "
_LABEL = 4
"""Columns that the name of a month takes, with the space behind it."""


def legend(by_day: Mapping[int, int], marks: Marks) -> str:
    """Return what each shade stands for."""
    spans = ranges(step(max(by_day.values(), default=0)))
    gap = "" if marks.parts else " "  # "-1" would be a number
    return " ".join(f"{mark}{gap}{span}" for mark, span in zip(marks.levels, spans, strict=True))


def week_map(by_day: Mapping[int, int], day: int, columns: int, marks: Marks) -> list[Line]:
    """Return the latest weeks that fit, with the names of their months above."""
    sunday = day + 6 - date_of(day).weekday()
    begun = (sunday - min(by_day, default=day)) // 7 + 1
    weeks = min(max(begun, _FEWEST), _MOST, columns - len(_MARGIN))
    mondays = [sunday - 6 - 7 * ago for ago in reversed(range(weeks))]
    darker = step(max(by_day.values(), default=0))
    rows = [words(f"{_MARGIN}{_months(mondays)}".rstrip())]
    for weekday, name in enumerate(NAMES):
        days = [monday + weekday for monday in mondays]
        shades = (marks.levels[level(by_day.get(one, 0), darker)] for one in days if one <= day)
        rows.append((Run(f"  {name}  "), Run("".join(shades), "mark")))
    return rows


def _months(mondays: list[int]) -> str:
    """Return the names of months, each above the week in which it begins, where there is room."""
    starts = [at for at, monday in enumerate(mondays) if date_of(monday + 6).day <= _WEEK]
    if not starts or starts[0] >= _LABEL:
        starts.insert(0, 0)  # the month that had begun
    text = ""
    for at in starts:
        if len(text) <= at <= len(mondays) - _LABEL + 1:
            text = f"{text:<{at}}{date_of(mondays[at] + 6):%b} "
    return text
