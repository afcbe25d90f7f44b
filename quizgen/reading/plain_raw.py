"""Lines → texts, lists and maps: YAML's plainest forms, and nothing else.

Whatever is not surely what YAML would read raises `Unsure`.
"""

import re
from typing import TypeAlias

from quizgen.reading.page import MOST_LINES_OF_PIECE

_KEY = r"[^\s\"'\[\]{}#&*!|>%@`,?:-][^:#\n]*?"
_LINE = re.compile(rf"^( *)(((?:- +)?)(?:({_KEY}):(?: +|$))?(.*))$", re.M)
_WORDS = r"\w[\w .+~^/°%;–-]*"
_ENTRY = rf"""(?:{_WORDS}|"[^"\\]+"|'[^']+')"""
_LIST = re.compile(rf"\[{_ENTRY}(?:, {_ENTRY})*\]")
_ENTRIES = re.compile(_ENTRY)
_PAIR = rf"\w[\w-]*: {_WORDS}"
_MAP = re.compile(rf"\{{{_PAIR}(?:, {_PAIR})*\}}")
_SIGNS = frozenset("[]{}&*!|>@%`\"'?#-,:")

Line = tuple[str, str, str, str, str]
"""The indentation, the rest; and of the rest: the dash, the key, the value."""
Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"


class Unsure(Exception):
    """The piece is left to YAML."""


def lines_of(text: str) -> list[Line] | None:
    """Return the lines of a piece without the empty last ones, None if one is not plain.

    A comment after a text is not plain, nor what is not printable: tabs, controls, odd blanks may
    be a line end to YAML, or refused by it.
    """
    if text.count("\n") > MOST_LINES_OF_PIECE or " #" in text:
        return None
    if not text.replace("\n", " ").isprintable():
        return None
    lines: list[Line] = _LINE.findall(text)
    while lines and is_empty(lines[-1]):
        lines.pop()
    return lines


def is_empty(line: Line) -> bool:
    """Tell whether there is nothing on a line, or a comment that begins it."""
    return not line[1] or line[1][0] == "#"


def block(lines: list[Line], at: int, depth: int) -> tuple[Raw, int]:
    """Return the map or list whose lines begin at a column, and the line after it."""
    if lines[at][2]:
        return _entries(lines, at, depth)
    found: dict[str, Raw] = {}
    last = len(lines)
    while at < last:
        indent, _, dash, key, value = lines[at]
        if len(indent) != depth:
            break
        if dash or not key or key in found or key[-1] == " ":
            raise Unsure
        at += 1
        alone = at == last or len(lines[at][0]) <= depth
        if alone and value and value[0] not in _SIGNS and _is_plain(value):
            found[key] = value
        else:
            found[key], at = _value(lines, at, depth, value)
    return found, at


def without_dash(line: Line) -> Line:
    """Return the first line of an entry as the first line of what stands after its dash."""
    indent, rest, dash, key, value = line
    return indent + " " * len(dash), rest, "", key, value


def _entries(lines: list[Line], at: int, depth: int) -> tuple[list[Raw], int]:
    found: list[Raw] = []
    while at < len(lines) and len(lines[at][0]) == depth and lines[at][2]:
        if lines[at][3]:
            inner = depth + len(lines[at][2])
            lines[at] = without_dash(lines[at])
            entry, at = block(lines, at, inner)
            found.append(entry)
        else:
            found.append(_inline(lines[at][4]))
            at += 1
    return found, at


def _value(lines: list[Line], at: int, depth: int, value: str) -> tuple[Raw, int]:
    """Return the value of the key before line `at`, and the line after it."""
    below = len(lines[at][0]) if at < len(lines) else -1
    if not value:
        if below > depth or (below == depth and lines[at][2]):
            return block(lines, at, below)
        raise Unsure
    if value == "|":
        return _bar(lines, at, depth)
    if below > depth:
        return _folded(lines, at, depth, value)
    return _inline(value), at


def _folded(lines: list[Line], at: int, depth: int, text: str) -> tuple[str, int]:
    """Return a plain text that goes on over the lines further in."""
    parts = [text]
    while at < len(lines) and len(lines[at][0]) > depth:
        _, rest, dash, key, _ = lines[at]
        if dash or key:
            raise Unsure
        parts.append(rest)
        at += 1
    if any(part[:1] in _SIGNS or not part or not _is_plain(part) for part in parts):
        raise Unsure
    return " ".join(parts), at


def _bar(lines: list[Line], at: int, depth: int) -> tuple[str, int]:
    """Return the lines under a bar as they stand."""
    margin = len(lines[at][0]) if at < len(lines) else 0
    found = []
    while at < len(lines) and len(lines[at][0]) > depth:
        indent, rest = lines[at][:2]
        if len(indent) < margin or not rest:
            raise Unsure
        found.append(indent[margin:] + rest)
        at += 1
    if not found:
        raise Unsure
    return "\n".join(found), at


def _inline(value: str) -> Raw:
    """Return a value that stands on its line: a text, or texts in brackets or braces."""
    first = value[:1]
    if first == "[" and _LIST.fullmatch(value):
        return [_bare(entry) for _, entry in entries_of(value)]
    if first == "{" and _MAP.fullmatch(value):
        pairs = [pair.partition(": ") for pair in value[1:-1].split(", ")]
        if len({name for name, _, _ in pairs}) < len(pairs):
            raise Unsure
        return {name: inner.strip() for name, _, inner in pairs}
    return _scalar(value)


def entries_of(value: str) -> list[tuple[int, str]]:
    """Return where each entry between brackets begins, and the entry as written."""
    return [(match.start(), match[0]) for match in _ENTRIES.finditer(value, 1)]


def _bare(entry: str) -> str:
    return entry[1:-1] if entry[0] in "\"'" else entry.strip()


def _is_plain(value: str) -> bool:
    return ": " not in value and value[-1] not in ": "


def _scalar(value: str) -> str:
    """Return a value that is one plain or simply quoted text."""
    first = value[:1]
    if first in {'"', "'"}:
        inner = value[1:-1]
        if len(value) < 3 or value[-1] != first or first in inner or "\\" in inner:
            raise Unsure
        return inner
    if not first or first in _SIGNS or not _is_plain(value):
        raise Unsure
    return value
