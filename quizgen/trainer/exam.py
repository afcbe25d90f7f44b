"""An exam is a value: the questions drawn, what was answered and marked, where one stands.

Time is an argument: what was used of it before this sitting is part of the value.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Grade, Response


class Kept(NamedTuple):
    """An answer that was saved: its event's id, what was said, what it is worth."""

    event: bytes
    response: Response
    grade: Grade


@dataclass(frozen=True, slots=True)
class Question:
    """A question of an exam, its answers, the latest last, and whether it is marked for later."""

    asked: Asked
    fact: str
    given: tuple[Kept, ...] = ()
    marked: bool = False

    @property
    def last(self) -> Kept | None:
        """Return the answer that counts, None if there is none."""
        return self.given[-1] if self.given else None


@dataclass(frozen=True, slots=True)
class Exam:
    """The questions in their order, and at which of them the learner is.

    `id` is that of its start in the log; `began` when that was. `used` is the time sat before this
    sitting, which began at `since`; `shown` is when the question at hand was come to.
    """

    id: bytes
    title: str
    seed: str
    questions: tuple[Question, ...]
    began: datetime
    since: datetime
    shown: datetime
    at: int = 0
    minutes: int | None = None
    used: timedelta = timedelta()
    practise: bool = False

    @property
    def question(self) -> Question:
        """Return the question at hand."""
        return self.questions[self.at]

    @property
    def answered(self) -> int:
        """Return how many questions have an answer."""
        return sum(question.last is not None for question in self.questions)

    @property
    def marked(self) -> int:
        """Return how many questions are marked for later."""
        return sum(question.marked for question in self.questions)

    @property
    def is_last(self) -> bool:
        """Tell whether no question stands behind the one at hand."""
        return self.at == len(self.questions) - 1

    def elapsed(self, now: datetime) -> timedelta:
        """Return how long was sat at it, over all sittings."""
        return self.used + max(now - self.since, timedelta())

    def left(self, now: datetime) -> timedelta | None:
        """Return how much time is left, negative when it is over; None without a limit."""
        if self.minutes is None:
            return None
        return timedelta(minutes=self.minutes) - self.elapsed(now)


def walk(exam: Exam, at: int, now: datetime) -> Exam:
    """Return the exam at another question; beyond the first and the last there is none."""
    return replace(exam, at=min(max(at, 0), len(exam.questions) - 1), shown=now)


def put(exam: Exam, kept: Kept) -> Exam:
    """Return the exam with an answer to the question at hand, which replaces an earlier one."""
    question = exam.question
    return _with(exam, replace(question, given=(*question.given, kept)))


def take_back(exam: Exam) -> Exam:
    """Return the exam without the last answer to the question at hand: the one before counts."""
    return _with(exam, replace(exam.question, given=exam.question.given[:-1]))


def turn_mark(exam: Exam) -> Exam:
    """Return the exam with the mark of the question at hand set, or taken away."""
    return _with(exam, replace(exam.question, marked=not exam.question.marked))


def _with(exam: Exam, question: Question) -> Exam:
    before, after = exam.questions[: exam.at], exam.questions[exam.at + 1 :]
    return replace(exam, questions=(*before, question, *after))
