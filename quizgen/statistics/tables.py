"""The statistics for programs: one JSON object, or one CSV row for each target that was met."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from quizgen.days import date_of
from quizgen.harmless import harmless
from quizgen.model import Memory, Place
from quizgen.spreadsheets import guarded
from quizgen.statistics.numbers import WINDOW, Hard, Numbers
from quizgen.statistics.tally import Apart, Tally

VERSION = 1
"""Goes up when a key changes its meaning or goes; a new key alone does not change it."""

KEYS: Mapping[str, str] = {
    "version": f"{VERSION}: goes up when a key changes its meaning or goes",
    "title": "the titles of the lists",
    "day": "the study day, which begins at 04:00",
    "targets": "how many `targets` there are, and how many of them were `met`",
    "today": "the answers of the day, `recalled` and `recognised` apart",
    "total": "all answers, in the same way",
    "days": "each `day` with answers, and how many `answers`",
    "in_a_row": "days with answers in a row, up to this one",
    "due": "the next 14 days, each with its `day` and how many `targets` fall due",
    "wanted": "the share that is to be recalled when a question is due",
    "groups": f"the first answers of a day to what was met before, last {WINDOW} days: "
    "`kind` (all, deck, tag), `name`, `recalled`, `recognised`",
    "periods": "the first answers of each day by week or month: "
    "`unit`, `begins`, `recalled`, `recognised`",
    "hardest": "what was forgotten most often: "
    "`target`, `fact`, `file`, `line`, `stem`, `seen`, `lapses`, `difficulty`",
    "said": "`by_own_word` answers, `flagged` and `put_away` questions",
}
"""The keys of the object, each with its meaning. Counts hold `answered`, `right`, `share`."""

COLUMNS: Mapping[str, str] = {
    "target": "the id of what is remembered",
    "fact": "its fact, as bank/id",
    "place": "where the fact stands, as file:line",
    "stem": "how it is asked now",
    "deck": "the title of its list",
    "tags": "its tags, a blank between",
    "seen": "answers that count",
    "lapses": "times it was forgotten",
    "stability": "days after which nine in ten are recalled",
    "difficulty": "from 1 to 10, as in FSRS",
    "due": "the day on which it is asked again",
    "recalled": "answers from memory",
    "recalled_right": "those that were right",
    "recognised": "answers among options",
    "recognised_right": "those that were right, guessed ones among them",
}
"""The columns of the CSV, each with its meaning."""


class Target(NamedTuple):
    """A target that was met, and what is known of it."""

    target: str
    fact: str
    place: Place
    stem: str
    deck: str
    tags: tuple[str, ...]
    memory: Memory
    score: Apart


def as_json(numbers: Numbers) -> str:
    """Return the text of one object, ASCII alone, so that any pipe takes it."""
    found: dict[str, object] = {
        "version": VERSION,
        "title": numbers.title,
        "day": _date(numbers.day),
        "targets": {"targets": numbers.targets, "met": numbers.met},
        "today": _apart(numbers.today),
        "total": _apart(numbers.total),
        "days": [
            {"day": _date(day), "answers": numbers.by_day[day]} for day in sorted(numbers.by_day)
        ],
        "in_a_row": numbers.in_a_row,
        "due": [
            {"day": _date(numbers.day + ahead), "targets": count}
            for ahead, count in enumerate(numbers.due)
        ],
        "wanted": numbers.wanted,
        "groups": [
            {"kind": one.kind, "name": one.name, **_apart(one.score)} for one in numbers.groups
        ],
        "periods": [
            {"unit": one.unit, "begins": one.begins.isoformat(), **_apart(one.score)}
            for one in numbers.periods
        ],
        "hardest": [_hard(one) for one in numbers.hardest],
        "said": numbers.said._asdict(),
    }
    assert found.keys() == KEYS.keys()
    return json.dumps(found, indent=2)


def as_csv(targets: Iterable[Target]) -> str:
    """Return a row for each target; no cell begins as a formula does in a spreadsheet."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one in targets:
        rows.writerow(guarded(harmless(cell)) for cell in _cells(one))
    return text.getvalue()


def _cells(one: Target) -> Iterable[str]:
    memory, (recalled, recognised) = one.memory, one.score
    return (
        *(one.target, one.fact, f"{one.place.file}:{one.place.line}", one.stem, one.deck),
        " ".join(one.tags), str(memory.seen), str(memory.lapses),
        f"{memory.stability:.2f}", f"{memory.difficulty:.2f}", _date(memory.due_day),
        *(str(count) for tally in (recalled, recognised) for count in tally[:2]),
    )  # fmt: skip


def _apart(score: Apart) -> dict[str, object]:
    return {"recalled": _tally(score.recalled), "recognised": _tally(score.recognised)}


def _tally(tally: Tally) -> dict[str, object]:
    share = None if tally.share is None else round(tally.share, 4)
    return {"answered": tally.answered, "right": tally.right, "share": share}


def _hard(one: Hard) -> dict[str, object]:
    return {
        "target": one.target,
        "fact": one.fact,
        "file": one.place.file,
        "line": one.place.line,
        "stem": one.stem,
        "seen": one.memory.seen,
        "lapses": one.memory.lapses,
        "difficulty": round(one.memory.difficulty, 2),
    }


def _date(day: int) -> str:
    return date_of(day).isoformat()
