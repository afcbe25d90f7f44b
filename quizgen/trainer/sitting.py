"""Where a learner stands: the session, what is asked, and how far its answering has come."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from quizgen.model import Event, Memory, Rating
from quizgen.trainer.asking import Asked, LeftOut
from quizgen.trainer.replies import Phase
from quizgen.trainer.session import Answered, Session, without, without_fact


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


class Upcoming(NamedTuple):
    """The state in which the next question is asked, and what is said of those left out.

    Without a question, `state.asked` is None: the session is over.
    """

    state: State
    words: tuple[str, ...] = ()


def upcoming(session: Session, course: Course, now: Callable[[], datetime]) -> Upcoming:
    """Return the state in which the turn at hand is asked; a turn without a way is dropped."""
    said: list[str] = []
    while not session.is_over:
        match course.show(session):
            case Asked() as asked:
                return Upcoming(State(session, asked, now()), tuple(said))
            case LeftOut(fact, words):
                said.append(words)
                session = without_fact(session, fact)
            case None:
                session = without(session, session.turn.candidate.target)
    return Upcoming(State(session, phase=Phase.ANSWERED), tuple(said))
