"""The statistics as sentences, one a line: for pipes, and for whoever hears them."""

from collections import Counter
from collections.abc import Iterator

from quizgen.days import date_of
from quizgen.harmless import harmless
from quizgen.statistics.names import counted, group_name, met, missed, said, shown
from quizgen.statistics.numbers import AHEAD, WINDOW, Numbers
from quizgen.statistics.tally import Tally, percent

_MONTHS = 12


def spoken(numbers: Numbers) -> Iterator[str]:
    """Yield the sentences; a day, a deck or a tag of which there is nothing is not named."""
    yield f"{harmless(numbers.title)}: {met(numbers)}."
    for label, score in (("Today", numbers.today), ("In all", numbers.total)):
        yield f"{label}, recognised in a choice: {score.recognised.in_words()}."
        yield f"{label}, recalled: {score.recalled.in_words()}."
    yield from _days(numbers)
    yield from _due(numbers)
    yield from _groups(numbers)
    yield from _periods(numbers)
    yield from _hardest(numbers)
    yield from said(numbers.said)


def _days(numbers: Numbers) -> Iterator[str]:
    if not numbers.by_day:
        return
    row = counted(numbers.in_a_row, "day")
    yield f"Last {WINDOW} days: {counted(numbers.lately, 'answer')}. {row} in a row."
    months: Counter[tuple[int, int]] = Counter()
    days: Counter[tuple[int, int]] = Counter()
    for day, count in numbers.by_day.items():
        month = date_of(day).year, date_of(day).month
        months[month] += count
        days[month] += 1
    for month in sorted(months)[-_MONTHS:]:
        name = f"{date_of(0).replace(year=month[0], month=month[1]):%B %Y}"
        on = counted(days[month], "day")
        yield f"{name}: {counted(months[month], 'answer')} on {on}."


def _due(numbers: Numbers) -> Iterator[str]:
    for ahead, count in enumerate(numbers.due):
        date = date_of(numbers.day + ahead)
        when = f"{date:%A} {date.day} {date:%B}" if ahead else "today"
        if count or not ahead:
            yield f"Due {when}: {count:,}."
    yield f"Due in {AHEAD} days: {sum(numbers.due):,}."


def _groups(numbers: Numbers) -> Iterator[str]:
    if not any(group.score.answered for group in numbers.groups):
        return
    yield (
        f"Last {WINDOW} days, first answers of a day to what was met before; "
        f"{percent(numbers.wanted)} is wanted."
    )
    for group in shown(numbers.groups):
        name = f"tag {group_name(group)[1:]}" if group.kind == "tag" else group_name(group)
        yield from _apart(name, group.score.recalled, group.score.recognised)


def _periods(numbers: Numbers) -> Iterator[str]:
    if numbers.periods:
        yield f"Score by {numbers.periods[0].unit}, first answers of a day."
    for one in numbers.periods:
        date = one.begins
        week = f"Week from {date.day} {date:%B}"
        name = f"{date:%B %Y}" if one.unit == "month" else week
        yield from _apart(name, one.score.recalled, one.score.recognised)


def _apart(name: str, recalled: Tally, recognised: Tally) -> Iterator[str]:
    if recalled.answered:
        yield f"{name}, recalled: {recalled.in_words()}."
    if recognised.answered:
        yield f"{name}, recognised in a choice: {recognised.in_words()}."


def _hardest(numbers: Numbers) -> Iterator[str]:
    for one in numbers.hardest:
        where = f"{one.place.file}:{one.place.line}"
        yield f"Forgotten {missed(one)} times: {harmless(where)}: {harmless(one.stem)}"
