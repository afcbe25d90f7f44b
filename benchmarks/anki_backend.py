"""Anki's own backend as a deck writer: notes added to a collection in one call, then exported."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from anki.collection import AddNoteRequest, Collection, ExportAnkiPackageOptions
from anki.decks import DeckId
from anki.models import NotetypeDict

from benchmarks.plain_deck import FRONTS
from quizgen.exporters._anki.decks import Deck
from quizgen.exporters._anki.note_types import CLOZE, FACT, NoteType


def write_notes(decks: Sequence[Deck], folder: Path) -> None:
    """Add notes whose fields are given to a new collection, and export it."""
    path = folder / "backend.anki2"
    path.unlink(missing_ok=True)
    collection = Collection(str(path))
    try:
        models = {note_type.id: _added(collection, note_type) for note_type in (FACT, CLOZE)}
        for deck in decks:
            at = collection.decks.id(deck.name)
            assert at is not None
            collection.add_notes([*_requests(collection, deck, models, at)])
        options = ExportAnkiPackageOptions(
            with_scheduling=False, with_deck_configs=False, with_media=False, legacy=True
        )
        collection.export_anki_package(
            out_path=str(folder / "backend.apkg"), options=options, limit=None
        )
    finally:
        collection.close()


def _added(collection: Collection, note_type: NoteType) -> NotetypeDict:
    models = collection.models
    made = models.new(note_type.name)
    made["type"] = int(note_type.is_cloze)
    for field in note_type.fields:
        models.add_field(made, models.new_field(field.name))
    for template in note_type.templates:
        card = models.new_template(template.name)
        card["qfmt"] = FRONTS[template.name]
        card["afmt"] = f"{FRONTS[template.name]}<hr>{{{{Why}}}}{{{{Source}}}}"
        models.add_template(made, card)
    models.add_dict(made)
    added = models.by_name(note_type.name)
    assert added is not None
    return added


def _requests(
    collection: Collection, deck: Deck, models: dict[int, NotetypeDict], at: DeckId
) -> Iterable[AddNoteRequest]:
    for placed in deck.notes:
        note = collection.new_note(models[placed.note.type.id])
        note.fields = [*placed.note.fields]
        note.tags = [*placed.note.tags]
        yield AddNoteRequest(note, deck_id=at)
