"""What kind of file it is: told by its content, never by its name."""

import codecs
import csv
import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from quizgen.analysis.engine import Engine, Unfit
from quizgen.analysis.other_files import other_file, other_table
from quizgen.analysis.sheet import Form, Sheet
from quizgen.model import Place
from quizgen.problems import Problem, Refused

MOST_COLUMNS = 1_000
"""A table of more would want more memory than the engine may take."""
LONGEST_HEAD = 4_000_000
_CHUNK = 1 << 20
_FIRST_ROWS = 50
_SEPARATORS = ",;\t"
_UTF8 = "CSV in Excel: Save as, “CSV UTF-8”"


def sheet_of(engine: Engine, file: Path, number: int) -> Sheet:
    """Return a file as a sheet. Raises Refused: it is empty, no text, or no table."""
    name = engine.name(file)
    with Path(name).open("rb") as content:
        start = content.read(_CHUNK)
    if not start.strip(BOM_UTF8 + b" \t\r\n"):
        raise _refused(file, "F005", "the file is empty", "give a file with responses")
    if other := other_file(start.removeprefix(BOM_UTF8)):
        raise _refused(file, "S702", other.message, other.hint)
    if start.startswith(b"PAR1"):
        return _parquet(engine, Sheet(file, number, name, Form.PARQUET, ()))
    name = _in_utf8(engine, file, name, start)
    start = start if name == engine.name(file) else Path(name).read_bytes()[:_CHUNK]
    if start.removeprefix(BOM_UTF8).lstrip()[:1] in {b"{", b"["}:
        return _json(file, number, name)
    return _csv(engine, file, number, name)


def _refused(file: Path, code: str, message: str, hint: str, line: int = 1) -> Refused:
    return Refused([Problem(Place(str(file), line), code, message, hint)])


# --- Text ---


def _in_utf8(engine: Engine, file: Path, name: str, start: bytes) -> str:
    """Return the name of the file, or of a copy in UTF-8. Raises Refused if it is no text."""
    encoding = _encoding(start) or _checked(file, Path(name))
    if encoding == "utf-8":
        return name
    copy = engine.folder / f"{Path(name).name}-utf-8"
    with (
        Path(name).open(encoding=encoding, newline="") as old,
        copy.open("w", encoding="utf-8", newline="") as new,
    ):
        try:
            while part := old.read(_CHUNK):
                new.write(part)
        except UnicodeError as error:
            raise _refused(file, "F002", f"the file is no {encoding}", _UTF8) from error
    return str(copy)


def _encoding(start: bytes) -> str:
    """Return the encoding that the first bytes tell of, "" if they tell of none."""
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    sample = start[:200]
    if sample.count(0) * 4 > len(sample) and not {*sample} - {0, 9, 10, 13, *range(32, 256)}:
        return "utf-16-be" if sample[:1] == b"\0" else "utf-16-le"
    return ""


def _checked(file: Path, path: Path) -> str:
    """Return UTF-8 if all of a file is. Raises Refused: it is not text, or not in UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with path.open("rb") as content:
        for part in chain(iter(partial(content.read, _CHUNK), b""), [b""]):
            if 0 in part:
                line += part[: part.index(0)].count(b"\n")
                raise _refused(file, "F002", "the file is no text: it holds a NUL", _UTF8, line)
            try:
                decoder.decode(part, final=not part)
            except UnicodeDecodeError as error:
                line += part[: max(error.start, 0)].count(b"\n")
                raise _refused(file, "F002", "the file is not in UTF-8", _UTF8, line) from error
            line += part.count(b"\n")
    return "utf-8"


# --- The forms ---


def _parquet(engine: Engine, sheet: Sheet) -> Sheet:
    try:
        found = engine.rows("SELECT name FROM parquet_schema(?) LIMIT ?", sheet.name, 2)
        described = engine.rows("DESCRIBE SELECT * FROM read_parquet(?)", sheet.name) * bool(found)
        head = tuple(str(row[0]) for row in described)
        whole = _narrow(Sheet(sheet.file, sheet.number, sheet.name, Form.PARQUET, head))
        return _with_first(engine, whole)
    except Unfit as error:
        raise sheet.refused(error) from error


def _json(file: Path, number: int, name: str) -> Sheet:
    """Return lines of JSON, by the keys of the first."""
    sheet = Sheet(file, number, name, Form.JSON, ())
    with Path(name).open(encoding="utf-8-sig") as lines:
        first = next(
            line for line in iter(partial(lines.readline, LONGEST_HEAD), "") if line.strip()
        )
    try:
        found = json.loads(first)
    except (ValueError, RecursionError) as error:
        raise sheet.refused(Unfit("the first line is no JSON object", 1)) from error
    if not isinstance(found, dict):
        message = "the first line is no JSON object"
        raise sheet.refused(message, "write one JSON object a line, as `quizgen scores export`")
    return Sheet(file, number, name, Form.JSON, tuple(found), first=(_version(found),))


def _version(line: dict[str, object]) -> tuple[str | None]:
    found = line.get("quizgen-responses")
    return (None if found is None else str(found),)


def _csv(engine: Engine, file: Path, number: int, name: str) -> Sheet:
    """Return a table, by its head and its first rows."""
    plain = Sheet(file, number, name, Form.CSV, ())
    with Path(name).open(encoding="utf-8-sig", newline="") as lines:
        line = lines.readline(LONGEST_HEAD)
    if len(line) >= LONGEST_HEAD:
        raise plain.refused(Unfit("the first line is too long to be a head", 1))
    separator = max(_SEPARATORS, key=lambda sign: len(_cells(line, sign)))
    head = _head(plain, Path(name), separator)
    if other := other_table(head):
        raise plain.refused(other.message, other.hint)
    sheet = _narrow(Sheet(file, number, name, Form.CSV, head, separator))
    if len(head) < 2:
        message = "a table needs two columns at least: commas, semicolons or tabs between cells"
        raise sheet.refused(message, "give a table of learners and items, or an exported file")
    try:
        return _with_first(engine, sheet)
    except Unfit as error:
        if error.line:
            raise sheet.refused(error) from error
    again = Sheet(file, number, _written_anew(engine, sheet), Form.CSV, head)
    try:
        return _with_first(engine, again)
    except Unfit as error:
        raise sheet.refused(error) from error


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _head(sheet: Sheet, path: Path, separator: str) -> tuple[str, ...]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        try:
            cells = next(csv.reader(lines, delimiter=separator))
        except (csv.Error, StopIteration) as error:
            raise sheet.refused(Unfit(f"the head cannot be read: {error}", 1)) from error
    return tuple(" ".join(cell.split()) for cell in cells)


def _narrow(sheet: Sheet) -> Sheet:
    if len(sheet.head) > MOST_COLUMNS:
        message = f"the table has {len(sheet.head):,} columns, and at most {MOST_COLUMNS:,} can be"
        raise sheet.refused(message, "give a row for each answer: learner, item, response")
    return sheet


def _with_first(engine: Engine, sheet: Sheet) -> Sheet:
    cells = ", ".join(f"CAST({column} AS VARCHAR)" for column in sheet.columns)
    rows = engine.rows(f"SELECT {cells} FROM {sheet.source} LIMIT {_FIRST_ROWS}", *sheet.values)
    first = tuple(tuple(None if cell is None else str(cell) for cell in row) for row in rows)
    return Sheet(
        sheet.file, sheet.number, sheet.name, sheet.form, sheet.head, sheet.separator, first
    )


def _written_anew(engine: Engine, sheet: Sheet) -> str:
    """Return the name of a copy whose lines all end alike. Raises Refused at a ragged row."""
    copy = engine.folder / f"{Path(sheet.name).name}-anew"
    with copy.open("w", encoding="utf-8", newline="") as new:
        csv.writer(new).writerows(_rows(sheet))
    return str(copy)


def _rows(sheet: Sheet) -> Iterator[list[str]]:
    with Path(sheet.name).open(encoding="utf-8-sig", newline="") as old:
        rows = csv.reader(old, delimiter=sheet.separator)
        try:
            for cells in rows:
                if cells and len(cells) != len(sheet.head):
                    message = f"{len(cells)} cells, and the head has {len(sheet.head)}"
                    raise sheet.refused(Unfit(message, rows.line_num))
                yield cells
        except csv.Error as error:
            raise sheet.refused(Unfit(str(error), rows.line_num)) from error
