r"""Tables of texts: from lines with bars, and from the text of a CSV file.

    symbol | name   | number
    Na     | sodium | 11

A cell is kept as it is typed. Empty: nobody knows; `none`: known that there is none. ` / ` parts
values that are equally right. Inside code and maths bars and slashes are text; `\|` is a bar.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from quizgen.folding import squeeze
from quizgen.model import Place
from quizgen.problems import Problem

OWN_COLUMNS = ("why", "quote", "image")
"""Columns that say something of their row and are not asked."""
NONE = "none"
"""What a cell says where there is none."""

_LONGEST_LINE = 20_000
_LITERAL = r"(`+)(?!`).*?(?<!`)\1(?!`)|\\\(.*?\\\)|\\\[.*?\\\]"
_BAR = re.compile(rf"{_LITERAL}|\\\||(?P<cut>\|)")
_SLASH = re.compile(rf"{_LITERAL}|(?P<cut>\s/\s)")
_ESCAPED = re.compile(r"(\\\(.*?\\\)|\\\[.*?\\\])|\\\|")
_RULE = frozenset("-|: \t")
_CSV = re.compile(r"[^|\n]*\.csv")
_DECIMAL_COMMA = r"[+\-−]?(?:\d+,(?!\d{3}\b)\d+|(?:0|\d{4,}),\d+)(?:\s+[^\d,]+|[%°‰]\w*)?"
_SEPARATOR = re.compile(r"sep=(.)\s*\n")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows as typed; `file` is the path of a `.csv` that is not read yet."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    file: str = ""

    def cells(self) -> Iterator[tuple[tuple[int, str], str]]:
        """Yield the row (from 0) and the column of each cell, and its text."""
        for number, row in enumerate(self.rows):
            for column, cell in zip(self.columns, row, strict=True):
                yield (number, column), cell

    def column(self, name: str) -> Iterator[tuple[int, str]]:
        """Yield the row (from 0) and the text of each cell of a column that is not empty."""
        if name in self.columns:
            place = self.columns.index(name)
            yield from ((number, row[place]) for number, row in enumerate(self.rows) if row[place])

    def __str__(self) -> str:
        """Return the header, which names the table where there is no other name."""
        return " ".join(self.columns)


class Fault(NamedTuple):
    """What is wrong with a table: code, message, hint; line and column of its text, from 0."""

    code: str
    message: str
    hint: str
    line: int
    column: int = 0

    def problem(self, place: Place) -> Problem:
        """Return the problem that this is at a place."""
        return Problem(place, self.code, self.message, self.hint)


class Spots(NamedTuple):
    """Where a row stands in its text: the line, and the column of each cell, from 0."""

    line: int
    starts: tuple[int, ...]


class Parsed(NamedTuple):
    """A table, what is wrong with it, and where its header and then its rows stand.

    `comma` is the first cell whose comma can only be a decimal one, in a file parted by `;`.
    """

    table: Table
    faults: tuple[Fault, ...] = ()
    spots: tuple[Spots, ...] = ()
    comma: tuple[int, str] | None = None


def parse_lines(text: str) -> Parsed:
    """Return the table of lines with bars; of one line that ends in `.csv`, the file's name."""
    if _CSV.fullmatch(text.strip()):
        return Parsed(Table(file=text.strip()))
    if "|" not in text:
        hint = "part the columns by bars, the header first: `symbol | name`; or name a `.csv`"
        return Parsed(Table(), (Fault("F160", "this is no table", hint, 0),))
    lines = [
        (number, line)
        for number, line in enumerate(text.split("\n"))
        if line.strip() and not ("-" in line and _RULE.issuperset(line))
    ]
    framed = bool(lines) and lines[0][1].lstrip().startswith("|")
    rows = [(number, [*_cells(line, framed=framed)]) for number, line in lines]
    if rows and not framed:  # `Na | 11 |` under a header without a last bar: the bar ends the line
        width = len(rows[0][1])
        rows = [(number, _without_last(cells, width)) for number, cells in rows]
    return _table(rows)


def _without_last(cells: list[tuple[int, str]], width: int) -> list[tuple[int, str]]:
    return cells[:-1] if len(cells) == width + 1 and not cells[-1][1] else cells


def _cells(line: str, *, framed: bool) -> Iterator[tuple[int, str]]:
    """Yield where each cell of a line begins, and its text; a frame of bars is none."""
    bounds = [0, *_cuts(line), len(line) + 1]
    pieces = [(start, line[start : end - 1]) for start, end in pairwise(bounds)]
    if framed and len(pieces) > 1 and not pieces[0][1].strip():
        pieces = pieces[1:]
    if framed and len(pieces) > 1 and not pieces[-1][1].strip():
        pieces = pieces[:-1]
    for start, piece in pieces:
        yield start + len(piece) - len(piece.lstrip()), _unescaped(piece.strip())


def _cuts(line: str) -> list[int]:
    """Return where the cells after the first begin: behind each bar that parts two."""
    if ("`" not in line and "\\" not in line) or len(line) > _LONGEST_LINE:
        return [place + 1 for place, sign in enumerate(line) if sign == "|"]
    return [match.end() for match in _BAR.finditer(line) if match["cut"]]


def _unescaped(cell: str) -> str:
    if "\\|" not in cell:
        return cell
    return _ESCAPED.sub(lambda match: match[1] or "|", cell)


def parse_csv(text: str) -> Parsed:
    """Return the table of a CSV file: its separator is the one that parts the header."""
    import csv  # most tables stand in their list

    text, skipped = text.replace("\r\n", "\n").replace("\r", "\n"), 0
    if marked := _SEPARATOR.match(text):  # the first line that a spreadsheet may ask for
        text, skipped = text[marked.end() :], 1
    separator = marked[1] if marked else _separator(text)
    lines = text.split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator)
    rows: list[tuple[int, list[tuple[int, str]]]] = []
    before = 0
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                rows.append((before + skipped, _placed(record, lines[before])))
            before = reader.line_num
    except csv.Error as error:
        hint = "save it again as CSV, with quotes around cells that hold quotes or line ends"
        fault = Fault("F169", f"this line is no CSV: {error}", hint, before + skipped)
        return Parsed(Table(), (fault,))
    parsed = _table(_narrowed(rows))
    return parsed._replace(comma=_decimal_comma(parsed.table)) if separator == ";" else parsed


def _decimal_comma(table: Table) -> tuple[int, str] | None:
    """Return the first cell with a comma that parts no thousands: 12,01 and 0,001."""
    return next((way for way, cell in table.cells() if re.fullmatch(_DECIMAL_COMMA, cell)), None)


def _separator(text: str) -> str:
    """Return which sign parts the header: the one that stands in it most, outside quotes."""
    header = re.sub(r'"[^"]*"', "", text.lstrip("\n").partition("\n")[0])
    return max(";,\t|", key=header.count)


def _placed(record: Sequence[str], line: str) -> list[tuple[int, str]]:
    """Return the cells of a record with the columns where they stand, as well as can be told."""
    placed, place = list[tuple[int, str]](), 0
    for cell in record:
        found = line.find(cell, place)
        place = found if found >= 0 else place
        placed.append((place, squeeze(cell)))
        place += len(cell)
    return placed


def _narrowed(
    rows: list[tuple[int, list[tuple[int, str]]]],
) -> list[tuple[int, list[tuple[int, str]]]]:
    """Return rows without the empty cells that a spreadsheet adds at the right."""
    width = max((_filled(cells) for _, cells in rows), default=0)
    return [(number, cells[: max(width, 1)]) for number, cells in rows]


def _filled(cells: Sequence[tuple[int, str]]) -> int:
    return max((place for place, (_, cell) in enumerate(cells, 1) if cell), default=0)


def _table(rows: Sequence[tuple[int, Sequence[tuple[int, str]]]]) -> Parsed:
    """Return the table of rows, of which the first is the header."""
    if len(rows) < 2:
        hint = "the first line names the columns, each line below it is a row"
        line = rows[0][0] if rows else 0
        return Parsed(Table(), (Fault("F160", "this table has no rows", hint, line),))
    spots = tuple(Spots(line, tuple(start for start, _ in cells)) for line, cells in rows)
    texts = [tuple(cell for _, cell in cells) for _, cells in rows]
    columns, *found = texts
    faults = [*header_faults(columns, spots[0])]
    for row, spot in zip(found, spots[1:], strict=True):
        if len(row) != len(columns):
            faults.append(_misfit(columns, row, spot))
    if faults:
        return Parsed(Table(), tuple(faults), spots)
    return Parsed(Table(tuple(map(squeeze, columns)), tuple(found)), (), spots)


def _misfit(columns: Sequence[str], row: Sequence[str], spot: Spots) -> Fault:
    count = f"{len(row)} cell{'' if len(row) == 1 else 's'}"
    message = f"this row has {count}, the header {len(columns)}"
    if len(row) > len(columns):
        hint = "a bar inside a cell is written `\\|`, or stands in `code`"
        return Fault("F161", message, hint, spot.line, spot.starts[len(columns)])
    hint = "an empty cell keeps its bars: `Na | | 11 |`"
    return Fault("F161", message, hint, spot.line, spot.starts[0])


def header_faults(columns: Sequence[str], spot: Spots) -> Iterator[Fault]:
    """Yield what is wrong with the names of columns; `spot` is where they stand."""
    seen: set[str] = set()
    for number, column in enumerate(columns):
        name = squeeze(column).casefold()
        where = spot.starts[number] if number < len(spot.starts) else 0
        if not name:
            hint = "each column has a name: the first line holds them"
            yield Fault("F162", f"column {number + 1} has no name", hint, spot.line, where)
        elif name in seen:
            hint = "give one of them another name"
            yield Fault("F162", f"two columns are called `{column}`", hint, spot.line, where)
        seen.add(name)
    if len({name for name in seen if name and name not in OWN_COLUMNS}) < 2:
        hint = "one column names the rows, another says something of them"
        yield Fault("F160", "a table has two columns or more", hint, spot.line)


@lru_cache(maxsize=65536)
def values(cell: str) -> tuple[str, ...]:
    """Return the values of a cell, each equally right; none if it is empty or says `none`."""
    if cell == "" or is_none(cell):
        return ()
    if "/" not in cell:
        return (squeeze(cell),)
    cuts = [match.span() for match in _SLASH.finditer(cell) if match["cut"]]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(cell)]
    parts = (squeeze(cell[start:end]) for start, end in zip(starts, ends, strict=True))
    return tuple(dict.fromkeys(part for part in parts if part and not is_none(part)))


def is_none(cell: str) -> bool:
    """Tell whether a cell says that there is none."""
    return len(cell) == 4 and cell.lower() == NONE
