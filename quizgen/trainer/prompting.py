"""What the plain face waits for: its prompts, and the help."""

from typing import assert_never

from quizgen.model import (
    Choice,
    ChooseAll,
    Cloze,
    Numeric,
    Order,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.trainer.asking import Asked
from quizgen.trainer.replies import Phase
from quizgen.trainer.session import Answered, Session

_ALWAYS = """\
Help. :0 don't know. :n not sure; :n again, sure. :h hint. Not sure or with a hint: at most Hard.
Help. :u takes back the last answer. :wrong counts it as wrong, :mine a typed one as right.
Help. :flag and some words tells the author what is wrong with a question.
Help. :x never asks a question again. :q quits; everything is saved.""".split("\n")


def help_lines(asked: Asked) -> list[str]:
    """Return what can be typed, first of all as an answer to what is asked."""
    return [f"Help. {_how(asked)}", *_ALWAYS]


def _how(asked: Asked) -> str:
    match asked.item.shape:
        case Choice():
            return "Type the number or letter of an option."
        case ChooseAll():
            return "Type the numbers or letters of all options that apply, with blanks between."
        case Order():
            return "Type the numbers or letters of all options in order, with blanks between."
        case TrueFalse():
            return "Type t or 1 for true, f or 2 for false."
        case Recall() | Typed() | Numeric() | Cloze():
            if asked.is_typed:
                return "Type the answer. One that begins with a colon takes two colons."
            return "Enter reveals the answer; then say how well you knew it, from 1 to 4."
        case _:
            assert_never(asked.item.shape)


def prompt(phase: Phase, asked: Asked, session: Session) -> str:
    """Return what is written before the learner's line."""
    match phase:
        case Phase.ANSWERED:
            enter = "Enter to finish" if session.is_over else "Enter for next"
            return f"{enter}, or {_count(session.answered[-1:])}:flag, :u undo: "
        case Phase.REVEALED:
            return "How well? 1 Again, 2 Hard, 3 Good, 4 Easy; Enter means 3: "
        case Phase.ASKED:
            return _question(asked)
        case _:
            assert_never(phase)


def _question(asked: Asked) -> str:
    match asked.item.shape:
        case ChooseAll():
            return "Answer, every number that applies: "
        case Order():
            return "Answer, the numbers in order: "
        case TrueFalse():
            return "Answer, t or f: "
        case Choice() | Recall() | Typed() | Numeric() | Cloze():
            return "Answer: " if asked.options or asked.is_typed else "Enter reveals: "
        case _:
            assert_never(asked.item.shape)


def _count(last: tuple[Answered, ...]) -> str:
    """Return the command that counts the last answer otherwise, "" if there is none."""
    commands = (":wrong, " if one.right else ":mine, " for one in last if _may_turn(one))
    return next(commands, "")


def _may_turn(last: Answered) -> bool:
    from quizgen.trainer.amending import may_count  # not before something is answered

    return may_count(last, right=not last.right)
