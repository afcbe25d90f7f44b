"""A screen as a value: its head, body, verdict and keys → the lines of a window.

head      one line
body      scrolls
verdict   always in sight
keys      those that work now
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizgen.fullscreen.runs import (
    EMPTY,
    WIDEST,
    Line,
    Look,
    Run,
    calm,
    clipped,
    told,
    width,
)

SMALLEST = (40, 10)
ROOMY = 18
"""Lines of a window from which a line stays free below the head and above the verdict."""
_MOST_KEY_LINES = 2
_DOWN = (Run("  PgDn", Look.KEY, "pagedown"), Run(" more", tap="pagedown"))
_ASCII = str.maketrans({
    "✓": "v", "✗": "x", "▸": ">", "·": ".", "…": "~", "–": "-", "—": "-", "’": "'", "‘": "'",
    "“": '"', "”": '"', "↑": "^", "↓": "v", "←": "<", "→": ">", "░": "-", "▒": "+", "▓": "*",
    "█": "#",
})  # fmt: skip


class Window(NamedTuple):
    """The room there is: columns and lines. `encoding` is what the terminal can show."""

    columns: int = 80
    lines: int = 24
    encoding: str = "utf-8"

    @property
    def text(self) -> int:
        """Return how many cells a line of text may take; one column stays free on either side."""
        return min(self.columns - 2, WIDEST)

    @property
    def is_narrow(self) -> bool:
        """Tell whether short words are wanted."""
        return self.columns < 60


class Key(NamedTuple):
    """A key that works now: how it is written, what it does, the name of the key."""

    sign: str
    words: str
    tap: str = ""


class View(NamedTuple):
    """What a screen shows. `reading`: its text is read before going on, so arrows scroll it.

    `lit` is the line of the body under ▸, -1 none. A run whose tap is "cursor" is where one types.
    """

    head: Line = EMPTY
    body: Sequence[Line] = ()
    verdict: Sequence[Line] = ()
    keys: Sequence[Key] = ()
    reading: bool = False
    lit: int = -1

    @property
    def pages(self) -> bool:
        """Tell whether Space shows what is hidden below before it goes on."""
        return self.reading and any(key.tap == "space" for key in self.keys)


class Frame(NamedTuple):
    """The lines of a window, from the body's line `offset` on. `below`: lines hidden below."""

    lines: tuple[Line, ...]
    offset: int = 0
    below: int = 0
    page: int = 1


def lay_out(view: View, window: Window, offset: int = 0) -> Frame:
    """Return a view as the lines of a window; the body scrolled as far as it goes.

    A line of the body that is lit (`view.lit`) is always in sight.
    """
    if window.columns < SMALLEST[0] or window.lines < SMALLEST[1]:
        return _too_small(window)
    free = [EMPTY] if window.lines >= ROOMY else []
    head = [clipped(view.head, window.columns - 2), *free] if view.head else []
    said = [*(free if view.verdict else []), *view.verdict]
    keys = keys_lines(view.keys, window)
    room = max(window.lines - len(head) - len(said) - len(keys), 1)
    at = _in_sight(view.lit, max(min(offset, len(view.body) - room), 0), room)
    below = max(len(view.body) - at - room, 0)
    shown = [*view.body[at : at + room], *[EMPTY] * (room - len(view.body))]
    if below and view.pages:
        keys = keys_lines(map(_more, view.keys), window)
    elif below:
        short = clipped(shown[-1], window.columns - 2 - width(_DOWN))
        shown[-1] = (*short, *_DOWN)
    lines = tuple(_in_place(line, window) for line in [*head, *shown, *said, *keys])
    return Frame(lines[: window.lines], at, below, max(room - 1, 1))


def _more(key: Key) -> Key:
    """Return a key as it is while text is hidden below; never in more cells than before."""
    return key._replace(words="more") if key.tap == "space" else key


def _in_sight(lit: int, at: int, room: int) -> int:
    """Return the scrolling with which a line is in sight."""
    if lit < 0:
        return at
    return min(max(at, lit - room + 1), lit)


def _in_place(line: Line, window: Window) -> Line:
    """Return a line behind the margin, in signs that the terminal can show."""
    placed = (Run(" "), *line) if line else line
    if window.encoding.lower().replace("-", "") == "utf8":
        return placed
    return tuple(run._replace(text=_shown(run.text, window.encoding)) for run in placed)


def _shown(text: str, encoding: str) -> str:
    plain = text.translate(_ASCII)
    return plain.encode(encoding, "replace").decode(encoding)


def _too_small(window: Window) -> Frame:
    words = (
        f"Window is {window.columns}x{window.lines}; needs {SMALLEST[0]}x{SMALLEST[1]}. "
        "Make it larger, or: quizgen quiz --plain"
    )
    lines = told(words, max(window.columns, 1))[: window.lines]
    return Frame((*lines, *[EMPTY] * (window.lines - len(lines))))


def keys_lines(keys: Iterable[Key], window: Window) -> list[Line]:
    """Return the keys in one or two lines, as many as fit, the first and the last two at least."""
    every = list(keys)
    while True:
        lines = _keys_in_lines(every, window)
        if len(lines) <= _MOST_KEY_LINES or len(every) <= 3:
            return lines[:_MOST_KEY_LINES]
        del every[-3]  # the last two are help and quit


def _keys_in_lines(keys: Sequence[Key], window: Window) -> list[Line]:
    gap = Run("  " if window.is_narrow else "   ")
    lines: list[Line] = []
    for together in [*([key] for key in keys[:-2]), keys[-2:]]:
        written = [_written(key) for key in together]
        part = tuple(run for one in written for run in (gap, *one))[1:]
        if lines and width((*lines[-1], gap, *part)) <= window.columns - 2:
            lines[-1] = (*lines[-1], gap, *part)
        else:
            lines.append(part)
    return lines


def _written(key: Key) -> Line:
    return Run(key.sign, Look.KEY, key.tap), Run(f" {key.words}", tap=key.tap)


def head(left: str, right: Sequence[str], window: Window) -> Line:
    """Return a head line: a title, and at its end as many of the counts as fit."""
    kept = list(right)
    columns = window.columns - 2
    while kept and sum(len(one) + 3 for one in kept) > columns * 2 // 3:
        kept.pop()
    counts: list[Run] = []
    for one in kept:
        counts += [Run("   " if counts else ""), *_marked(one)]
    title = clipped(
        (Run(calm(left).replace("\n", " ")),), max(columns - width(tuple(counts)) - 2, 4)
    )
    gap = columns - width(title) - width(tuple(counts))
    return (*title, Run(" " * max(gap, 1)), *counts)


def _marked(text: str) -> list[Run]:
    """Return a text with the colours of the marks in it."""
    looks = {"✓": Look.RIGHT, "✗": Look.WRONG, "?": Look.ALMOST}
    parts = re.split("([✓✗?])", text)
    return [Run(part, looks.get(part, Look.PLAIN)) for part in parts if part]
