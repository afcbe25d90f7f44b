"""What a learner may do about an answer: take it back, count it otherwise, flag it, end it.

Each is an event and, once that is kept, another session.
"""

from collections.abc import Callable
from typing import NamedTuple

from quizgen.model import Event, Memory, Rating
from quizgen.trainer import wording
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Wrote
from quizgen.trainer.log import Circumstances
from quizgen.trainer.session import Answered, Session, decide, drop, undecide, undo


class Amendment(NamedTuple):
    """An event to keep; then the session goes on as `session`, and `words` are said."""

    event: Event
    session: Session
    words: str


class Impossible(NamedTuple):
    """Why something cannot be done, for the learner."""

    words: str


NOTHING_ANSWERED = Impossible("Nothing is answered yet.")
Amended = Amendment | Impossible
Reviewed = Callable[[Memory | None, Rating, float], Memory]


def never(session: Session, asked: Asked, around: Circumstances) -> Amended:
    """Drop a question for good, unless that is taken back."""
    event = around.event("suspended", asked, {})
    restore = f"`quizgen scores restore {asked.item.guid}`"
    words = f"Never asked again. :u takes that back; later, {restore} does."
    return Amendment(event, drop(session, event.id, asked), words)


def take_back(session: Session, around: Circumstances) -> Amended:
    """Take back the last answer, or that a question is never asked again."""
    if dropped := session.last_dropped:
        event = around.event("undo", dropped.asked, {}, dropped.event)
    elif session.answered:
        last = session.answered[-1]
        event = around.event("undo", last.asked, {}, last.event)
    else:
        return NOTHING_ANSWERED
    return Amendment(event, undo(session), "Taken back.")


def flag(session: Session, asked: Asked | None, text: str, around: Circumstances) -> Amended:
    """Tell the author what is wrong with a question, else with the last that was answered."""
    if asked is None and not session.answered:
        return NOTHING_ANSWERED
    if not text:
        return Impossible("Please say what is wrong: :flag and some words.")
    if asked is None:
        last = session.answered[-1]
        event = around.event("flagged", last.asked, {"text": text}, last.event)
        return Amendment(event, session, "Flagged the last question, for its author.")
    event = around.event("flagged", asked, {"text": text})
    return Amendment(event, session, "Flagged this question, for its author.")


def count(session: Session, *, right: bool, around: Circumstances, reviewed: Reviewed) -> Amended:
    """Count the last answer as the learner says: it is their memory."""
    if not session.answered:
        return NOTHING_ANSWERED
    last = session.answered[-1]
    if last.right == right:
        return Impossible("It counts so already.")
    if not may_count(last, right=right):
        return Impossible("Only a typed answer can be right after all. :u asks again.")
    event, decided = _own_word(session, last, right, around, reviewed)
    outlook = wording.outlook(decided.answered[-1], decided)
    words = f"Counted as {'right' if right else 'wrong'}. {outlook}".rstrip()
    return Amendment(event, decided, words)


def _own_word(
    session: Session, last: Answered, right: bool, around: Circumstances, reviewed: Reviewed
) -> tuple[Event, Session]:
    """Return the learner's word as an event, and the session after it.

    A second word takes back the first, so that a choice is weighed for guessing as it was.
    """
    if last.was:
        return around.event("undo", last.asked, {}, last.word), undecide(session)
    typed = last.response.text if isinstance(last.response, Wrote) else None
    kind = "mine-is-right" if right else "overruled"
    event = around.event(kind, last.asked, {"typed": typed}, last.event)
    before = last.turn.candidate.memory
    rating = Rating.GOOD if right else Rating.AGAIN
    memory = before if session.practise else reviewed(before, rating, 0.0)
    return event, decide(session, event.id, right=right, memory=memory)


def may_count(last: Answered, *, right: bool) -> bool:
    """Tell whether the learner may say so: any answer is wrong; typed ones may be right after all.

    What was counted as wrong by their own word may be right again.
    """
    return not right or isinstance(last.response, Wrote) or last.by_own_word
