"""What a session came to: how many right, and how many of them known."""

from typing import NamedTuple

from quizgen.trainer.grading import Unknown
from quizgen.trainer.session import Answered, Session


class Score(NamedTuple):
    """What a session came to, over the first answer to each target."""

    asked: int
    right: int
    corrected: float
    unsure: int
    unknown: int
    by_own_word: int
    missed: tuple[Answered, ...]


def score(session: Session) -> Score:
    """Return the score of the first answers; `corrected` for guessing lies in 0–1.

    Formula scoring: a wrong answer among k options takes back 1/(k−1) of a right one (Holzinger
    1924, as in Lord & Novick 1968, chapter 14).
    """
    firsts: dict[str, Answered] = {}
    for one in session.answered:
        firsts.setdefault(one.turn.candidate.target, one)
    given = list(firsts.values())
    worth = sum(1.0 if one.right else -_penalty(one) for one in given)
    return Score(
        asked=len(given),
        right=sum(one.right for one in given),
        corrected=max(worth / len(given), 0.0) if given else 0.0,
        unsure=sum(one.unsure for one in given),
        unknown=sum(isinstance(one.response, Unknown) for one in given),
        by_own_word=sum(one.by_own_word and one.right for one in given),
        missed=tuple(one for one in given if not one.right),
    )


def _penalty(given: Answered) -> float:
    if isinstance(given.response, Unknown) or not given.asked.options:
        return 0.0
    return given.asked.guess / (1 - given.asked.guess)
