"""What can still be read of a damaged store, copied into a new one."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection, DatabaseError, IntegrityError
from typing import NamedTuple

from quizgen.scores import log
from quizgen.scores.fold import Review
from quizgen.scores.migrating import copy_to
from quizgen.scores.opening import CANNOT_OPEN, empty, open_damaged
from quizgen.scores.store import Store
from quizgen.scores.trouble import CLOSED, DAMAGED, is_damage, refused, refusing

_BATCH = 1000
_FAILED = "The scores could not be saved: {}."
_WAYS = (
    "SELECT id FROM event NOT INDEXED ORDER BY id",
    "SELECT id FROM event NOT INDEXED ORDER BY id DESC",
    "SELECT id FROM event INDEXED BY event_time ORDER BY time",
    "SELECT id FROM event INDEXED BY event_time ORDER BY time DESC",
    "SELECT id FROM event INDEXED BY event_fact ORDER BY fact",
    "SELECT id FROM event INDEXED BY event_fact ORDER BY fact DESC",
)
"""Each leads past other damages: the table and two indexes hold every id."""


class Salvaged(NamedTuple):
    """How many events were saved, and of how many only the id was found."""

    saved: int
    lost: int


def salvage(path: Path, into: Path, review: Review) -> Salvaged:
    """Copy each event of a damaged store that can be read into a new one; the old one is kept.

    Raises Refused if there is none, or if the new file is there already.
    """
    if into.exists():
        raise refused(into, CLOSED, "there is a file of this name", "give a new one")
    with closing(open_damaged(path)) as damaged:
        with refusing(path, CANNOT_OPEN):
            ids = sorted({id_ for way in _WAYS for id_ in _ids(damaged, way)})
        if not ids:
            message = "Nothing can be read of this file. It was not changed."
            raise refused(path, DAMAGED, message, "`quizgen scores restore` puts a backup back")
        with Store(empty(), into, review) as store:
            saved = sum(
                _copy(damaged, store, ids[start : start + _BATCH])
                for start in range(0, len(ids), _BATCH)
            )
            store.refold()
            with refusing(into, _FAILED), store.reading() as connection:
                into.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                copy_to(connection, into)
    return Salvaged(saved, len(ids) - saved)


def _ids(connection: Connection, way: str) -> Iterator[bytes]:
    """Yield the ids that a query gives until it meets a damage."""
    try:
        for (id_,) in connection.execute(way):
            if isinstance(id_, bytes):
                yield id_
    except DatabaseError as error:
        if not is_damage(error):
            raise


def _copy(damaged: Connection, store: Store, ids: list[bytes]) -> int:
    """Copy the events with these ids that can be read; return how many."""
    with store.writing(_FAILED) as connection:
        return sum(_copy_one(damaged, connection, id_) for id_ in ids)


def _copy_one(damaged: Connection, connection: Connection, id_: bytes) -> bool:
    try:
        row = damaged.execute(f"{log.ROWS} WHERE id = ?", (id_,)).fetchone()
    except DatabaseError as error:
        if not is_damage(error):
            raise
        return False
    try:
        return row is not None and connection.execute(log.INSERT, row).rowcount == 1
    except IntegrityError:  # a text where a number belongs, or the like
        return False
