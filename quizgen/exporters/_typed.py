"""What a typed answer is compared with in formats that know texts and numbers, and no more.

The trainer grades with more sense; a course takes a text as right only if it is spelled so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from quizgen.markdown import to_plain
from quizgen.model import Blank, Entry, Item, Numeric, Typed
from quizgen.quantity import has_decimal_comma, quantity, same_unit

NO_ANSWER = "its answer has no sign that can be typed"

ARGUABLE = Decimal(50)
"""The percentage for what the list calls arguable: neither right nor wrong."""

_FULL = Decimal(100)
_LOWERED = re.compile(r"~([^\s~]+)~")
_RAISED = re.compile(r"\^([^\s^]+)\^")
_BLANKS = re.compile(r"\s+")


class Spelling(NamedTuple):
    """A text that may be typed, the percentage it is worth, and what is said to it."""

    text: str
    worth: Decimal = _FULL
    reason: str = ""


class Figure(NamedTuple):
    """A number that may be typed, how far off it may be, its worth, and what is said to it."""

    middle: Decimal
    off: Decimal
    worth: Decimal = _FULL
    reason: str = ""


def spellings(shape: Typed | Blank) -> tuple[Spelling, ...]:
    """Return all spellings of an answer, the answer itself first, each text once."""
    right = [(text, _FULL, "") for text in (shape.answer, *shape.accept)]
    arguable = [(entry.text, ARGUABLE, entry.reason) for entry in shape.arguable]
    found: dict[str, Spelling] = {}
    for text, worth, reason in (*right, *arguable):
        for form in _forms(text):
            found.setdefault(form, Spelling(form, worth, reason))
    return tuple(found.values())


def _forms(text: str) -> Iterator[str]:
    """Yield a text as it is shown, and as a keyboard has it: H₂O and H2O, Mg²⁺ and Mg2+."""
    bare = _RAISED.sub(r"\1", _LOWERED.sub(r"\1", text))
    for form in (to_plain(text), to_plain(bare)):
        if plain := _BLANKS.sub(" ", form).strip():
            yield plain


def is_right(one: Spelling | Figure) -> bool:
    """Tell whether a text or a number is right, not arguable: for formats that know no half."""
    return one.worth == _FULL


def not_a_wildcard(text: str) -> str:
    """Return a spelling in which Moodle takes no `*` for any text at all."""
    return text.replace("*", r"\*")


def figures(item: Item, shape: Numeric) -> tuple[Figure, ...]:
    """Return the numbers that are right, and those that are arguable, all in the unit of the first.

    Other spellings that are no number in that unit cannot be held.
    """
    first = shape.quantity
    found = [_figure(first.low, first.high)]
    accepted = [Entry(text) for text in shape.accept]
    pairs: Sequence[tuple[Iterable[Entry], Decimal]]
    pairs = [(accepted, _FULL), (shape.arguable, ARGUABLE)]
    for entries, worth in pairs:
        for entry in entries:
            size = quantity(entry.text, has_decimal_comma(item.origin.language))
            if size and (not size.unit or same_unit(size, first)):
                figure = _figure(size.low, size.high)._replace(worth=worth, reason=entry.reason)
                found.append(figure)
    return tuple({(one.middle, one.off): one for one in reversed(found)}.values())[::-1]


def _figure(low: Decimal, high: Decimal) -> Figure:
    return Figure((low + high) / 2, (high - low) / 2)


def in_digits(number: Decimal) -> str:
    """Return a number as any program reads it: 24.305, 0.05; 6.022E+23 if it is very long."""
    short = number.normalize() if number else Decimal(0)
    if -12 <= short.adjusted() <= 15:
        return f"{short:f}"
    return str(short)
