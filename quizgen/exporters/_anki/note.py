"""What a note holds, before anything knows how Anki stores it."""

from typing import NamedTuple

from quizgen.exporters._anki.note_types import CLOZE, FACT, NoteType

_EMPTY = {one.id: dict.fromkeys([named.name for named in one.fields], "") for one in (FACT, CLOZE)}
"""The fields of a note without any text, by note type."""


class Card(NamedTuple):
    """A card of a note by its template or number, and whether it comes with the choices."""

    ordinal: int
    is_choice: bool


class Note(NamedTuple):
    """A note with its cards; `fields` in the order of the note type, `modified` in seconds."""

    type: NoteType
    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    cards: tuple[Card, ...]
    modified: int


def in_order(note_type: NoteType, texts: dict[str, str]) -> tuple[str, ...]:
    """Return the fields of a note type by name, "" where there is none; KeyError: no such field."""
    empty = _EMPTY[note_type.id]
    fields = empty | texts
    if len(fields) > len(empty):
        raise KeyError(*texts.keys() - empty.keys())
    return tuple(fields.values())
