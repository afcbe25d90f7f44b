"""The field Options: one `<ol>` that is right without any script, and open to a script later.

    <ol class="qz" data-draw="3" dir="auto">
    <li class="wrong" data-o="1">AMPA receptor<div class="reason">…</div></li>
    <li class="key" data-o="2">NMDA receptor</li>
    <li class="wrong more" data-o="3">…

The key and the best distractors are in sight; `more` are the others, hidden until drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

from quizgen.exporters._anki.anki_html import to_anki
from quizgen.exporters._anki.words import claim_in_words
from quizgen.identity import option_numbers
from quizgen.model import Choice, Distractor
from quizgen.quantity import has_decimal_comma, quantity, same_unit

DRAW = 3
"""How many wrong options a showing draws."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One option: its text, its classes, why it is wrong."""

    text: str
    classes: str
    reason: str = ""


def options_field(choice: Choice, guid: str, language: str, released: Sequence[str] = ()) -> str:
    """Return the options of a choice in their standing order, the key among the first in sight.

    The order is by a hash, so that it says nothing about the key; numbers ascend. `released` are
    the options ever released, in the places that number them (`data-o`).
    """
    wrong = [option.text for option in choice.distractors]
    numbers = option_numbers(guid, choice.key, wrong, released)
    shown = [_Line(choice.key, "key")]
    shown += [_wrong(option, "wrong", language) for option in choice.distractors[:DRAW]]
    more = [_wrong(option, "wrong more", language) for option in choice.distractors[DRAW:]]
    ascending = _ascending([*shown, *more], language)
    lines = ascending or [*_hashed(shown, guid), *_hashed(more, guid)]
    fixed = ' data-order="fixed"' if ascending else ""
    items = "".join(_item(line, numbers[normalize("NFC", line.text)]) for line in lines)
    return f'<ol class="qz" data-draw="{DRAW}"{fixed} dir="auto">{items}</ol>'


def _wrong(option: Distractor, classes: str, language: str) -> _Line:
    return _Line(option.text, classes, option.reason or claim_in_words(option.claim, language))


def _hashed(lines: list[_Line], guid: str) -> list[_Line]:
    return sorted(lines, key=lambda line: sha256(f"{guid} {line.text}".encode()).digest())


def _ascending(lines: list[_Line], language: str) -> list[_Line]:
    """Return the lines by size if all are numbers of one unit, else none."""
    sizes = [quantity(line.text, has_decimal_comma(language)) for line in lines]
    numbers = [size for size in sizes if size is not None]
    if len(numbers) < len(lines) or not all(same_unit(numbers[0], size) for size in numbers):
        return []
    by_size = sorted(range(len(lines)), key=lambda at: (numbers[at].low, numbers[at].high))
    return [lines[at] for at in by_size]


def _item(line: _Line, number: int) -> str:
    reason = f'<div class="reason">{to_anki(line.reason)}</div>' if line.reason else ""
    return f'<li class="{line.classes}" data-o="{number}">{to_anki(line.text)}{reason}</li>'
