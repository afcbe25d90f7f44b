"""Ticks as a file beside the lists. The only part of this room that touches the disk."""

from pathlib import Path

from quizgen.files import read_whole, write_whole
from quizgen.model import Place
from quizgen.problems import Problem, Refused, Severity
from quizgen.review.tick import Ticks
from quizgen.review.tick_text import parse, render

MAX_BYTES = 256 * 2**20
"""The largest file that is read: that of more than half a million ticks."""


def load(path: Path, bank: str) -> tuple[Ticks, list[Problem]]:
    """Return the ticks of `bank` in a file, none if there is none, and notes about it.

    Refused if any of it cannot be read: what is not understood must not be written over.
    """
    try:
        text = _text(path)
    except FileNotFoundError:
        return Ticks(bank), []
    ticks, problems = parse(text, str(path))
    if ticks.bank not in {bank, ""}:
        message = f"these are ticks of the bank {ticks.bank}, and the lists belong to {bank}"
        hint = f"give the list back its `bank: {ticks.bank}`, or take away the copied file"
        problems.append(Problem(Place(str(path)), "H513", message, hint))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Refused(problems)
    return ticks, problems


def save(path: Path, ticks: Ticks) -> bool:
    """Write the ticks, whole or not at all; return False if the file holds them already.

    A link is replaced: a project from elsewhere must not make us write outside of it.
    """
    text = render(ticks)
    if parse(text, str(path)) != (ticks, []):
        raise AssertionError("Ticks that cannot be read back were not written: a bug of ours.")
    try:
        return write_whole(path, text.encode(), follow=False)
    except OSError as error:
        message = f"the tick cannot be saved: {error.strerror or error}"
        hint = "ticks lie beside the lists: make that folder writable"
        raise Refused([Problem(Place(str(path)), "F007", message, hint)]) from error


def _text(path: Path) -> str:
    try:
        content = read_whole(path, MAX_BYTES)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Refused([_unreadable(Place(str(path)), str(error.strerror))]) from error
    if len(content) > MAX_BYTES:
        message = f"the file of ticks has more than {MAX_BYTES:,} bytes"
        hint = "split the bank's lists into two banks"
        raise Refused([Problem(Place(str(path)), "F004", message, hint)])
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refused([_unreadable(Place(str(path), line), "it is not UTF-8")]) from error


def _unreadable(place: Place, why: str) -> Problem:
    return Problem(
        place,
        "H511",
        f"these ticks cannot be read: {why}",
        "take the file back from git; nothing is written until then",
    )
