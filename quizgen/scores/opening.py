"""Opening the file: is it ours, how is it made durable, and what if it may only be read."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

from quizgen.scores.file_system import file_system, is_shared
from quizgen.scores.migrating import copied, migrate, roll_back, script
from quizgen.scores.schema import APPLICATION, TABLES, VERSION
from quizgen.scores.trouble import CLOSED, FOREIGN, NEWER, is_without_room, refused, refusing

T = TypeVar("T")

WAIT = 5.0
"""Seconds to wait for another process that is writing."""

CANNOT_OPEN = "The scores cannot be opened: {}."


def open_for_writing(path: Path, kind_of: Callable[[Path], str] = file_system) -> Connection:
    """Return a connection to the store, which is made if there is none, in today's version."""
    with refusing(path, CANNOT_OPEN):
        must_be_writable(path)
        _make(path)
        connection = _connect(path, "rw")
    _checked(connection, path, lambda: _prepare(connection, path, kind_of))
    return connection


def open_for_reading(path: Path) -> Connection:
    """Return a connection to a store that is not changed. No file: an empty store.

    A store of an older version is brought up to date in memory.
    """
    if not path.exists():
        return empty()
    with refusing(path, CANNOT_OPEN):
        _must_be_file(path)
        connection = _reader(path)
    version = _checked(connection, path, lambda: version_of(connection, path))
    if version == 0:
        connection.close()
        return empty()
    if version == VERSION:
        return connection
    newer = copied(connection)
    connection.close()
    migrate(newer, version)
    return newer


def open_damaged(path: Path) -> Connection:
    """Return a connection to whatever is in a file, to read what can be read."""
    with refusing(path, CANNOT_OPEN):
        _must_be_file(path)
        # SQLite would make a file beside it, unless it is told that nobody writes.
        is_still = not os.access(path.parent, os.W_OK)
        is_alone = not path.with_name(path.name + "-wal").exists()
        return _connect(path, "ro&immutable=1" if is_still and is_alone else "ro")


def open_to_replace(path: Path) -> Connection:
    """Return a connection to whatever is in a file, to put something else into it."""
    must_be_writable(path)
    return _connect(path, "rw")


def version_of(connection: Connection, path: Path) -> int:
    """Return the version of a store, 0 if it is empty; refuse a newer one and any other file."""
    application, version, tables = _marks(connection)
    if not application and not version and not tables:
        return 0
    if application != APPLICATION or not tables or version < 1:
        message = CANNOT_OPEN.format("the file is no store of quizgen's")
        raise refused(path, FOREIGN, message, "give another --scores FILE; nothing was changed")
    if version > VERSION:
        message = "A newer quizgen wrote your history. Update quizgen; nothing was changed."
        raise refused(path, NEWER, message)
    return int(version)


def _marks(connection: Connection) -> tuple[int, int, int]:
    """Return application id, version and number of tables as of one moment.

    Read one by one, they could be half those of another process that is making the store.
    """
    queries = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
    begun = connection.in_transaction
    if not begun:
        connection.execute("BEGIN")
    try:
        application, version, tables = (
            int(connection.execute(query).fetchone()[0]) for query in queries
        )
    finally:
        if not begun:
            roll_back(connection)
    return application, version, tables


def _checked(connection: Connection, path: Path, work: Callable[[], T]) -> T:
    """Return what the work gives; the connection is closed if it does not succeed."""
    try:
        with refusing(path, CANNOT_OPEN):
            return work()
    except BaseException:
        connection.close()
        raise


def _prepare(connection: Connection, path: Path, kind_of: Callable[[Path], str]) -> None:
    version = version_of(connection, path)
    _make_durable(connection, shared=is_shared(kind_of(path)))
    if version == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection, path)  # another process may have been faster
        if version == 0:
            _lay_out(connection)
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise
    if 0 < version < VERSION:
        migrate(connection, version, path)


def _make_durable(connection: Connection, *, shared: bool) -> None:
    """Have each transaction on the disk when it is committed, by the safest journal there is."""
    mode = ""
    with suppress(sqlite3.OperationalError):  # another process holds it: the mode stays
        (mode,) = connection.execute(
            f"PRAGMA journal_mode = {'DELETE' if shared else 'WAL'}"
        ).fetchone()
    connection.execute(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")


def must_be_writable(path: Path) -> None:
    """Refuse a store that is there and may not be written to."""
    if path.exists():
        _must_be_file(path)
        for needed, what in (path, "the file"), (path.parent, "its folder"):
            if not os.access(needed, os.W_OK):
                message = CANNOT_OPEN.format(f"{what} is read-only")
                raise refused(path, CLOSED, message, "allow writing, or give --scores FILE")


def _must_be_file(path: Path) -> None:
    if not path.is_file():
        what = "it is a folder" if path.is_dir() else "it is not an ordinary file"
        raise refused(path, CLOSED, CANNOT_OPEN.format(what), "give a file with --scores")


def _make(path: Path) -> None:
    """Make the file, and the folders above it; only their owner may read what is new."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _reader(path: Path) -> Connection:
    """Return a connection that leaves the file, and what lies beside it, as it was."""
    log = path.with_name(path.name + "-wal")
    is_alone = not log.exists()
    may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    # "rw" clears away what it put beside the file; "ro" does not
    connection = _connect(path, "rw" if is_alone and may_write else "ro")
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.DatabaseError as error:
        connection.close()
        # Where no lock can be written, nobody writes, and on a full disk nobody begins to.
        is_locked_out = isinstance(error, sqlite3.OperationalError) and is_alone and not may_write
        if not is_locked_out and not (is_without_room(error) and _is_empty(log)):
            raise
        connection = _connect(path, "ro&immutable=1")
    return connection


def _is_empty(log: Path) -> bool:
    return not log.exists() or log.stat().st_size == 0


def _connect(path: Path, mode: str) -> Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None)


def empty() -> Connection:
    """Return a connection to an empty store in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _lay_out(connection)
    return connection


def _lay_out(connection: Connection) -> None:
    script(connection, TABLES)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
