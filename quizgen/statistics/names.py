"""How days, decks, tags and counts are called, drawn or said."""

from collections.abc import Iterator, Sequence

from quizgen.days import date_of
from quizgen.harmless import harmless
from quizgen.statistics.numbers import Group, Hard, Numbers, Said
from quizgen.statistics.periods import Period


def met(numbers: Numbers) -> str:
    """Return how many targets were met."""
    return f"{counted(numbers.met, 'target')} met of {numbers.targets:,}"


def counted(number: int, name: str) -> str:
    """Return a number and a noun: "1 target", "2 targets"."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def day_name(day: int, ahead: int) -> str:
    """Return how a day is called on a line: "today", "Sat 21"."""
    date = date_of(day + ahead)
    return f"{date:%a} {date.day:>2}" if ahead else "today"


def shown(groups: Sequence[Group]) -> list[Group]:
    """Return the groups that are worth a row: of one deck alone the row of all says enough."""
    decks = sum(group.kind == "deck" for group in groups)
    return [group for group in groups if group.kind != "deck" or decks > 1]


def group_name(group: Group) -> str:
    """Return how a group is called: a tag has a mark before it."""
    return harmless(f"#{group.name}" if group.kind == "tag" else group.name)


def begins(period: Period) -> str:
    """Return how a week or a month is called on a line: "16 Nov", "Nov 2026"."""
    date = period.begins
    return f"{date:%b %Y}" if period.unit == "month" else f"{date.day} {date:%b}"


def missed(hard: Hard) -> str:
    """Return how often a target was forgotten."""
    return f"{hard.memory.lapses:,} of {hard.memory.seen:,}"


def said(found: Said) -> Iterator[str]:
    """Yield what the learner said of questions, nothing of what never happened."""
    if found.by_own_word:
        yield f"Counted by your own word: {found.by_own_word:,}."
    if found.flagged:
        yield f"Flagged: {found.flagged:,}."
    if found.put_away:
        yield f"Never asked again: {found.put_away:,}."
