"""Which answers say something of memory."""

import pytest

from quizgen.statistics.answer import firsts, penalty, reviews
from tests.statistics.made import given


def test_of_a_day_only_the_first_answer_to_a_target_is_taken() -> None:
    answers = [given(1, "a", right=False), given(1, "b"), given(1, "a"), given(2, "a")]

    assert list(firsts(answers)) == [answers[0], answers[1], answers[3]]


def test_a_review_is_the_first_answer_of_a_later_day() -> None:
    answers = [given(1, "a"), given(1, "a"), given(2, "a"), given(2, "a"), given(2, "b")]

    assert list(reviews(answers)) == [answers[2]]


@pytest.mark.parametrize(("guess", "lost"), [(0.0, 0.0), (0.5, 1.0), (0.25, 1 / 3), (1.0, 0.0)])
def test_a_wrong_choice_takes_back_what_guessing_gave(guess: float, lost: float) -> None:
    assert penalty(guess) == pytest.approx(lost)


def test_what_stood_among_options_was_recognised() -> None:
    assert given(1, guess=0.25).recognised
    assert not given(1).recognised
