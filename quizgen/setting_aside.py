"""The file of the withdrawn notes of a deck: which they are, and what they still say."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from quizgen.exporters._anki.decks import deck_name
from quizgen.exporters._anki.note import Note
from quizgen.exporters._anki.released import Held, Package
from quizgen.exporters._anki.withdrawn import (
    TRUTHS,
    Remains,
    Withdrawal,
    note_held,
    note_of_remains,
    withdrawn_package,
)
from quizgen.exporters.anki import note_of
from quizgen.exporters.contract import ExportOptions
from quizgen.history.content import is_key
from quizgen.history.record import History, Record, State, ordinal
from quizgen.history.release import options_by_guid
from quizgen.model import Item
from quizgen.ordering import Job, Order, banks_of, by_guid


def withdrawn_of(
    job: Job,
    order: Order,
    histories: Mapping[str, History],
    packages: Mapping[Path, Package],
    elsewhere: Collection[str] = (),
) -> list[Withdrawal]:
    """Return the withdrawn notes that learners of this deck may have.

    They are those that its earlier files hold, and those of its banks that no deck holds any more.
    `elsewhere` are the guids in decks that are not in `packages`.
    """
    earlier = [packages[file] for file in (job.aside, job.file) if file in packages]
    held = {guid: note for package in earlier for guid, note in package.notes.items()}
    others = {guid for package in packages.values() for guid in package.notes}
    return [
        found
        for bank in sorted(banks_of(order, job))
        for guid, record in sorted(histories[bank].records.items())
        if record.state is State.WITHDRAWN
        if guid in held or not (guid in others or guid in elsewhere)
        if (found := _withdrawal(job, order, histories[bank], record, held.get(guid)))
    ]


def set_aside(withdrawals: list[Withdrawal], deck: Package) -> bytes:
    """Return the package of withdrawn notes; `deck` is the one beside it, with its descriptions."""
    descriptions = {name: description for name, (_, description) in deck.decks.items()}
    return withdrawn_package(withdrawals, descriptions)


def _withdrawal(
    job: Job, order: Order, history: History, record: Record, held: Held | None
) -> Withdrawal | None:
    ways = by_guid(order.shelf.withdrawn).get(record.guid, ())
    kept = _kept(record, held)
    language = _language(order, history.bank, ways, held if kept else None)
    note = next(_notes(ways, history, record, kept, language), None)
    if note is None:
        return None
    return Withdrawal(
        note,
        deck=deck_name((held and held.deck) or job.bank.deck),
        bank=history.bank,
        when=record.when or record.mod,
        reason=record.reason,
        language=language,
        modified=record.mod,
    )


def _notes(
    ways: tuple[Item, ...], history: History, record: Record, kept: Note | None, language: str
) -> Iterator[Note]:
    """Yield the note as the list has it, as it was given out, or what is known of it.

    A card that was released must not go blank: the list may not give it any more.
    """
    if ways:
        note = note_of(ways, ExportOptions(record.mod, released=options_by_guid([history])))
        if _ordinals(record) <= {card.ordinal for card in note.cards}:
            yield note
    if kept:
        yield kept
    if remaining := note_of_remains(_remains(history.bank, record), language):
        yield remaining


def _kept(record: Record, held: Held | None) -> Note | None:
    """Return the note as it was given out, None if what lies there was never given out by us."""
    return note_held(held) if held and held.cards.keys() <= _ordinals(record) else None


def _ordinals(record: Record) -> set[int]:
    return {ordinal(card) for card in record.cards}


def _remains(bank: str, record: Record) -> Remains:
    options = tuple(option.text for option in record.options)
    return Remains(
        guid=record.guid,
        bank=bank,
        fact=record.fact,
        item=record.item,
        stem=record.stem,
        cards=record.cards,
        options=options,
        key=next((text for text in options or TRUTHS if is_key(text, record.key)), ""),
    )


def _language(order: Order, bank: str, ways: tuple[Item, ...], held: Held | None) -> str:
    if ways:
        return ways[0].origin.language
    if held and held.fields.get("Language"):
        return held.fields["Language"]
    return next(one.origin.language for one in order.shelf.lists if one.origin.bank == bank)
