"""The cache of the fold: one row for each target, written in the transaction of its event.

`upto` is the time of the last event that could change memory when a row was written: unless the
largest is that of the log, the cache is dropped and folded anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from sqlite3 import Connection

from quizgen.model import Event, Memory
from quizgen.scores import log
from quizgen.scores.fold import Review, counted, fold, last_parameters, reviewed, targets_of

CHANGING = ("answer", "exam-hand-in", "undo", "overruled", "mine-is-right", "parameters")
"""The kinds of events that can change memory as they are appended."""

_COLUMNS = "target, stability, difficulty, last_day, due_day, seen, lapses"
_KINDS = ", ".join(f"'{kind}'" for kind in CHANGING)
_TEMPORARY = {
    "TABLE memory": "TEMP TABLE memory",
    "INDEX memory_due": "INDEX temp.memory_due",
    "INDEX memory_upto": "INDEX temp.memory_upto",
}
_LAST = f"SELECT time FROM event WHERE kind IN ({_KINDS}) ORDER BY time DESC LIMIT 1"  # noqa: S608  # our own names


def memories(connection: Connection, targets: Iterable[str]) -> dict[str, Memory]:
    """Return what is remembered of these targets; a new one is left out."""
    found: dict[str, Memory] = {}
    for chunk in log.chunks(targets):
        marks = ", ".join("?" * len(chunk))
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM memory WHERE target IN ({marks})",  # noqa: S608  # our own names
            chunk,
        )
        found.update((row[0], Memory(*row[1:])) for row in rows)
    return found


def due(connection: Connection, day: int, limit: int, offset: int = 0) -> list[tuple[str, Memory]]:
    """Return what is due on a study day, the longest due first, then by target."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM memory WHERE due_day <= ? "  # noqa: S608  # our own names
        "ORDER BY due_day, target LIMIT ? OFFSET ?",
        (day, limit, offset),
    )
    return [(row[0], Memory(*row[1:])) for row in rows]


def count_due(connection: Connection, first_day: int, last_day: int) -> dict[int, int]:
    """Return how many targets fall due on each of these study days; none: not in it."""
    rows = connection.execute(
        "SELECT due_day, count(*) FROM memory WHERE due_day BETWEEN ? AND ? GROUP BY due_day",
        (first_day, last_day),
    )
    return dict(rows)


def everything(connection: Connection) -> Iterator[tuple[str, Memory]]:
    """Yield the memory of all targets."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM memory")  # noqa: S608  # our own names
    return ((row[0], Memory(*row[1:])) for row in rows)


def is_fresh(connection: Connection) -> bool:
    """Tell whether the cache holds all that the log says."""
    (upto,) = connection.execute("SELECT max(upto) FROM memory").fetchone()
    return bool(upto == _last(connection))


def refold(connection: Connection, review: Review) -> None:
    """Drop the cache and fold the log anew."""
    connection.execute("DELETE FROM memory")
    _put(connection, fold(log.select(connection), review), _last(connection) or 0)


def make_temporary(connection: Connection) -> None:
    """Have the cache in a table of this connection only, where the file may not be changed."""
    found = connection.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = 'memory'")
    for (sql,) in found.fetchall():
        for name in "TABLE memory", "INDEX memory_due", "INDEX memory_upto":
            if sql and sql.startswith(f"CREATE {name}"):
                connection.execute(sql.replace(name, _TEMPORARY[name], 1))


def update(
    connection: Connection, event: Event, review: Review, parameters: tuple[float, ...]
) -> None:
    """Bring a fresh cache up to date with the event just appended: only its targets' rows."""
    rows = 0
    if event.kind == "answer":
        rows = _put(connection, _after(connection, event, review, parameters), event.time)
    elif event.kind != "parameters":  # they apply to what comes after them
        _correct(connection, event, review)
    if not rows:  # or perhaps none: the latest then stands for the event
        connection.execute(
            "UPDATE memory SET upto = ?1 WHERE upto < ?1 AND target = "
            "(SELECT target FROM memory ORDER BY upto DESC LIMIT 1)",
            (event.time,),
        )


def parameters(connection: Connection, review: Review) -> tuple[float, ...]:
    """Return the parameters that apply to the next answer, () if there are none."""
    return last_parameters(log.parameters(connection), review)


def _after(
    connection: Connection, event: Event, review: Review, parameters: tuple[float, ...]
) -> dict[str, Memory]:
    """Return the memories after an answer that is the last event of the log."""
    found: dict[str, Memory] = {}
    for answer in counted([event], review):
        now = answer._replace(parameters=parameters)
        known = memories(connection, now.targets)
        found |= {target: reviewed(known.get(target), now, review) for target in now.targets}
    return found


def _correct(connection: Connection, event: Event, review: Review) -> None:
    """Fold anew what an event said about earlier answers, or an exam's end, may have changed."""
    answers = log.concerned(connection, event)
    if answers is None:
        refold(connection, review)
        return
    targets = {target for answer in answers for target in targets_of(answer)}
    if not targets:
        return
    facts = {answer.fact for answer in answers if answer.fact is not None}
    folded = fold(log.history(connection, facts), review)
    gone = [(target,) for target in targets - folded.keys()]
    connection.executemany("DELETE FROM memory WHERE target = ?", gone)
    kept = {target: folded[target] for target in sorted(targets & folded.keys())}
    _put(connection, kept, event.time)


def _put(connection: Connection, rows: Mapping[str, Memory], upto: int) -> int:
    """Write these rows; return how many they are."""
    connection.executemany(
        f"INSERT OR REPLACE INTO memory({_COLUMNS}, upto) "  # noqa: S608  # our own names
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((target, *memory, upto) for target, memory in rows.items()),
    )
    return len(rows)


def _last(connection: Connection) -> int | None:
    row = connection.execute(_LAST).fetchone()
    return row[0] if row else None
