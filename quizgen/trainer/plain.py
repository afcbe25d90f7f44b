"""The plain face: lines only, for a terminal, a pipe, a file of answers, a screen reader."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, assert_never

from quizgen.harmless import harmless
from quizgen.markdown import to_plain
from quizgen.model import Event, Memory, Rating
from quizgen.problems import Refused
from quizgen.trainer import wording
from quizgen.trainer.amending import Amended, Impossible, count, flag, never, take_back
from quizgen.trainer.asking import Asked, LeftOut
from quizgen.trainer.grading import (
    Grade,
    Marked,
    Ordered,
    Picked,
    Rated,
    Response,
    Unknown,
    Verdict,
    Wrote,
    grade,
)
from quizgen.trainer.log import Circumstances, Given, answer_event
from quizgen.trainer.prompting import help_lines, prompt
from quizgen.trainer.replies import Command, Complaint, Enter, Phase, Reply, parse
from quizgen.trainer.scoring import score
from quizgen.trainer.session import Answered, Session, answer, without, without_fact


class Streams(Protocol):
    """Where lines come from and go to. `stops`: a person reads, so feedback waits for Enter."""

    stops: bool

    def read(self, prompt: str) -> str | None:
        """Return a line without its end, None at the end of input."""

    def say(self, line: str) -> None:
        """Print a line."""


class Course(Protocol):
    """What is asked, and where events are kept."""

    def show(self, session: Session) -> Asked | LeftOut | None:
        """Return how the turn at hand is asked, None if it no longer is."""

    def reviewed(self, memory: Memory | None, rating: Rating, guess: float) -> Memory:
        """Return the memory after an answer now."""

    def save(self, event: Event) -> Event:
        """Keep an event for good before returning. Raises Refused if that fails."""


@dataclass(frozen=True, slots=True)
class State:
    """The session, what is asked, and how far its answering has come.

    `left`: the learner leaves; `unsaved`: since the last thing done could not be kept.
    """

    session: Session
    asked: Asked | None = None
    since: datetime | None = None
    phase: Phase = Phase.ASKED
    unsure: bool = False
    hinted: bool = False
    left: bool = False
    unsaved: bool = False

    @property
    def last(self) -> Answered | None:
        """Return the last answer."""
        return self.session.answered[-1] if self.session.answered else None

    @property
    def is_before(self) -> bool:
        """Tell whether the question at hand is still to be answered."""
        return self.phase is not Phase.ANSWERED


class _Unsaved(Exception):
    """The learner gives up keeping something."""


@dataclass(frozen=True, slots=True)
class PlainFace:
    """Asks a session through lines."""

    streams: Streams
    course: Course
    around: Circumstances

    def run(self, session: Session) -> Session:
        """Ask until the session is over or the learner leaves; return what it came to."""
        state = self._next(State(session))
        while asked := self._at_hand(state):
            line = self.streams.read(_prompt(state))
            if line is None:
                state = replace(state, left=True)
                continue
            try:
                state = self._step(state, asked, parse(line, asked, state.phase))
            except _Unsaved:
                state = replace(state, left=True, unsaved=True)
        self._close(state)
        return state.session

    def _at_hand(self, state: State) -> Asked | None:
        """Return what is asked, or was asked last where a file may say more of it; else None."""
        if state.left or state.asked is not None:
            return None if state.left else state.asked
        return state.last.asked if state.last and not self.streams.stops else None

    def _say(self, text: str) -> None:
        """Print a text line by line; nothing that steers a terminal gets through."""
        for line in text.split("\n"):
            self.streams.say(harmless(line))

    def _close(self, state: State) -> None:
        session = state.session
        self._say("")
        for line in wording.summary(session, score(session)):
            self._say(line)
        stopped = f"Stopped after {len(session.answered)}."
        if state.unsaved:
            self._say(f"{stopped} The last step is not saved; all before it is.")
        elif state.left and not session.is_over:
            self._say(f"{stopped} Everything is saved.")

    def _next(self, state: State) -> State:
        """Return the state in which the turn at hand is asked; a turn without a way is dropped."""
        session = state.session
        while not session.is_over:
            match self.course.show(session):
                case Asked() as asked:
                    self._ask(asked, session)
                    return State(session, asked, self.around.now())
                case LeftOut(fact, words):
                    self._say(words)
                    session = without_fact(session, fact)
                case None:
                    session = without(session, session.turn.candidate.target)
        return State(session, phase=Phase.ANSWERED)

    def _ask(self, asked: Asked, session: Session) -> None:
        again = ", again" if session.turn.again else ""
        place = f"Question {session.place} of {session.planned}{again}"
        self._say(f"\n{place}. {wording.instruction(asked)}")
        for line in wording.question(asked):
            self._say(line)

    def _step(self, state: State, asked: Asked, reply: Reply) -> State:
        match reply:
            case Complaint(text):
                self._say(text)
                return state
            case Command():
                return self._command(state, asked, reply)
            case Enter():
                return self._enter(state, asked)
            case Picked() | Marked() | Ordered() | Wrote() | Rated() | Unknown():
                return self._respond(state, asked, reply) if state.is_before else self._late(state)
            case _:
                assert_never(reply)

    def _late(self, state: State) -> State:
        self._say("It is answered. Enter goes on." if state.asked else "The session is over.")
        return state

    def _enter(self, state: State, asked: Asked) -> State:
        if not state.is_before:
            return self._next(state) if state.asked else state
        self._say(f"Answer: {to_plain(asked.answer)}")
        return replace(state, phase=Phase.REVEALED)

    def _respond(self, state: State, asked: Asked, response: Response) -> State:
        """Grade, keep, and only then tell."""
        from quizgen.trainer.telling import verdict  # a first question waits for nothing it needs

        capped = state.unsure or (state.hinted and not asked.hinted)
        graded = grade(asked, response, capped=capped)
        if graded.verdict is Verdict.ARGUABLE:
            self._say(wording.arguable(graded))
            return state
        given = self._kept(state, asked, response, graded)
        told = replace(state, session=answer(state.session, given), phase=Phase.ANSWERED)
        for line in (*verdict(given), *wording.background(asked)):
            self._say(line)
        if outlook := wording.outlook(given, told.session):
            self._say(outlook)
        return told if self.streams.stops else self._next(told)

    def _kept(self, state: State, asked: Asked, response: Response, graded: Grade) -> Answered:
        now = self.around.now()
        ms = int((now - (state.since or now)).total_seconds() * 1000)
        how = Given(max(ms, 0), state.unsure, state.hinted)
        event = answer_event(self.around, state.session, asked, response, graded, how)
        kept = self._save(event)
        session, before = state.session, state.session.turn.candidate.memory
        reviewed = self.course.reviewed
        memory = before if session.practise else reviewed(before, graded.rating, asked.guess)
        return Answered(kept.id, session.turn, asked, response, graded, memory, state.unsure)

    def _save(self, event: Event) -> Event:
        while True:
            try:
                return self.course.save(event)
            except Refused as refused:
                for problem in refused.problems:
                    self._say(problem.message)
                prompt = "Enter tries again, :q quits: "
                line = self.streams.read(prompt) if self.streams.stops else None
                if line is None or line.strip().lower() == ":q":
                    raise _Unsaved from refused

    def _command(self, state: State, asked: Asked, command: Command) -> State:
        match command.name:
            case "help":
                self._say("\n".join(help_lines(asked)))
                return state
            case "q":
                return replace(state, left=True)
            case "n" | "h":
                return self._aid(state, asked, command) if state.is_before else self._late(state)
            case _:
                return self._amend(state, self._amended(state, asked, command))

    def _amended(self, state: State, asked: Asked, command: Command) -> Amended:
        session, around = state.session, self.around
        match command.name:
            case "x":
                return never(session, asked, around)
            case "u":
                return take_back(session, around)
            case "flag":  # in a file of answers, :flag stands behind the answer
                is_this = state.is_before and self.streams.stops
                return flag(session, asked if is_this else None, command.text, around)
            case name:
                right = name == "mine"
                reviewed = self.course.reviewed
                return count(session, right=right, around=around, reviewed=reviewed)

    def _aid(self, state: State, asked: Asked, command: Command) -> State:
        """Note that the learner is not sure, or show the hint."""
        if command.name == "n":
            self._say("Sure." if state.unsure else "Not sure: at most Hard.")
            return replace(state, unsure=not state.unsure)
        hint = wording.hint_of(asked)
        self._say(f"Hint: {hint}" if hint else "There is no hint.")
        helps = bool(hint) and state.phase is Phase.ASKED
        return replace(state, hinted=state.hinted or helps)

    def _amend(self, state: State, found: Amended) -> State:
        """Keep what the learner did about an answer, and only then tell and go on."""
        if isinstance(found, Impossible):
            self._say(found.words)
            return state
        self._save(found.event)
        self._say(found.words)
        before, after = state.session, found.session
        is_reading = not state.is_before and state.asked is not None
        stays = is_reading or before.waiting[:1] == after.waiting[:1]
        changed = replace(state, session=after)
        if after.is_over and self.streams.stops:
            return replace(changed, phase=Phase.ANSWERED)  # a last chance to undo
        is_undone = len(after.answered) < len(before.answered)
        return changed if stays and not is_undone else self._next(changed)


def _prompt(state: State) -> str:
    return prompt(state.phase, state.asked, state.session) if state.asked else ""
