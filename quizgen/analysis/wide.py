"""A table of learners and items: a row for each learner, a column for each item."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from quizgen.analysis.engine import Engine
from quizgen.analysis.heads import KEY, MAX, is_learner
from quizgen.analysis.known import Look
from quizgen.analysis.loaded import COLUMNS, ROWS, Notes, named
from quizgen.analysis.sheet import Sheet

_ENOUGH = 6
"""So many first cells, all different, are learners: no item has as many answers."""


class Column(NamedTuple):
    """A column of an item: its name in SQL, and its head."""

    column: str
    name: str


def load(engine: Engine, sheet: Sheet, notes: Notes, look: Look) -> None:
    """Fill the table with the cells of a sheet. Raises Unfit, or Refused at an unclear head."""
    has_learner = _has_learner(sheet, look)
    items = [
        Column(column, name)
        for column, name in zip(sheet.columns, sheet.head, strict=True)
        if name and not (has_learner and column == "c0")
    ]
    if unnamed := len(sheet.head) - has_learner - len(items):
        notes.said.append(f"left out, columns without a name: {unnamed}")
    _refuse_twice(sheet, [item.name for item in items])
    special = [*_special(sheet)] if has_learner else []
    for at in special:
        _note(sheet, at, notes)
    start = len(notes.order)
    for place, item in enumerate(items):
        notes.order.setdefault(item.name, start + place)
    _fill(engine, sheet, items, has_learner, len(special))
    notes.can_repeat |= has_learner


def _has_learner(sheet: Sheet, look: Look) -> bool:
    """Tell whether the first column names the learners."""
    first, *rest = sheet.head
    cells = [row[0] for row in sheet.first]
    if is_learner(first) or any(_is_special(cell) for cell in cells[:2]):
        return True
    if look(first, "") is not None:
        return False
    known = any(look(name, "") is not None for name in rest)
    return known or (len(cells) >= _ENOUGH and len({*cells}) == len(cells) and None not in cells)


def _is_special(cell: str | None) -> bool:
    return (cell or "").strip() in {KEY, MAX}


def _special(sheet: Sheet) -> Iterator[int]:
    """Yield which of the first rows hold keys or marks instead of answers."""
    for at, row in enumerate(sheet.first[:2]):
        if not _is_special(row[0]):
            return
        yield at


def _refuse_twice(sheet: Sheet, names: list[str]) -> None:
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        hint = "give each item a name of its own"
        raise sheet.refused(f"two columns are called {twice[0]!r}", hint)


def _note(sheet: Sheet, at: int, notes: Notes) -> None:
    """Take over a row of keys, or of marks."""
    kind, *cells = sheet.first[at]
    line = at + 2
    for name, cell in zip(sheet.head[1:], cells, strict=True):
        if cell is None or not cell.strip():
            continue
        if (kind or "").strip() == KEY:
            if notes.keys.setdefault(name, cell.strip()) != cell.strip():
                message = f"item {name!r} has the key {cell!r} here, and another in a file before"
                raise sheet.refused(message, "give it one key", line)
        else:
            notes.most[name] = _marks(sheet, name, cell, line)


def _marks(sheet: Sheet, name: str, cell: str, line: int) -> float:
    if not re.fullmatch(r"\s*\d{1,6}([.,]\d{1,9})?\s*", cell) or not float(cell.replace(",", ".")):
        message = f"in the row {MAX} item {name!r} has {cell!r}, which is no number of marks"
        raise sheet.refused(message, "write a number above 0", line)
    return float(cell.replace(",", "."))


def _fill(
    engine: Engine, sheet: Sheet, items: list[Column], has_learner: bool, special: int
) -> None:
    cells = ", ".join(f"CAST({item.column} AS VARCHAR)" for item in items)
    used = "".join(f" OR {column} IS NOT NULL" for column in sheet.columns)
    learner = named(["CAST(c0 AS VARCHAR)"]) if has_learner else "''"
    first = (sheet.number + 1) * ROWS
    engine.run(
        f"""
        INSERT INTO loaded ({COLUMNS})
        SELECT {sheet.number}, CASE WHEN who = '' THEN hash(row) ELSE hash(who) END,
            unnest(?::VARCHAR[]), '', NULL, NULL, row, true, NULL, NULL, unnest(cells),
            NULL, NULL, NULL, NULL, false
        FROM (
            SELECT row_number() OVER () + {first} AS row, {learner} AS who, [{cells}] AS cells
            FROM {sheet.source}
            WHERE false{used}
        ) WHERE row > {first + special}
        """,
        [item.name for item in items],
        *sheet.values,
    )
