"""Quotes and comments inside one line of YAML."""

import re

_IN_DOUBLE = re.compile(r'(?:[^"\\]|\\.)*', re.DOTALL)
_IN_SINGLE = re.compile(r"(?:[^']|'')*")
_FLOW = re.compile(r"[\[\]{}\"',:]|[^\[\]{}\"',:\s]+")
_QUOTE = re.compile(r"(?:^|[\[{,:])[ ]*([\"'])")
_HASH = re.compile(r"(?:^|[ \t]+)#")
_COMMENT = re.compile(r"(?:^|[ \t]+)#+[ \t]")


def quoted(text: str) -> str:
    """Return `text` in single quotes, as YAML reads it back."""
    return "'" + text.replace("'", "''") + "'"


def closing_quote(text: str, start: int = 0) -> int:
    """Return where the quote opened at `start` is closed, or -1 if it is not."""
    inside = _IN_DOUBLE if text[start] == '"' else _IN_SINGLE
    match = inside.match(text, start + 1)
    assert match  # it may be empty
    return match.end() if match.end() < len(text) else -1


def closing_bracket(text: str) -> int:
    """Return where the bracket that opens `text` is closed, quotes aside, or -1."""
    depth = 0
    fresh = True  # an entry begins here, so a quote would open one
    until = 0
    for match in _FLOW.finditer(text):
        place, sign = match.start(), match[0]
        if place < until:
            continue
        if sign in "\"'":
            until = closing_quote(text, place) + 1 if fresh else 0
            fresh = False
            continue
        depth += (sign in "[{") - (sign in "]}")
        if depth == 0:
            return place
        fresh = sign in "[{,:"
    return -1


def without_quoted(text: str) -> str:
    """Return a line of a list or a map with its quoted entries blotted out."""
    parts, place = [], 0
    while match := _QUOTE.search(text, place):
        start = match.start(1)
        end = closing_quote(text, start)
        if end < 0:
            break
        parts += [text[place : start + 1], "_" * (end - start - 1)]
        place = end
    return "".join([*parts, text[place:]])


def split_comment(text: str) -> tuple[str, str]:
    """Return a value without the comment at its end, and the comment ("" if none).

    A comment is what authors mean as one: a `#` between blanks, and not inside `code`.
    """
    for match in _COMMENT.finditer(text):
        if text.count("`", 0, match.start()) % 2 == 0:
            return text[: match.start()].rstrip(), text[match.start() :].lstrip()
    return text, ""


def swallowed(text: str) -> int:
    """Return where the `#` stands from which on YAML drops a text that is no comment, or -1."""
    match = _HASH.search(text)
    if not match or match.start() == len(split_comment(text)[0]):
        return -1
    return match.end() - 1
