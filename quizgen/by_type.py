"""Frozen values ↔ JSON, as their types say: what is written, how it is read, and the schema.

    Blank(1, "pore")  ↔  {"number": 1, "answer": "pore", "hint": "", …}

A value of several possible classes says which under `type`: `Listed` is `{"type": "listed"}`. A
field that two values need not share to be equal is not written.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from quizgen.json_line import Damaged

T = TypeVar("T")

Schema = dict[str, Any]

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_PLAIN: Mapping[type, str] = {str: "string", int: "integer", bool: "boolean"}
_DECIMAL = r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"


class Field(NamedTuple):
    """A field of a class: its type, and whether it may be left out."""

    name: str
    type: Any
    optional: bool


def name_of(known: type) -> str:
    """Return what a class is called in JSON: ChooseAll is `choose-all`."""
    return _CAPITAL.sub("-", known.__name__).lower()


@cache
def fields_of(known: type) -> tuple[Field, ...]:
    """Return the fields of a dataclass or a NamedTuple that make it what it is."""
    hints = get_type_hints(known)
    if is_dataclass(known):
        return tuple(
            Field(
                one.name,
                hints[one.name],
                one.default is not MISSING or one.default_factory is not MISSING,
            )
            for one in fields(known)
            if one.compare
        )
    optional = cast("Any", known)._field_defaults
    return tuple(Field(name, hints[name], name in optional) for name in hints)


# --- Writing ---


def to_json(value: object, wanted: Any = None) -> object:  # noqa: ANN401  # any type
    """Return a value as JSON has it; `wanted` is the type under which it is known."""
    match value:
        case str() | bool() | int():
            return value
        case Decimal():
            return str(value)
        case tuple() if not hasattr(value, "_fields"):
            (inner, *_) = get_args(wanted)
            return [to_json(one, inner) for one in value]
        case _:
            named = {"type": name_of(type(value))} if _is_one_of_several(wanted) else {}
            return named | {
                one.name: to_json(getattr(value, one.name), one.type)
                for one in fields_of(cast("type", type(value)))
            }


def _is_one_of_several(wanted: Any) -> bool:  # noqa: ANN401  # any type
    return len(_classes(wanted)) > 1


@cache
def _classes(wanted: Any) -> list[type]:  # noqa: ANN401  # any type
    """Return the classes of ours that a type allows."""
    return [one for one in _members(wanted) if one not in _PLAIN and one is not Decimal]


@cache
def _members(wanted: Any) -> tuple[Any, ...]:  # noqa: ANN401  # any type
    return get_args(wanted) if get_origin(wanted) in {Union, UnionType} else (wanted,)


# --- Reading ---


def from_json(wanted: type[T], found: object, where: str = "") -> T:
    """Return the value that JSON holds. Raises Damaged, with the way to what is no such value."""
    return cast("T", _read(wanted, found, where))


def _read(wanted: Any, found: object, where: str) -> object:  # noqa: ANN401  # any type
    if wanted is Decimal:
        return _decimal(found, where)
    if get_origin(wanted) is tuple:
        if not isinstance(found, list):
            raise Damaged(f"{where}: a list is wanted")
        (inner, *_) = get_args(wanted)
        return tuple(_read(inner, one, f"{where}/{at}") for at, one in enumerate(found))
    for plain in _PLAIN:
        if plain in _members(wanted) and type(found) is plain:
            return found
    if not isinstance(found, dict):
        raise Damaged(f"{where}: {_said(wanted)} is wanted")
    return _object(wanted, found, where)


def _object(wanted: Any, found: dict[str, object], where: str) -> object:  # noqa: ANN401  # any type
    classes = _classes(wanted)
    names = {name_of(one): one for one in classes}
    known = (
        names.get(str(found.get("type"))) if len(classes) > 1 else classes[0] if classes else None
    )
    if known is None:
        raise Damaged(f"{where}: {_said(wanted)} is wanted")
    values = {
        one.name: _read(one.type, found[one.name], f"{where}/{one.name}")
        for one in fields_of(known)
        if one.name in found
    }
    for one in fields_of(known):
        if not one.optional and one.name not in found:
            raise Damaged(f"{where}: `{one.name}` is missing")
    return known(**values)


def _decimal(found: object, where: str) -> Decimal:
    if isinstance(found, str) and re.search(_DECIMAL, found):
        try:
            return Decimal(found)
        except InvalidOperation:
            pass
    raise Damaged(f"{where}: a number in quotes is wanted")


def _said(wanted: Any) -> str:  # noqa: ANN401  # any type
    """Return in words what a type allows."""
    names = [_PLAIN.get(one) or name_of(one) for one in _members(wanted)]
    return " or ".join(names)


# --- The schema ---


def schema_of(wanted: Any, define: Callable[[type], str]) -> Schema:  # noqa: ANN401  # any type
    """Return the JSON Schema of a type; `define` keeps a class and returns the path to it."""
    if wanted is Decimal:
        return {"type": "string", "pattern": _DECIMAL}
    if wanted in _PLAIN:
        return {"type": _PLAIN[wanted]}
    if get_origin(wanted) is tuple:
        (inner, *_) = get_args(wanted)
        return {"type": "array", "items": schema_of(inner, define)}
    members = _members(wanted)
    if len(members) == 1:
        return {"$ref": define(wanted)}
    tagged = _is_one_of_several(wanted)
    return {
        "anyOf": [
            _tagged(one, define) if tagged and one not in _PLAIN else schema_of(one, define)
            for one in members
        ]
    }


def _tagged(known: type, define: Callable[[type], str]) -> Schema:
    named = {"properties": {"type": {"const": name_of(known)}}, "required": ["type"]}
    return {"allOf": [{"$ref": define(known)}, named]}


def class_schema(known: type, define: Callable[[type], str]) -> Schema:
    """Return the JSON Schema of one class: what it is, its keys, and which of them it needs."""
    return {
        "description": " ".join((known.__doc__ or "").split()),
        "type": "object",
        "properties": {one.name: schema_of(one.type, define) for one in fields_of(known)},
        "required": [one.name for one in fields_of(known) if not one.optional],
    }
