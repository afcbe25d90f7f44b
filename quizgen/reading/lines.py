"""The lines of a piece → the values that YAML sees in them, each with the lines it runs over.

`why: a text`          one value, on its line
`why: a text that`     one value that runs on:
`  goes on here`       its `below` holds this line
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from quizgen.problems import Edit
from quizgen.reading.quoting import (
    closing_bracket,
    closing_quote,
    quoted,
    split_comment,
    without_quoted,
)

ODD = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
"""Blanks that YAML takes for letters, as in a class of signs."""

_QUOTED_KEY = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*"""
_PLAIN_KEY = r"""(?:[^\s"'\[\]{}#&*!|>%@`,-]|-(?=\S))(?:(?!:(?:\s|$)|\s\#).)*?"""
_LINE = re.compile(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-(?:[ ]+|$))*)"
    rf"(?:(?P<key>{_QUOTED_KEY}|{_PLAIN_KEY}):(?P<gap>[ \t{ODD}]+|$))?(?P<value>.*)"
)
_BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Part:
    """What one line holds of a value: the line, the column where it begins, the text."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """One `key: value` or `- value`, taken apart; `column` is where the value begins.

    `start` is the column of the key or of the dashes, `base` the one that a line must pass to
    belong to the value, `below` what the value holds on the lines below; `commented` says that a
    comment stands between those.
    """

    line: str
    number: int
    start: int
    column: int
    key: str
    value: str
    dashes: int
    base: int
    below: tuple[Part, ...] = ()
    commented: bool = False

    @property
    def last(self) -> int:
        """Return the last line of the value."""
        return self.below[-1].line if self.below else self.number

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the value line by line, comments included."""
        return (Part(self.number, self.column, self.value), *self.below)

    @property
    def text(self) -> str:
        """Return the value as one text: its lines joined, without a comment at their ends.

        Inside brackets an entry in quotes holds no comment.
        """
        shut = without_quoted if self.value[:1] in {"[", "{"} else str
        parts = (part.text[: len(split_comment(shut(part.text))[0])] for part in self.parts)
        return " ".join(filter(None, parts))

    def mended(self, texts: Sequence[str], comment: str = "") -> tuple[Edit, ...]:
        """Return the lines with `texts`, one for each part, as one value in quotes."""
        end = f" {comment}" if comment else ""
        before = self.line[: self.column]
        if self.commented or not all(texts):
            text = before + quoted(" ".join(filter(None, texts))) + end
            return (Edit(self.number, text), *(Edit(part.line, None) for part in self.below))
        margins = [before, *(" " * part.column for part in self.below)]
        bodies = quoted("\n".join(texts)).split("\n")
        bodies[-1] += end
        lines = zip(self.parts, margins, bodies, strict=True)
        return tuple(Edit(part.line, margin + body) for part, margin, body in lines)


def take_apart(line: str, number: int, parent: int) -> Spot:
    """Return the value on a line; `parent` is the column of the key that the line stands under."""
    match = _LINE.match(line)
    assert match  # every part of the pattern may be empty
    key, start = (match["key"] or "").strip(), len(match["indent"])
    if key:
        base = start + len(match["dashes"])
    else:
        base = start + match["dashes"].rfind("-") if match["dashes"] else parent
    dashes, value = len(match["dashes"]), match["value"].rstrip(" \t")
    return Spot(line, number, start, match.start("value"), key, value, dashes, base)


def is_block(value: str) -> bool:
    """Tell whether a value is the sign of a block text: `|` or `>`."""
    return _BLOCK.match(value) is not None


def indent(line: str) -> int:
    """Return how many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


def deeper(
    lines: Sequence[str], start: int, base: int, closing: str = ""
) -> Iterator[tuple[int, str]]:
    """Yield the lines from `start` on that stand further in than `base`, blank ones left out.

    Those that begin with one of the signs in `closing` need not stand further in.
    """
    for number in range(start, len(lines)):
        bare = lines[number].strip()
        if not bare:
            continue
        if indent(lines[number]) <= base and not (closing and bare[0] in closing):
            return
        yield number, lines[number]


def with_below(spot: Spot, lines: Sequence[str]) -> Spot:
    """Return a value with what it holds on the lines below its first."""
    found = _below(spot, lines)
    plain = tuple(part for part in found if spot.value[0] in _SHUT or not _is_comment(part.text))
    return replace(spot, below=plain, commented=len(plain) < len(found)) if plain else spot


_SHUT = "[{\"'"
"""The signs of values that end where they are closed; in the others a line may be a comment."""


def _below(spot: Spot, lines: Sequence[str]) -> tuple[Part, ...]:
    first = spot.value[0]
    found = (
        Part(number, indent(line), line.strip(" \t"))
        for number, line in deeper(lines, spot.number + 1, spot.base, "]}" if first in "[{" else "")
    )
    if first in "[{":
        taken, _ = _until(spot.value, found, closing_bracket)
        return taken
    if first in "\"'":
        taken, rest = _until(spot.value, found, closing_quote)
        return taken if not rest or rest.startswith("#") else (*taken, *found)
    return tuple(found)


def _is_comment(text: str) -> bool:
    return text == "#" or text.startswith(("# ", "##"))


def _until(
    value: str, found: Iterator[Part], closing: Callable[[str], int]
) -> tuple[tuple[Part, ...], str]:
    """Return the lines up to the one that closes `value`, all if none does, and what follows there.

    Looks at twice as many lines each time, so that no text costs more than a few readings.
    """
    taken: list[Part] = []
    text, step = value, 1
    while (end := closing(text)) < 0:
        more = list(islice(found, step))
        if not more:
            return tuple(taken), ""
        taken, text, step = taken + more, " ".join([text, *(one.text for one in more)]), step * 2
    length, count = len(value), 0
    while length <= end:
        length, count = length + 1 + len(taken[count].text), count + 1
    return tuple(taken[:count]), text[end + 1 : length].strip()
