"""Notes → the bytes of an `.apkg`. The only file that knows genanki, which is untyped."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import count, islice
from typing import Any, Protocol

import genanki

from quizgen.exporters._anki.decks import Deck, Placed
from quizgen.exporters._anki.note_types import CLOZE, FACT, MODIFIED, NoteType, css, template
from quizgen.exporters._zip import zipped

# What is the same of every new note and card is said once, in the statement.
_INSERT_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
"""Id, guid, note type, mod, usn, tags, fields, sort field, checksum, flags, extra."""
_INSERT_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"
"""Id, note, deck, card number, mod, usn, type, queue, place; then what a new card does not use."""


class _Cursor(Protocol):
    """What a deck needs of a connection to its file."""

    def execute(self, statement: str, /) -> object: ...

    def executemany(self, statement: str, rows: Iterable[tuple[object, ...]], /) -> object: ...


def package(decks: Sequence[Deck], media: Mapping[str, bytes], clock: int) -> bytes:
    """Return the decks as an Anki package: same input, same bytes."""
    names = sorted(media)
    members = {
        "collection.anki2": _collection(decks, clock),
        "media": json.dumps(dict(enumerate(names))).encode(),
    }
    members |= {str(place): media[name] for place, name in enumerate(names)}
    # PNG, JPEG, GIF and WebP are packed already, and cost most of the time where there are any.
    packed = {str(place) for place, name in enumerate(names) if not name.endswith(".svg")}
    return zipped(members, packed)


def _collection(decks: Sequence[Deck], clock: int) -> bytes:
    """Return the decks as Anki's database, made in memory: genanki would leave a file behind."""
    with closing(sqlite3.connect(":memory:")) as connection:
        written = genanki.Package(_decks(decks))
        written.write_to_db(connection.cursor(), clock, count(clock * 1000))
        connection.commit()
        return connection.serialize()


def _decks(decks: Sequence[Deck]) -> list["_Deck"]:
    models = [_Model(note_type) for note_type in (FACT, CLOZE)]
    written = [_Deck(deck) for deck in decks]
    for deck in written:
        used = {placed.note.type.id for placed in deck.placed}
        for model in models:
            if model.model_id in used:
                deck.add_model(model)
    return written


class _Model(genanki.Model):  # type: ignore[misc]  # untyped
    """A note type that changes when its templates do, not with every build."""

    def __init__(self, note_type: NoteType) -> None:
        super().__init__(
            note_type.id,
            note_type.name,
            fields=[
                {"name": field.name, "id": field.id, "font": "Arial", "collapsed": place >= 2}
                for place, field in enumerate(note_type.fields)
            ],
            templates=[
                {
                    "name": named.name,
                    "id": named.id,
                    "qfmt": template(named.name, "front"),
                    "afmt": template(named.name, "back"),
                }
                for named in note_type.templates
            ],
            css=css(),
            model_type=self.CLOZE if note_type.is_cloze else self.FRONT_BACK,
        )

    def to_json(self, _built: float, deck_id: int) -> dict[str, Any]:
        """Return the note type, with the time of its templates instead of the build's."""
        definition: dict[str, Any] = super().to_json(MODIFIED, deck_id)
        return definition


class _Deck(genanki.Deck):  # type: ignore[misc]  # untyped
    """A deck that writes its rows in two statements, with a time and places of their own.

    A `genanki.Note` has one place for all its cards, and costs five times its row.
    """

    def __init__(self, deck: Deck) -> None:
        super().__init__(deck.id, deck.name, deck.description)
        self.placed = deck.notes

    def write_to_db(self, cursor: _Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, timestamp, id_gen)
        ids = [*islice(id_gen, len(self.placed))]
        cursor.executemany(_INSERT_NOTE, map(_note_row, ids, self.placed))
        cards = (
            (next(id_gen), note_id, self.deck_id, card.ordinal, placed.note.modified, position)
            for note_id, placed in zip(ids, self.placed, strict=True)
            for card, position in zip(placed.note.cards, placed.positions, strict=True)
        )
        cursor.executemany(_INSERT_CARD, cards)


def _note_row(note_id: int, placed: Placed) -> tuple[object, ...]:
    note = placed.note
    tags, fields = f" {' '.join(note.tags)} ", "\x1f".join(note.fields)
    return note_id, note.guid, note.type.id, note.modified, tags, fields, note.fields[0]
