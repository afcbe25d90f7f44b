"""Reads the pieces that need no YAML: nothing but `key: text`, `- text`, bars and plain quotes.

Nearly every fact is written so, and libyaml's nodes cost more than all the rest. Whatever is not
surely what YAML would read is left to YAML: then the answer is None. `tests/reading` holds the
two readers against each other.
"""

from collections.abc import Mapping
from typing import NamedTuple

from quizgen.reading.plain_raw import (
    Line,
    Raw,
    Unsure,
    block,
    entries_of,
    is_empty,
    lines_of,
    without_dash,
)
from quizgen.reading.plain_values import fields_of
from quizgen.schema import Key


def plain_fields(text: str, keys: Mapping[str, Key]) -> dict[str, object] | None:
    """Return the values of a piece's keys, or None if the piece is left to YAML.

    `text` is a fact (`- key: value` and what stands under it). A result has no problem of any sort.
    """
    lines = lines_of(text)
    if not lines or not lines[0][2]:
        return None
    lines[0] = without_dash(lines[0])
    raw = _map(lines, 0, len(lines[0][0]))
    return None if raw is None else fields_of(raw, keys)


class PlainKey(NamedTuple):
    """A key of a list's head: its value, its line in the piece, where the value's entries stand.

    Lines and columns count from 0.
    """

    key: str
    value: object
    line: int
    spots: tuple[tuple[int, int], ...]


def plain_key(text: str, keys: Mapping[str, Key]) -> PlainKey | None:
    """Return the one key of a piece of a list's head, or None if the piece is left to YAML."""
    lines = lines_of(text)
    if not lines:
        return None
    first = next(at for at, line in enumerate(lines) if not is_empty(line))
    spots = _spots(lines[first:])  # first: what is read loses its dashes
    raw = _map(lines, first, 0)
    if raw is None or len(raw) != 1 or not spots:
        return None
    fields = fields_of(raw, keys)
    if fields is None:
        return None
    ((name, value),) = fields.items()
    return PlainKey(name, value, first, tuple((first + line, column) for line, column in spots))


def _map(lines: list[Line], at: int, depth: int) -> dict[str, Raw] | None:
    """Return the map that begins at a line and column and ends with the lines."""
    try:
        raw, end = block(lines, at, depth)
    except Unsure:
        return None
    return raw if end == len(lines) and isinstance(raw, dict) else None


def _spots(lines: list[Line]) -> list[tuple[int, int]]:
    """Return where the entries of a value stand, or the map below its key; else none."""
    rest, value = lines[0][1], lines[0][4]
    start = len(rest) - len(value)
    if len(lines) == 1:
        inside = entries_of(value) if value[:1] == "[" else [(0, "")]
        return [(0, start + column) for column, _ in inside]
    if value:
        return []
    if not lines[1][2]:
        return [(1, len(lines[1][0]))]
    return [(at, len(indent + dash)) for at, (indent, _, dash, _, _) in enumerate(lines[1:], 1)]
