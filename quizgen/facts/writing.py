"""Writes ids, the bank's name and blank numbers into a list; every other byte stays."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from quizgen.blanks import Faulty, parse, spans
from quizgen.facts.listing import FactList
from quizgen.model import Blank, Fact
from quizgen.reading.page import Page, decode, encode_like

_ENDS = re.compile(r"\r\n|\n|\r")
_OPENING = re.compile(r"\{\{")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*', re.DOTALL)
_HIDES = re.compile(r"\\[xuU\r\n]")
"""Signs by their numbers, and ends of lines that are none: braces may be among them."""


@dataclass(frozen=True, slots=True)
class Names:
    """What is missing in a list: an id for some facts, numbers of blanks for some, the bank."""

    ids: tuple[tuple[Fact, str], ...] = ()
    bare: tuple[Fact, ...] = ()
    bank: str = ""

    def __bool__(self) -> bool:
        return bool(self.ids or self.bare or self.bank)


def has_bare_blanks(fact: Fact, page: Page) -> bool:
    r"""Tell whether a cloze has several blanks without numbers, which can be written into it.

    Braces that a text in double quotes names by their numbers (`\x7b`) are left as they are.
    """
    if fact.kind != "cloze" or len(_bare_openings(fact.text("cloze"))) < 2:
        return False
    place = fact.place("cloze")
    typed = _QUOTED.match(page.text, page.starts[place.line - 1] + place.column - 1)
    return not typed or not _HIDES.search(typed[0])


def _bare_openings(text: str) -> list[int]:
    """Return which of the `{{` of a text open a blank without a number, counted from 0.

    Those in code and maths open none.
    """
    try:
        bare = any(isinstance(piece, Blank) and piece.number == 0 for piece in parse(text))
        opened = {start for start, _ in spans(text)} if bare else set()
    except Faulty:
        return []
    found = enumerate(_OPENING.finditer(text))
    return [place for place, match in found if match.start() in opened]


def write_names(content: bytes, found: FactList, names: Names) -> bytes:
    """Return the list's bytes with the missing names written into them."""
    text = decode(content)
    ends = [0, *(match.end() for match in _ENDS.finditer(text))]
    newline = match[0] if (match := _ENDS.search(text)) else "\n"
    edits: list[tuple[int, int, str]] = []
    for fact, name in names.ids:
        place = fact.place()
        start = ends[place.line - 1] + place.column - 1
        while text[start] == " ":  # of a slip: several blanks behind a bullet
            start += 1
        if text[start] == "{":
            edits.append((start + 1, start + 1, f"id: {name}, "))
        else:
            edits.append((start, start, f"id: {name}{newline}{' ' * (place.column - 1)}"))
    for fact in names.bare:
        edits.extend(_number_blanks(text, ends, fact))
    if names.bank:
        edits.append(_bank_line(ends, found, names.bank, newline))
    return encode_like(_apply(text, edits), content)


def _bank_line(ends: list[int], found: FactList, bank: str, newline: str) -> tuple[int, int, str]:
    """Return the edit that puts the bank's name before the first key of the list."""
    line = min((place.line for place in found.places.values()), default=1)
    return ends[line - 1], ends[line - 1], f"bank: {bank}{newline}"


def _number_blanks(text: str, ends: list[int], fact: Fact) -> Iterable[tuple[int, int, str]]:
    """Return the edits that number the bare blanks of a cloze in the order of the text."""
    place = fact.place("cloze")
    start = ends[place.line - 1] + place.column - 1
    bare = _bare_openings(fact.text("cloze"))
    found = islice(_OPENING.finditer(text, start), bare[-1] + 1)
    openings = [match.start() for match in found]
    for number, which in enumerate(bare, 1):
        opened = openings[which]
        yield opened, opened + 2, f"{{{{c{number}::"


def _apply(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    parts, done = list[str](), 0
    for start, end, new in sorted(edits):
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])
