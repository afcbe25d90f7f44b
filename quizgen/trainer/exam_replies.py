"""A line that was typed in an exam → what it means: an answer, a command, or nothing."""

from quizgen.trainer.asking import Asked
from quizgen.trainer.exam_wording import AFTER
from quizgen.trainer.grading import Response, Unknown
from quizgen.trainer.replies import Command, Complaint, Enter, Phase, parse

COMMANDS = ("help", "q", "m", "u", "go", "next", "back", "list", "hand-in", "flag")
_AFTER = frozenset({"h", "n", "x", "wrong", "mine"})
"""Commands of a session that an exam does not have."""

ExamReply = Response | Command | Complaint | Enter


def parse_in_exam(line: str, asked: Asked) -> ExamReply:
    """Return what a line means; an empty one goes on.

    A typed answer that begins with a colon is typed with two, as in a session.
    """
    text = line.strip()
    if not text:
        return Enter()
    if not text.startswith(":") or (text.startswith("::") and asked.is_typed):
        return parse(line, asked, Phase.ASKED)
    name, _, rest = text[1:].partition(" ")
    command = name.lower()
    if command == "0":
        return Unknown()
    if command in _AFTER:
        return Complaint(AFTER)
    if command not in COMMANDS:
        return Complaint(f"There is no command :{name}. Type :help for help.")
    return Command(command, rest.strip())


def place_in(text: str, count: int) -> int | Complaint:
    """Return which question a number names, counted from 0."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= 6
    if not is_number or not 1 <= int(text) <= count:
        return Complaint(f"Please type :go and a number from 1 to {count}.")
    return int(text) - 1


def is_yes(line: str) -> bool:
    """Tell whether a line says yes."""
    return line.strip().lower() in {"y", "yes"}
