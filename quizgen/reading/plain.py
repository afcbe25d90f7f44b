"""Reads the pieces that need no YAML: nothing but `key: text`, `- text`, bars and plain quotes.

Nearly every fact is written so, and libyaml's nodes cost more than all the rest. Whatever is not
surely what YAML would read is left to YAML: then the answer is None. `tests/reading` holds the
two readers against each other.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from quizgen.model import Entry
from quizgen.schema import Key, Takes
from quizgen.tables import parse_lines

_KEY = r"[^\s\"'\[\]{}#&*!|>%@`,?:-][^:#\n]*?"
_LINE = re.compile(rf"^( *)(((?:- +)?)(?:({_KEY}):(?: +|$))?(.*))$", re.M)
_LIST = re.compile(r"\[\w[\w .+~^/°%;–-]*(?:, \w[\w .+~^/°%;–-]*)*\]")
_SIGNS = frozenset("[]{}&*!|>@%`\"'?#-,:")
_YES = {"yes": True, "true": True, "no": False, "false": False}

_GROUP = Key(Takes.ENTRIES, "", commas=True)

_Line = tuple[str, str, str, str, str]
"""The indentation, the rest; and of the rest: the dash, the key, the value."""
_Raw = str | list[str] | dict[str, "_Raw"]


class _Unsure(Exception):
    """The piece is left to YAML."""


def plain_fields(text: str, keys: Mapping[str, Key]) -> dict[str, object] | None:
    """Return the values of a piece's keys, or None if the piece is left to YAML.

    `text` is a fact (`- key: value` and what stands under it). A result has no problem of any sort.
    """
    if not _is_plain_text(text):
        return None
    lines: list[_Line] = _LINE.findall(text)
    while lines and (not lines[-1][1] or lines[-1][1][0] == "#"):
        lines.pop()
    if not lines or not lines[0][2]:
        return None
    indent, rest, dash, key, value = lines[0]
    lines[0] = (indent + " " * len(dash), rest, "", key, value)
    try:
        raw, end = _block(lines, 0, len(indent) + len(dash))
        return _fields(raw, keys) if end == len(lines) and isinstance(raw, dict) else None
    except _Unsure:
        return None


def _is_plain_text(text: str) -> bool:
    """Tell whether a text has no comment, and only signs and blanks that YAML leaves as they are.

    What is not printable may be a line end to YAML, or refused by it: tabs, controls, odd blanks.
    """
    return " #" not in text and text.replace("\n", " ").isprintable()


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
    if not _is_plain_text(text):
        return None
    lines: list[_Line] = _LINE.findall(text)
    first = next((at for at, line in enumerate(lines) if not _is_empty(line)), len(lines))
    while lines and _is_empty(lines[-1]):
        lines.pop()
    try:
        raw, end = _block(lines, first, 0) if first < len(lines) else ("", -1)
        if end != len(lines) or not isinstance(raw, dict) or len(raw) != 1:
            return None
    except _Unsure:
        return None
    fields = _fields(raw, keys)
    spots = _spots(lines[first:])
    if fields is None or not spots:
        return None
    ((name, value),) = fields.items()
    return PlainKey(name, value, first, tuple((first + line, column) for line, column in spots))


def _is_empty(line: _Line) -> bool:
    return not line[1] or line[1][0] == "#"


def _spots(lines: list[_Line]) -> list[tuple[int, int]]:
    """Return where the entries of a one-line value stand, or the map below its key; else none."""
    rest, value = lines[0][1], lines[0][4]
    start = len(rest) - len(value)
    if len(lines) > 1:
        return [] if value or lines[1][2] else [(1, len(lines[1][0]))]
    if value[:1] != "[":
        return [(0, start)]
    return [(0, start + match.start()) for match in re.finditer(r"(?<=[\[ ])\w[^,\]]*", value)]


def _block(lines: list[_Line], at: int, depth: int) -> tuple[_Raw, int]:
    """Return the map or list whose lines begin at a column, and the line after it."""
    if lines[at][2]:
        return _entries(lines, at, depth)
    found: dict[str, _Raw] = {}
    last = len(lines)
    while at < last:
        indent, _, dash, key, value = lines[at]
        if len(indent) != depth:
            break
        if dash or not key or key in found or key[-1] == " ":
            raise _Unsure
        at += 1
        alone = at == last or len(lines[at][0]) <= depth
        if alone and value and value[0] not in _SIGNS and _is_plain(value):
            found[key] = value
        else:
            found[key], at = _value(lines, at, depth, value)
    return found, at


def _entries(lines: list[_Line], at: int, depth: int) -> tuple[_Raw, int]:
    found: list[str] = []
    while at < len(lines) and len(lines[at][0]) == depth and lines[at][2]:
        if lines[at][3]:
            raise _Unsure
        found.append(_scalar(lines[at][4]))
        at += 1
    return found, at


def _value(lines: list[_Line], at: int, depth: int, value: str) -> tuple[_Raw, int]:
    """Return the value of the key before line `at`, and the line after it."""
    below = len(lines[at][0]) if at < len(lines) else -1
    if not value:
        if below > depth or (below == depth and lines[at][2]):
            return _block(lines, at, below)
        raise _Unsure
    if value == "|":
        return _bar(lines, at, depth)
    if below > depth:
        return _folded(lines, at, depth, value)
    if _LIST.fullmatch(value):
        return [entry.strip() for entry in value[1:-1].split(", ")], at
    return _scalar(value), at


def _folded(lines: list[_Line], at: int, depth: int, text: str) -> tuple[_Raw, int]:
    """Return a plain text that goes on over the lines further in."""
    parts = [text]
    while at < len(lines) and len(lines[at][0]) > depth:
        _, rest, dash, key, _ = lines[at]
        if dash or key:
            raise _Unsure
        parts.append(rest)
        at += 1
    if any(part[:1] in _SIGNS or not part or not _is_plain(part) for part in parts):
        raise _Unsure
    return " ".join(parts), at


def _bar(lines: list[_Line], at: int, depth: int) -> tuple[_Raw, int]:
    """Return the lines under a bar as they stand."""
    margin = len(lines[at][0]) if at < len(lines) else 0
    found = []
    while at < len(lines) and len(lines[at][0]) > depth:
        indent, rest = lines[at][:2]
        if len(indent) < margin or not rest:
            raise _Unsure
        found.append(indent[margin:] + rest)
        at += 1
    if not found:
        raise _Unsure
    return "\n".join(found), at


def _is_plain(value: str) -> bool:
    return ": " not in value and value[-1] not in ": "


def _scalar(value: str) -> str:
    """Return a value that is one plain or simply quoted text."""
    first = value[:1]
    if first in {'"', "'"}:
        inner = value[1:-1]
        if len(value) < 3 or value[-1] != first or first in inner or "\\" in inner:
            raise _Unsure
        return inner
    if not first or first in _SIGNS or not _is_plain(value):
        raise _Unsure
    return value


def _fields(raw: dict[str, _Raw], keys: Mapping[str, Key]) -> dict[str, object] | None:
    fields: dict[str, object] = {}
    for name, value in raw.items():
        key = keys.get(name)
        found = _take(value, key) if key is not None else None
        if found is None:
            return None
        fields[name] = found
    return fields


def _take(value: _Raw, key: Key) -> object:
    """Return the value as the key takes it, None if it does not, or not without a word."""
    take = _TAKE.get(key.takes.name)
    return take(value, key) if take else None


def _text(value: _Raw, key: Key) -> str | None:
    fits = isinstance(value, str) and value.strip() and (not key.one_of or value in key.one_of)
    if key.bars and "\n" not in str(value):
        return None  # the lines of a table may have been run together
    return value if fits else None  # type: ignore[return-value]  # it fits only if it is a text


def _yes_no(value: _Raw, _key: Key) -> bool | None:
    return _YES.get(value.lower()) if isinstance(value, str) else None


def _groups(value: _Raw, key: Key) -> object:
    if isinstance(value, str):
        return _text(value, key)
    if not isinstance(value, dict):
        return None
    groups = {name: _pairs(members, _GROUP) for name, members in value.items()}
    return None if None in groups.values() else groups


def _steps(value: _Raw, key: Key) -> object:
    if not isinstance(value, list):
        return None
    texts = _texts(value, key)
    return None if texts is None else tuple((text,) for text in texts)


def _maps(value: _Raw, key: Key) -> object:
    if not isinstance(value, dict):
        return None
    maps = {
        name: _fields(inner, key.keys) if isinstance(inner, dict) else None
        for name, inner in value.items()
    }
    return None if None in maps.values() else maps


def _texts(value: _Raw, key: Key) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return None if not value.strip() or (key.commas and ", " in value) else (value,)
    if isinstance(value, list) and all(map(str.strip, value)):
        return tuple(value)
    return None


def _pairs(value: _Raw, key: Key) -> tuple[Entry, ...] | None:
    if not isinstance(value, dict):
        texts = _texts(value, key)
        return None if texts is None else tuple(map(Entry, texts))
    if all(isinstance(reason, str) for reason in value.values()):
        return tuple(map(Entry._make, value.items()))
    return None


def _table(value: _Raw, _key: Key) -> object:
    parsed = parse_lines(value) if isinstance(value, str) else None
    return parsed.table if parsed and not parsed.faults else None


def _questions(value: _Raw, key: Key) -> object:
    if not isinstance(value, dict):
        return None
    questions = {name: _texts(texts, key) for name, texts in value.items()}
    return None if None in questions.values() else questions


_TAKE: dict[str, Callable[[_Raw, Key], object]] = {
    "TEXT": _text,
    "TEXTS": _texts,
    "ENTRIES": _pairs,
    "REASONS": lambda value, key: _pairs(value, key) if isinstance(value, dict) else None,
    "YES_NO": _yes_no,
    "GROUPS": _groups,
    "STEPS": _steps,
    "MAPS": _maps,
    "TABLE": _table,
    "QUESTIONS": _questions,
}
