"""What the ways of one question say, read off their shapes.

A question asked as choice, recall and typed is three items of one guid; a cloze is one item.
"""

from collections.abc import Iterable
from typing import assert_never
from unicodedata import normalize

from quizgen.history.record import Card, in_order
from quizgen.identity import hashed_options, standing_options
from quizgen.markdown import to_plain
from quizgen.model import (
    Choice,
    ChooseAll,
    Cloze,
    Item,
    Numeric,
    Order,
    Recall,
    Shape,
    TrueFalse,
    Typed,
)

Pieces = str | tuple[str | tuple[int, str], ...]
Numbered = str | tuple[int, str]
"""A text, or in a cloze the text of one number."""

STEM_LENGTH = 200


def note_type(ways: Iterable[Item]) -> str:
    """Return the note type that holds the question: "cloze" or "fact"."""
    return "cloze" if any(isinstance(way.shape, Cloze) for way in ways) else "fact"


def cards(ways: Iterable[Item]) -> tuple[Card, ...]:
    """Return the cards that the question has now: ("choice", "recall"), or for a cloze (1, 2)."""
    return in_order(card for way in ways for card in _cards(way))


def _cards(way: Item) -> tuple[Card, ...]:
    match way.shape:
        case Cloze():
            return tuple(blank.number for blank in way.shape.blanks)
        case Choice() | ChooseAll() | Order() | TrueFalse():
            return ("choice",) if way.origin.cards != "recall" else ()
        case Recall():
            return ("recall",) if way.origin.cards != "choice" else ()
        case Typed() | Numeric():
            return ()  # the template is there, and no note fills its field yet
        case _:
            assert_never(way.shape)


def options(ways: Iterable[Item]) -> tuple[str, ...]:
    """Return all options of the question in the order in which they are first released."""
    for way in ways:
        if isinstance(way.shape, Choice):
            texts = [text for text, _ in wrong(way.shape)]
            standing = standing_options(way.guid, way.shape.key, texts)
            return tuple(dict.fromkeys(normalize("NFC", text) for text in standing))
        if isinstance(way.shape, ChooseAll | Order):
            texts = [*in_sequence(way.shape), *(text for text, _ in wrong(way.shape))]
            return hashed_options(way.guid, texts)
    return ()


def stem(way: Item) -> Pieces:
    """Return the text that asks: of a cloze, its pieces, each blank as its number and hint."""
    if not isinstance(way.shape, Cloze):
        return way.stem
    return tuple(
        piece if isinstance(piece, str) else (piece.number, piece.hint)
        for piece in way.shape.pieces
    )


def plain_stem(way: Item) -> str:
    """Return the text that asks in plain words and one line, for people reading the history."""
    text = way.stem
    if isinstance(way.shape, Cloze):
        text = "".join(p if isinstance(p, str) else "…" for p in way.shape.pieces)
    return in_one_line(text)


def in_one_line(text: str) -> str:
    """Return the beginning of a text in plain words and one line."""
    line = " ".join(to_plain(text).split())
    return line if len(line) <= STEM_LENGTH else line[: STEM_LENGTH - 1].rstrip() + "…"


def keys(shape: Shape) -> tuple[Numbered, ...]:
    """Return the right answers as the author wrote them."""
    match shape:
        case Choice():
            return (shape.key,)
        case ChooseAll():
            return shape.keys
        case Order():
            return tuple(
                (place, step) for place, steps in enumerate(shape.steps, 1) for step in steps
            )
        case TrueFalse():
            return (str(shape.true).lower(),)
        case Recall() | Typed() | Numeric():
            return (shape.answer,)
        case Cloze():
            return tuple((blank.number, blank.answer) for blank in shape.blanks)
        case _:
            assert_never(shape)


def in_sequence(shape: ChooseAll | Order) -> tuple[str, ...]:
    """Return the keys, or the steps from the first to the last."""
    match shape:
        case ChooseAll():
            return shape.keys
        case Order():
            return tuple(step for place in shape.steps for step in place)
        case _:
            assert_never(shape)


def wrong(shape: Shape) -> tuple[tuple[str, str], ...]:
    """Return the wrong options, each with its reason."""
    match shape:
        case Choice() | ChooseAll():
            return tuple((wrong.text, wrong.reason) for wrong in shape.distractors)
        case Recall() | Typed() | Numeric() | Cloze() | Order() | TrueFalse():
            return ()
        case _:
            assert_never(shape)


def accepted(shape: Shape) -> tuple[Numbered, ...]:
    """Return what is right besides the key, when typed."""
    match shape:
        case Choice() | ChooseAll() | Order() | TrueFalse() | Recall():
            return ()
        case Typed() | Numeric():
            return shape.accept
        case Cloze():
            return tuple((blank.number, text) for blank in shape.blanks for text in blank.accept)
        case _:
            assert_never(shape)
