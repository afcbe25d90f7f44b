"""Entries of a `[a, b]` list that YAML splits, or swallows, against the author's meaning."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from quizgen.reading.quoting import without_quoted

_SIGN = re.compile(r"[\[,][ ]*([&*!`@%{|>][^\s,\]]*)")
_IN_MAP = re.compile(r"(?:[\[{,][ ]*|:[ ]+)([&*!`@%|>][^\s,\]}]*)")
_STRUCTURE = re.compile(r"([\[\]{},])")
_PAIRS = (("(", ")"), ("“", "”"), ("„", "“"), ("«", "»"))
_BRACES = ("{", "}")
_QUOTES = ("'", '"')
_LINES = "one entry per line, each after `- `; or a blank after the comma between two"
_REASONS = "one `option: reason` per line, without the braces"


@dataclass(frozen=True, slots=True)
class Split:
    """A fault of one entry: `culprit` are the words at its place."""

    culprit: str
    code: str
    message: str
    hint: str


def split_entry(text: str) -> Split | None:
    """Return the first fault of the entries of a list or a map in brackets."""
    bare = without_quoted(text)
    sign = _SIGN.search(bare) if text[0] == "[" else _IN_MAP.search(bare)
    if sign:
        message = f"`{sign[1]}` begins with a sign that has a meaning in YAML"
        return Split(sign[1], "Y15", message, "put the entry in quotes")
    return _split_in_list(bare) if text[0] == "[" else _split_in_map(bare)


def _split_in_list(bare: str) -> Split | None:
    for left, right in pairwise(bare[1:-1].split(",")):
        if left.strip() and (_is_open(left, (*_PAIRS, _BRACES)) or _is_glued(left, right)):
            return _split(left, right, _LINES)
    return None


def _split_in_map(bare: str) -> Split | None:
    """Return the fault of `{a: f(x, y)}` or `{5,000 units: b}`: an entry's comma divides it."""
    parts = _STRUCTURE.split(bare)
    for at in range(2, len(parts) - 1, 2):
        left, sign, right = parts[at - 2], parts[at - 1], parts[at]
        if sign != "," or not left.strip():
            continue
        value = left.rpartition(": ")[2]
        glued = _is_glued(value, right) and not (": " in left and ": " in right)
        if glued or _is_open(value, _PAIRS):
            return _split(value, right, _REASONS)
    return None


def _is_glued(left: str, right: str) -> bool:
    """Tell whether a comma stands as if inside a word: no blank after it, no quotes beside it."""
    quoted = left.strip()[:1] in _QUOTES and left.strip()[-1:] in _QUOTES
    return not quoted and right[:1] not in {" ", "", *_QUOTES}


def _is_open(text: str, pairs: Iterable[tuple[str, str]]) -> bool:
    return any(text.count(one) > text.count(other) for one, other in pairs)


def _split(left: str, right: str, hint: str) -> Split:
    first, second = left.strip(), right.strip()
    message = f"this entry was split at its comma into `{first}` and `{second}`"
    return Split(f"{first},", "Y10", message, hint)


def dropped(text: str, at: int) -> Split:
    """Return the fault of a list of which YAML drops all from a number sign on."""
    word = text[at:].split(maxsplit=1)[0].rstrip(",]}")
    message = f"everything from `{word}` on was dropped as a comment"
    return Split(word, "Y15", message, "put the entry in quotes")
