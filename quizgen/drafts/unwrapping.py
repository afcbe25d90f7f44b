"""A chatbot's answer → the one list in it: words around it, and fences, are taken away.

Lines stay where they are, so that a problem is shown at its line of the answer.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quizgen.model import Place
from quizgen.problems import Problem, Refused
from quizgen.reading.page import decode, encode_like

_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*([^`]*)$")
_LIST = re.compile(r"^(?:title|facts)[ \t]*:", re.MULTILINE)
_FACTS = re.compile(r"^facts[ \t]*:", re.MULTILINE)


class _Block(NamedTuple):
    """The lines between two fences, from the first to before the last; `closed`: both are there."""

    first: int
    last: int
    closed: bool


def unwrapped(content: bytes, file: str) -> tuple[bytes, list[Problem]]:
    """Return the bytes of the one list between fences, all other lines empty, and what to say.

    Without such a block the bytes are returned as they are. Refused if there are several.
    """
    try:
        text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return content, []  # reading it as a list finds the place of what is no text
    lines = text.split("\n")
    blocks = list(_blocks(lines))
    if not blocks or _has(_FACTS, _outside(lines, blocks)):
        return content, []
    found = [block for block in blocks if _has(_FACTS, lines[block.first : block.last])]
    found = found or [one for one in blocks if _has(_LIST, lines[one.first : one.last])]
    if len(found) > 1:
        raise Refused([_several(found, file)])
    if not found:
        return content, []
    [block] = found
    inside = lines[block.first : block.last]
    empty = [""] * block.first
    return encode_like("\n".join([*empty, *inside, ""]), content), list(_said(block, file))


def without_list(content: bytes, file: str, keys: Iterable[str]) -> list[Problem]:
    """Return the problem of an answer that holds no list, none if there may be one in it.

    `keys` are those with which a list or one of its facts begins.
    """
    try:
        text = decode(content)
    except UnicodeDecodeError:
        return []
    names = "|".join(map(re.escape, keys))
    begun = re.compile(
        rf"""^[ \t]*(?:\S[ \t]+)?["'`*]*(?:{names})["'`*]*[ \t]*[:：]""", re.MULTILINE
    )
    if not text.strip() or begun.search(text):
        return []
    message = "no list found in this answer"
    hint = "a list has `title:` and `facts:`; read what was answered, and ask again"
    return [Problem(Place(file), "F014", message, hint)]


def between_fences(content: bytes, file: str) -> list[Problem]:
    """Return the problem of a file in which the list stands between fences, none if it does not.

    It is an answer as it was saved: read as a list, each word around the list would be a slip.
    """
    try:
        inside, said = unwrapped(content, file)
    except Refused as refused:
        return [*refused.problems]
    if inside == content:
        return []
    message = "the list stands between fences, with other words around it"
    hint = f"prove it as it is: `quizgen check {file} --article ARTICLE`; or keep only the list"
    return [Problem(one.place, "F015", message, hint) for one in said[:1]]


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """Yield what stands between fences at the beginning of a line, as Markdown reads them."""
    fence, first = "", 0
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence, first = mark[1], number + 1
        elif mark and not mark[2].strip() and mark[1].startswith(fence):
            yield _Block(first, number, closed=True)
            fence = ""
    if fence:
        yield _Block(first, len(lines), closed=False)


def _outside(lines: list[str], blocks: list[_Block]) -> list[str]:
    inside = {number for block in blocks for number in range(block.first, block.last)}
    return [line for number, line in enumerate(lines) if number not in inside]


def _has(pattern: re.Pattern[str], lines: list[str]) -> bool:
    return pattern.search("\n".join(lines)) is not None


def _several(blocks: list[_Block], file: str) -> Problem:
    where = " and ".join(str(block.first) for block in blocks)
    message = f"{len(blocks)} blocks between fences look like lists, at lines {where}"
    hint = "keep one, or join them: one title, one `facts:`"
    return Problem(Place(file, blocks[1].first), "F012", message, hint)


def _said(block: _Block, file: str) -> Iterator[Problem]:
    place = Place(file, block.first)
    if block.closed:
        message = "the list was read from between the fences; all else was left out"
        yield Problem(place, "F011", message)
    else:
        message = "the list begins after a fence that is never closed"
        hint = "perhaps the answer was cut off: look at its end, and ask for the rest"
        yield Problem(place, "F013", message, hint)
