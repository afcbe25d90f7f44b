"""What an exam came to, by hand."""

from dataclasses import replace

import pytest

from quizgen.model import Origin
from quizgen.trainer.exam import Exam, Kept, Question
from quizgen.trainer.exam_score import ExamScore, Part, score
from quizgen.trainer.grading import Picked, Response, Unknown, grade
from tests.trainer.examples import choice
from tests.trainer.script import MONDAY

RIGHT, WRONG, NOTHING = Picked(1), Picked(0), Unknown()


def question(
    response: Response | None, *tags: str, title: str = "Ions", options: int = 2
) -> Question:
    names = ("AMPA receptor", "NMDA receptor", "GABA receptor", "Glycine receptor")
    asked = choice("t", names[:options])
    found = replace(asked.item, tags=tags, origin=Origin("bank", title))
    given = (Kept(b"", response, grade(asked, response)),) if response else ()
    return Question(asked._replace(item=found), "bank/fact", given)


def scored(*questions: Question) -> ExamScore:
    return score(Exam(b"", "Ions", "1", questions, MONDAY, MONDAY, MONDAY))


def test_of_twenty_questions_seventeen_are_right() -> None:
    found = scored(*[question(RIGHT, options=4)] * 17, *[question(WRONG, options=4)] * 3)

    assert (found.right, found.of) == (17, 20)
    assert found.corrected == pytest.approx(0.8)


def test_what_was_not_answered_counts_as_not_right_and_takes_nothing_back() -> None:
    found = scored(question(RIGHT), question(None), question(NOTHING), question(None))

    assert (found.right, found.of, found.unanswered, found.unknown) == (1, 4, 2, 1)
    assert found.corrected == pytest.approx(0.25)


def test_guessing_badly_is_not_worse_than_knowing_nothing() -> None:
    assert scored(question(WRONG)).corrected == 0.0


def test_an_exam_over_several_lists_is_counted_by_list() -> None:
    found = scored(question(RIGHT), question(WRONG, title="Bones"), question(RIGHT, title="Bones"))

    assert found.lists == (Part("Bones", 1, 2), Part("Ions", 1, 1))
    assert scored(question(RIGHT)).lists == ()


def test_a_tag_of_three_questions_is_counted_and_one_of_all_or_of_two_is_not() -> None:
    several = [question(RIGHT, "all", "pain")] * 3
    found = scored(*several, *[question(WRONG, "all", "back", "back")] * 2)

    assert found.tags == (Part("pain", 3, 3),)
