"""From a stored version-1 file with rows in it to the next version."""

import sqlite3
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import pytest

from quizgen.scores.migrating import migrate
from quizgen.scores.schema import VERSION
from quizgen.scores.store import open_store
from tests.scores.made import answer, review


def add_column(connection: Connection) -> None:
    connection.execute("ALTER TABLE event ADD COLUMN device TEXT")


def fail(connection: Connection) -> None:
    add_column(connection)
    raise sqlite3.OperationalError("no")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a store of version 1 with a row in it, dated 2023-11-14."""
    with open_store(tmp_path / "scores.sqlite3", review) as store:
        store.append(answer(1, time=1_700_000_000_000))
    return tmp_path / "scores.sqlite3"


def version(path: Path) -> tuple[int, int, int]:
    with closing(sqlite3.connect(path)) as connection:
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        (rows,) = connection.execute("SELECT count(*) FROM event").fetchone()
        return number, rows, len(connection.execute("PRAGMA table_info(event)").fetchall())


def test_a_step_keeps_the_rows_and_a_backup_is_there(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        kept = migrate(connection, 1, path, steps={1: add_column, 2: lambda _: None}, to=3)

    assert kept == path.with_name("scores-v1-2023-11-14.sqlite3")
    assert version(kept) == (1, 1, 11)
    assert version(path) == (3, 1, 12)
    with open_store(kept, review) as store:
        assert len(store.memories(["t1"])) == 1


def test_all_steps_or_none(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
        pytest.raises(sqlite3.OperationalError),
    ):
        migrate(connection, 1, path, steps={1: lambda _: None, 2: fail}, to=3)

    assert version(path) == (1, 1, 11)


def test_who_comes_second_changes_nothing(path: Path) -> None:
    for _ in range(2):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            migrate(connection, 1, path, steps={1: add_column}, to=2)

    assert version(path) == (2, 1, 12)


def test_there_is_a_step_from_every_version() -> None:
    from quizgen.scores.migrating import STEPS

    assert list(STEPS) == list(range(1, VERSION))
