"""The history as a file beside its lists. The only part of this room that touches the disk."""

from pathlib import Path

from quizgen.files import read_whole, write_whole
from quizgen.history.record import History
from quizgen.history.text import parse, render
from quizgen.model import Place
from quizgen.problems import Problem, Refused, Severity

MAX_BYTES = 256 * 2**20
"""The largest history that is read: that of some 400,000 notes."""


def beside(list_file: Path, bank: str) -> Path:
    """Return where the history of `bank` lies: in the folder of its lists.

    Refused if the name would lead out of that folder.
    """
    try:
        return list_file.with_name(f"{bank}.history")
    except ValueError as error:
        message = f"`{bank}` cannot be a bank's name"
        hint = "letters, digits and `-`, a letter or digit first"
        raise Refused([Problem(Place(str(list_file)), "F203", message, hint)]) from error


def load(path: Path, bank: str) -> tuple[History, list[Problem]]:
    """Return the history of `bank` in a file, empty if there is none, and notes about it.

    Refused if any of it cannot be read: what is not understood must not be written over.
    """
    try:
        text = _text(path)
    except FileNotFoundError:
        return History(bank), []
    history, problems = parse(text, str(path))
    if history.bank not in {bank, ""}:
        problems.append(_other_bank(path, history.bank, bank))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Refused(problems)
    return history, problems


def load_one(path: Path, bank: str, guid: str) -> History:
    """Return the history of one guid, without reading that of the others.

    Empty if there is none, or if it cannot be read: `load` says why.
    """
    try:
        lines = _text(path).split("\n")
    except (FileNotFoundError, Refused):
        return History(bank)
    mine = [line for line in lines[1:] if line.startswith(f'{{"guid":"{guid}",')]
    return parse("\n".join([lines[0], *mine]) + "\n", str(path))[0]


def save(path: Path, history: History) -> bool:
    """Write the history, whole or not at all; return False if the file holds it already.

    A link is replaced: a project from elsewhere must not make us write outside of it.
    """
    text = render(history)
    if parse(text, str(path)) != (history, []):
        raise AssertionError("A history that cannot be read back was not written: a bug of ours.")
    return write_whole(path, text.encode(), follow=False)


def _text(path: Path) -> str:
    try:
        content = read_whole(path, MAX_BYTES)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Refused([_unreadable(Place(str(path)), str(error.strerror))]) from error
    if len(content) > MAX_BYTES:
        message = f"the history has more than {MAX_BYTES:,} bytes"
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
        "H501",
        f"this history cannot be read: {why}",
        "take the file back from git; nothing is written until then",
    )


def _other_bank(path: Path, theirs: str, ours: str) -> Problem:
    return Problem(
        Place(str(path)),
        "H504",
        f"this is the history of the bank {theirs}, and the lists belong to {ours}",
        f"give the list back its `bank: {theirs}`, or take away the copied history",
    )
