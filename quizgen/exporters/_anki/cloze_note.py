"""A cloze → one note of the type "quizgen cloze", a card for each number."""

import re
from dataclasses import replace

from quizgen.exporters._anki.anki_html import to_anki, without_signs
from quizgen.exporters._anki.common import about, tags
from quizgen.exporters._anki.note import Card, Note, in_order
from quizgen.exporters._anki.note_types import CLOZE
from quizgen.markdown import ToHtml, cloze_to_html
from quizgen.model import Blank, Cloze, Item

# Signs that no text holds stand for Anki's own until the author's braces and colons are safe.
_OPEN, _HINT, _CLOSE = "\x05", "\x06", "\x07"
_NEAR = f"[{{}}:{_OPEN}{_HINT}{_CLOSE}]"
_TIGHT = re.compile(f"[{{}}:](?:(?<={_NEAR}.)|(?={_NEAR}))")
"""A sign beside another; the signs come first, so that texts without one are passed over fast."""


def cloze_note(item: Item, cloze: Cloze, modified: int) -> Note:
    """Return the note of a cloze."""
    texts = about(item) | {
        "Text": text_field(cloze, item.hint),
        "Also": "<br>".join(_accepted(blank) for blank in cloze.blanks if blank.accept),
        "Item": item.name,
    }
    numbers = sorted({blank.number for blank in cloze.blanks})
    cards = tuple(Card(number - 1, is_choice=False) for number in numbers)
    return Note(CLOZE, item.guid, in_order(CLOZE, texts), tags([item]), cards, modified)


def text_field(cloze: Cloze, hint: str = "") -> str:
    """Return the text with Anki's deletions; `hint` serves the blanks that have none.

    An author's `}}` or `::` is written as entities, so that only ours are deletions.
    """

    def deletion(blank: Blank, to_html: ToHtml) -> str:
        parts = [str(blank.number), blank.answer, blank.hint]
        shown = _HINT.join(to_html(part) for part in parts if part)
        return f"{_OPEN}c{shown}{_CLOSE}"

    # Maths is looked through with the hints in it, so each blank has its own by now.
    pieces = [
        replace(piece, hint=hint) if hint and isinstance(piece, Blank) and not piece.hint else piece
        for piece in cloze.pieces
    ]
    rendered = without_signs(cloze_to_html(pieces, deletion))
    safe = _TIGHT.sub(lambda sign: f"&#{ord(sign[0])};", rendered)
    return safe.replace(_OPEN, "{{").replace(_HINT, "::").replace(_CLOSE, "}}")


def _accepted(blank: Blank) -> str:
    return f"{to_anki(blank.answer)}: {', '.join(map(to_anki, blank.accept))}"
