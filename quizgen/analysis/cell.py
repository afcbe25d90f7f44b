"""One cell of a table → its mark, and the options that were picked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from math import isfinite
from typing import NamedTuple
from unicodedata import normalize

SEVERAL = ";"
"""Stands between the options of one answer, in the row KEY and in Moodle's files."""
_ARROW = " -> "
_PART = re.compile(r"(?:^|;\s*)(?=part \d+: )")
_TRUTHS = {"true": 1.0, "false": 0.0}


class Manner(Enum):
    """How a cell is to be read: as marks, as the one option, as several, or as parts."""

    MARKS = auto()
    ONE = auto()
    SEVERAL = auto()
    PARTS = auto()


class Read(NamedTuple):
    """The share of its marks, and the texts that were picked, None if the cell tells none."""

    mark: float
    picked: list[str] | None


@dataclass(frozen=True, slots=True)
class Reader:
    """How the cells of an item are read.

    Of `keys` each is right alone, of several or parts all belong to one answer. `names` leads from
    the plain form of what may stand in a cell to the text of an option.
    """

    manner: Manner
    keys: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def read(self, cell: str | None) -> Read:
        """Return what a cell says; an empty one is an answer that was not given: no marks."""
        if self.manner is Manner.MARKS:
            return Read(number(cell or "") or 0.0, None)
        if cell is None or not cell.strip():
            return Read(0.0, [])
        if self.manner is Manner.ONE:
            picked = [self._named(cell)]
            return Read(float(plain(picked[0]) in {*map(plain, self.keys)}), picked)
        given = [self._named(text) for text in split(cell, self.manner)]
        right = {plain(key) for key in self.keys}
        hits = right & {plain(text) for text in given}
        if self.manner is Manner.PARTS:
            return Read(len(hits) / len(right), given)
        return Read(float(right == {plain(text) for text in given}), given)

    def _named(self, text: str) -> str:
        text = " ".join(text.split())
        return self.names.get(plain(text), text)


def split(cell: str, manner: Manner) -> list[str]:
    """Return the texts that stand in one cell, none twice."""
    if manner is Manner.ONE:
        return [cell.strip()]
    if manner is Manner.PARTS and _ARROW not in cell:
        parts = _PART.split(cell)
    else:
        parts = cell.split(SEVERAL)
    texts = (" ".join(part.split()) for part in parts)
    return [*dict.fromkeys(text for text in texts if text)]


def manner_of(key: str) -> Manner:
    """Return how a cell is read whose right answer is `key`: in parts as Moodle writes them."""
    if _ARROW in key or len([*filter(None, _PART.split(key))]) > 1:
        return Manner.PARTS
    return Manner.SEVERAL if SEVERAL in key else Manner.ONE


def plain(text: str) -> str:
    """Return a text as two are compared: its case and its blanks say nothing."""
    return " ".join(normalize("NFC", text).casefold().split())


def number(text: str) -> float | None:
    """Return the marks in a cell, None if it is no number; a comma may stand for the point."""
    text = text.strip()
    if text.casefold() in _TRUTHS:
        return _TRUTHS[text.casefold()]
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        return None
    return found if isfinite(found) and "_" not in text else None
