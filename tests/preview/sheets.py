"""Sheets for the tests of the preview: facts whose fields the exporter made."""

from collections.abc import Iterable, Sequence

from quizgen.exporters._anki.note_types import css
from quizgen.exporters.anki import note_of
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Item, Place
from quizgen.preview.page import page
from quizgen.preview.sheet import Entry, Part, Question, Sheet
from quizgen.problems import Problem, Severity
from tests.exporters.examples import CLOCK

FILE = "source/pain.yaml"


def question(*ways: Item) -> Question:
    """Return a question from its ways, as the exporter renders it."""
    note = note_of(ways, ExportOptions(CLOCK))
    names = (named.name for named in note.type.fields)
    return Question(ways, dict(zip(names, note.fields, strict=True)))


def entry(name: str, *questions: Question, problems: Iterable[Problem] = ()) -> Entry:
    """Return a fact with its questions."""
    kind = "cloze" if name.startswith("cloze") else "question"
    return Entry(name, Place(FILE, 7), kind, "", "", questions, tuple(problems))


def problem(severity: Severity, message: str = "it is odd", line: int = 7) -> Problem:
    return Problem(Place(FILE, line, 3), "I999", message, "write `answer: …`", weight=severity)


def sheet(entries: Sequence[Entry], problems: Iterable[Problem] = ()) -> Sheet:
    return Sheet((Part("Back pain", FILE, "en", tuple(entries)),), tuple(problems))


def page_of(*entries: Entry, problems: Iterable[Problem] = (), live: bool = False) -> str:
    """Return the page of one list with these facts."""
    return page(sheet(entries, problems), css(), live=live)
