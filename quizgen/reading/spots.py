"""The place of a value, found by reading its piece again: reading a list keeps no node."""

from functools import lru_cache

from quizgen.model import Path, Place
from quizgen.reading.cells import cell_place
from quizgen.reading.compose import MappingNode, Node, NotYaml, ScalarNode, SequenceNode, compose
from quizgen.reading.page import Page


def locate(page: Page, offset: int, text: str, path: Path) -> Place:
    """Return the place of the value at `path` in a piece, or of the piece's first key.

    `offset` is where the piece begins in the page, `text` the piece as YAML reads it.
    """
    line = page.line_at(offset)
    node = _node(text)
    if isinstance(node, SequenceNode) and node.value:
        node = node.value[0]
    if path[:1] == ("table",) and len(path) == 3 and isinstance(node, MappingNode):
        return _cell(page, line, node, path)
    found: Node | None = node
    for step in path:
        found = _step(found, step) if found is not None else None
    spot = found or node
    if spot is None:
        return page.place(line, 0)
    return page.place(line + spot.start_mark.line, spot.start_mark.column)


def _cell(page: Page, line: int, node: MappingNode, path: Path) -> Place:
    """Return the place of a cell: its row, counted from 0, and the name of its column."""
    table = _step(node, "table")
    _, row, column = path
    if table is None or not isinstance(row, int):
        return page.place(line + node.start_mark.line, node.start_mark.column)
    return cell_place(page, line, table, row, str(column))


@lru_cache(maxsize=4)  # a fact with many problems is read once
def _node(text: str) -> Node | None:
    try:
        return compose(text)
    except NotYaml:
        return None


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        if isinstance(step, int):
            return node.value[step][0] if step < len(node.value) else None
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, ScalarNode):
        return node if step == 0 else None
    if not isinstance(step, int) or step >= len(node.value):
        return None
    entry = node.value[step]
    found: Node = entry.value[0][0] if isinstance(entry, MappingNode) else entry
    return found
