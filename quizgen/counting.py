"""Joins a course and the store: the statistics of a study day."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from quizgen.course import Course, tags_of
from quizgen.facts.pausing import collector_paused
from quizgen.model import Memory
from quizgen.quizzing import Plan, today
from quizgen.scores.fold import Counted, counted
from quizgen.scores.reports import reports
from quizgen.scores.store import Store
from quizgen.statistics.answer import Answer, penalty
from quizgen.statistics.numbers import Hard, Labels, Numbers, Said, Standing, hardest, reckon
from quizgen.statistics.tables import Target
from quizgen.statistics.tally import apart
from quizgen.trainer.asking import ask
from quizgen.trainer.scheduling import DEFAULT
from quizgen.trainer.wording import stem

_HARDEST = 5
_KINDS = (
    "answer", "undo", "overruled", "mine-is-right", "exam-answer", "exam-hand-in", "exam-discard",
)  # fmt: skip
"""The kinds that have a say in which answers count."""


def numbers_of(course: Course, store: Store, day: int) -> Numbers:
    """Return the statistics of a course on a study day."""
    memories = store.memories(offer.target for offer in course.offers)
    found = today(course, store, Plan(new=0), day)
    asked = (one.memory for one in (*found.due, *found.later))
    with collector_paused():
        answers = answers_of(course, store)
        standing = Standing(
            title=course.title,
            targets=len(course.offers),
            met=len(memories),
            due=[memory.due_day for memory in asked if memory],
            hardest=list(_hardest(course, memories)),
            said=_said(course, store, answers),
        )
        return reckon(answers, standing, day, DEFAULT.retention, _labels(course))


def targets_of(course: Course, store: Store) -> Iterator[Target]:
    """Yield the targets that were met, in the author's order."""
    memories = store.memories(offer.target for offer in course.offers)
    given: dict[str, list[Answer]] = {}
    with collector_paused():
        for one in answers_of(course, store):
            given.setdefault(one.target, []).append(one)
    labels = _labels(course)
    for target, fact in course.offers:
        if memory := memories.get(target):
            label, score = labels(fact), apart(given.get(target, ()))
            yield Target(
                target, fact, course.places[fact](), _stem(course, fact, target, memory),
                label.deck, label.tags, memory, score,
            )  # fmt: skip


def answers_of(course: Course, store: Store) -> Sequence[Answer]:
    """Return the answers to the facts of a course as they count in the end, in order.

    Practice and what was taken back are left out; an exam's count once it is handed in.
    """
    facts = {offer.fact for offer in course.offers}
    given = counted(store.events(_KINDS), store.review)
    return [answer for one in given if one.event.fact in facts for answer in _answers(one)]


def _answers(one: Counted) -> Iterator[Answer]:
    body, right = one.event.body, one.rating > 1
    guess = body.get("g")
    assert isinstance(guess, int | float)  # what has no such figure does not count
    # Who says "don't know", or counts it as wrong of their own accord, did not guess.
    lost = penalty(one.guess) if not right and body.get("picked") else 0.0
    for target in one.targets:
        fact = one.event.fact or ""
        yield Answer(one.day, target, fact, right, float(guess), lost, bool(one.verdict))


def _labels(course: Course) -> Callable[[str], Labels]:
    """Return what tells the deck and the tags of a fact."""

    @cache
    def labels(fact: str) -> Labels:
        if fact not in course.facts:
            return Labels(course.title)
        found, one = course.facts[fact]
        return Labels(found.origin.title, tags_of(found, one))

    return labels


def _hardest(course: Course, memories: Mapping[str, Memory]) -> Iterator[Hard]:
    facts = dict(course.offers)
    for target in hardest(memories, _HARDEST):
        fact, memory = facts[target], memories[target]
        words = _stem(course, fact, target, memory)
        yield Hard(target, fact, course.places[fact](), words, memory)


def _stem(course: Course, fact: str, target: str, memory: Memory) -> str:
    """Return how a target is asked now, in one line; its fact's name if nothing asks it."""
    ways = [item for item in course.items(fact, target) if target in item.targets]
    asked = ask(ways, target, memory, "")
    return " ".join(stem(asked).split()) if asked else fact


def _said(course: Course, store: Store, answers: Iterable[Answer]) -> Said:
    facts = {offer.fact for offer in course.offers}
    kinds = Counter(report.kind for report in reports(store) if report.fact in facts)
    by_word = sum(answer.by_word for answer in answers)
    return Said(by_word, kinds["flagged"], kinds["suspended"])
