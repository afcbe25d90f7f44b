"""One line of a history: JSON ↔ Record. Unknown keys are kept, anything else odd is damage."""

import json
from collections.abc import Callable
from typing import TypeVar

from quizgen.blanks import MOST_BLANKS
from quizgen.history.record import TEMPLATES, Card, Record, Released, State
from quizgen.json_line import Damaged, read_object, write_object

T = TypeVar("T")


def write_record(record: Record) -> str:
    """Return the line of a record, without its line feed."""
    fields: dict[str, object] = {
        "guid": record.guid,
        "fact": record.fact,
        "item": record.item,
        "type": record.type,
        "cards": list(record.cards),
        "hash": record.hash,
        "key": record.key,
        "mod": record.mod,
        "first": record.first,
        "changed": record.changed,
        "corrected": record.corrected,
        "options": [one.text if one.permitted else [one.text, False] for one in record.options],
        "state": record.state.value,
        "reason": record.reason,
        "when": record.when,
        "stem": record.stem,
    }
    for key, nothing in _LEFT_OUT.items():
        if fields[key] == nothing:
            del fields[key]
    return write_object({**fields, **dict(record.extra)})


_LEFT_OUT: dict[str, object] = {"corrected": None, "options": [], "reason": "", "when": None}
"""The keys that are absent when they would hold this."""


def read_record(line: str) -> Record:
    """Return the record of a line, or raise Damaged."""
    fields = read_object(line)

    def take(key: str, read: Callable[[object], T]) -> T:
        if key not in fields:
            raise Damaged(f"`{key}` is missing")
        return _value(key, fields.pop(key), read)

    def maybe(key: str, read: Callable[[object], T], default: T) -> T:
        return _value(key, fields.pop(key), read) if key in fields else default

    return Record(
        guid=take("guid", _name),
        fact=take("fact", _name),
        item=take("item", _name),
        type=take("type", _note_type),
        cards=take("cards", _cards),
        hash=take("hash", _name),
        key=take("key", _name),
        mod=take("mod", _time),
        first=take("first", _time),
        changed=take("changed", _time),
        corrected=maybe("corrected", _time, None),
        options=maybe("options", _options, ()),
        state=take("state", _state),
        reason=maybe("reason", _text, ""),
        when=maybe("when", _time, None),
        stem=take("stem", _text),
        extra=tuple(fields.items()),
    )


def _value(key: str, value: object, read: Callable[[object], T]) -> T:
    try:
        return read(value)
    except (ValueError, TypeError) as error:
        raise Damaged(f"`{key}` cannot be {json.dumps(value, ensure_ascii=False)}") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _name(value: object) -> str:
    if not _text(value):
        raise ValueError
    return _text(value)


def _note_type(value: object) -> str:
    if value not in {"fact", "cloze"}:
        raise ValueError
    return _text(value)


def _state(value: object) -> State:
    return State(_text(value))


def _time(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    if value < 1:
        raise ValueError
    return value


def _cards(value: object) -> tuple[Card, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_card(card) for card in value)


def _card(value: object) -> Card:
    if isinstance(value, str):
        if value not in TEMPLATES:
            raise ValueError
        return value
    if (number := _time(value)) > MOST_BLANKS:
        raise ValueError
    return number


def _options(value: object) -> tuple[Released, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_option(entry) for entry in value)


def _option(entry: object) -> Released:
    match entry:
        case str():
            return Released(entry)
        case [str() as text, False]:
            return Released(text, permitted=False)
        case _:
            raise TypeError
