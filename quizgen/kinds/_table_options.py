"""Wrong options from a table: cells of other rows that the list itself makes different.

Of a long column an item looks at the cells nearest in form, found by a sorted index, so that ten
times the rows take ten times as long.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from itertools import islice

from quizgen.distractors import FEWEST, Question, alike, why_not
from quizgen.folding import Names, fold, other_names, squeeze
from quizgen.kinds._nought import are_none
from quizgen.kinds._table_asking import Template
from quizgen.kinds._table_sheet import Cell, Row, Sheet
from quizgen.kinds.contract import Context
from quizgen.model import CellDiffers, Distractor
from quizgen.quantity import has_decimal_comma, quantity
from quizgen.tables import NONE

NEAR = 30
"""So many of the nearest cells are looked at for an item."""
_MOST_PASSED = 400
"""So many rows that are right, or of which nobody knows, are passed by in looking for them."""

_MOST_PAIRS = 5_000
"""Of so many pairs of cells it is kept whether they are alike."""

_Shown = tuple[str, ...]
_Form = tuple[int, float, bytes]


class _Index:
    """Rows in the order of the form of one of their cells: numbers by size, texts by length."""

    def __init__(self, rows: Sequence[Row], column: str, comma: bool) -> None:
        forms = sorted((_form(row.first(column), comma), row.number, row) for row in rows)
        self._forms = [form for form, _, _ in forms]
        self.rows = [row for _, _, row in forms]
        self._column, self._comma = column, comma

    def around(self, row: Row) -> Iterator[Row]:
        """Yield the rows from the nearest on, to both sides by turns."""
        at = bisect_left(self._forms, _form(row.first(self._column), self._comma))
        for step in range(max(at, len(self.rows) - at)):
            if at + step < len(self.rows):
                yield self.rows[at + step]
            if step < at:
                yield self.rows[at - step - 1]


def _form(text: str, comma: bool) -> _Form:
    # The hash parts cells of one form, so that a new cell moves few others.
    number = quantity(text, comma)
    size = float(number.low) if number else float(len(text))
    return 0 if number else 1, size, sha256(text.encode()).digest()


class _Group:
    """Rows that show the same but for the claimed slots; most of them may show the same there.

    A row of the most common sort looks for wrong ones among the others only.
    """

    def __init__(
        self, rows: Sequence[Row], shown: Callable[[Row], _Shown], column: str, comma: bool
    ) -> None:
        counts = Counter(map(shown, rows)).most_common(1)
        self._most = counts[0][0] if counts else None
        self._whole = _Index(rows, column, comma)
        self._rest = _Index([row for row in rows if shown(row) != self._most], column, comma)

    def index(self, shown: _Shown) -> _Index:
        """Return where rows that differ from one that shows this are looked for."""
        return self._rest if shown == self._most else self._whole


class Options:
    """The wrong options that a table has for the questions of one template."""

    def __init__(self, sheet: Sheet, template: Template, context: Context) -> None:
        self._sheet, self._template = sheet, template
        self._names: Names = context.same
        self._language = context.origin.language
        self._comma = has_decimal_comma(self._language)
        self._pairs: dict[tuple[str, str, str], bool] = {}
        self._groups: dict[tuple[str, ...] | None, _Group] = {}

    def of(self, row: Row, question: Question, released: Sequence[str]) -> list[Distractor]:
        """Return the candidates for a row: the nearest, and those that were released before."""
        near = [*islice(self._candidates(row, question), NEAR)]
        late = [
            other
            for text in released
            for other in self._by_text.get((self._place(row), fold(text)), ())
            if self._is_wrong(row, other, question)
        ]
        distinct = {other.number: other for other in (*near, *late)}
        return [self._candidate(other) for other in distinct.values()]

    def are_two(self, row: Row, question: Question) -> bool:
        """Tell whether two rows can be wrong at all for a row, without making its options."""
        found: list[str] = []
        for other in self._candidates(row, question):
            text = other.first(self._template.asked)
            names = (text, *other_names(text, self._names))
            if any(why_not(name, question) for name in names):
                continue
            if not any(alike(text, one, question, self._names) for one in found):
                found.append(text)
            if len(found) == FEWEST:
                return True
        return False

    def _candidates(self, row: Row, question: Question) -> Iterator[Row]:
        if self._template.reverse:
            return self._others(row)
        return (
            other
            for other in islice(self._cells.around(row), NEAR + _MOST_PASSED)
            if self._differs(row, other, question)
        )

    def _is_wrong(self, row: Row, other: Row, question: Question) -> bool:
        return (
            self._is_other(row, other)
            if self._template.reverse
            else self._differs(row, other, question)
        )

    def _differs(self, row: Row, other: Row, question: Question) -> bool:
        """Tell whether no value of another cell can be one of this row's."""
        cell = other.cells[self._template.asked]
        if not cell or other is row:
            return False
        also = [name for value in cell[1:] for name in (value, *other_names(value, self._names))]
        return not any(why_not(name, question) for name in also)

    # --- The name of a row is asked: right are all rows that may fit what is shown. ---

    def _others(self, row: Row) -> Iterator[Row]:
        """Yield the rows that surely do not fit what is shown of a row, the nearest first.

        They differ where the list says that each row has one value; all else is known and equal.
        """
        passed = 0
        for other in self._group_of(row).index(self._shown(row)).around(row):
            if self._is_other(row, other):
                yield other
            else:
                passed += 1
            if passed > _MOST_PASSED:
                return

    def _is_other(self, row: Row, other: Row) -> bool:
        return any(
            self._part(slot, row.cells[slot], other.cells[slot]) for slot in self._template.claimed
        )

    def _part(self, slot: str, cell: Cell, other: Cell) -> bool:
        """Tell whether two known cells have no value in common, as a reader takes them.

        What is right or arguable for every row parts none; nor do `none` and a nought.
        """
        if cell is None or other is None or are_none(cell, other, self._language):
            return False
        if any(self._is_loose(slot, value) for value in (*cell, *other)):
            return False
        return not any(self._alike(slot, one, two) for one in cell for two in other)

    def _is_loose(self, slot: str, value: str) -> bool:
        """Tell whether a value is, or holds, what the list accepts or never offers for any row."""
        return any(self._alike(slot, value, other) for other in self._settled[slot])

    @cached_property
    def _settled(self) -> Mapping[str, _Shown]:
        trusts = {slot: self._sheet.trust(slot) for slot in self._template.claimed}
        return {
            slot: (*trust.texts("accept"), *(entry.text for entry in trust.entries("never")))
            for slot, trust in trusts.items()
        }

    def _alike(self, slot: str, one: str, two: str) -> bool:
        if one == two:
            return True
        if (slot, one, two) not in self._pairs:
            if len(self._pairs) > _MOST_PAIRS:
                self._pairs.clear()
            exact = self._sheet.trust(slot).exact
            measure = Question("", "", "", (), (), exact, self._comma, self._language)
            self._pairs[slot, one, two] = alike(one, two, measure, self._names)
        return self._pairs[slot, one, two]

    def _group_of(self, row: Row) -> "_Group":
        """Return the rows among which wrong ones are looked for: all have the row's other slots."""
        key = self._fixed(row)
        if key not in self._groups:
            rows = self._by_fixed.get(key, [])
            self._groups[key] = _Group(rows, self._shown, self._template.asked, self._comma)
        return self._groups[key]

    def _shown(self, row: Row) -> tuple[str, ...]:
        return tuple(row.first(slot) for slot in self._template.claimed)

    def _fixed(self, row: Row) -> tuple[str, ...] | None:
        """Return what else must be equal, None where anything shown is unknown."""
        template = self._template
        if not row.cells[template.asked] or any(row.cells[slot] is None for slot in template.slots):
            return None
        fixed = [slot for slot in template.slots if slot not in template.claimed]
        forms = [squeeze if self._sheet.trust(slot).exact else fold for slot in fixed]
        return tuple(
            form(" / ".join(row.cells[slot] or ())) for slot, form in zip(fixed, forms, strict=True)
        )

    @cached_property
    def _by_fixed(self) -> dict[tuple[str, ...] | None, list[Row]]:
        groups: dict[tuple[str, ...] | None, list[Row]] = {}
        for row in self._sheet.rows:
            key = self._fixed(row)
            if key is not None:
                groups.setdefault(key, []).append(row)
        return groups

    # --- What all have in common. ---

    @cached_property
    def _cells(self) -> _Index:
        """Return the rows that have different cells in the column asked, the first of each."""
        asked = self._template.asked
        first: dict[tuple[str, ...], Row] = {}
        for row in self._sheet.rows:
            cell = row.cells[asked]
            if cell:
                first.setdefault(tuple(map(squeeze, cell)), row)
        return _Index([*first.values()], asked, self._comma)

    @cached_property
    def _by_text(self) -> dict[tuple[tuple[str, ...] | None, str], list[Row]]:
        """Return the rows by what must be equal and by the text that is offered of them."""
        rows: dict[tuple[tuple[str, ...] | None, str], list[Row]] = {}
        for row in self._sheet.rows if self._template.reverse else self._cells.rows:
            if text := row.first(self._template.asked):
                rows.setdefault((self._place(row), fold(text)), []).append(row)
        return rows

    def _place(self, row: Row) -> tuple[str, ...] | None:
        return self._fixed(row) if self._template.reverse else ()

    def _candidate(self, other: Row) -> Distractor:
        claim = CellDiffers(self._template.remembered, other.name)
        return Distractor(other.first(self._template.asked), claim)

    def explained(self, row: Row, kept: Sequence[Distractor]) -> tuple[Distractor, ...]:
        """Return options with what the list says of them, without a word of ours."""
        return tuple(
            self._explained(row, self._by_name[option.claim.row], option)
            if isinstance(option.claim, CellDiffers)
            else option
            for option in kept
        )

    def _explained(self, row: Row, other: Row, option: Distractor) -> Distractor:
        template = self._template
        if not template.reverse:
            named = [text for slot in template.slots if (text := other.first(slot))]
            name = other.name if squeeze(other.name) != squeeze(option.text) else ""
            return option._replace(reason=", ".join(named) or name)
        apart = [
            slot
            for slot in template.claimed
            if self._part(slot, row.cells[slot], other.cells[slot])
        ]
        cells = [_said(slot, " / ".join(other.cells[slot] or (NONE,))) for slot in apart]
        return option._replace(claim=CellDiffers(apart[0], other.name), reason=", ".join(cells))

    @cached_property
    def _by_name(self) -> dict[str, Row]:
        return {row.name: row for row in self._sheet.rows}


def _said(column: str, cell: str) -> str:
    """Return what a row is by a column, as it reads: `period 4`, `bound to: citric acid`."""
    return f"{column} {cell}" if cell[:1].isdecimal() else f"{column}: {cell}"
