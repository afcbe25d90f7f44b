"""What an exam came to: how many right of all, and of each list and tag."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from quizgen.trainer.exam import Exam, Question
from quizgen.trainer.grading import Unknown

FEWEST = 3
"""Questions of a tag below which its count says nothing."""


class Part(NamedTuple):
    """The questions of a list or a tag, and the right answers to them."""

    name: str
    right: int
    of: int


class ExamScore(NamedTuple):
    """Right answers of all questions: those without an answer count as not right.

    `corrected` for guessing lies in 0–1. A tag that all have, or hardly any, is not in `tags`.
    """

    of: int
    right: int
    corrected: float
    unanswered: int
    unknown: int
    lists: tuple[Part, ...]
    tags: tuple[Part, ...]


def score(exam: Exam) -> ExamScore:
    """Return the score. Formula scoring as in `scoring.score`, over all questions."""
    questions = exam.questions
    last = [question.last for question in questions]
    worth = sum(map(_worth, questions))
    return ExamScore(
        of=len(questions),
        right=sum(map(is_right, questions)),
        corrected=max(worth / len(questions), 0.0) if questions else 0.0,
        unanswered=last.count(None),
        unknown=sum(one is not None and isinstance(one.response, Unknown) for one in last),
        lists=_several(_parts(questions, lambda one: [one.asked.item.origin.title]), 1, questions),
        tags=_several(_parts(questions, lambda one: one.asked.item.tags), FEWEST, questions),
    )


def is_right(question: Question) -> bool:
    """Tell whether a question has a right answer."""
    return question.last is not None and question.last.grade.right


def _worth(question: Question) -> float:
    """Return what an answer adds: among k options a wrong one takes back 1/(k−1)."""
    if is_right(question):
        return 1.0
    if question.last is None or isinstance(question.last.response, Unknown):
        return 0.0
    guess = question.asked.guess
    return -guess / (1 - guess) if 0 < guess < 1 else 0.0


def _parts(
    questions: Iterable[Question], names: Callable[[Question], Iterable[str]]
) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {}
    for question in questions:
        for name in dict.fromkeys(names(question)):
            found.setdefault(name, []).append(is_right(question))
    return found


def _several(
    parts: dict[str, list[bool]], fewest: int, questions: Sequence[Question]
) -> tuple[Part, ...]:
    """Return the parts that tell something: not too small, and not the whole."""
    return tuple(
        Part(name, sum(right), len(right))
        for name, right in sorted(parts.items())
        if fewest <= len(right) < len(questions)
    )
