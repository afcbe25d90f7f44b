"""What a line means in an exam."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.trainer.exam_replies import ExamReply, is_yes, parse_in_exam, place_in
from quizgen.trainer.exam_wording import AFTER
from quizgen.trainer.grading import Picked, Rated, Unknown, Wrote
from quizgen.trainer.replies import Command, Complaint, Enter
from tests.trainer.examples import choice, typed

GO = Complaint("Please type :go and a number from 1 to 20.")


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("2", Picked(1)),
        ("", Enter()),
        ("  ", Enter()),
        (":0", Unknown()),
        (":M", Command("m")),
        (":go 7 ", Command("go", "7")),
        (":flag  two are right", Command("flag", "two are right")),
        (":h", Complaint(AFTER)),
        (":wrong", Complaint(AFTER)),
        (":xyzzy", Complaint("There is no command :xyzzy. Type :help for help.")),
        ("::2", Complaint("There is no command ::2. Type :help for help.")),
    ],
)
def test_a_line_means_what_it_says(line: str, means: ExamReply) -> None:
    assert parse_in_exam(line, choice()) == means


def test_an_answer_with_a_colon_in_front_is_typed_with_two() -> None:
    assert parse_in_exam("::m", typed(":m")) == Wrote(":m")


@pytest.mark.parametrize(
    ("text", "at"),
    [("1", 0), ("20", 19), ("0", GO), ("21", GO), ("", GO), ("-1", GO), ("²", GO), ("9" * 9, GO)],
)
def test_questions_are_counted_from_one(text: str, at: int | Complaint) -> None:
    assert place_in(text, 20) == at


@pytest.mark.parametrize(("line", "yes"), [("y", True), (" YES ", True), ("", False), ("n", False)])
def test_only_a_yes_hands_in(line: str, yes: bool) -> None:
    assert is_yes(line) == yes


@given(st.text(max_size=8))
def test_no_line_rates_a_recall(line: str) -> None:
    assert not isinstance(parse_in_exam(line, typed("rest")), Rated)
