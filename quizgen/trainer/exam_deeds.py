"""What a learner does in an exam, the same in both faces: an event to keep, then another exam.

deed → event is saved → Deed.exam → the next question
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from quizgen.model import Event
from quizgen.trainer.amending import Impossible
from quizgen.trainer.exam import Exam, Kept, Question, put, take_back, turn_mark
from quizgen.trainer.exam_asking import fingerprint
from quizgen.trainer.grading import Response, Verdict, grade
from quizgen.trainer.log import Circumstances, Given, answer_event
from quizgen.trainer.session import Session
from quizgen.trainer.wording import arguable


class ExamDeed(NamedTuple):
    """An event to keep; once it is, the exam is `exam`, and `words` are said."""

    event: Event
    exam: Exam
    words: str = ""


class Drawn(NamedTuple):
    """What an exam is to be: its name, its questions, its seed, its time."""

    title: str
    questions: tuple[Question, ...]
    seed: str
    minutes: int | None = None
    practise: bool = False


def begin(drawn: Drawn, around: Circumstances) -> ExamDeed:
    """Begin an exam at its first question."""
    now = around.now()
    body: dict[str, object] = {
        "title": drawn.title,
        "seed": drawn.seed,
        "minutes": drawn.minutes,
        "practice": drawn.practise,
        "questions": [_name(question) for question in drawn.questions],
        "version": around.version,
    }
    event = around.event("exam-start", None, body)
    exam = Exam(
        id=event.id, title=drawn.title, seed=drawn.seed, questions=drawn.questions, began=now,
        since=now, shown=now, minutes=drawn.minutes, practise=drawn.practise,
    )  # fmt: skip
    return ExamDeed(event, exam)


def _name(question: Question) -> dict[str, object]:
    """Return what finds a question again when the exam is resumed."""
    asked = question.asked
    return {
        "fact": question.fact,
        "target": asked.target,
        "guid": asked.item.guid,
        "way": asked.item.name,
        "shown": fingerprint(asked),
    }


def respond(exam: Exam, response: Response, around: Circumstances) -> ExamDeed | Impossible:
    """Answer the question at hand; an answer before no longer counts. An arguable one is none."""
    asked = exam.question.asked
    graded = grade(asked, response)
    if graded.verdict is Verdict.ARGUABLE:
        return Impossible(arguable(graded))
    now = around.now()
    ms = max(int((now - exam.shown) / timedelta(milliseconds=1)), 0)
    session = Session((), 0, exam.seed, exam.practise)
    answered = answer_event(around, session, asked, response, graded, Given(ms))
    body = {**answered.body, **_clock(exam, around)}
    event = replace(answered, kind="exam-answer", about=exam.id, body=body)
    return ExamDeed(event, put(exam, Kept(event.id, response, graded)), "Saved.")


def undo(exam: Exam, around: Circumstances) -> ExamDeed | Impossible:
    """Take back the last answer to the question at hand."""
    last = exam.question.last
    if last is None:
        return Impossible("This question has no answer yet.")
    event = around.event("undo", exam.question.asked, {}, last.event)
    return ExamDeed(event, take_back(exam), "Taken back.")


def mark(exam: Exam, around: Circumstances) -> ExamDeed:
    """Mark the question at hand for later, or take the mark away.

    The log of today knows no such event: one that does not know it, keeps and ignores it.
    """
    changed = turn_mark(exam)
    asked, marked = exam.question.asked, changed.question.marked
    body: dict[str, object] = {"targets": [asked.target], "marked": marked}
    event = around.event("exam-mark", asked, {**body, **_clock(exam, around)}, exam.id)
    return ExamDeed(event, changed, "Marked for later." if marked else "No longer marked.")


def hand_in(exam: Exam, around: Circumstances, *, in_time: bool = True) -> ExamDeed:
    """End the exam: now its answers count."""
    body: dict[str, object] = {
        "answered": exam.answered,
        "right": sum(one.last is not None and one.last.grade.right for one in exam.questions),
        "of": len(exam.questions),
        "in-time": in_time,
    }
    event = around.event("exam-hand-in", None, {**body, **_clock(exam, around)}, exam.id)
    return ExamDeed(event, exam, "Handed in.")


def discard(start: Event, around: Circumstances) -> Event:
    """Return the event by which an exam that was begun never counts."""
    return around.event("exam-discard", None, {}, start.id)


def _clock(exam: Exam, around: Circumstances) -> Mapping[str, object]:
    """Return the time sat, in milliseconds, for when the exam is resumed."""
    return {"elapsed": int(exam.elapsed(around.now()) / timedelta(milliseconds=1))}
