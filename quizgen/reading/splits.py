"""Entries of a `[a, b]` list that YAML splits, or swallows, against the author's meaning."""

import re
from dataclasses import dataclass
from itertools import pairwise

from quizgen.reading.quoting import closing_quote

_SIGN = re.compile(r"[\[,][ ]*([&*!`@%{|>][^\s,\]]*)")
_QUOTE = re.compile(r"[\[,:][ ]*([\"'])")
_PAIRS = (("(", ")"), ("{", "}"), ("“", "”"), ("„", "“"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Split:
    """A fault of one entry: `culprit` are the words at its place."""

    culprit: str
    code: str
    message: str
    hint: str


def split_entry(text: str) -> Split | None:
    """Return the first fault of the entries of a list on one line."""
    bare = _without_quoted(text)
    sign = _SIGN.search(bare)
    if sign:
        message = f"`{sign[1]}` begins with a sign that has a meaning in YAML"
        return Split(sign[1], "Y15", message, "put the entry in quotes")
    for left, right in pairwise(bare[1:-1].split(",")):
        first, second = left.strip(), right.strip()
        opened = any(left.count(a) > left.count(b) for a, b in _PAIRS)
        if first and (opened or right[:1] not in {" ", ""}):
            message = f"this entry was split at its comma into `{first}` and `{second}`"
            hint = "one entry per line, each after `- `; or a blank after the comma between two"
            return Split(f"{first},", "Y10", message, hint)
    return None


def dropped(text: str, at: int) -> Split:
    """Return the fault of a list of which YAML drops all from a number sign on."""
    word = text[at:].split(maxsplit=1)[0].rstrip(",]}")
    message = f"everything from `{word}` on was dropped as a comment"
    return Split(word, "Y15", message, "put the entry in quotes")


def _without_quoted(text: str) -> str:
    """Return a list with its quoted entries blotted out."""
    parts, place = [], 0
    while match := _QUOTE.search(text, place):
        start = match.start(1)
        end = closing_quote(text, start)
        if end < 0:
            break
        parts += [text[place : start + 1], "_" * (end - start - 1)]
        place = end
    return "".join([*parts, text[place:]])
