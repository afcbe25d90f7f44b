"""The log in SQL: a row is an event, and an event is found by what it is about."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from sqlite3 import Connection
from typing import Any

from quizgen.model import Event
from quizgen.scores.fold import VERDICTS, exam_of

COLUMNS = "id, time, day, zone, kind, about, session, guid, fact, way, body"
INSERT = f"INSERT INTO event({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608  # our own names
INSERT_NEW = INSERT.replace("INSERT", "INSERT OR IGNORE", 1)
ROWS = f"SELECT {COLUMNS} FROM event"  # noqa: S608  # the columns above, nothing from outside

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_ASCII = json.JSONEncoder(separators=(",", ":"), allow_nan=False)

CHUNK = 500
"""How many values one query is given: SQLite of any age takes 999."""


def insert(connection: Connection, event: Event) -> None:
    """Add an event to the log."""
    connection.execute(
        INSERT,
        (
            *(event.id, event.time, event.day, event.zone, event.kind, event.about),
            *(event.session, event.guid, event.fact, event.way, write_body(event)),
        ),
    )


def last_time(connection: Connection) -> int:
    """Return the time of the latest event, 0 if there is none."""
    (time,) = connection.execute("SELECT max(time) FROM event").fetchone()
    return int(time or 0)


def by_id(connection: Connection, wanted: bytes) -> Event | None:
    """Return the event with this id."""
    return next(_found(connection, "WHERE id = ?", (wanted,)), None)


def select(
    connection: Connection, kinds: Iterable[str] | None = None, since: int | None = None
) -> Iterator[Event]:
    """Yield the events of these kinds (None: all) from a time on, in order."""
    wanted = None if kinds is None else tuple(kinds)
    where, values = ["time >= ?"], [-(2**63) if since is None else since, *(wanted or ())]
    if wanted is not None:
        where.append(f"kind IN ({_marks(wanted)})")
    return _found(connection, f"WHERE {' AND '.join(where)} ORDER BY time, id", values)


def history(connection: Connection, facts: Iterable[str]) -> list[Event]:
    """Return every event that has a say in the memory of these facts' targets, in no order.

    A target belongs to one fact; an answer that names none may be about any.
    """
    start = [
        *_among(connection, "fact", facts),
        *_found(connection, "WHERE fact IS NULL AND kind IN ('answer', 'exam-answer')"),
        *_found(connection, "WHERE kind = 'parameters'"),
    ]
    return followed(connection, start)


def parameters(connection: Connection) -> list[Event]:
    """Return the events that set parameters, and what was said about them."""
    return followed(connection, _found(connection, "WHERE kind = 'parameters'"))


def suspensions(connection: Connection) -> list[Event]:
    """Return the events that suspend or restore an item, and what was said about them."""
    wanted = "WHERE kind IN ('suspended', 'restored')"
    return followed(connection, _found(connection, wanted))


def answered_on(connection: Connection, day: int) -> list[Event]:
    """Return the answers of a study day, and those of the exams handed in on it."""
    found = list(_found(connection, "WHERE kind IN ('answer', 'exam-hand-in') AND day = ?", (day,)))
    exams = (event for event in found if event.kind == "exam-hand-in")
    answers = [event for event in found if event.kind == "answer"]
    return [*answers, *(answer for exam in exams for answer in exam_answers(connection, exam))]


def exam_answers(connection: Connection, event: Event) -> list[Event]:
    """Return the answers of the exam that an event belongs to, whether they count or not."""
    exam = (exam_of(event),)
    return [
        *_found(connection, "WHERE kind = 'exam-answer' AND about = ?", exam),
        *_found(connection, "WHERE kind = 'exam-answer' AND about IS NULL AND session = ?", exam),
    ]


def exams(connection: Connection) -> list[bytes]:
    """Return the ids of the exams that have an answer, over or not."""
    wanted = "kind IN ('exam-answer', 'exam-hand-in', 'exam-discard')"  # the words of the index
    rows = connection.execute(f"SELECT DISTINCT about FROM event WHERE {wanted}")  # noqa: S608  # our own names
    return sorted(about for (about,) in rows if about is not None)


def concerned(connection: Connection, event: Event) -> list[Event] | None:
    """Return the answers that count otherwise after an event of the log; None: it may be any."""
    seen: set[bytes] = set()
    root: Event | None = event
    while root is not None and root.kind in {"undo", *VERDICTS}:
        seen.add(root.id)
        root = None if root.about is None or root.about in seen else by_id(connection, root.about)
    match root.kind if root else "":
        case "answer" | "exam-answer":
            return [root] if root else []
        case "exam-hand-in" | "exam-discard":
            return exam_answers(connection, root) if root else []
        case "parameters":
            return None
        case _:
            return []


def followed(connection: Connection, events: Iterable[Event]) -> list[Event]:
    """Return the events, what was said about them, about that in turn, and how exams ended."""
    found: dict[bytes, Event] = {}
    fresh = list(events)
    while fresh:
        found.update((event.id, event) for event in fresh)
        exams = [event for event in fresh if event.kind == "exam-answer"]
        ids = {event.id for event in fresh} | {event.about for event in exams if event.about}
        sessions = {event.session for event in exams if event.about is None and event.session}
        later = [*_among(connection, "about", ids), *_ends(connection, sessions)]
        fresh = [event for event in later if event.id not in found]
    return list(found.values())


def _ends(connection: Connection, sessions: Iterable[bytes]) -> Iterator[Event]:
    kinds = "kind IN ('exam-answer', 'exam-hand-in', 'exam-discard') AND "
    return _among(connection, "session", sessions, kinds)


def _among(
    connection: Connection, column: str, values: Iterable[str | bytes], also: str = ""
) -> Iterator[Event]:
    for chunk in chunks(values):
        yield from _found(connection, f"WHERE {also}{column} IN ({_marks(chunk)})", chunk)


def _found(connection: Connection, where: str, values: Sequence[object] = ()) -> Iterator[Event]:
    return map(event_of, connection.execute(f"{ROWS} {where}", values))


def chunks(values: Iterable[str | bytes]) -> Iterator[tuple[str | bytes, ...]]:
    """Yield the values in portions that one query takes."""
    rest = iter(values)
    while chunk := tuple(islice(rest, CHUNK)):
        yield chunk


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def event_of(row: Sequence[Any]) -> Event:
    """Return the event of a row of `COLUMNS`."""
    id_, time, day, zone, kind, about, session, guid, fact, way, body = row
    return Event(id_, time, day, zone, kind, read_body(body), about, session, guid, fact, way)


def read_body(text: str) -> dict[str, object]:
    """Return the body of an event, {} if it is damaged."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def write_body(event: Event) -> str:
    """Return the body of an event as JSON. Raises ValueError for what JSON cannot hold."""
    body = dict(event.body)
    text = _JSON.encode(body)
    try:
        text.encode()
    except UnicodeEncodeError:  # a terminal may hand over half a character
        return _ASCII.encode(body)
    return text
