"""What a reply does, the same in both faces: an event to keep and, once it is kept, a new state.

reply → Deed → event is saved → Deed.state → what is said of it → the next question
"""

from dataclasses import replace
from typing import NamedTuple

from quizgen.model import Event
from quizgen.trainer import wording
from quizgen.trainer.amending import (
    Amended,
    Impossible,
    Reviewed,
    count,
    flag,
    never,
    take_back,
)
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Grade, Response, Verdict, grade
from quizgen.trainer.log import Circumstances, Given, answer_event
from quizgen.trainer.replies import Command, Phase
from quizgen.trainer.session import Answered, answer
from quizgen.trainer.sitting import State


class Desk(NamedTuple):
    """What deeds need of the world. `stops`: a person reads the feedback before the next one."""

    around: Circumstances
    reviewed: Reviewed
    stops: bool = True


class Deed(NamedTuple):
    """An event to keep; once it is, the state is `state`, `words` are said.

    `moves` tells that the next question is then asked; else the learner stays where they are.
    """

    event: Event
    state: State
    words: str = ""
    moves: bool = False


def respond(state: State, asked: Asked, response: Response, desk: Desk) -> Deed | Impossible:
    """Return what an answer does; an arguable one does nothing but say so."""
    capped = state.unsure or (state.hinted and not asked.hinted)
    graded = grade(asked, response, capped=capped)
    if graded.verdict is Verdict.ARGUABLE:
        return Impossible(wording.arguable(graded))
    event = _event(state, asked, response, graded, desk.around)
    session, before = state.session, state.session.turn.candidate.memory
    memory = before if session.practise else desk.reviewed(before, graded.rating, asked.guess)
    given = Answered(event.id, session.turn, asked, response, graded, memory, state.unsure)
    told = replace(state, session=answer(session, given), phase=Phase.ANSWERED)
    return Deed(event, told, moves=not desk.stops)


def _event(
    state: State, asked: Asked, response: Response, graded: Grade, around: Circumstances
) -> Event:
    now = around.now()
    ms = int((now - (state.since or now)).total_seconds() * 1000)
    how = Given(max(ms, 0), state.unsure, state.hinted)
    return answer_event(around, state.session, asked, response, graded, how)


def amend(state: State, asked: Asked | None, command: Command, desk: Desk) -> Deed | Impossible:
    """Return what a command about an answer or a question does: u, x, flag, wrong, mine."""
    found = _amended(state, asked, command, desk)
    if isinstance(found, Impossible):
        return found
    before, after = state.session, found.session
    is_reading = not state.is_before and state.asked is not None
    stays = is_reading or before.waiting[:1] == after.waiting[:1]
    is_undone = len(after.answered) < len(before.answered)
    changed = replace(state, session=after)
    if after.is_over and desk.stops:  # a last chance to undo
        return Deed(found.event, replace(changed, phase=Phase.ANSWERED), found.words)
    return Deed(found.event, changed, found.words, moves=is_undone or not stays)


def _amended(state: State, asked: Asked | None, command: Command, desk: Desk) -> Amended:
    session, around = state.session, desk.around
    match command.name:
        case "x" if asked:
            return never(session, asked, around)
        case "u":
            return take_back(session, around)
        case "flag":  # in a file of answers, :flag stands behind the answer
            is_this = state.is_before and desk.stops
            return flag(session, asked if is_this else None, command.text, around)
        case name:
            return count(session, right=name == "mine", around=around, reviewed=desk.reviewed)


def aid(state: State, asked: Asked, name: str) -> tuple[State, str]:
    """Return the state after `n`, not sure on and off, or `h`, the hint, and what is said."""
    if name == "n":
        words = "Sure." if state.unsure else "Not sure: at most Hard."
        return replace(state, unsure=not state.unsure), words
    hint = wording.hint_of(asked)
    helps = bool(hint) and state.phase is Phase.ASKED
    words = f"Hint: {hint}" if hint else "There is no hint."
    return replace(state, hinted=state.hinted or helps), words
