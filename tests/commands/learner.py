"""A learner: a real collection of Anki into which packages are imported, and which is studied."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from anki.collection import Collection, ImportAnkiPackageRequest, ImportLogWithChanges
from anki.decks import DeckId
from anki.notes import Note

IF_NEWER, ALWAYS, NEVER = 0, 1, 2
"""The choices of Anki's dialog for updating notes and note types."""


EASES: tuple[Literal[1, 2, 3, 4], ...] = (1, 2, 3, 4)


class Progress(NamedTuple):
    """Where a card stands: all of it is the learner's."""

    id: int
    deck: str
    kind: int
    queue: int
    due: int
    interval: int
    factor: int
    reviews: int
    lapses: int
    flags: int


class Learner:
    """A collection, and what a learner does with it."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection

    def imports(self, package: Path, **options: int) -> ImportLogWithChanges:
        """Import a package with the dialog's own settings, but for these options."""
        chosen = self.collection._backend.get_import_anki_package_presets()
        for name, value in options.items():
            setattr(chosen, name, value)
        request = ImportAnkiPackageRequest(package_path=str(package), options=chosen)
        return self.collection.import_anki_package(request).log

    def note(self, fact: str) -> Note:
        """Return the one note of a fact."""
        (found,) = self.collection.find_notes(f"Fact:*/{fact}")
        return self.collection.get_note(found)

    def studies(self, cards: int) -> None:
        """Answer so many cards of the first deck that has any, right and wrong in turn."""
        decks = self.collection.decks
        decks.select(
            min(DeckId(deck.id) for deck in decks.all_names_and_ids() if deck.name != "Default")
        )
        for number in range(cards):
            card = self.collection.sched.getCard()
            assert card
            self.collection.sched.answerCard(card, EASES[number % 4])

    def tags(self, fact: str, tag: str) -> None:
        note = self.note(fact)
        note.add_tag(tag)
        self.collection.update_note(note)

    def edits(self, fact: str, field: str, text: str) -> None:
        note = self.note(fact)
        note[field] = text
        self.collection.update_note(note)

    def progress(self) -> dict[tuple[str, int], Progress]:
        """Return where each card stands, by the guid of its note and its number."""
        cards = map(self.collection.get_card, self.collection.find_cards(""))
        return {
            (card.note().guid, card.ord): Progress(
                card.id, self.collection.decks.name(card.did), card.type, card.queue, card.due,
                card.ivl, card.factor, card.reps, card.lapses, card.flags,
            )
            for card in cards
        }  # fmt: skip

    def reviews(self) -> list[object]:
        """Return the review log."""
        assert self.collection.db
        return [*self.collection.db.all("select * from revlog order by id")]

    def texts(self) -> Mapping[str, tuple[str, ...]]:
        """Return tags and fields of each note by its guid."""
        notes = map(self.collection.get_note, self.collection.find_notes(""))
        return {note.guid: (" ".join(note.tags), *note.fields) for note in notes}

    def twice(self) -> list[tuple[int, int]]:
        """Return each note and card number that stands twice: there must be none."""
        cards = map(self.collection.get_card, self.collection.find_cards(""))
        counts = Counter((card.nid, card.ord) for card in cards)
        return [key for key, count in counts.items() if count > 1]


@contextmanager
def learner(folder: Path) -> Iterator[Learner]:
    """Yield a learner with an empty collection in a folder."""
    collection = Collection(str(folder / "learner.anki2"))
    try:
        yield Learner(collection)
    finally:
        collection.close()
