"""A line that the learner typed → what it means: an answer, a command, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, assert_never

from quizgen.model import (
    Choice,
    ChooseAll,
    Cloze,
    Numeric,
    Order,
    Rating,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import (
    Marked,
    Ordered,
    Picked,
    Rated,
    Response,
    Unknown,
    Wrote,
)


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
OTHERWISE = ":0 for don't know, :help for help."
_LETTERS = "abcdefghi"
_BETWEEN = re.compile(r"[\s,;]+")
_JUDGED = {"1": 0, "t": 0, "true": 0, "2": 1, "f": 1, "false": 1}

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
    count = len(asked.options)
    match asked.item.shape:
        case Choice():
            return _option(text, count)
        case ChooseAll():
            return _several(text, count)
        case Order():
            return _order(text, count)
        case TrueFalse():
            return _judged(text)
        case Recall() | Typed() | Numeric() | Cloze():
            return _text(text) if asked.is_typed else Enter()
        case _:
            assert_never(asked.item.shape)


def _text(text: str) -> Reply:
    return Wrote(text) if text else Complaint(f"Please type the answer, {OTHERWISE}")


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
    at = _index(text, count)
    if at < 0:
        return Complaint(f"Please type a number from 1 to {count}, {OTHERWISE}")
    return Picked(at)


def _several(text: str, count: int) -> Reply:
    marked = _indices(text, count)
    if -1 in marked or not marked:
        return Complaint(f"Please type all numbers that apply, 1 to {count}, {OTHERWISE}")
    twice = _twice(marked)
    return Complaint(twice) if twice else Marked(tuple(sorted(marked)))


def _order(text: str, count: int) -> Reply:
    """Return the order that a line gives. It has to name all options, each once."""
    order = _indices(text, count)
    if -1 in order or not order:
        return Complaint(f"Please type the numbers 1 to {count} in order, {OTHERWISE}")
    missing = [str(at + 1) for at in range(count) if at not in order]
    if missing:
        return Complaint(f"Missing: {', '.join(missing)}. Please type all {count} in order.")
    twice = _twice(order)
    return Complaint(twice) if twice else Ordered(tuple(order))


def _judged(text: str) -> Reply:
    judged = _JUDGED.get(text.lower())
    if judged is None:
        return Complaint(f"Please type t for true or f for false, {OTHERWISE}")
    return Picked(judged)


def _twice(named: Sequence[int]) -> str:
    """Return the complaint about options that are named more than once, "" if none is."""
    twice = [str(at + 1) for at in sorted(set(named)) if named.count(at) > 1]
    return f"Named twice: {', '.join(twice)}. Please type each number once." if twice else ""


def _indices(text: str, count: int) -> list[int]:
    """Return the options that a line names, from 0; -1 for what names none.

    Where each has one digit they need no blanks between: `13` is `1 3`.
    """
    names = [name for name in _BETWEEN.split(text) if name]
    if count < 10:
        names = [part for name in names for part in (name if name.isdecimal() else (name,))]
    return [_index(name, count) for name in names]


def _index(name: str, count: int) -> int:
    """Return which option a number or a letter names, from 0, or -1."""
    if len(name) == 1 and (letter := _LETTERS.find(name.lower())) >= 0:
        return letter if letter < count else -1
    is_number = name.isascii() and name.isdecimal() and len(name) <= 2 and name[0] != "0"
    return int(name) - 1 if is_number and int(name) <= count else -1
