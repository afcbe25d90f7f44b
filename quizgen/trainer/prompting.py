"""What the plain face waits for: its prompts, and the help."""

from typing import assert_never

from quizgen.trainer.amending import may_count
from quizgen.trainer.asking import Asked
from quizgen.trainer.replies import Phase
from quizgen.trainer.session import Answered, Session

HELP = """\
Help. Type the number or letter of an option, or the answer itself where it is to be typed.
Help. :0 don't know. :n not sure; :n again, sure. :h hint. Not sure or with a hint: at most Hard.
Help. :u takes back the last answer. :wrong counts it as wrong, :mine a typed one as right.
Help. :flag and some words tells the author what is wrong with a question.
Help. :x never asks a question again. :q quits; everything is saved.
Help. A typed answer that begins with a colon takes two colons.""".split("\n")


def prompt(phase: Phase, asked: Asked, session: Session) -> str:
    """Return what is written before the learner's line."""
    match phase:
        case Phase.ANSWERED:
            enter = "Enter to finish" if session.is_over else "Enter for next"
            return f"{enter}, or {_count(session.answered[-1:])}:flag, :u undo: "
        case Phase.REVEALED:
            return "How well? 1 Again, 2 Hard, 3 Good, 4 Easy; Enter means 3: "
        case Phase.ASKED:
            return "Answer: " if asked.options or asked.is_typed else "Enter reveals: "
        case _:
            assert_never(phase)


def _count(last: tuple[Answered, ...]) -> str:
    """Return the command that counts the last answer otherwise, "" if there is none."""
    commands = (":wrong, " if one.right else ":mine, " for one in last if _may_turn(one))
    return next(commands, "")


def _may_turn(last: Answered) -> bool:
    return may_count(last, right=not last.right)
