"""What is said of a question after the hand-in: the reason of every wrong option, once."""

from collections.abc import Sequence

import pytest

from quizgen.trainer.asking import Asked
from quizgen.trainer.exam import Kept, Question
from quizgen.trainer.exam_review import as_answered, reviewed
from quizgen.trainer.grading import Marked, Picked, Response, Unknown, grade
from quizgen.trainer.session import Session
from tests.trainer.courses import MINERALS, SEVERAL
from tests.trainer.examples import TODAY, choice, memory

AMPA = "AMPA channels carry no magnesium block"
H1 = "H1 is not an ion channel."


def said(response: Response | None, options: Sequence[str]) -> list[str]:
    asked = choice("t", options)
    given = (Kept(b"", response, grade(asked, response)),) if response else ()
    question = Question(asked, "bank/fact", given)
    answered = as_answered(question, {}, {"t": memory(3, TODAY + 3)})
    return list(reviewed(question, answered, Session((), TODAY, "")))


OPTIONS = ("AMPA receptor", "NMDA receptor", "Histamine H1 receptor")


@pytest.mark.parametrize(
    ("response", "lines"),
    [
        (Picked(1), [
            "Right: 2, NMDA receptor.",
            f"Not 1, AMPA receptor: {AMPA}.",
            f"Not 3, Histamine H1 receptor: {H1}",
            "Again in 3 days: a choice may be a guess, and counts less.",
        ]),
        (Picked(0), [
            f"Wrong. You chose 1, AMPA receptor: {AMPA}.",
            "Right answer: 2, NMDA receptor.",
            f"Not 3, Histamine H1 receptor: {H1}",
            "Again in 3 days.",
        ]),
        (Unknown(), [
            "You did not know.",
            "Right answer: 2, NMDA receptor.",
            f"Not 1, AMPA receptor: {AMPA}.",
            f"Not 3, Histamine H1 receptor: {H1}",
            "Again in 3 days.",
        ]),
        (None, [
            "Not answered.",
            "Right answer: 2, NMDA receptor.",
            f"Not 1, AMPA receptor: {AMPA}.",
            f"Not 3, Histamine H1 receptor: {H1}",
        ]),
    ],
    ids=["right", "wrong", "don't know", "not answered"],
)  # fmt: skip
def test_each_wrong_option_has_its_reason_once(response: Response | None, lines: list[str]) -> None:
    assert said(response, OPTIONS) == lines


def test_where_several_are_right_the_others_have_their_reasons_too() -> None:
    options = ("Magnesium", "Vitamin D", "Biotin", "Calcium")
    asked = Asked(SEVERAL, "t-minerals", options, (0, 3))
    response = Marked((0, 1))
    question = Question(asked, "f", (Kept(b"", response, grade(asked, response)),))

    lines = list(reviewed(question, as_answered(question, {}, {}), Session((), TODAY, "")))

    assert MINERALS.keys == ("Magnesium", "Calcium")
    assert lines[:5] == [
        "Partly right: 1 of 2 found, 1 too many.",
        "Not one: 2, Vitamin D: it is a steroid-like hormone.",
        "Missed: 4, Calcium.",
        "Right answer: 1, 4.",
        "Not 3, Biotin: the list says that no other member of the group vitamin is right here.",
    ]
