"""A session is a value: what is waiting, what was answered. Time, seed and ids are arguments.

start → Session → answer → Session → … → is_over
            ↑___ undo ___|
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import NamedTuple

from quizgen.model import Memory, Rating
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Grade, Response, Verdict
from quizgen.trainer.spacing import spaced

APART = 3
"""How many other questions stand between two about one fact, and before a missed one comes again,
as long as there are so many.
"""


class Candidate(NamedTuple):
    """A target that may be asked: the fact it belongs to, and what is remembered of it."""

    target: str
    fact: str
    memory: Memory | None = None


class Turn(NamedTuple):
    """One place in the queue. `again`: it was missed before in this session."""

    candidate: Candidate
    again: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was given: its event's id, what was asked, what it was worth.

    `memory` is what is remembered of the target from now on. Where the learner counts it otherwise
    than the program does, `word` is the id of that event and `was` the answer before.
    """

    event: bytes
    turn: Turn
    asked: Asked
    response: Response
    grade: Grade
    memory: Memory | None = None
    unsure: bool = False
    word: bytes | None = None
    was: "Answered | None" = field(default=None, repr=False)

    @property
    def right(self) -> bool:
        """Tell whether it counts as right."""
        return self.grade.right

    @property
    def by_own_word(self) -> bool:
        """Tell whether it counts as it does by the learner's own word."""
        return self.was is not None


class Dropped(NamedTuple):
    """A question that is never to be asked again: its event's id, and the turns it loses.

    `after` tells after how many answers it was; `turns` are those that waited, with their places.
    """

    event: bytes
    asked: Asked
    after: int
    turns: tuple[tuple[int, Turn], ...]


@dataclass(frozen=True, slots=True)
class Session:
    """What is waiting and what was answered, the latest last.

    `retried` are the targets that were answered, taken back and not answered since; `before` is
    the session before the last answer.
    """

    waiting: tuple[Turn, ...]
    day: int
    seed: str
    practise: bool = False
    answered: tuple[Answered, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    retried: frozenset[str] = frozenset()
    before: "Session | None" = field(default=None, compare=False, repr=False)

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is left to ask."""
        return not self.waiting

    @property
    def turn(self) -> Turn:
        """Return whose turn it is. Raises IndexError when the session is over."""
        return self.waiting[0]

    @property
    def planned(self) -> int:
        """Return how many targets there are; those that come again count once."""
        return len(self._met | {turn.candidate.target for turn in self.waiting})

    @property
    def place(self) -> int:
        """Return the number of the question at hand, or of the last, among those planned."""
        fresh = bool(self.waiting) and self.turn.candidate.target not in self._met
        return len(self._met) + fresh

    @property
    def _met(self) -> set[str]:
        return {one.turn.candidate.target for one in self.answered}

    @property
    def draw(self) -> str:
        """Return the seed of this showing: the same after an undo."""
        return f"{self.seed} {len(self.answered)} {self.turn.candidate.target}"

    @property
    def last_dropped(self) -> Dropped | None:
        """Return what was dropped since the last answer, the latest, None if nothing was."""
        last = self.dropped[-1] if self.dropped else None
        return last if last and last.after == len(self.answered) else None


def start(
    due: Iterable[Candidate],
    new: Iterable[Candidate],
    *,
    day: int,
    seed: str,
    limit: int = 20,
    practise: bool = False,
) -> Session:
    """Return a session of at most `limit` targets: what is due first, the longest due in front.

    New ones follow in the author's order; those of one fact stand apart.
    """
    waiting = sorted(due, key=lambda one: (_due_day(one), _hash(seed, one.target)))
    chosen = [*waiting, *new][:limit]
    order = spaced([candidate.fact for candidate in chosen], APART)
    return Session(tuple(Turn(chosen[place]) for place in order), day, seed, practise)


def _due_day(candidate: Candidate) -> int:
    return candidate.memory.due_day if candidate.memory else 0


def _hash(seed: str, target: str) -> bytes:
    return sha256(f"{seed} {target}".encode()).digest()


def answer(session: Session, given: Answered) -> Session:
    """Return the session after an answer. An arguable one changes nothing: it is asked again."""
    if given.grade.verdict is Verdict.ARGUABLE:
        return session
    rest = session.waiting[1:]
    return replace(
        session,
        waiting=rest if given.right else _with_again(rest, given),
        answered=(*session.answered, given),
        retried=session.retried - {given.turn.candidate.target},
        before=session,
    )


def _with_again(rest: tuple[Turn, ...], missed: Answered) -> tuple[Turn, ...]:
    """Return the turns with a missed one behind three others, or behind all that are left.

    It goes further back to stand apart from its siblings, which may give it away.
    """
    turn = Turn(missed.turn.candidate._replace(memory=missed.memory), again=True)
    earliest = min(APART, len(rest))
    places = range(earliest, len(rest) + 1)
    at = next((at for at in places if _is_apart(rest, at, turn)), earliest)
    return (*rest[:at], turn, *rest[at:])


def _is_apart(turns: tuple[Turn, ...], at: int, turn: Turn) -> bool:
    near = turns[max(at - APART, 0) : at + APART]
    return all(other.candidate.fact != turn.candidate.fact for other in near)


def undo(session: Session) -> Session:
    """Return the session before the last answer, which is asked again as it was.

    Where a question was dropped since, it comes back instead.
    """
    if dropped := session.last_dropped:
        waiting = list(session.waiting)
        for at, turn in dropped.turns:
            waiting.insert(at, turn)
        return replace(session, waiting=tuple(waiting), dropped=session.dropped[:-1])
    if session.before is None:
        return session
    taken_back = session.answered[-1].turn.candidate.target
    return replace(session.before, retried=session.retried | {taken_back})


def decide(session: Session, event: bytes, *, right: bool, memory: Memory | None) -> Session:
    """Return the session with the last answer counted as the learner says.

    `event` is the id of their word, `memory` what is remembered of the target then.
    """
    if not session.answered or session.answered[-1].right == right:
        return session
    last = session.answered[-1]
    verdict, rating = (Verdict.RIGHT, Rating.GOOD) if right else (Verdict.WRONG, Rating.AGAIN)
    grade = Grade(verdict, rating)
    return _counted(session, replace(last, grade=grade, memory=memory, word=event, was=last))


def undecide(session: Session) -> Session:
    """Return the session with the last answer counted as before the learner's word."""
    was = session.answered[-1].was if session.answered else None
    return _counted(session, was) if was else session


def _counted(session: Session, last: Answered) -> Session:
    target = last.turn.candidate.target
    others = tuple(turn for turn in session.waiting if turn.candidate.target != target)
    waiting = others if last.right else _with_again(others, last)
    return replace(session, waiting=waiting, answered=(*session.answered[:-1], last))


def drop(session: Session, event: bytes, asked: Asked) -> Session:
    """Return the session in which what was asked is never asked again; undo brings it back."""
    turns = tuple(
        (at, turn)
        for at, turn in enumerate(session.waiting)
        if turn.candidate.target == asked.target
    )
    dropped = Dropped(event, asked, len(session.answered), turns)
    return replace(without(session, asked.target), dropped=(*session.dropped, dropped))


def without(session: Session, target: str) -> Session:
    """Return the session in which a target that cannot be asked is not waiting."""
    rest = tuple(turn for turn in session.waiting if turn.candidate.target != target)
    return replace(session, waiting=rest)


def without_fact(session: Session, fact: str) -> Session:
    """Return the session in which no target of a fact is waiting."""
    rest = tuple(turn for turn in session.waiting if turn.candidate.fact != fact)
    return replace(session, waiting=rest)
