"""What Moodle's quiz reports download: the responses, or the grades of each question.

    Last name, First name, Email address, Status, Started, Completed, Duration, Grade/10.00,
    Question 1, Response 1, Right answer 1, …

The heads are in the language of whoever downloads: a word and the number of the question.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quizgen.analysis.engine import Engine
from quizgen.analysis.loaded import COLUMNS, ROWS, Notes, named
from quizgen.analysis.sheet import Sheet

_NUMBERED = re.compile(r"(?P<word>\D*\D)\s*(?P<number>\d{1,4})")
_GRADED = re.compile(r"(?P<word>\D*?\D)\s*(?P<number>\d{1,4})\s*/\s*(?P<most>\d{1,6}(?:[.,]\d+)?)")
_GRADE = re.compile(r"\D+/\s*\d{1,6}(?:[.,]\d+)?")
_EMAIL = re.compile(r"e?-?mail|correo|courriel", re.IGNORECASE)
_RIGHT = re.compile(r"right|correct|richtig|bonne|juste|correcta|corretta|juist", re.IGNORECASE)
_QUESTION = re.compile(r"question|frage|pregunta|domanda|vraag", re.IGNORECASE)
_NONE = "-"


class Slot(NamedTuple):
    """The columns of a question, by their names in SQL; "" for one that was not asked for."""

    number: int
    response: str
    question: str = ""
    right: str = ""


class Marked(NamedTuple):
    """The column of the marks of a question, its name, and the marks that can be had."""

    column: str
    name: str
    most: float


def is_moodle(sheet: Sheet) -> bool:
    """Tell whether a table is one of Moodle's: it has a grade, and columns of questions."""
    return _grade(sheet) > 0 and bool([*_slots(sheet)] or [*_marked(sheet)])


def _grade(sheet: Sheet) -> int:
    """Return the place of the column with the grade of the whole, 0 if there is none."""
    return next((at for at, name in enumerate(sheet.head) if _GRADE.fullmatch(name)), 0)


def _slots(sheet: Sheet) -> Iterator[Slot]:
    found: dict[int, dict[str, str]] = {}
    for name, column in zip(sheet.head, sheet.columns, strict=True):
        if head := _NUMBERED.fullmatch(name):
            kind = _kind(head["word"])
            found.setdefault(int(head["number"]), {}).setdefault(kind, column)
    for number, columns in found.items():
        if "response" in columns:
            yield Slot(number, **columns)


def _kind(word: str) -> str:
    if _RIGHT.search(word):
        return "right"
    return "question" if _QUESTION.search(word) else "response"


def _marked(sheet: Sheet) -> Iterator[Marked]:
    for name, column in zip(sheet.head, sheet.columns, strict=True):
        if head := _GRADED.fullmatch(name):
            most = float(head["most"].replace(",", "."))
            yield Marked(column, f"{head['word'].strip()} {head['number']}", most)


def load(engine: Engine, sheet: Sheet, notes: Notes) -> None:
    """Fill the table with the finished attempts. Raises Unfit."""
    _say(engine, sheet, notes)
    marked = [one for one in _marked(sheet) if one.most]
    if marked:
        _grades(engine, sheet, marked, notes)
    else:
        slots = [*_slots(sheet)]
        notes.without_right |= not all(one.question and one.right for one in slots)
        _responses(engine, sheet, slots)
    notes.can_repeat = True


def _say(engine: Engine, sheet: Sheet, notes: Notes) -> None:
    grade = f"c{_grade(sheet)}"
    open_, averages = (
        engine.number(f"SELECT count(*) FROM {sheet.source} WHERE {condition}", *sheet.values)
        for condition in (f"trim({grade}) = '{_NONE}'", f"NOT {_is_person(sheet)}")
    )
    if open_:
        notes.said.append(f"left out, attempts that were not finished: {open_}")
    if averages:
        notes.said.append(f"left out, rows of no learner, such as averages: {averages}")


def _is_person(sheet: Sheet) -> str:
    """Return SQL that tells an attempt from the averages below the table: it has a state."""
    before = [f"c{at}" for at in range(1, _grade(sheet))]
    return f"({' OR '.join(f'{column} IS NOT NULL' for column in before) or 'true'})"


def _attempts(sheet: Sheet, columns: Iterable[str]) -> str:
    """Return SQL for the finished attempts: the row, a hash of the learner, and columns."""
    grade = _grade(sheet)
    emails = [f"c{at}" for at in range(grade) if _EMAIL.search(sheet.head[at])]
    who = emails[:1] or [f"c{at}" for at in range(min(2, grade))]
    return f"""
        SELECT row_number() OVER () + {(sheet.number + 1) * ROWS} AS row,
            hash({named(who)}) AS learner, {", ".join(columns)}
        FROM {sheet.source}
        WHERE coalesce(trim(c{grade}), '') <> '{_NONE}' AND {_is_person(sheet)}"""


def _grades(engine: Engine, sheet: Sheet, marked: list[Marked], notes: Notes) -> None:
    names = [one.name for one in marked]
    for place, one in enumerate(marked, start=len(notes.order)):
        notes.order.setdefault(one.name, place)
        notes.most[one.name] = one.most
    cells = ", ".join(one.column for one in marked)
    engine.run(
        f"""
        INSERT INTO loaded ({COLUMNS})
        SELECT {sheet.number}, learner, unnest(?::VARCHAR[]), '', NULL, NULL, row, true, NULL, NULL,
            CASE WHEN trim(unnest(cells)) = '{_NONE}' THEN NULL ELSE unnest(cells) END,
            NULL, NULL, NULL, NULL, false
        FROM ({_attempts(sheet, [f"[{cells}] AS cells"])})
        """,
        names,
        *sheet.values,
    )


def _responses(engine: Engine, sheet: Sheet, slots: list[Slot]) -> None:
    """Take over the responses: a question that has no text in the file is named by its number."""
    structs = ", ".join(
        f"{{'number': {slot.number}, 'response': {slot.response},"
        f" 'question': {slot.question or 'NULL'}, 'answer': {slot.right or 'NULL'}}}"
        for slot in slots
    )
    engine.run(
        f"""
        INSERT INTO loaded ({COLUMNS})
        SELECT {sheet.number}, learner,
            coalesce(nullif(trim(regexp_replace(slot.question, '\\s+', ' ', 'g')), ''),
                'Question ' || slot.number),
            coalesce(nullif(trim(slot.answer), '{_NONE}'), ''),
            NULL, NULL, row, true, NULL, NULL,
            nullif(trim(slot.response), '{_NONE}'), NULL, NULL, NULL, NULL, false
        FROM (SELECT row, learner, unnest(slots) AS slot
              FROM ({_attempts(sheet, [f"[{structs}] AS slots"])}))
        """,
        *sheet.values,
    )
