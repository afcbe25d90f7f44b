"""A sheet that was filled in: read as spreadsheets write it, whatever they made of it."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from quizgen.model import Place
from quizgen.problems import Problem, Refused
from quizgen.spreadsheets import unguarded

MAX_BYTES = 64 * 2**20
_NEEDED = ("claim", "right")
_YES = frozenset("x ✓ ✔ ☑ yes y ja j oui si sí true wahr vrai verdadero 1 right".split())
_NO = frozenset("no n nein non false falsch faux falso 0 - – wrong".split())
_DAYS = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})", re.ASCII),
    re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})", re.ASCII),
)


class Marked(NamedTuple):
    """A row with a mark: its claim, who made it ("" if nobody says), the day if it can be read."""

    claim: str
    by: str
    on: date | None
    line: int


class Filled(NamedTuple):
    """What a sheet says: the marked rows, and the lines whose mark nobody can read."""

    marked: tuple[Marked, ...]
    odd: tuple[int, ...]


def read_filled(content: bytes, file: str) -> Filled:
    """Return what a filled sheet says. Refused if it is none.

    Commas, semicolons or tabs; UTF-8, UTF-16 or Windows; columns in any order, with others between.
    """
    text = _decoded(content)
    if "\0" in text or len(content) > MAX_BYTES:
        raise Refused([_no_sheet(file, "this is no text of a sheet")])
    marked, odd = [], []
    try:
        for line, row in _rows(text, file):
            mark = row["right"].strip().casefold()
            if mark in _YES:
                claim = unguarded(row["claim"].strip())
                by = " ".join(unguarded(row.get("by", "").strip()).split())
                marked.append(Marked(claim, by, _day(row.get("on", "")), line))
            elif mark and mark not in _NO:
                odd.append(line)
    except csv.Error as error:
        raise Refused([_no_sheet(file, f"this sheet cannot be read: {error}")]) from error
    return Filled(tuple(marked), tuple(odd))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _rows(text: str, file: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield each row by the names of its columns, with its line."""
    text = re.sub(r"\Asep=.\r?\n", "", text)  # Excel's own note on what parts the cells
    head = text.split("\n", 1)[0]
    sign = max(",;\t", key=head.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    names = [unguarded(cell.strip()).casefold() for cell in next(table, [])]
    if absent := [name for name in _NEEDED if name not in names]:
        raise Refused([_no_sheet(file, f"this sheet has no column `{absent[0]}`")])
    for cells in table:
        padded = [*cells, *[""] * (len(names) - len(cells))]
        yield table.line_num, dict(zip(names, padded, strict=False))


def _day(text: str) -> date | None:
    """Return the day of a text in which day and month cannot be mistaken, else None."""
    for form in _DAYS:
        if found := form.fullmatch(text.strip()):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
    return None


def _no_sheet(file: str, message: str) -> Problem:
    hint = "save the sheet of `quizgen review --to csv` as CSV, its first line as it was"
    return Problem(Place(file), "H515", message, hint)
