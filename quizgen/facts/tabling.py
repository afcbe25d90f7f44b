"""Tables in files of their own: what a fact names, `table: rivers.csv`, is read beside its list."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from quizgen.facts.listing import LONGEST_TEXT, FactList
from quizgen.facts.sourcing import is_inside
from quizgen.model import Fact, Place
from quizgen.model import Path as Way
from quizgen.problems import Problem, Severity
from quizgen.quantity import has_decimal_comma
from quizgen.reading.page import decode
from quizgen.tables import Parsed, Table, parse_csv

_COMMAS = (
    "the figures in this file have decimal commas, and the list reads them with a decimal point",
    "write the list's `language`, one that has decimal commas: `language: de`",
)
MAX_BYTES = 16 * 2**20
"""The largest table that is read: some 100,000 rows."""


def with_tables(found: FactList, read: Callable[[Path], bytes]) -> FactList:
    """Return a list with the tables that its facts name; one that cannot be read costs its fact."""
    facts: list[Fact] = []
    problems: list[Problem] = []
    for fact in found.facts:
        table = fact.fields.get("table")
        if not isinstance(table, Table) or not table.file:
            facts.append(fact)
            continue
        told: list[Problem] = []
        whole = _filled(fact, table, found, read, told)
        facts.extend([] if any(one.severity is Severity.ERROR for one in told) else [whole])
        problems += told
    lost = found.lost + len(found.facts) - len(facts)
    return found._replace(facts=tuple(facts), problems=(*found.problems, *problems), lost=lost)


def _filled(
    fact: Fact,
    table: Table,
    found: FactList,
    read: Callable[[Path], bytes],
    problems: list[Problem],
) -> Fact:
    """Return a fact with the table of its file; what is wrong is noted, with its place there."""
    folder = Path(found.file).parent
    path = folder / table.file
    content, told = _content(path, folder, read)
    if told:
        problems.append(Problem(fact.place("table"), "F169", *told))
        return fact
    parsed = parse_csv(content)
    for fault in parsed.faults:
        place = Place(str(path), fault.line + 1, fault.column + 1)
        problems.append(fault.problem(place))
    long = next((way for way, cell in parsed.table.cells() if len(cell) > LONGEST_TEXT), None)
    if long and not parsed.faults:
        message = f"a cell of {table.file} has more than {LONGEST_TEXT:,} characters"
        place = _locate(fact, path, parsed, ("table", *long))
        problems.append(Problem(place, "F004", message, "shorten it"))
    if parsed.comma and not has_decimal_comma(found.origin.language):
        place = _locate(fact, path, parsed, ("table", *parsed.comma))
        problems.append(Problem(place, "F176", *_COMMAS))
    whole = replace(parsed.table, file=table.file)
    fields = {**fact.fields, "table": whole}
    return replace(fact, fields=fields, locate=partial(_locate, fact, path, parsed))


def _content(
    path: Path, folder: Path, read: Callable[[Path], bytes]
) -> tuple[str, tuple[str, str] | None]:
    """Return the text of a table's file, and message and hint if it cannot be had."""
    name = path.name
    if not is_inside(path.absolute(), folder):
        hint = "put it beside the list, or below"
        return "", (f"the table {name} lies outside the list's folder", hint)
    try:
        content = read(path.absolute())
        text = decode(content[: MAX_BYTES + 1])
    except UnicodeDecodeError:
        hint = "save it as `CSV UTF-8`"
        return "", (f"the table {name} cannot be read: it is no text in UTF-8", hint)
    except (OSError, ValueError):
        return "", (f"the table {name} cannot be read", _nearest(name, folder))
    if len(content) > MAX_BYTES:
        message = f"the table {name} has more than {MAX_BYTES:,} bytes"
        return "", (message, "split it into several tables")
    return text, None


def _nearest(name: str, folder: Path) -> str:
    from difflib import get_close_matches

    try:
        names = sorted(one.name for one in folder.iterdir() if one.suffix.lower() == ".csv")
    except OSError:
        names = []
    near = get_close_matches(name, names, 1, 0.6)
    return f"did you mean {near[0]}?" if near else "paths begin at the list"


def _locate(fact: Fact, path: Path, parsed: Parsed, way: Way) -> Place:
    """Return the place of a cell in its file, of anything else in the list."""
    if way[:1] != ("table",) or len(way) != 3:
        return fact.locate(way)
    _, row, column = way
    if not isinstance(row, int) or row + 1 >= len(parsed.spots):
        return Place(str(path))
    spots, columns = parsed.spots[row + 1], parsed.table.columns
    start = spots.starts[columns.index(str(column))] if column in columns else 0
    return Place(str(path), spots.line + 1, start + 1)
