"""The notes that are not asked any more, for those who have them: the same cards with a notice."""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from quizgen.exporters._anki.anki_html import to_anki, without_signs
from quizgen.exporters._anki.common import tag
from quizgen.exporters._anki.decks import Deck, Placed, deck_id
from quizgen.exporters._anki.note import Card, Note, in_order
from quizgen.exporters._anki.note_types import CLOZE, FACT
from quizgen.exporters._anki.notice import noticed, withdrawn
from quizgen.exporters._anki.options import truth_field
from quizgen.exporters._anki.released import Held
from quizgen.exporters._anki.words import words
from quizgen.markdown import literal

_TEMPLATES = {"choice": 0, "recall": 1, "typed": 2}


@dataclass(frozen=True, slots=True)
class Remains:
    """What a history knows of a withdrawn note: enough for a card that says so."""

    guid: str
    bank: str
    fact: str
    item: str
    stem: str
    cards: tuple[str | int, ...]
    options: tuple[str, ...] = ()
    key: str = ""

    @property
    def is_judged(self) -> bool:
        """Tell whether it is a sentence to be judged: its key is `true` or `false`, no option."""
        return not self.options and self.key in TRUTHS


TRUTHS = ("true", "false")
"""The keys of sentences to be judged, as a history hashes them."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A withdrawn note, the deck its cards are in, and what its notice says."""

    note: Note
    deck: str
    bank: str
    when: int
    reason: str
    language: str
    modified: int


def withdrawn_package(withdrawals: Sequence[Withdrawal], descriptions: Mapping[str, str]) -> bytes:
    """Return the package of these notes, each with its notice; `descriptions` are by deck."""
    from quizgen.exporters._anki.package import package  # genanki is slow to load

    places = count(1)
    placed: dict[str, list[Placed]] = {}
    for one in withdrawals:
        positions = tuple(next(places) for _ in one.note.cards)
        placed.setdefault(one.deck, []).append(Placed(_marked(one), positions))
    decks = [
        Deck(deck_id(name), name, descriptions.get(name, ""), tuple(notes))
        for name, notes in placed.items()
    ]
    return package(decks, {}, max(one.modified for one in withdrawals))


def _marked(one: Withdrawal) -> Note:
    note = noticed(one.note, withdrawn(one.when, one.reason, one.language))
    tags = sorted({*note.tags, tag(one.bank, "withdrawn")})
    return note._replace(tags=tuple(tags), modified=one.modified)


def note_held(held: Held) -> Note | None:
    """Return a note as a package holds it; None if it is not as we write notes."""
    from quizgen.exporters._anki.trusting import is_ours  # most releases withdraw nothing

    if not is_ours(held.fields):
        return None
    for note_type in (FACT, CLOZE):
        names = [field.name for field in note_type.fields]
        if held.type == note_type.id and [*held.fields] == names:
            is_choice = note_type is FACT
            cards = tuple(
                Card(ordinal, is_choice=is_choice and ordinal == 0) for ordinal in held.cards
            )
            texts = tuple(held.fields.values())
            return Note(note_type, held.guid, texts, held.tags, cards, held.modified)
    return None


def note_of_remains(known: Remains, language: str) -> Note | None:
    """Return a note that asks what the history still knows; None if a card would be blank.

    A choice of which what is right is not known any more cannot be shown; so it is where several
    are, or where steps are put in order.
    """
    texts = {
        "Language": html.escape(language),
        "Fact": html.escape(f"{known.bank}/{known.fact}"),
        "Item": html.escape(known.item),
        "Id": known.guid,
    }
    numbers = [card for card in known.cards if isinstance(card, int)]
    if numbers:
        gaps = " ".join(f"{{{{c{number}::…}}}}" for number in numbers)
        texts["Text"] = f"{without_signs(literal(known.stem))} {gaps}"
        cards = tuple(Card(number - 1, is_choice=False) for number in numbers)
        return Note(CLOZE, known.guid, in_order(CLOZE, texts), (), cards, 0)
    if "choice" in known.cards:
        if not known.key:
            return None
        texts |= _to_choose(known, language)
    texts |= {"Answer": to_anki(known.key)} | texts
    texts["Question"] = without_signs(literal(known.stem))
    texts["Recall"] = "1" if "recall" in known.cards else ""
    return Note(FACT, known.guid, in_order(FACT, texts), (), _cards(known.cards), 0)


def _cards(names: Iterable[str | int]) -> tuple[Card, ...]:
    ordinals = sorted(_TEMPLATES[name] for name in names if isinstance(name, str))
    return tuple(Card(ordinal, is_choice=ordinal == 0) for ordinal in ordinals)


def _to_choose(known: Remains, language: str) -> dict[str, str]:
    if not known.is_judged:
        return {"Options": _options(known.options, known.key), "Shape": "choice"}
    is_true, said = known.key == "true", words(language)
    return {
        "Options": truth_field(language, true=is_true),
        "Answer": said.true if is_true else said.false,
        "Shape": "truefalse",
    }


def _options(options: Sequence[str], key: str) -> str:
    lines = "".join(
        f'<li class="{"key" if text == key else "wrong"}" data-o="{number}">{to_anki(text)}</li>'
        for number, text in enumerate(options, 1)
    )
    return f'<ol class="qz" data-draw="3" dir="auto">{lines}</ol>'
