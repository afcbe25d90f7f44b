"""Bytes of a table that a spreadsheet saved → its rows, whatever the code page and the comma."""

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import NamedTuple

from quizgen.importers._plain import tidy
from quizgen.importers.contract import Unfit
from quizgen.spreadsheets import unguarded

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 50_000, 500, 100_000
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


class Row(NamedTuple):
    """The cells of a row, and the line of the file in which it begins."""

    line: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """The head of a table, its rows, and how it was read."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    said: tuple[str, ...]


def read_sheet(content: bytes) -> Sheet:
    """Return the table in the bytes of a file, without its empty rows. Raises Unfit."""
    text, encoding = _decoded(content)
    if not text.strip():
        raise Unfit("the table is empty")
    separator = _separator(text)
    rows = list(_rows(text, separator))
    if not rows:
        raise Unfit("the table is empty")
    said = [f"read as {encoding}"] * (encoding != "UTF-8")
    said += [f"cells parted by {_SEPARATORS[separator]}"] * (separator != ",")
    head, *rest = rows
    return Sheet(tuple(" ".join(cell.split()) for cell in head.cells), tuple(rest), tuple(said))


def _decoded(content: bytes) -> tuple[str, str]:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace").removeprefix("\ufeff"), "UTF-16"
    start = content[:200]
    if start.count(0) * 4 > len(start):  # UTF-16 of Western letters, without its mark
        wide = "utf-16-be" if start[:1] == b"\0" else "utf-16-le"
        return content.decode(wide, "replace"), "UTF-16"
    try:
        return content.removeprefix(BOM_UTF8).decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), "Windows-1252, for it is no UTF-8"


def _separator(text: str) -> str:
    """Return what parts the cells: what gives most rows as many as the head has, and most cells."""

    def score(sign: str) -> tuple[int, int]:
        try:
            widths = [len(row.cells) for row in _rows(text[:20_000], sign, most=50)]
        except Unfit:
            return (0, 0)
        first = widths[0] if widths else 0
        return (sum(width == first for width in widths) if first > 1 else 0, first)

    return max(_SEPARATORS, key=score)


def _rows(text: str, separator: str, most: int = 0) -> Iterator[Row]:
    """Yield the rows that are not empty: all, or the first so many."""
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        line, count = 1, 0
        for cells in table:
            if len(cells) > MOST_COLUMNS or count > MOST_ROWS:
                raise Unfit(f"more than {MOST_COLUMNS} columns or {MOST_ROWS:,} rows")
            if any(cell.strip() for cell in cells):
                yield Row(line, tuple(tidy(unguarded(cell)).strip() for cell in cells))
                count += 1
                if count == most:
                    return
            line = table.line_num + 1
    except csv.Error as error:
        raise Unfit(f"line {table.line_num} is no row of a table: {error}") from error
    finally:
        csv.field_size_limit(before)
