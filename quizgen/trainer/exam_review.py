"""What is said of each question after the hand-in: the verdict, and every option's reason."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Protocol, assert_never

from quizgen.markdown import to_plain
from quizgen.model import Memory
from quizgen.trainer.amending import Amended, Impossible, Reviewed, count, may_count
from quizgen.trainer.claims import why_wrong
from quizgen.trainer.exam import Kept, Question
from quizgen.trainer.grading import Marked, Ordered, Picked, Rated, Response, Unknown, Wrote
from quizgen.trainer.log import Circumstances
from quizgen.trainer.phrases import sentence
from quizgen.trainer.session import Answered, Candidate, Session, Turn
from quizgen.trainer.telling import right_answer, verdict
from quizgen.trainer.wording import background, outlook

Memories = Mapping[str, Memory]
"""What is remembered of targets; those never answered are left out."""


def as_answered(question: Question, before: Memories, after: Memories) -> Answered | None:
    """Return an answer as a session has it, None if there is none."""
    kept, target = question.last, question.asked.target
    if kept is None:
        return None
    turn = Turn(Candidate(target, question.fact, before.get(target)))
    return Answered(kept.event, turn, question.asked, kept.response, kept.grade, after.get(target))


def reviewed(question: Question, given: Answered | None, session: Session) -> Iterator[str]:
    """Yield the verdict, why each other wrong option is wrong, why it is so, and when it comes.

    `session` says which day it is, and whether the memory learns.
    """
    asked = question.asked
    if given is None:
        yield "Not answered."
        yield from right_answer(asked)
    else:
        if isinstance(given.response, Unknown):
            yield "You did not know."
        yield from verdict(given)
    yield from _other_reasons(question)
    yield from background(asked)
    if given is not None and (words := outlook(given, session)):
        yield words


class Counting(Protocol):
    """What an answer that counts otherwise needs of the world."""

    @property
    def around(self) -> Circumstances:
        """Return what events say of their surroundings."""

    @property
    def reviewed(self) -> Reviewed:
        """Return what the memory is after an answer now."""


def count_otherwise(session: Session, *, right: bool, desk: Counting) -> Amended:
    """Count the one answer of a session as the learner says, once the exam is handed in."""
    if any(not may_count(one, right=right) for one in session.answered):
        return Impossible("Only a typed answer can be right after all.")
    amended = count(session, right=right, around=desk.around, reviewed=desk.reviewed)
    if isinstance(amended, Impossible):
        return amended
    words = f"Counted as {'right' if right else 'wrong'}."
    return amended._replace(session=replace(amended.session, waiting=()), words=words)


def _other_reasons(question: Question) -> Iterator[str]:
    asked = question.asked
    told = {*asked.keys, *_told(question.last)}
    for at, option in enumerate(asked.options):
        if at not in told and (reason := why_wrong(asked.item, option)):
            yield sentence(f"Not {at + 1}, {to_plain(option)}: {reason}")


def _told(kept: Kept | None) -> tuple[int, ...]:
    """Return the options of which the verdict says why they are wrong: those that were chosen."""
    response: Response = kept.response if kept else Unknown()
    match response:
        case Picked(option):
            return (option,)
        case Marked(options) | Ordered(options):
            return options
        case Wrote() | Rated() | Unknown():
            return ()
        case _:
            assert_never(response)
