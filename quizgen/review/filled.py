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
_NO = frozenset("no n nein non wrong ✗ ✘ ☒".split()) | {"not right"}
_UNTICKED = frozenset("false falsch faux falso 0 - – ☐".split())
"""What spreadsheets make of a box that nobody ticked."""
_DAYS = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})", re.ASCII),
    re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})", re.ASCII),
)


class Marked(NamedTuple):
    """A row with a mark: its claim, who made it ("" if nobody says), the day if it can be read.

    `has_day` says that there is one, read or not.
    """

    claim: str
    by: str
    on: date | None
    line: int
    remark: str = ""
    has_day: bool = False


class Filled(NamedTuple):
    """What a sheet says: the claims found right, and the lines whose mark nobody can read.

    `refused` are the claims found not right, or remarked on without a mark.
    """

    marked: tuple[Marked, ...]
    odd: tuple[int, ...]
    refused: tuple[Marked, ...] = ()


def read_filled(content: bytes, file: str) -> Filled:
    """Return what a filled sheet says. Refused if it is none.

    Commas, semicolons or tabs; UTF-8, UTF-16 or Windows; columns in any order, with others between.
    """
    text = _decoded(content)
    if "\0" in text or len(content) > MAX_BYTES:
        raise Refused([_no_sheet(file, "this is no text of a sheet")])
    marked, odd, refused = [], [], []
    try:
        for line, row in _rows(text, file):
            mark = " ".join(row["right"].casefold().split())
            one = _marked(row, line)
            if mark in _YES:
                marked.append(one)
            elif mark and mark not in _NO | _UNTICKED:
                odd.append(line)
            elif mark in _NO or one.remark:
                refused.append(one)
    except csv.Error as error:
        raise Refused([_no_sheet(file, f"this sheet cannot be read: {error}")]) from error
    return Filled(tuple(marked), tuple(odd), tuple(refused))


def _marked(row: Mapping[str, str], line: int) -> Marked:
    """Return what a row says, each cell in one line."""

    def cell(name: str) -> str:
        return " ".join(unguarded(row.get(name, "").strip()).split())

    day = cell("on")
    return Marked(cell("claim"), cell("by"), _day(day), line, cell("remark"), bool(day))


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
