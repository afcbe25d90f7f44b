"""The plain face: lines only, for a terminal, a pipe, a file of answers, a screen reader."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol, assert_never

from quizgen.harmless import harmless
from quizgen.markdown import to_plain
from quizgen.model import Event
from quizgen.problems import Refused
from quizgen.trainer import wording
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Marked, Ordered, Picked, Rated, Response, Unknown, Wrote
from quizgen.trainer.log import Circumstances
from quizgen.trainer.prompting import help_lines, prompt
from quizgen.trainer.replies import Command, Complaint, Enter, Phase, Reply, parse
from quizgen.trainer.scoring import score
from quizgen.trainer.session import Session
from quizgen.trainer.sitting import Course, State, upcoming

if TYPE_CHECKING:
    from quizgen.trainer.deeds import Deed, Desk


class Streams(Protocol):
    """Where lines come from and go to. `stops`: a person reads, so feedback waits for Enter."""

    stops: bool

    def read(self, prompt: str) -> str | None:
        """Return a line without its end, None at the end of input."""

    def say(self, line: str) -> None:
        """Print a line."""


class _Unsaved(Exception):
    """The learner gives up keeping something."""


class PlainFace(NamedTuple):
    """Asks a session through lines."""

    streams: Streams
    course: Course
    around: Circumstances

    def run(self, session: Session) -> State:
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
        return state

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
        stopped = wording.stopped(session)
        if state.unsaved:
            self._say(f"{stopped} The last step is not saved; all before it is.")
        elif state.left and not session.is_over:
            self._say(f"{stopped} Everything is saved.")

    def _next(self, state: State) -> State:
        """Return the state in which the turn at hand is asked."""
        found = upcoming(state.session, self.course, self.around.now)
        for words in found.words:
            self._say(words)
        if found.state.asked:
            self._ask(found.state.asked, found.state.session)
        return found.state

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
        from quizgen.trainer.deeds import Deed, respond  # a first question waits for nothing
        from quizgen.trainer.telling import verdict

        found = respond(state, asked, response, self._desk)
        if not isinstance(found, Deed):
            self._say(found.words)
            return state
        self._save(found.event)
        given = found.state.session.answered[-1]
        for line in (*verdict(given), *wording.background(asked)):
            self._say(line)
        if outlook := wording.outlook(given, found.state.session):
            self._say(outlook)
        return self._after(found)

    @property
    def _desk(self) -> "Desk":
        from quizgen.trainer.deeds import Desk

        return Desk(self.around, self.course.reviewed, self.streams.stops)

    def _after(self, deed: "Deed") -> State:
        return self._next(deed.state) if deed.moves else deed.state

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
                return self._amend(state, asked, command)

    def _aid(self, state: State, asked: Asked, command: Command) -> State:
        """Note that the learner is not sure, or show the hint."""
        from quizgen.trainer.deeds import aid

        state, words = aid(state, asked, command.name)
        self._say(words)
        return state

    def _amend(self, state: State, asked: Asked, command: Command) -> State:
        """Keep what the learner did about an answer, and only then tell and go on."""
        from quizgen.trainer.deeds import Deed, amend

        found = amend(state, asked, command, self._desk)
        if not isinstance(found, Deed):
            self._say(found.words)
            return state
        self._save(found.event)
        self._say(found.words)
        return self._after(found)


def _prompt(state: State) -> str:
    return prompt(state.phase, state.asked, state.session) if state.asked else ""
