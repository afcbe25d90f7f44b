"""Joins a course, the store and an exam: which questions are drawn, which is taken up again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import NamedTuple

from quizgen.course import Course, Offer
from quizgen.model import Event, Memory, Rating
from quizgen.quizzing import Store, put_away, review_with, ways_of
from quizgen.scores.exams import OpenExam
from quizgen.trainer.asking import Asked
from quizgen.trainer.exam import Exam, Question
from quizgen.trainer.exam_asking import ask_in_exam, shown_again, tells_others
from quizgen.trainer.exam_log import Named, Resumed, named, resume
from quizgen.trainer.exam_wording import waiting
from quizgen.trainer.phrases import counted
from quizgen.trainer.session import APART, Session
from quizgen.trainer.spacing import spaced


class Terms(NamedTuple):
    """How an exam is held: its seed, how many questions and minutes (None: no limit)."""

    seed: str = ""
    limit: int | None = None
    minutes: int | None = None
    practise: bool = False


class Draw(NamedTuple):
    """The questions of an exam, and how many targets were left out, by the reason."""

    questions: tuple[Question, ...]
    ungraded: int = 0
    told: int = 0
    gone: int = 0

    @property
    def remarks(self) -> Iterator[str]:
        """Yield what is said of those left out."""
        for number, why in (
            (self.ungraded, "as only you could grade the answer"),
            (self.told, "as another question of the same fact shows the answer"),
            (self.gone, "as you put them away"),
        ):
            if number:
                yield f"Left out: {counted(number, 'question')}, {why}."


def draw(course: Course, store: Store, seed: str, limit: int | None) -> Draw:
    """Return the questions of an exam in the seed's order, at most `limit`, each target once.

    Of a fact whose questions show each other's answers, one is asked. No more items are made than
    the exam needs.
    """
    offers = list(course.offers)
    Random(f"{seed} exam").shuffle(offers)  # noqa: S311  # a shuffle, not a secret
    guids = store.suspended()
    found: dict[str, list[Question]] = {}
    left = dict.fromkeys(("ungraded", "told", "gone"), 0)
    for offer in offers:
        if limit is not None and sum(map(len, found.values())) >= limit:
            break
        chosen = _question(course, offer, guids, seed)
        if isinstance(chosen, str):
            left[chosen] += 1
        elif (before := found.setdefault(offer.fact, [])) and tells_others(chosen.asked):
            left["told"] += 1
        else:
            before.append(chosen)
    drawn = [question for questions in found.values() for question in questions]
    order = spaced([question.fact for question in drawn], APART)
    return Draw(tuple(drawn[place] for place in order), **left)


def _question(course: Course, offer: Offer, guids: set[str], seed: str) -> Question | str:
    """Return the question about a target, or why there is none."""
    ways = ways_of(course, offer.fact, offer.target)
    if put_away(ways, guids):
        return "gone"
    asked = ask_in_exam(ways, offer.target, seed)
    return Question(asked, offer.fact) if asked else "ungraded"


def reminder(exams: Iterable[OpenExam], course: Course, now: datetime, how: str) -> str:
    """Return that an exam of this course is not handed in, and how to go on; "" if none is."""
    fitting = for_course(exams, course)
    said = (waiting(one.start, one.events, now) for one in fitting)
    return next((f"{words} {how}" for words in said), "")


def for_course(exams: Iterable[OpenExam], course: Course) -> list[OpenExam]:
    """Return the exams whose facts all stand in the lists of a course, the latest first."""
    fitting = [one for one in exams if _fits(one, course)]
    return sorted(fitting, key=lambda one: one.start.time, reverse=True)


def _fits(exam: OpenExam, course: Course) -> bool:
    facts = {one.fact for one in named(exam.start)}
    return bool(facts) and facts <= course.places.keys()


def take_up(exam: OpenExam, course: Course, now: datetime) -> Resumed:
    """Return an exam as it was left."""

    def find(wanted: Named, seed: str) -> Asked | None:
        ways = ways_of(course, wanted.fact, wanted.target)
        return shown_again(ways, wanted.target, wanted.guid, wanted.way, seed)

    return resume(exam.start, exam.events, find, now)


@dataclass(frozen=True, slots=True)
class Examiner:
    """Keeps what happens in an exam, and knows what is remembered."""

    store: Store
    today: Callable[[], int]

    def show(self, session: Session) -> None:
        """Return nothing: an exam has its questions, none is asked in turn."""

    def save(self, event: Event) -> Event:
        """Keep an event for good before returning."""
        return self.store.append(event)

    def memories(self, targets: Iterable[str]) -> dict[str, Memory]:
        """Return what is remembered of these targets."""
        return self.store.memories(targets)

    def reviewed(self, memory: Memory | None, rating: Rating, guess: float) -> Memory:
        """Return the memory after an answer now, as the store will reckon it."""
        parameters = self.store.last_parameters()
        return review_with()(memory, rating, self.today(), guess, parameters)


def targets(exam: Exam) -> list[str]:
    """Return what an exam asks for."""
    return [question.asked.target for question in exam.questions]
