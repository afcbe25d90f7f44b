"""Texts, lists and maps → the values that keys take; None wherever a word would have to be said."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from quizgen.model import Entry
from quizgen.schema import Key, Takes
from quizgen.tables import Spots, Table, header_faults, parse_lines

if TYPE_CHECKING:
    from quizgen.reading.plain_raw import Raw

_YES = {"yes": True, "true": True, "no": False, "false": False}
_GROUP = Key(Takes.ENTRIES, "", commas=True)


def fields_of(raw: "Mapping[str, Raw]", keys: Mapping[str, Key]) -> dict[str, object] | None:
    """Return the values of a map's keys, None if one of them needs the careful reader."""
    fields: dict[str, object] = {}
    for name, value in raw.items():
        key = keys.get(name)
        found = _take(value, key) if key is not None else None
        if found is None:
            return None
        fields[name] = found
    return fields


def _take(value: "Raw", key: Key) -> object:
    """Return the value as the key takes it, None if it does not, or not without a word."""
    take = _TAKE.get(key.takes.name)
    return take(value, key) if take else None


def _text(value: "Raw", key: Key) -> str | None:
    fits = isinstance(value, str) and value.strip() and (not key.one_of or value in key.one_of)
    if key.bars and "\n" not in str(value):
        return None  # the lines of a table may have been run together
    return value if fits else None  # type: ignore[return-value]  # it fits only if it is a text


def _yes_no(value: "Raw", _key: Key) -> bool | None:
    return _YES.get(value.lower()) if isinstance(value, str) else None


def _groups(value: "Raw", key: Key) -> object:
    if isinstance(value, str):
        return _text(value, key)
    if not isinstance(value, dict):
        return None
    groups = {name: _pairs(members, _GROUP) for name, members in value.items()}
    return None if None in groups.values() else groups


def _steps(value: "Raw", key: Key) -> object:
    places = [_texts(entry, key) for entry in value] if isinstance(value, list) else [None]
    return None if None in places else tuple(places)


def _sets(value: "Raw", key: Key) -> object:
    if not isinstance(value, list) or any(isinstance(entry, str) for entry in value):
        return None
    return _steps(value, key)


def _maps(value: "Raw", key: Key) -> object:
    if not isinstance(value, dict):
        return None
    maps = {
        name: fields_of(inner, key.keys) if isinstance(inner, dict) else None
        for name, inner in value.items()
    }
    return None if None in maps.values() else maps


def _texts(value: "Raw", key: Key) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return None if not value.strip() or (key.commas and ", " in value) else (value,)
    if not isinstance(value, list):
        return None
    texts = tuple(entry for entry in value if isinstance(entry, str) and entry.strip())
    return texts if len(texts) == len(value) else None


def _pairs(value: "Raw", key: Key) -> tuple[Entry, ...] | None:
    if not isinstance(value, dict):
        texts = _texts(value, key)
        return None if texts is None else tuple(map(Entry, texts))
    found = [Entry(name, why) for name, why in value.items() if isinstance(why, str)]
    return tuple(found) if len(found) == len(value) else None


def _table(value: "Raw", _key: Key) -> object:
    if isinstance(value, list):
        return _of_rows(value)
    parsed = parse_lines(value) if isinstance(value, str) else None
    return parsed.table if parsed and not parsed.faults else None


def _of_rows(value: "list[Raw]") -> Table | None:
    """Return the table of `column: cell` rows; a column that a row lacks is unknown."""
    rows = [_row(entry) for entry in value]
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    if not all(rows) or any(header_faults(columns, Spots(0, ()))):
        return None
    return Table(columns, tuple(tuple(row.get(one, "") for one in columns) for row in rows))


def _row(entry: "Raw") -> dict[str, str]:
    """Return the cells of a row, none if it is no row."""
    pairs = entry if isinstance(entry, dict) else {}
    cells = {column: cell.strip() for column, cell in pairs.items() if isinstance(cell, str)}
    return cells if len(cells) == len(pairs) else {}


def _questions(value: "Raw", key: Key) -> object:
    if not isinstance(value, dict):
        return None
    questions = {name: _texts(texts, key) for name, texts in value.items()}
    return None if None in questions.values() else questions


_TAKE: "dict[str, Callable[[Raw, Key], object]]" = {
    "TEXT": _text,
    "TEXTS": _texts,
    "ENTRIES": _pairs,
    "REASONS": lambda value, key: _pairs(value, key) if isinstance(value, dict) else None,
    "YES_NO": _yes_no,
    "GROUPS": _groups,
    "STEPS": _steps,
    "SETS": _sets,
    "MAPS": _maps,
    "TABLE": _table,
    "QUESTIONS": _questions,
}
