"""One JSON object in one line, read strictly: what is read is written back as it was."""

import json
from math import isfinite
from typing import NoReturn

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class Damaged(ValueError):
    """A line is not what its file holds; the message says why. It stays in its room."""


def write_object(fields: dict[str, object]) -> str:
    """Return `fields` as compact JSON in one line."""
    return _JSON.encode(fields)


def read_object(line: str) -> dict[str, object]:
    """Return the JSON object of a line, its keys in order, or raise Damaged."""
    try:
        fields = json.loads(
            line,
            object_pairs_hook=_distinct,
            parse_float=_finite,
            parse_constant=_no_number,
        )
        if "\\u" in line:  # only so can half of a surrogate pair be written
            write_object({"": fields}).encode()
    except Damaged:
        raise
    except json.JSONDecodeError as error:
        raise Damaged(f"no JSON at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise Damaged("no JSON that can be written back") from error
    if not isinstance(fields, dict):
        raise Damaged("it is not an object in `{}`")
    return fields


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise Damaged("a key stands twice")
    return fields


def _finite(digits: str) -> float:
    number = float(digits)
    return number if isfinite(number) else _no_number(digits)


def _no_number(digits: str) -> NoReturn:
    raise Damaged(f"{digits} is no number")
