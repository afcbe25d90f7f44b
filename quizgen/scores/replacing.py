"""A store in the place of another, which is kept beside it; killed at any moment, one is there."""

import shutil
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection, DatabaseError

from quizgen.alone import alone
from quizgen.scores.migrating import copy_to
from quizgen.scores.opening import must_be_writable, open_to_replace
from quizgen.scores.trouble import is_damage

_MAGIC = b"SQLite format 3\0"
_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file; without them it may lack its last changes."""


def put_in_place(store: Connection, path: Path) -> Path | None:
    """Make a copy of a store the one at `path`; return where the one that was there lies, if any.

    A store is replaced as one transaction, which whoever uses it sees as such. What SQLite cannot
    open is replaced as a file. Raises OSError, sqlite3.DatabaseError or Refused; then all is as it
    was.
    """
    with alone(path.parent):  # of two at once the second finds the name of the first taken
        if not path.exists():
            copy_to(store, path, lambda: _forget(path))
            return None
        aside = _free(path)
        try:
            _replace(store, path, aside)
        except BaseException:
            for each in (aside, *_beside(aside)):
                with suppress(OSError):
                    each.unlink(missing_ok=True)
            raise
        return aside


def fold_in(path: Path) -> None:
    """Have a store that is to be replaced be one file: what lies beside it belongs to no other."""
    if any(each.exists() for each in _beside(path)):
        with closing(open_to_replace(path)) as old:
            old.execute("PRAGMA journal_mode = DELETE")


def _replace(store: Connection, path: Path, aside: Path) -> None:
    try:
        if _is_database(path):
            _replace_content(store, path, aside)
            return
    except DatabaseError as error:
        if not is_damage(error):
            raise
    _replace_file(store, path, aside)


def _is_database(path: Path) -> bool:
    """Tell whether a file begins as one of SQLite's: from any other it takes away the log."""
    must_be_writable(path)
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _replace_content(store: Connection, path: Path, aside: Path) -> None:
    with closing(open_to_replace(path)) as old:
        old.execute("BEGIN IMMEDIATE")  # says so if another program is writing
        old.execute("ROLLBACK")
        copy_to(old, aside)
        store.backup(old)


def _replace_file(store: Connection, path: Path, aside: Path) -> None:
    for old, kept in zip((path, *_beside(path)), (aside, *_beside(aside)), strict=True):
        if old.exists():
            _double(old, kept)
    copy_to(store, path, lambda: _forget(path))


def _double(path: Path, kept: Path) -> None:
    """Give a file a second name, or make a copy where files have but one."""
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, kept)


def _forget(path: Path) -> None:
    """Remove what belongs to the file that is replaced: to the new one it would be poison."""
    for each in _beside(path):
        each.unlink(missing_ok=True)


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + each) for each in _BESIDE]


def _free(path: Path) -> Path:
    names = (path.with_name(f"{path.stem}-replaced-{n}{path.suffix}") for n in range(1, 10_000))
    return next(name for name in names if not any(map(Path.exists, (name, *_beside(name)))))
