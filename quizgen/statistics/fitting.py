"""Text in the columns of a terminal: wide signs take two, combining ones none."""

from collections.abc import Iterable
from unicodedata import category, east_asian_width

ELLIPSIS = "…"
_NO_WIDTH = frozenset({"Mn", "Me"})


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(map(_columns, text))


def clipped(text: str, columns: int) -> str:
    """Return the text, its end cut off where it is too wide."""
    if width(text) <= columns:
        return text
    left, kept = columns - 1, []
    for sign in text:
        left -= _columns(sign)
        if left < 0:
            break
        kept.append(sign)
    return "".join(kept).rstrip() + ELLIPSIS


def fitted(text: str, columns: int) -> str:
    """Return the text in exactly so many columns: clipped, or filled up."""
    text = clipped(text, columns)
    return text + " " * (columns - width(text))


def joined(parts: Iterable[str], columns: int, gap: str) -> list[str]:
    """Return the parts in lines, as many to a line as there is room for; none is broken."""
    lines: list[str] = []
    for part in parts:
        if lines and width(f"{lines[-1]}{gap}{part}") <= columns:
            lines[-1] += gap + part
        else:
            lines.append(part)
    return lines


def _columns(sign: str) -> int:
    if category(sign) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1
