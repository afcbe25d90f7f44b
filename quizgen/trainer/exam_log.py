"""An exam that was put away, from its events: what is damaged in them is as if it were not there.

exam-start → questions, exam-answer → answers, exam-mark → marks, all in order
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import NamedTuple, assert_never

from quizgen.model import (
    Choice,
    ChooseAll,
    Cloze,
    Event,
    Numeric,
    Order,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.trainer.asking import Asked
from quizgen.trainer.exam import Exam, Kept, Question
from quizgen.trainer.exam_asking import fingerprint
from quizgen.trainer.grading import (
    Grade,
    Marked,
    Ordered,
    Picked,
    Response,
    Unknown,
    Verdict,
    Wrote,
    grade,
)


class Named(NamedTuple):
    """What finds a question of an exam again, and what it looked like."""

    fact: str
    target: str
    guid: str
    way: str
    shown: str


class Resumed(NamedTuple):
    """An exam taken up again, and how many of its questions have changed or gone since."""

    exam: Exam
    lost: int


Find = Callable[[Named, str], Asked | None]
"""Return the showing of a question by the exam's seed, None if it is no more."""


def named(start: Event) -> tuple[Named, ...]:
    """Return the questions that an exam began with."""
    listed = start.body.get("questions")
    entries = listed if isinstance(listed, list) else []
    found = (
        Named(*(str(one.get(key, "")) for key in Named._fields))
        for one in entries
        if isinstance(one, dict)
    )
    return tuple(found)


def began(start: Event) -> datetime:
    """Return when an exam began, in the time of its place."""
    return datetime.fromtimestamp(start.time / 1000, timezone(timedelta(minutes=start.zone)))


def title_of(start: Event) -> str:
    """Return the name of an exam."""
    return str(start.body.get("title", ""))


def answered_in(events: Iterable[Event]) -> int:
    """Return to how many questions these events of one exam give an answer."""
    return len({_key(event) for event in events if event.kind == "exam-answer"})


def resume(start: Event, events: Iterable[Event], find: Find, now: datetime) -> Resumed:
    """Return an exam as it was left, at the first question without an answer.

    `events` are its own, in order, without what was taken back. A question that would look
    otherwise than it did is left out.
    """
    log = list(events)
    seed = str(start.body.get("seed", ""))
    wanted = named(start)
    found = [(one, find(one, seed)) for one in wanted]
    questions = tuple(
        _question(asked, one.fact, log)
        for one, asked in found
        if asked is not None and fingerprint(asked) == one.shown
    )
    minutes = start.body.get("minutes")
    exam = Exam(
        id=start.id, title=title_of(start), seed=seed, questions=questions, began=began(start),
        since=now, shown=now, minutes=minutes if isinstance(minutes, int) else None,
        used=_used(log), practise=start.body.get("practice") is True,
    )  # fmt: skip
    lost = len(wanted) - len(questions)
    return Resumed(replace(exam, at=_first_open(questions)), lost)


def _first_open(questions: tuple[Question, ...]) -> int:
    places = (at for at, question in enumerate(questions) if question.last is None)
    return next(places, max(len(questions) - 1, 0))


def _used(events: Iterable[Event]) -> timedelta:
    times = (event.body.get("elapsed") for event in events)
    most = max((time for time in times if isinstance(time, int)), default=0)
    return timedelta(milliseconds=min(most, 10**12))


def _key(event: Event) -> tuple[str | None, str]:
    targets = event.body.get("targets")
    return event.guid, str(targets[0]) if isinstance(targets, list) and targets else ""


def _question(asked: Asked, fact: str, events: Iterable[Event]) -> Question:
    question = Question(asked, fact)
    for event in events:
        if _key(event) != (asked.item.guid, asked.target):
            continue
        if event.kind == "exam-mark":
            question = replace(question, marked=event.body.get("marked") is True)
        elif event.kind == "exam-answer" and (response := _response(event, asked)):
            kept = Kept(event.id, response, _graded(asked, response))
            question = replace(question, given=(*question.given, kept))
    return question


def _graded(asked: Asked, response: Response) -> Grade:
    """Return the grade; what has become arguable since does not count as right."""
    graded = grade(asked, response)
    is_arguable = graded.verdict is Verdict.ARGUABLE
    return graded._replace(verdict=Verdict.WRONG) if is_arguable else graded


def _response(event: Event, asked: Asked) -> Response | None:
    """Return what was said in an answer, None if that cannot be read."""
    picked = event.body.get("picked")
    if not isinstance(picked, list):
        return None
    if not all(type(at) is int and 0 <= at < len(asked.options) for at in picked):
        return None
    typed = event.body.get("typed")
    if not picked and not isinstance(typed, str):
        return Unknown()
    match asked.item.shape:
        case Choice() | TrueFalse():
            return Picked(picked[0]) if picked else None
        case ChooseAll():
            return Marked(tuple(picked))
        case Order():
            return Ordered(tuple(picked)) if len(picked) == len(asked.options) else None
        case Recall() | Typed() | Numeric() | Cloze():
            return Wrote(typed) if isinstance(typed, str) else None
        case _:
            assert_never(asked.item.shape)
