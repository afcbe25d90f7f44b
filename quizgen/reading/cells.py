"""Tables in a list: the node after `table:` → its value, and the place of each cell."""

from functools import lru_cache

from quizgen.model import Place
from quizgen.reading.compose import MappingNode, Node, ScalarNode, SequenceNode
from quizgen.reading.page import Page
from quizgen.reading.report import Report
from quizgen.tables import Parsed, Spots, Table, header_faults, parse_lines

HEADER = -1
"""The row of the columns' names, where a place is asked for."""


def read_table(node: Node, name: str, report: Report) -> Table | None:
    """Return the table that a node holds; what is wrong with it is reported."""
    if isinstance(node, SequenceNode):
        return _of_maps(node, name, report)
    if not isinstance(node, ScalarNode):
        hint = f"write `{name}: |` and the lines below it, the cells parted by bars"
        report.add(node, "F105", f"`{name}` holds lines with bars, or a list of rows", hint)
        return None
    if not node.value.strip():
        hint = f"write `{name}: |` and the lines below it, the cells parted by bars"
        report.add(node, "F104", f"`{name}` is empty", hint)
        return None
    parsed = _parsed(node.value)
    for fault in parsed.faults:
        place = _in_text(report.page, report.line, node, fault.line, fault.column)
        report.problems.append(fault.problem(place))
    return None if parsed.faults else parsed.table


@lru_cache(maxsize=4)
def _parsed(text: str) -> Parsed:
    return parse_lines(text.rstrip("\n"))


def _in_text(page: Page, first: int, node: ScalarNode, line: int, column: int) -> Place:
    """Return where a line and a column of a block text stand; any other is one place."""
    mark = node.start_mark
    if node.style != "|":
        return page.place(first + mark.line, mark.column)
    number = first + mark.line + 1 + line
    inside = node.value.split("\n")[line]
    margin = len(page.line(number)) - len(inside)
    return page.place(number, max(margin, 0) + column)


def _of_maps(node: SequenceNode, name: str, report: Report) -> Table | None:
    """Return the table of a list of `column: cell` maps; a column that a map lacks is unknown."""
    before = len(report.problems)
    rows = [_row(entry, name, report) for entry in node.value]
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    cells = tuple(tuple(row.get(column, "") for column in columns) for row in rows)
    if len(report.problems) > before:
        return None
    faults = [*header_faults(columns, Spots(0, ()))]
    for fault in faults:
        report.problems.append(fault.problem(report.place(node)))
    return None if faults else Table(columns, cells)


def _row(node: Node, name: str, report: Report) -> dict[str, str]:
    row: dict[str, str] = {}
    if not isinstance(node, MappingNode):
        hint = "write `column: cell` lines after `- `, or all rows below `table: |`"
        report.add(node, "F105", f"a row of `{name}` is a map of `column: cell`", hint)
        return row
    for column, cell in node.value:
        if column.__class__ is not ScalarNode or cell.__class__ is not ScalarNode:
            hint = "several right values stand in one cell: `el coche / el carro`"
            report.add(cell, "F105", f"a cell of `{name}` is one text", hint)
        elif column.value in row:
            report.add(column, "F102", f"`{column.value}` stands twice in a row", "delete one")
        else:
            row[column.value] = cell.value.strip()
    return row


def cell_place(page: Page, first: int, node: Node, row: int, column: str) -> Place:
    """Return where a cell stands in the node of a table; `first` is the line of the node's text."""
    if isinstance(node, SequenceNode):
        spot = _in_map(node, row, column)
        return page.place(first + spot.start_mark.line, spot.start_mark.column)
    parsed = _parsed(node.value) if isinstance(node, ScalarNode) else Parsed(Table())
    if (
        not isinstance(node, ScalarNode)
        or row + 1 >= len(parsed.spots)
        or column not in parsed.table.columns
    ):
        return page.place(first + node.start_mark.line, node.start_mark.column)
    spots = parsed.spots[row + 1]
    start = spots.starts[parsed.table.columns.index(column)]
    return _in_text(page, first, node, spots.line, start)


def _in_map(node: SequenceNode, row: int, column: str) -> Node:
    """Return the node of a cell; of the header, the first that names the column."""
    for entry in node.value[max(row, 0) : None if row == HEADER else row + 1]:
        for name, cell in entry.value:
            if name.value == column:
                found: Node = name if row == HEADER else cell
                return found
    return node if row == HEADER or row >= len(node.value) else node.value[row]
