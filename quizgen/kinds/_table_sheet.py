"""A table as its fact understands it: which columns name a row, which cells are known."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from quizgen.folding import fold, squeeze
from quizgen.kinds._forms import Forms
from quizgen.kinds._renamed import first_words
from quizgen.kinds._trust import Trust
from quizgen.kinds.contract import Context
from quizgen.model import Fact
from quizgen.problems import Problem, Severity
from quizgen.schema import closest
from quizgen.tables import OWN_COLUMNS, Table, values

_SAY_WRONG = frozenset({"wrong", "others-wrong"})
_MISSING = frozenset(
    [
        *(
            "-",
            "–",
            "—",
            "?",
            "??",
            "???",
            "…",
            "...",
            "n/a",
            "n.a.",
            "n. a.",
            "tbd",
            "tba",
            "todo",
        ),
        *("unknown", "not known", "none known", "not applicable", "varies", "variable"),
        *("k.a.", "k. a.", "keine angabe", "keine angaben", "unbekannt", "inconnu", "desconocido"),
    ]
)
"""What authors write into a cell of which they know nothing, or nothing definite."""
_MOST_NAMES = 400
"""So many names may one row have, of the equally right values of its cells."""

Cell = tuple[str, ...] | None
"""The values of a cell; none if it is known that there is none; None if nobody knows."""


class Row(NamedTuple):
    """One row: its place in the table, its cells, and its name for people and for ids."""

    number: int
    cells: Mapping[str, Cell]
    name: str
    words: tuple[str, ...]

    def first(self, column: str) -> str:
        """Return the first value of a cell, "" if there is none or nobody knows."""
        cell = self.cells[column]
        return cell[0] if cell else ""


class Sheet(NamedTuple):
    """The table of a fact.

    `naming` are the columns that name a row together, `unique` those that name it alone;
    `one_each` those in which each row has exactly one value, as the list claims.
    """

    fact: Fact
    table: Table
    naming: tuple[str, ...]
    unique: frozenset[str]
    one_each: frozenset[str]
    rows: tuple[Row, ...]
    context: Context

    @property
    def asked(self) -> tuple[str, ...]:
        """Return the columns that may be asked."""
        return asked_columns(self.table)

    def names_row(self, columns: Sequence[str]) -> bool:
        """Tell whether cells of these columns name one row."""
        return not self.unique.isdisjoint(columns) or set(self.naming) <= set(columns)

    def trust(self, column: str) -> Trust:
        """Return what the fact says about the answers of one column."""
        return trust_of(self.fact, column, self.context.exact)

    def trust_in_reverse(self, column: str) -> Trust:
        """Return the same for a question to which every row that fits is right, without `wrong`.

        A name that is wrong for one row may be right for the next.
        """
        trust = self.trust(column)
        fields = {key: said for key, said in trust.fields.items() if key not in _SAY_WRONG}
        return trust._replace(fields=fields)

    def own(self, row: Row, column: str) -> str:
        """Return what a row says under `why`, `quote` or `image`, "" if nothing."""
        if column not in self.table.columns:
            return ""
        return self.table.rows[row.number][self.table.columns.index(column)]


def asked_columns(table: Table) -> tuple[str, ...]:
    """Return the columns of a table but those that only say something of their row."""
    return tuple(column for column in table.columns if column not in OWN_COLUMNS)


def table_of(fact: Fact) -> Table:
    """Return the table of a fact."""
    table = fact.fields["table"]
    assert isinstance(table, Table)
    return table


def trust_of(fact: Fact, column: str, exact_default: bool) -> Trust:
    """Return what a fact says about the answers of one column of its table."""
    maps = fact.fields.get("columns", {})
    assert isinstance(maps, Mapping)
    exact = bool(fact.fields.get("exact", exact_default))
    return Trust(fact, ("columns", column), maps.get(column, {}), exact)


def read_sheet(fact: Fact, context: Context) -> tuple[Sheet | None, list[Problem]]:
    """Return the table of a fact as it is to be understood, None if it cannot be."""
    table = table_of(fact)
    if not table.columns:
        message = f"the table `{table.file}` was not read"
        return None, [Problem(fact.place("table"), "F169", message, "paths begin at the list")]
    problems = [*_unknown_columns(fact, table)]
    named = [squeeze(name) for name in fact.texts("rows")]
    naming = tuple(name for name in named if name in table.columns) or asked_columns(table)[:1]
    unique = _present(fact, "unique", table) | ({*naming} if len(naming) == 1 else set())
    one_each = _present(fact, "one-each", table) | unique | {*naming}
    rows = tuple(_rows(fact, table, naming))
    sheet = Sheet(fact, table, naming, frozenset(unique), frozenset(one_each), rows, context)
    problems += _nameless(sheet) or _ambiguous(sheet)
    problems += _missing_marks(sheet)
    return (None if problems_are_errors(problems) else sheet), problems


def problems_are_errors(problems: Sequence[Problem]) -> bool:
    """Tell whether there is an error among problems."""
    return any(one.severity is Severity.ERROR for one in problems)


def _present(fact: Fact, key: str, table: Table) -> set[str]:
    return {squeeze(name) for name in fact.texts(key)} & {*asked_columns(table)}


def _rows(fact: Fact, table: Table, naming: Sequence[str]) -> Iterator[Row]:
    columns = asked_columns(table)
    places = [table.columns.index(column) for column in columns]
    for number, row in enumerate(table.rows):
        cells = {
            column: _cell(row[place], is_name=column in naming)
            for column, place in zip(columns, places, strict=True)
        }
        names = [(cells[column] or ("",))[0] for column in naming]
        words = tuple(first_words(fact, name) for name in names)
        yield Row(number, cells, ", ".join(names), words)


def _cell(text: str, *, is_name: bool) -> Cell:
    if text == "" or (not is_name and text.casefold() in _MISSING):
        return None
    return values(text)


def _missing_marks(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for each cell that looks as if its author did not know."""
    for (row, column), text in sheet.table.cells():
        if text.casefold() in _MISSING and column not in (*sheet.naming, *OWN_COLUMNS):
            message = f"`{text}` is taken for an unknown cell"
            hint = "leave it empty if nobody knows; `none` says that there is none; "
            hint += f"if it is the very answer: `` `{text}` ``"
            yield Problem(sheet.fact.place("table", row, column), "F150", message, hint)


def _nameless(sheet: Sheet) -> list[Problem]:
    return [
        Problem(
            sheet.fact.place("table", row.number, column),
            "F163",
            f"this row has no `{column}`, which names it",
            "write it, or name rows by other columns: `rows: [person, tense]`",
        )
        for row in sheet.rows
        for column in sheet.naming
        if not row.cells[column] and not (len(sheet.naming) > 1 and row.cells[column] == ())
    ]


def _ambiguous(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for each row that has the name of another, or a `unique` cell of another."""
    yield from _twice(sheet, sheet.naming)
    for column in sorted(sheet.unique - {*sheet.naming}):
        yield from _twice(sheet, (column,))


_Named = tuple[Row, str]
"""A row and one of its names."""


def _twice(sheet: Sheet, columns: Sequence[str]) -> Iterator[Problem]:
    form = [Forms(sheet.context, exact=sheet.trust(column).exact).of for column in columns]
    first: dict[tuple[str, ...], _Named] = {}
    for row in sheet.rows:
        cells = [row.cells[column] for column in columns]
        if None in cells or (len(columns) == 1 and not cells[0]):
            continue
        every = product(*[cell or ("",) for cell in cells])
        for names in islice(every, _MOST_NAMES):
            key = tuple(plain(name) for plain, name in zip(form, names, strict=True))
            other, spelt = first.setdefault(key, (row, ", ".join(names)))
            if other is not row:
                yield _same_name(sheet, columns, (row, ", ".join(names)), (other, spelt))
                break


def _same_name(sheet: Sheet, columns: Sequence[str], one: _Named, other: _Named) -> Problem:
    (row, name), (first, spelt) = one, other
    place = sheet.fact.place("table", row.number, columns[0])
    line = sheet.fact.place("table", first.number, columns[0]).line
    in_other_words = fold(name) != fold(spelt)
    by_letter = name != spelt and not any(sheet.trust(column).exact for column in columns)
    if columns != sheet.naming:
        also = f", as `{spelt}`" if in_other_words else " too"
        message = f"`{columns[0]}` is `unique`, and `{name}` stands in line {line}{also}"
        hint = f"take `{columns[0]}` out of `unique`, or correct one of the two"
        return Problem(place, "F168", message, f"{hint}{_EXACT if by_letter else ''}")
    message = f"two rows are called `{name}`, the first in line {line}"
    if in_other_words:
        message = f"the row `{name}` is the row `{spelt}` in line {line} in other words"
    if all(row.cells[column] == first.cells[column] for column in sheet.asked):
        return Problem(place, "F163", message, "delete one")
    hint = _naming_hint(sheet)
    return Problem(place, "F163", message, f"{hint}{_EXACT if by_letter else ''}")


_EXACT = "; if case, accents or form tell them apart: `exact: yes`"


def _naming_hint(sheet: Sheet) -> str:
    """Say how rows of one name are told apart: by the first column that does it."""
    for column in sheet.asked:
        columns = [*sheet.naming, column]
        names = {tuple(row.cells[one] for one in columns) for row in sheet.rows}
        if column not in sheet.naming and len(names) == len(sheet.rows):
            return f"say what names a row: `rows: [{', '.join(columns)}]`"
    return "make one row of the two: ` / ` parts values that are equally right"


def _unknown_columns(fact: Fact, table: Table) -> Iterator[Problem]:
    """Yield a problem for each name of a column that the table does not have."""
    for key in ("rows", "one-each", "unique"):
        for number, name in enumerate(fact.texts(key)):
            yield from _unknown(fact, table, name, (key, number))
    for key in ("columns", "ask"):
        maps = fact.fields.get(key, {})
        assert isinstance(maps, Mapping)
        for name in maps:
            yield from _unknown(fact, table, name, (key, name))


def _unknown(
    fact: Fact, table: Table, name: str, path: tuple[str | int, ...]
) -> Iterator[Problem]:  # fmt: skip
    known = [*asked_columns(table)]
    if squeeze(name) in known:
        return
    if name in OWN_COLUMNS:
        message, hint = f"`{name}` belongs to its row, and is not asked", "take it out here"
    else:
        meant = closest(name, known)
        message = f"the table has no column `{name}`"
        hint = f"did you mean `{meant}`?" if meant else f"columns: {', '.join(known)}"
    yield Problem(fact.place(*path), "F164", message, hint)
