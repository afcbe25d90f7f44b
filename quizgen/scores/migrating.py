"""From an older version of the tables to today's, a step for each version, a backup before."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

from quizgen.files import settle
from quizgen.scores.log import last_time
from quizgen.scores.schema import VERSION

Step = Callable[[Connection], None]
"""Changes the tables of a store by one version, inside a transaction."""

STEPS: Mapping[int, Step] = {}
"""The step that leads away from a version. None yet: version 1 is the first."""


def migrate(
    connection: Connection,
    version: int,
    path: Path | None = None,
    *,
    steps: Mapping[int, Step] = STEPS,
    to: int = VERSION,
) -> Path | None:
    """Bring a store from `version` up to date, all steps or none; return the backup beside `path`.

    Without a path it is a copy in memory, which needs no backup.
    """
    kept = None if path is None else _keep(connection, version, path)
    connection.execute("BEGIN IMMEDIATE")
    try:
        (now,) = connection.execute("PRAGMA user_version").fetchone()
        for step in range(now, to):  # none if another process was faster
            steps[step](connection)
            connection.execute(f"PRAGMA user_version = {step + 1}")
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise
    return kept


def roll_back(connection: Connection) -> None:
    """End a transaction without its changes; a full disk may have ended it already."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _keep(connection: Connection, version: int, path: Path) -> Path:
    """Copy the store beside itself, named after its version and the date of its last event."""
    last = datetime.fromtimestamp(last_time(connection) / 1000, UTC)
    target = path.with_name(f"{path.stem}-v{version}-{last.date()}.sqlite3")
    copy_to(connection, target)
    return target


def copy_to(connection: Connection, target: Path, last: Callable[[], None] = lambda: None) -> None:
    """Write a copy of a store as one file, whole or not at all; only its owner may read it.

    `last` is done when all that can fail for want of room is done, just before the renaming.
    """
    from quizgen.temporary import temporary_beside  # a quiz seldom copies its scores

    with temporary_beside(target, 0o600) as temporary:
        with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # no second file beside it
        _sync(temporary)
        last()
        temporary.replace(target)
    settle(target.parent)


def copied(connection: Connection) -> Connection:
    """Return a copy of a store in memory."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    return copy


def script(connection: Connection, text: str) -> None:
    """Run the statements of a text inside the caller's transaction."""
    for statement in _statements(text):
        connection.execute(statement)


def _statements(text: str) -> Iterator[str]:
    """Yield the statements one by one; those of a trigger hold semicolons themselves."""
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _sync(path: Path) -> None:
    """Have the system write a file down."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
