"""The ways of one question → one note of the type "quizgen fact"."""

from collections.abc import Sequence

from quizgen.exporters._anki.anki_html import to_anki
from quizgen.exporters._anki.answer import answer_field
from quizgen.exporters._anki.common import about, tags
from quizgen.exporters._anki.note import Card, Note, in_order
from quizgen.exporters._anki.note_types import FACT
from quizgen.exporters._anki.options import Pickable, options_field
from quizgen.model import Choice, ChooseAll, Item, Numeric, Order, Recall, TrueFalse, Typed

_CHOICE_CARD = Card(0, is_choice=True)
_RECALL_CARD = Card(1, is_choice=False)
_SHAPES: dict[type, str] = {
    Choice: "choice",
    ChooseAll: "all",
    Order: "order",
    TrueFalse: "truefalse",
}
"""What the template of a card with options is told of its shape."""


def fact_note(items: Sequence[Item], modified: int, released: Sequence[str] = ()) -> Note:
    """Return the note of a question from its ways, which share guid, stem and sources.

    A note without cards is possible: `why_no_card` says why.
    """
    item = items[0]
    picked = _pickable(items)
    choice = picked if item.origin.cards != "recall" else None
    recall = _has_recall(items) and item.origin.cards != "choice"
    texts = about(item) | {
        "Question": to_anki(item.stem),
        "Answer": answer_field(items, picked),
        "Options": (
            options_field(choice, item.guid, item.origin.language, released) if choice else ""
        ),
        "Recall": "1" if recall else "",
        "Hint": to_anki(item.hint),
        "Also": "<br>".join(map(to_anki, _accepted(items))),
        "Shape": _SHAPES[type(choice)] if choice else "",
        "Item": ", ".join(way.name for way in items),
    }
    cards = ((_CHOICE_CARD,) if choice else ()) + ((_RECALL_CARD,) if recall else ())
    return Note(FACT, item.guid, in_order(FACT, texts), tags(items), cards, modified)


def why_no_card(items: Sequence[Item]) -> str:
    """Return why the ways of a question give no card."""
    wanted = items[0].origin.cards
    if wanted == "choice" and _has_recall(items):
        return "the list says `cards: choice`, and this question has no options to choose from"
    if wanted == "recall" and _pickable(items):
        return "the list says `cards: recall`, and this question can only be asked as a choice"
    return "Anki shows no typed answers yet, and this question has neither `choice` nor `recall`"


def _pickable(items: Sequence[Item]) -> Pickable | None:
    return next((item.shape for item in items if isinstance(item.shape, Pickable)), None)


def _has_recall(items: Sequence[Item]) -> bool:
    return any(isinstance(item.shape, Recall) for item in items)


def _accepted(items: Sequence[Item]) -> tuple[str, ...]:
    accepted = [item.shape.accept for item in items if isinstance(item.shape, Typed | Numeric)]
    return accepted[0] if accepted else ()
