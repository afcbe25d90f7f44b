"""What SQLite says when something is wrong, as a problem with its remedy."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizgen.model import Place
from quizgen.problems import Problem, Refused

NEWER, FOREIGN, DAMAGED, CLOSED, UNSAVED, LOCKED = "S601 S602 S603 S604 S605 S606".split()

_FULL = "disk full"
_REASONS = {
    sqlite3.SQLITE_FULL: (UNSAVED, _FULL, "make room on the disk, then try again"),
    sqlite3.SQLITE_IOERR_SHMSIZE: (UNSAVED, _FULL, "make room on the disk, then try again"),
    sqlite3.SQLITE_IOERR: (UNSAVED, "the disk failed", "look after the disk, then try again"),
    sqlite3.SQLITE_TOOBIG: (UNSAVED, "it is too large", ""),
    sqlite3.SQLITE_BUSY: (LOCKED, "another program is writing", "end it, or try again"),
    sqlite3.SQLITE_LOCKED: (LOCKED, "another program is writing", "end it, or try again"),
    sqlite3.SQLITE_PROTOCOL: (LOCKED, "another program is writing", "end it, or try again"),
    sqlite3.SQLITE_READONLY: (CLOSED, "the file is read-only", "allow writing, or give --scores"),
    sqlite3.SQLITE_CANTOPEN: (CLOSED, "the file cannot be opened", "allow it, or give --scores"),
    sqlite3.SQLITE_PERM: (CLOSED, "the file may not be opened", "allow it, or give --scores"),
    sqlite3.SQLITE_AUTH: (CLOSED, "the file may not be opened", "allow it, or give --scores"),
    sqlite3.SQLITE_CORRUPT: (DAMAGED, "the file is damaged", "`quizgen scores check` says more"),
    sqlite3.SQLITE_NOTADB: (FOREIGN, "the file is no store of quizgen's", "give another --scores"),
}


def refused(path: Path | str, code: str, message: str, hint: str = "") -> Refused:
    """Return the refusal of a store for one reason."""
    return Refused([Problem(Place(str(path)), code, message, hint)])


@contextmanager
def refusing(path: Path | str, doing: str) -> Iterator[None]:
    """Turn what SQLite and the system refuse into Refused: `doing` the reason. A bug stays one."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        reason = _reason(error)
        if reason is None:
            raise
        code, why, hint = reason
        raise refused(path, code, doing.format(why), hint) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise refused(path, CLOSED, doing.format(why), "choose another --scores FILE") from error


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell whether an error says that a file is damaged."""
    reason = _reason(error)
    return reason is not None and reason[0] in {DAMAGED, FOREIGN}


def is_without_room(error: sqlite3.DatabaseError) -> bool:
    """Tell whether an error says that the disk is full, be it only for SQLite's own notes."""
    reason = _reason(error)
    return reason is not None and reason[1] == _FULL


def _reason(error: sqlite3.DatabaseError) -> tuple[str, str, str] | None:
    """Return code, reason and remedy, or None if it is no one's fault but ours."""
    # Python itself raises OperationalError, without a code, for a text that is not UTF-8.
    undecodable = sqlite3.SQLITE_CORRUPT if type(error) is sqlite3.OperationalError else 0
    number = getattr(error, "sqlite_errorcode", undecodable)
    return _REASONS.get(number) or _REASONS.get(number & 0xFF)
