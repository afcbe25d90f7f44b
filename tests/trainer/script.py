"""A learner on paper: the lines they type, what they are told, and a store in memory."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizgen.course import Course, Wanted, open_course
from quizgen.days import study_day
from quizgen.making import Desk
from quizgen.model import Event, Memory, Place
from quizgen.problems import Problem, Refused
from quizgen.quizzing import Asker, Plan, begin, greeting, review_with, today
from quizgen.scores.fold import first_days, fold, last_parameters, standing
from quizgen.trainer.log import Circumstances
from quizgen.trainer.plain import PlainFace
from quizgen.trainer.session import Session

MONDAY = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
ALWAYS = 1_000_000


@dataclass
class Paper:
    """What a terminal would show: what was said, and each typed line behind its prompt."""

    typed: list[str]
    stops: bool
    deeds: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def read(self, prompt: str) -> str | None:
        line = self.typed.pop(0) if self.typed else None
        self.lines.append(f"{prompt}{'<end>' if line is None else line}")
        self.deeds.append("read")
        return line

    def say(self, line: str) -> None:
        self.lines.append(line)
        self.said.append(line)
        self.deeds.append("say")


@dataclass
class Notebook:
    """A store in memory. Its first saves are refused, as on a full disk: so many of them."""

    known: Mapping[str, Memory] = field(default_factory=dict)
    refusals: int = 0
    deeds: list[str] = field(default_factory=list)
    kept: list[Event] = field(default_factory=list)

    def append(self, event: Event) -> Event:
        if self.refusals:
            self.refusals -= 1
            message = "This answer could not be saved: disk full. It does not count."
            raise Refused([Problem(Place("scores"), "S605", message)])
        self.deeds.append(f"save {event.kind}")
        self.kept.append(event)
        return event

    def memories(self, targets: Iterable[str]) -> dict[str, Memory]:
        found = {**self.known, **fold(self.kept, review_with())}
        return {target: found[target] for target in targets if target in found}

    def met_on(self, day: int) -> set[str]:
        return {
            name for name, first in first_days(self.kept, review_with()).items() if first == day
        }

    def suspended(self) -> set[str]:
        kept = standing(event for event in self.kept if event.kind in {"suspended", "undo"})
        return {one.event.guid for one in kept if one.event.kind == "suspended" and one.event.guid}

    def events(self, kinds: Iterable[str] | None = None, since: int | None = None) -> list[Event]:
        wanted = [event for event in self.kept if since is None or event.time >= since]
        return [event for event in wanted if kinds is None or event.kind in kinds]

    @property
    def review(self) -> Callable[..., Memory]:
        return review_with()

    def last_parameters(self) -> tuple[float, ...]:
        return last_parameters(self.kept, review_with())


@dataclass
class Clock:
    """A clock that goes on five seconds each time it is looked at."""

    moment: datetime = MONDAY

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=5)
        return self.moment


@dataclass
class Ids:
    """Ids that count from 1."""

    last: int = 0

    def __call__(self) -> bytes:
        self.last += 1
        return self.last.to_bytes(16, "big")


def course_of(text: str) -> Course:
    """Return the course of a list."""
    return open_course([Path("case.yaml")], Wanted(), Desk(lambda _: text.encode(), lambda: "abcd"))


def play(
    text: str, typed: Iterable[str], *, stops: bool = True, plan: Plan = Plan(seed="1"),  # noqa: B008  # a frozen value
    stabilities: Mapping[str, float] | None = None, refusals: int = 0,
) -> tuple[Paper, Notebook, Session]:  # fmt: skip
    """Play a session over a list; return what was printed, what was kept, what it came to.

    `stabilities` are those of facts, by id, that were met before and are due today.
    """
    return play_course(
        course_of(text), typed, stops=stops, plan=plan, stabilities=stabilities, refusals=refusals
    )


def play_course(
    course: Course, typed: Iterable[str], *, stops: bool = True, plan: Plan = Plan(seed="1"),  # noqa: B008  # a frozen value
    stabilities: Mapping[str, float] | None = None, refusals: int = 0,
) -> tuple[Paper, Notebook, Session]:  # fmt: skip
    """Play a session as `play` does, over a course."""
    day, deeds = study_day(MONDAY), list[str]()
    known = {
        offer.target: Memory(stability, 5.0, day - round(stability), day, 3, 0)
        for fact, stability in (stabilities or {}).items()
        for offer in course.offers
        if offer.fact.endswith(f"/{fact}")
    }
    paper, store = Paper(list(typed), stops, deeds), Notebook(known, refusals, deeds)
    found = today(course, store, plan, day)
    paper.say(greeting(course, found))
    around = Circumstances(b"s" * 16, Ids(), Clock(), lambda item: item.guid, "0.0")
    state = PlainFace(paper, Asker(course, store, lambda: day), around).run(begin(found, plan, day))
    return paper, store, state.session
