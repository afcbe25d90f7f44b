"""Joins a course, the store and a face: who is asked what today."""

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import NamedTuple, Protocol

from quizgen.course import Course, Offer
from quizgen.model import Event, Item, Memory, Rating
from quizgen.trainer.asking import Asked, LeftOut, ask
from quizgen.trainer.scheduling import Schedule, review
from quizgen.trainer.session import Candidate, Session, start


class Store(Protocol):
    """What a quiz needs of the scores."""

    def append(self, event: Event) -> Event:
        """Keep an event for good."""

    def memories(self, targets: Iterable[str]) -> dict[str, Memory]:
        """Return what is remembered of these targets."""

    def met_on(self, day: int) -> set[str]:
        """Return the targets first answered on a study day."""

    def suspended(self) -> set[str]:
        """Return the guids that are never asked again."""

    def events(self, kinds: Iterable[str] | None = None) -> Iterable[Event]:
        """Return the events of these kinds."""

    def last_parameters(self) -> tuple[float, ...]:
        """Return the parameters that apply to the next answer, () for the default ones."""


class Plan(NamedTuple):
    """How much is asked: new targets a day, targets a session; `all` also what is not due."""

    new: int = 8
    limit: int = 20
    all: bool = False
    practise: bool = False
    seed: str = ""


class Today(NamedTuple):
    """What there is to do: due, new up to the day's limit, and all the rest."""

    due: tuple[Candidate, ...]
    new: tuple[Candidate, ...]
    later: tuple[Candidate, ...]
    unseen: int


def today(course: Course, store: Store, plan: Plan, day: int) -> Today:
    """Return what there is to ask on a study day; what is never asked again is left out."""
    memories = store.memories(offer.target for offer in course.offers)
    is_gone = _gone(course, store)
    offers = (offer for offer in course.offers if not is_gone(offer))
    candidates = [_candidate(offer, memories) for offer in offers]
    seen = [one for one in candidates if one.memory is not None]
    unseen = [one for one in candidates if one.memory is None]
    met = store.met_on(day) if unseen else set()
    room = max(plan.new - len(met), 0)
    due = [one for one in seen if one.memory and one.memory.due_day <= day]
    later = [one for one in seen if one.memory and one.memory.due_day > day]
    return Today(tuple(due), tuple(unseen[:room]), tuple(later), len(unseen))


def _candidate(offer: Offer, memories: dict[str, Memory]) -> Candidate:
    return Candidate(offer.target, offer.fact, memories.get(offer.target))


def _gone(course: Course, store: Store) -> Callable[[Offer], bool]:
    """Return what tells whether a target is never asked again.

    Only facts of which something was put away are made into items, which takes time.
    """
    guids = store.suspended()
    facts = {event.fact for event in store.events(["suspended"])} if guids else set()

    def is_gone(offer: Offer) -> bool:
        return offer.fact in facts and put_away(ways_of(course, offer.fact, offer.target), guids)

    return is_gone


def ways_of(course: Course, fact: str, target: str) -> list[Item]:
    """Return the items that ask for a target."""
    return [item for item in course.items(fact, target) if target in item.targets]


def put_away(ways: Iterable[Item], guids: set[str]) -> bool:
    """Tell whether a target is never asked again: in one way means in none."""
    return any(item.guid in guids for item in ways)


def begin(found: Today, plan: Plan, day: int) -> Session:
    """Return the session of today: what is due, then what is new."""
    due = (*found.due, *(found.later if plan.all or plan.practise else ()))
    return start(due, found.new, day=day, seed=plan.seed, limit=plan.limit, practise=plan.practise)


class Asker(NamedTuple):
    """Asks the targets of a course, and keeps what happens.

    `day` returns the study day, which may change while a session lasts.
    """

    course: Course
    store: Store
    day: Callable[[], int]

    def show(self, session: Session) -> Asked | LeftOut | None:
        """Return how the turn at hand is asked, None if it no longer is."""
        candidate = session.turn.candidate
        ways = ways_of(self.course, candidate.fact, candidate.target)
        if not ways and not self.course.items(candidate.fact, ""):
            return _left_out(self.course, candidate.fact)
        if put_away(ways, self.store.suspended()):
            return None
        return ask(ways, candidate.target, candidate.memory, session.draw)

    def reviewed(self, memory: Memory | None, rating: Rating, guess: float) -> Memory:
        """Return the memory after an answer now, as the store will reckon it."""
        parameters = self.store.last_parameters()
        return review_with()(memory, rating, self.day(), guess, parameters)

    def save(self, event: Event) -> Event:
        """Keep an event for good before returning."""
        return self.store.append(event)


def _left_out(course: Course, fact: str) -> LeftOut:
    place = course.places[fact]()
    name = fact.rpartition("/")[2]
    where = f"{PurePath(place.file).name}, line {place.line}"
    words = f"Left out: nothing can be asked of fact {name} ({where}). `quizgen check` says why."
    return LeftOut(fact, words)


def greeting(course: Course, found: Today) -> str:
    """Return the first line of a session."""
    return (
        f"{course.title}. {len(found.due)} due, {len(found.new)} new. "
        "Type :help for help, :q to quit."
    )


def nothing_due(found: Today, day: int) -> str:
    """Return what is said when nothing is due and nothing new is left for today."""
    days = [one.memory.due_day for one in found.later if one.memory]
    more = f" {found.unseen} not met yet: --new asks more." if found.unseen else ""
    if not days:
        return f"Nothing is due.{more}"
    first = min(days)
    when = "tomorrow" if first == day + 1 else f"in {first - day} days"
    return f"Nothing is due. Next: {days.count(first)} {when}.{more}"


def review_with(retention: float = 0.90) -> Callable[..., Memory]:
    """Return the review that the store folds with."""

    def reviewed(
        memory: Memory | None, rating: Rating, day: int, guess: float,
        parameters: tuple[float, ...],
    ) -> Memory:  # fmt: skip
        return review(memory, rating, day, guess, Schedule(retention, parameters))

    return reviewed
