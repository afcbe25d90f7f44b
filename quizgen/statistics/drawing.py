"""Lines of a drawing: runs of text in a style, and the signs that a terminal can show."""

from typing import NamedTuple


class Run(NamedTuple):
    """A text, and what it is: "" a word, "mark" a sign that has a number beside it."""

    text: str
    style: str = ""


Line = tuple[Run, ...]


class Marks(NamedTuple):
    """The signs: a shade for each level of a day, a full, a partly filled and an empty cell."""

    levels: str
    full: str
    parts: str
    empty: str


UNICODE = Marks("·░▒▓█", "█", "▏▎▍▌▋▊▉", "░")
ASCII = Marks(".-+*#", "#", "", ".")
WANTED = "|"
_SIGNS = str.maketrans({"–": "-", "…": "~"})


def marks_for(encoding: str) -> Marks:
    """Return the signs that an encoding has."""
    try:
        "".join(UNICODE).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def words(text: str) -> Line:
    """Return a line of words alone."""
    return (Run(text),)


def in_ascii(line: Line) -> Line:
    """Return a line whose own signs are ASCII; texts of lists stay as they are."""
    return tuple(run._replace(text=run.text.translate(_SIGNS)) for run in line)


def text_of(line: Line) -> str:
    """Return a line without its styles."""
    return "".join(run.text for run in line).rstrip()


def bar(share: float, columns: int, marks: Marks) -> str:
    """Return a bar that fills this share of the columns; something is never nothing."""
    if not marks.parts:
        return marks.full * max(round(share * columns), share > 0)
    eighths = max(round(share * columns * 8), share > 0)
    part = marks.parts[eighths % 8 - 1] if eighths % 8 else ""
    return marks.full * (eighths // 8) + part


def gauge(share: float, wanted: float, columns: int, marks: Marks) -> str:
    """Return a bar of full width, with a line across it where the share is as wanted, if any is."""
    full = round(share * columns)
    cells = marks.full * full + marks.empty * (columns - full)
    if not wanted:
        return cells
    at = min(round(wanted * columns), columns - 1)
    return cells[:at] + WANTED + cells[at + 1 :]
