"""Anki packages: a note for each question, its ways as sibling cards; a note for each cloze."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from quizgen.exporters._anki.cloze_note import cloze_note
from quizgen.exporters._anki.decks import Deck, Placed, deck_id, deck_name, description
from quizgen.exporters._anki.fact_note import fact_note, why_no_card
from quizgen.exporters._anki.note import Note
from quizgen.exporters._anki.notice import corrected, noticed
from quizgen.exporters._anki.pictures import with_names
from quizgen.exporters._naming import file_stem
from quizgen.exporters.contract import Exporter, ExportOptions, LeftOut, Rendered
from quizgen.model import Bank, Cloze, Item

_PLAIN_NAME = re.compile(r"[^/\\:\x00-\x1f]+")


class _Question(NamedTuple):
    """The ways of one question, the deck they belong to, and the note they give."""

    deck: str
    ways: tuple[Item, ...]
    note: Note


def render(bank: Bank, options: ExportOptions) -> Rendered:
    """Return one package with a deck for each section.

    Raises ValueError for what would harm a learner's collection: a guid for two questions, of
    which Anki would update one; a time that it cannot take; a medium that is no plain file name.
    """
    from quizgen.exporters._anki.package import package  # genanki is slow to load

    _check_times_and_names(bank, options)
    decks, left_out = lay_out(bank, options)
    content = package(decks, bank.media, options.clock)
    return Rendered({f"{file_stem(bank.deck)}.apkg": content}, left_out)


def lay_out(bank: Bank, options: ExportOptions) -> tuple[list[Deck], tuple[LeftOut, ...]]:
    """Return the decks of a bank with their notes, and the items that give no card.

    Raises ValueError for a guid that stands for two questions.
    """
    questions = list(_questions(bank, options))
    with_cards = [question for question in questions if question.note.cards]
    left_out = tuple(
        LeftOut(way, why_no_card(question.ways))
        for question in questions
        if not question.note.cards
        for way in question.ways
    )
    return _decks(bank, with_cards, options.reviewed), left_out


def _check_times_and_names(bank: Bank, options: ExportOptions) -> None:
    if min([options.clock, *options.stamps.values()]) < 1:
        raise ValueError("a time is given in whole seconds since 1970, at least 1")
    for name in bank.media:
        if not _PLAIN_NAME.fullmatch(name):
            raise ValueError(f"a medium needs a plain name: {name!r}")


def _questions(bank: Bank, options: ExportOptions) -> Iterator[_Question]:
    """Yield the questions in the author's order."""
    seen: set[str] = set()
    for section in bank.sections:
        deck = deck_name(section.deck)
        ways: dict[str, list[Item]] = {}
        for item in section.items:
            ways.setdefault(item.guid, []).append(item)
        for guid, group in ways.items():
            shapes = {type(way.shape) for way in group}
            if guid in seen or len(shapes) < len(group) or (Cloze in shapes and len(group) > 1):
                raise ValueError(f"guid {guid} stands for two questions: {group}")
            seen.add(guid)
            note = note_of(group, options)
            yield _Question(deck, tuple(group), note)


def note_of(ways: Sequence[Item], options: ExportOptions) -> Note:
    """Return the note of the ways of one question."""
    guid = ways[0].guid
    modified = options.stamps.get(guid, options.clock)
    match ways[0].shape:
        case Cloze() as cloze:
            note = cloze_note(ways[0], cloze, modified)
        case _:
            note = fact_note(ways, modified, options.released.get(guid, ()))
    note = with_names(note, ways)
    if guid not in options.corrected:
        return note
    return noticed(note, corrected(options.corrected[guid], ways[0].origin.language))


def _decks(bank: Bank, questions: list[_Question], reviewed: str) -> list[Deck]:
    """Return the decks with their notes; the bank's own deck is there even if it has none."""
    placed = _placed(questions)
    names = [deck_name(name) for name in (bank.deck, *(section.deck for section in bank.sections))]
    return [
        Deck(
            deck_id(name),
            name,
            description([way for question in questions for way in question.ways], reviewed),
            tuple(
                place
                for question, place in zip(questions, placed, strict=True)
                if question.deck == name
            ),
        )
        for name in dict.fromkeys(names)
    ]


def _placed(questions: Iterable[_Question]) -> list[Placed]:
    """Number the new cards: all choices in the author's order, then recalls and clozes."""
    cards = [card for question in questions for card in question.note.cards]
    choices, others = count(1), count(1 + sum(card.is_choice for card in cards))
    return [
        Placed(
            question.note,
            tuple(next(choices if card.is_choice else others) for card in question.note.cards),
        )
        for question in questions
    ]


EXPORTER = Exporter("anki", ".apkg", "Anki deck: choice, recall and cloze cards", render)
