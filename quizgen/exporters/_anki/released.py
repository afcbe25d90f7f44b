"""The bytes of an `.apkg` → what it holds: what learners have, and whether a new one differs."""

import json
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from quizgen.exporters._anki.unpacking import MAX_BYTES, members

_COLLECTION = ("SELECT models, decks FROM col", (str, str))
_NOTES = ("SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id",
          (int, str, int, int, str, str))  # fmt: skip
_CARDS = ("SELECT nid, did, ord, due FROM cards ORDER BY nid, ord", (int, int, int, int))
"""What is asked of a collection, and of which type each column must be."""

_TABLES = {"col", "notes", "cards"}
_STEP, _STEPS = 100_000, 2_000
"""SQLite may take so many steps of so many instructions: more than a deck of any size needs."""
_ROW = 64
"""The least bytes that a row counts for."""


class Unreadable(ValueError):
    """The bytes are no package as quizgen writes them."""


@dataclass(frozen=True, slots=True)
class Held:
    """A note in a package; `cards` are card number → place among the new cards."""

    guid: str
    type: int
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    cards: Mapping[int, int]
    deck: str
    modified: int


@dataclass(frozen=True, slots=True)
class Package:
    """What a package holds. Two are equal if Anki would do the same with them."""

    notes: Mapping[str, Held] = field(default_factory=dict)
    decks: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    note_types: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)


def read_package(content: bytes) -> Package:
    """Return what an Anki package holds: notes by guid, decks (name → id, description), media.

    Raises Unreadable for anything that is not a package of the form that quizgen writes.
    """
    try:
        found = members(content)
        return _collection(found.collection, found.media)
    except (zipfile.BadZipFile, zlib.error, sqlite3.Error, KeyError, ValueError, TypeError,
            AttributeError, EOFError, OSError, NotImplementedError, RuntimeError,
            OverflowError) as error:  # fmt: skip
        raise Unreadable(str(error)) from error


def _collection(content: bytes, media: Mapping[str, str]) -> Package:
    if not content:
        raise ValueError("the collection is empty")  # SQLite would want memory
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        _restrain(database)
        ((models, decks),) = _rows(database, *_COLLECTION)
        notes, cards = _rows(database, *_NOTES), _rows(database, *_CARDS)
    types = {int(number): model for number, model in json.loads(models).items()}
    names = {int(number): deck["name"] for number, deck in json.loads(decks).items()}
    return Package(
        notes={held.guid: held for held in _held(notes, cards, types, names)},
        decks={
            deck["name"]: (int(number), deck["desc"])
            for number, deck in json.loads(decks).items()
            if number != "1"  # the learner's own Default, which every package carries
        },
        note_types=types,
        media=media,
    )


def _restrain(database: sqlite3.Connection) -> None:
    """Have SQLite end in time whatever is asked; raise ValueError unless the tables are tables."""
    steps = count()
    database.set_progress_handler(lambda: next(steps) >= _STEPS, _STEP)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_BYTES)
    # A view could go on for ever. A virtual table has no page of its own.
    known = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    if not {name for (name,) in database.execute(known)} >= _TABLES:
        raise ValueError("the collection is not as quizgen writes it")


def _rows(database: sqlite3.Connection, query: str, types: Sequence[type]) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    size = 0
    for row in database.execute(query):
        if not all(map(isinstance, row, types)):
            raise ValueError("the collection holds what quizgen does not write")
        size += _ROW + sum(len(value) for value in row if isinstance(value, str))
        if size > MAX_BYTES:
            raise ValueError(f"the collection holds more than {MAX_BYTES // 2**20} MB")
        rows.append(row)
    return rows


def _held(
    notes: Sequence[tuple[Any, ...]],
    cards: Sequence[tuple[int, int, int, int]],
    types: Mapping[int, Mapping[str, Any]],
    decks: Mapping[int, str],
) -> Iterator[Held]:
    places: dict[int, dict[int, int]] = {}
    homes: dict[int, str] = {}
    for note, deck, ordinal, due in cards:
        places.setdefault(note, {})[ordinal] = due
        homes[note] = decks[deck]
    fields = {number: [one["name"] for one in model["flds"]] for number, model in types.items()}
    for number, guid, kind, modified, tags, texts in notes:
        yield Held(
            guid=guid,
            type=kind,
            fields=dict(zip(fields[kind], texts.split("\x1f"), strict=True)),
            tags=tuple(tags.split()),
            cards=places.get(number, {}),
            deck=homes.get(number, ""),
            modified=modified,
        )
