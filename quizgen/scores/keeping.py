"""Keeping a store: a backup, putting one back, a thorough check."""

from contextlib import closing
from math import isclose
from pathlib import Path
from sqlite3 import Connection, DatabaseError

from quizgen.model import Memory, Place
from quizgen.problems import Problem, Refused
from quizgen.scores import log, memory
from quizgen.scores.fold import Review, fold
from quizgen.scores.migrating import copy_to
from quizgen.scores.opening import CANNOT_OPEN, open_for_reading
from quizgen.scores.replacing import fold_in, put_in_place
from quizgen.scores.store import Store
from quizgen.scores.trouble import CLOSED, DAMAGED, is_damage, refused, refusing

_MOST = 10
"""How many damages are named; more say nothing new."""

_ORPHANS = """
SELECT kind, count(*) FROM event AS said
WHERE about IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event WHERE id = said.about)
GROUP BY kind ORDER BY kind
"""


def backup(store: Store, path: Path) -> None:
    """Copy the store into one file, whole or not at all. An older copy is replaced, no other file.

    The store may be in use meanwhile.
    """
    if path.exists():
        if path.samefile(store.path):
            raise refused(path, CLOSED, "these are the scores themselves", "give another file")
        open_for_reading(path).close()
    with refusing(path, "The backup could not be written: {}."), store.reading() as connection:
        if path.exists():
            fold_in(path)
        copy_to(connection, path)


def restore(path: Path, kept: Path, review: Review) -> Path | None:
    """Put a copy of a backup in the place of the scores; return where those lie now, if any.

    A backup that is damaged is refused, nothing is changed.
    """
    wrong = [each for each in check(kept, review) if each.code == DAMAGED]
    if wrong or not kept.is_file():
        raise Refused(wrong or [Problem(Place(str(kept)), CLOSED, "there is no such file")])
    with (
        closing(open_for_reading(kept)) as connection,
        refusing(path, "The backup could not be put back: {}."),
    ):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return put_in_place(connection, path)


def check(path: Path, review: Review) -> list[Problem]:
    """Return all that is wrong with a store, which is not changed."""
    try:
        with (
            closing(open_for_reading(path)) as connection,
            refusing(path, CANNOT_OPEN),
        ):
            damages = _damages(connection)
            found = [] if damages else [*_differences(connection, review), *_orphans(connection)]
    except Refused as refusal:
        return refusal.problems
    return [Problem(Place(str(path)), *each) for each in [*damages, *found]]


def _damages(connection: Connection) -> list[tuple[str, str, str]]:
    hint = "`quizgen scores restore` puts a backup back, or saves what can be read"
    try:
        rows = [str(row) for (row,) in connection.execute(f"PRAGMA integrity_check({_MOST})")]
    except DatabaseError as error:
        if not is_damage(error):
            raise
        rows = [str(error)]
    # What SQLite says of damage is for those who repair files: its own words, on one line.
    lines = [" ".join(row.split()) for row in rows if row != "ok"]
    return [(DAMAGED, f"the file is damaged: {line}", hint) for line in lines]


def _differences(connection: Connection, review: Review) -> list[tuple[str, str, str]]:
    kept = dict(memory.everything(connection))
    folded = fold(log.select(connection), review)
    targets = kept.keys() | folded.keys()
    wrong = sum(not _alike(kept.get(target), folded.get(target)) for target in targets)
    if not wrong:
        return []
    message = f"the memory of {wrong} of {len(targets)} targets is not what the log gives"
    return [("S607", message, "nothing is lost: the log is whole, and memory is reckoned from it")]


def _alike(one: Memory | None, other: Memory | None) -> bool:
    """Tell whether two memories are the same, but for the last bits of another machine's maths."""
    if one is None or other is None:
        return one is other
    return one[2:] == other[2:] and all(map(isclose, one[:2], other[:2]))


def _orphans(connection: Connection) -> list[tuple[str, str, str]]:
    hint = "merge the store they come from; until then they change nothing"
    return [
        ("S608", f"{count} × {kind} about an event that is not here", hint)
        for kind, count in connection.execute(_ORPHANS)
    ]
