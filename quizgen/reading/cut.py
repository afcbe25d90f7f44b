"""Cuts a list at its top-level keys and at its facts' own `- `, before YAML sees it.

So one slip costs one fact, and a quote that a later fact happens to close is found.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

_TOP = re.compile(r"\n(?![\s#%]|-[\s]|---|\.\.\.)([^\n]*?)[ \t]*:(?=[ \t\n]|$)")
_FACTS = re.compile(r"""\n(["']?)facts\1[ \t]*:[ \t]*(?:#[^\n]*)?(?=\n|$)""")
_FIRST = re.compile(r"\n([ \t]*)-(?=[\s]|$)")
_BLOCK = re.compile(
    r"\n([ ]*)((?:-[ ]+)*)([^\s:#][^:\n]*:[ ]+)?[|>][-+0-9]*[ \t]*(?:#[^\n]*)?(?=\n)"
)
BULLETS = "•–—*"
"""What word processors put where a fact wants `-`."""
_BULLETED = re.compile(rf"\n[ \t]*([{BULLETS}]) ")
_WORDS = re.compile(r"^(?!---|\.\.\.|%)[ \t]*[^\s#]", re.MULTILINE)
"""A line that is neither blank nor a comment nor a sign between documents."""


class Piece(NamedTuple):
    """A run of whole lines of a text: from one offset up to another."""

    start: int
    end: int


class Cut(NamedTuple):
    """The pieces of a list: one for each top-level key but `facts`, one for each fact.

    `facts_at` is the offset of the key `facts`, -1 if there is none.
    """

    head: tuple[Piece, ...]
    facts: tuple[Piece, ...]
    facts_at: int


def cut(text: str, heads: Collection[str], tops: Collection[str] = ()) -> Cut:
    """Cut the text of a list so that every line with words lies in one piece.

    `heads` are the keys that open a fact when `- ` stands before; `tops` are those that end the
    facts where they stand at the margin, after the last fact.
    """
    facts = _search(_FACTS, text, 0)
    if not facts:
        return Cut(_heads(text, 0, len(text)), (), -1)
    end = _facts_end(text, facts.end, heads, tops)
    head = _heads(text, 0, facts.start) + _heads(text, end, len(text))
    starts = _fact_starts(text, facts.end, end, heads)
    if _WORDS.search(text, facts.end + 1, min(starts, default=end)):
        starts.add(facts.end + 1)
    return Cut(head, _pieces(sorted(starts), end), facts.start)


def _facts_end(text: str, start: int, heads: Iterable[str], tops: Collection[str]) -> int:
    """Return where the first key of the list after its last fact stands."""
    last = max((_last_head(text, start, f"- {head}:") for head in heads), default=start)
    for match in _TOP.finditer(text, last):
        if not tops or match[1].strip("\"'") in tops:
            return match.start() + 1
    return len(text)


def _last_head(text: str, start: int, head: str) -> int:
    place = text.rfind(head, start)
    while place > start and text[text.rfind("\n", 0, place) + 1 : place].strip(" \t"):
        place = text.rfind(head, start, place)
    return max(place, start)


def _search(pattern: re.Pattern[str], text: str, start: int) -> Piece | None:
    """Return the first match of a pattern that begins with a line end, without that line end."""
    if start == 0 and (first := pattern.match("\n" + text[: text.find("\n") + 1 or len(text)])):
        return Piece(0, first.end() - 1)
    match = pattern.search(text, start)
    return Piece(match.start() + 1, match.end()) if match else None


def _heads(text: str, start: int, end: int) -> tuple[Piece, ...]:
    part = "\n" + text[start:end]
    starts = [start + match.start() for match in _TOP.finditer(part)]
    if _WORDS.search(text, start, min(starts, default=end)):
        starts.insert(0, start)
    return _pieces(starts, end)


def _pieces(starts: list[int], end: int) -> tuple[Piece, ...]:
    return tuple(map(Piece, starts, [*starts[1:], end]))


def _fact_starts(text: str, start: int, end: int, heads: Iterable[str]) -> set[int]:
    """Return where facts begin: at the first one's indentation, or at a `- id:` anywhere.

    A `- id:` further in, inside a text after a bar, is text.
    """
    led = _led(text, start, end, heads)
    first = _FIRST.search(text, max(start - 1, 0), end)
    if not first:
        return led
    margin = len(first[1])
    starts = {
        place + 1
        for place in _places(text, f"\n{first[1]}-", start - 1, end)
        if text[place + len(first[1]) + 2 : place + len(first[1]) + 3]
        in {" ", "\t", "\n", "\u00a0", ""}
    }
    deep = {line for line in led if not text[line : line + margin + 1].strip(" \t")}
    return starts | led - (_inside_blocks(text, start, end) if deep else set())


def _inside_blocks(text: str, start: int, end: int) -> set[int]:
    """Return where the lines of the texts after bars begin."""
    inside: set[int] = set()
    until = start
    for match in _BLOCK.finditer(text, start, end):
        if match.start() + 1 < until:
            continue
        base = len(match[1]) + (match[2].rindex("-") if match[2] and not match[3] else 0)
        base += len(match[2]) if match[3] else 0
        until = match.end() + 1
        while until < end:
            after = text.find("\n", until) + 1 or end
            line = text[until:after]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= base:
                break
            inside.add(until)
            until = after
    return inside


def _led(text: str, start: int, end: int, heads: Iterable[str]) -> set[int]:
    """Return the lines that begin with `- id:` or the like, wherever they stand."""
    signs = {"-", *(match[1] for match in _BULLETED.finditer(text, start, end))}
    found = set()
    for head in heads:
        for sign in signs:
            for place in _places(text, f"{sign} {head}:", start, end):
                line = text.rfind("\n", 0, place) + 1
                if not text[line:place].strip(" \t"):
                    found.add(line)
    return found


def _places(text: str, word: str, start: int, end: int) -> Iterator[int]:
    place = text.find(word, max(start, 0), end)
    while place >= 0:
        yield place
        place = text.find(word, place + 1, end)
