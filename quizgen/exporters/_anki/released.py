"""The bytes of an `.apkg` → what it holds: what learners have, and whether a new one differs."""

import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

_NOTES = "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
_CARDS = "SELECT nid, did, ord, due FROM cards ORDER BY nid, ord"


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
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = json.loads(archive.read("media"))
            media = {
                str(name): sha256(archive.read(member)).hexdigest()
                for member, name in names.items()
            }
            return _collection(archive.read("collection.anki2"), media)
    except (zipfile.BadZipFile, zlib.error, sqlite3.Error, KeyError, ValueError, TypeError,
            AttributeError, OSError, NotImplementedError, RuntimeError) as error:  # fmt: skip
        raise Unreadable(str(error)) from error


def _collection(content: bytes, media: Mapping[str, str]) -> Package:
    if not content:
        raise ValueError("the collection is empty")  # SQLite would want memory
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        ((models, decks),) = database.execute("SELECT models, decks FROM col").fetchall()
        notes, cards = database.execute(_NOTES).fetchall(), database.execute(_CARDS).fetchall()
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
