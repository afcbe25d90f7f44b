"""What is said in an exam."""

from datetime import datetime, timedelta

import pytest

from quizgen.trainer.exam import put, turn_mark
from quizgen.trainer.exam_score import ExamScore, Part
from quizgen.trainer.exam_wording import hand_in, overview, rows, scored, time_left, when
from tests.trainer.script import MONDAY
from tests.trainer.test_exam import exam, kept


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(300, "5 minutes left."), (299, "5 minutes left."), (60, "1 minute left."),
     (1, "1 minute left."), (-5, "0 minutes left.")],
)  # fmt: skip
def test_the_minute_begun_is_still_left(seconds: int, words: str) -> None:
    assert time_left(timedelta(seconds=seconds)) == words


def test_what_is_left_to_do_is_said_before_the_hand_in() -> None:
    assert hand_in(turn_mark(exam())) == "3 not answered, 1 marked. Hand in? y or n: "
    assert hand_in(put(exam(1), kept(0))) == "All 1 answered. Hand in? y or n: "


def test_the_overview_names_what_is_open_and_what_is_marked() -> None:
    assert list(overview(turn_mark(put(exam(), kept(0))))) == ["Not answered: 2, 3.", "Marked: 1."]
    assert list(overview(put(exam(1), kept(0)))) == ["Not answered: none.", "Marked: none."]


def test_an_exam_of_another_day_is_told_by_its_date() -> None:
    morning = datetime(2026, 11, 23, 10, 42, tzinfo=MONDAY.tzinfo)

    assert when(morning, MONDAY) == "10:42"
    assert when(morning - timedelta(days=3), MONDAY) == "20 November, 10:42"


def test_a_score_is_said_with_its_parts() -> None:
    parts = (Part("Bones", 1, 3),)
    total = ExamScore(20, 17, 0.8, 2, 1, parts, (Part("pain", 4, 5),))

    assert list(scored(total, timedelta(minutes=14, seconds=10))) == [
        "Right: 17 of 20, 85 %.",
        "Corrected for guessing: 80 %.",
        "Not answered: 2.",
        "Did not know: 1.",
        "List Bones: 1 of 3 right.",
        "Tag pain: 4 of 5 right.",
        "Time: 14 minutes.",
    ]


def test_a_score_comes_in_rows_too() -> None:
    total = ExamScore(2, 1, 0.5, 0, 0, (Part("Bones", 1, 2),), ())

    assert list(rows(total, timedelta(minutes=1))) == [
        ("Right", "1 of 2"), ("List Bones", "1 of 2 right"), ("Time", "1 minute"),
    ]  # fmt: skip


def test_a_few_questions_have_no_share() -> None:
    total = ExamScore(19, 17, 0.8, 0, 0, (), ())

    assert list(scored(total, timedelta(minutes=1))) == ["Right: 17 of 19.", "Time: 1 minute."]
