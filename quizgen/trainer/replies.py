"""A line that the learner typed → what it means: an answer, a command, or nothing."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, assert_never

from quizgen.model import Rating
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Picked, Rated, Response, Unknown, Wrote


class Phase(Enum):
    """Where a question stands: asked, its answer revealed, or answered."""

    ASKED = "asked"
    REVEALED = "revealed"
    ANSWERED = "answered"


class Command(NamedTuple):
    """A line that begins with a colon: its name, and what stands behind it."""

    name: str
    text: str = ""


class Complaint(NamedTuple):
    """A line that means nothing here, and what to type instead."""

    text: str


@dataclass(frozen=True, slots=True)
class Enter:
    """An empty line where one means: go on."""


COMMANDS = ("help", "q", "0", "n", "h", "u", "wrong", "mine", "flag", "x")
_LETTERS = "abcdefg"

Reply = Response | Command | Complaint | Enter


def parse(line: str, asked: Asked, phase: Phase) -> Reply:
    """Return what a line means. In choices a number is always the place of an option.

    A typed answer that begins with a colon is typed with two.
    """
    text = line.strip()
    is_escaped = text.startswith("::") and phase is Phase.ASKED and asked.is_typed
    if text.startswith(":") and not is_escaped:
        return _command(text[1:])
    match phase:
        case Phase.ANSWERED:
            return Complaint("Enter goes on; commands begin with a colon.") if text else Enter()
        case Phase.REVEALED:
            return _rating(text)
        case Phase.ASKED:
            return _answer(text.removeprefix(":"), asked)
        case _:
            assert_never(phase)


def _answer(text: str, asked: Asked) -> Reply:
    if asked.options:
        return _option(text.lower(), len(asked.options))
    if not asked.is_typed:
        return Enter()
    if not text:
        return Complaint("Please type the answer, :0 for don't know, :help for help.")
    return Wrote(text)


def _command(text: str) -> Reply:
    name, _, rest = text.partition(" ")
    command = name.lower()
    if command == "0":
        return Unknown()
    if command not in COMMANDS:
        return Complaint(f"There is no command :{name}. Type :help for help.")
    return Command(command, rest.strip())


def _rating(text: str) -> Reply:
    if text in {"", "1", "2", "3", "4"}:
        return Rated(Rating(int(text or "3")))
    return Complaint("Please type 1, 2, 3 or 4; Enter means 3, Good.")


def _option(text: str, count: int) -> Reply:
    letter = _LETTERS.find(text) if len(text) == 1 else -1
    place = letter + 1 if letter >= 0 else int(text) if text in set("123456789") else 0
    if 1 <= place <= count:
        return Picked(place - 1)
    return Complaint(f"Please type a number from 1 to {count}, :0 for don't know, :help for help.")
