"""Lines of a screen: runs of text, each with a look; wrapped by the cells they take."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from quizgen.harmless import harmless

WIDEST = 76
"""Cells of the longest line: longer ones are hard to read."""
_WORD = re.compile("[^ ]+")
_VARIANTS = re.compile("[\ufe00-\ufe0f]")
"""Ask for a picture or a letter of one sign: terminals disagree how wide it then is."""


class Look(Enum):
    """How a run looks. Colour stands on marks only, each of which is a word too."""

    PLAIN = ""
    RIGHT = "green"
    WRONG = "red"
    ALMOST = "magenta"
    KEY = "cyan"
    LIT = "reverse"
    DIM = "dim"


class Run(NamedTuple):
    """A text of one look. `tap` is the key that a click on it stands for."""

    text: str
    look: Look = Look.PLAIN
    tap: str = ""


Line = tuple[Run, ...]
EMPTY: Line = ()


def calm(text: str) -> str:
    """Return a text of a list or a learner as it may stand on a screen, its line ends kept."""
    return "\n".join(harmless(line) for line in _VARIANTS.sub("", text).split("\n"))


def text_of(line: Line) -> str:
    """Return a line without its looks."""
    return "".join(run.text for run in line)


def width(line: Line) -> int:
    """Return how many cells a line takes."""
    return cell_len(text_of(line))


def tapped(line: Iterable[Run], tap: str) -> Line:
    """Return a line that stands for a key wherever it is clicked."""
    return tuple(run._replace(tap=tap) for run in line)


def told(text: str, columns: int, before: Line = EMPTY, look: Look = Look.PLAIN) -> list[Line]:
    """Return a text in lines, the first behind `before`, the others hanging below its end."""
    return wrap((Run(calm(text), look),), columns, before)


def wrap(runs: Sequence[Run], columns: int, before: Line = EMPTY) -> list[Line]:
    """Return runs in lines of at most so many cells, the first line behind `before`.

    The others hang below its end; a line end within the text is kept.
    """
    indent = width(before)
    room = max(columns - indent, 1)
    hanging = (Run(" " * indent),) if indent else EMPTY
    pieces = [piece for paragraph in _paragraphs(runs) for piece in _folded(paragraph, room)]
    return [
        (*(before if number == 0 else hanging), *piece)
        for number, piece in enumerate(pieces or [EMPTY])
    ]


def _paragraphs(runs: Sequence[Run]) -> list[Line]:
    """Return runs parted at the line ends within them."""
    paragraphs: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        paragraphs[-1].append(run._replace(text=first))
        paragraphs.extend([run._replace(text=other)] for other in others)
    return [tuple(paragraph) for paragraph in paragraphs]


def _folded(runs: Line, room: int) -> list[Line]:
    return [_slice(runs, start, end) for start, end in _breaks(text_of(runs), room)]


def _breaks(text: str, room: int) -> list[tuple[int, int]]:
    """Return where each line begins and ends; a line is broken at blanks, a long word anywhere."""
    lines: list[tuple[int, int]] = []
    begun = 0
    end = 0
    for start, stop in _words(text, room):
        if cell_len(text[begun:stop]) > room:
            if end > begun:
                lines.append((begun, end))
            begun = start
        end = stop
    lines.append((begun, end))
    return lines


def _words(text: str, room: int) -> Iterator[tuple[int, int]]:
    """Yield where each word begins and ends; one that is longer than a line comes in pieces."""
    for word in _WORD.finditer(text):
        at = word.start()
        for piece in chop_cells(word.group(), room) if cell_len(word.group()) > room else [word[0]]:
            yield at, at + len(piece)
            at += len(piece)


def _slice(runs: Line, start: int, end: int) -> Line:
    """Return the part of a line from one character to another."""
    cut: list[Run] = []
    at = 0
    for run in runs:
        part = run.text[max(start - at, 0) : max(end - at, 0)]
        if part:
            cut.append(run._replace(text=part))
        at += len(run.text)
    return tuple(cut)


def clipped(line: Line, columns: int) -> Line:
    """Return the part of a line that fits into so many cells, with … where it was longer."""
    if width(line) <= columns:
        return line
    kept: list[Run] = []
    room = columns - 1
    for run in line:
        size = cell_len(run.text)
        if size > room:
            head = chop_cells(run.text, room)[0] if room > 0 else ""
            kept.append(run._replace(text=f"{head if cell_len(head) <= room else ''}…"))
            break
        kept.append(run)
        room -= size
    return tuple(kept)


def apart(left: Line, right: Line, columns: int) -> list[Line]:
    """Return two texts in one line, the second at its end; in two where they do not fit."""
    gap = columns - width(left) - width(right)
    if not right:
        return wrap(left, columns)
    if gap >= 2:
        return [(*left, Run(" " * gap), *right)]
    return [*wrap(left, columns), *wrap(right, columns, (Run("  "),))]
