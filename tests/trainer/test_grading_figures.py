"""Typed figures: the figure is what is asked; another bound is the learner's call."""

import pytest

from quizgen.model import Blank, Entry, Numeric
from quizgen.quantity import quantity
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Verdict, Wrote, grade
from tests.trainer import examples

RIGHT, NEAR, ARGUABLE, WRONG = Verdict


def asked_for(answer: str, never: str = "") -> Asked:
    """Return a question for a number, its bounds read from the answer."""
    size = quantity(answer)
    assert size is not None
    arguable = (Entry(never),) if never else ()
    return Asked(examples.item(Numeric(answer, size, (), arguable)), "t")


@pytest.mark.parametrize(
    ("answer", "typed", "verdict"),
    [
        ("more than 300", "300", RIGHT),
        ("more than 300", "more than 300", RIGHT),
        ("more than 300", ">300", RIGHT),
        ("more than 300", "over 300", RIGHT),
        ("more than 300", "mehr als 300", RIGHT),
        ("more than 300", "at least 300", NEAR),
        ("more than 300", "about 300", NEAR),
        ("more than 300", "fewer than 300", WRONG),
        ("more than 300", "500", WRONG),
        ("more than 300", "more than 100", WRONG),
        ("about 4 %", "4", RIGHT),
        ("about 4 %", "about 4", RIGHT),
        ("about 4 %", "~4%", RIGHT),
        ("about 4 %", "four %", RIGHT),
        ("about 4 %", "4.5", WRONG),
        ("up to 600 mg", "600 mg", RIGHT),
        ("up to 600 mg", "up to 600", RIGHT),
        ("up to 600 mg", "0.6 g", RIGHT),
        ("up to 600 mg", "at most 600 mg", RIGHT),
        ("up to 600 mg", "300 mg", WRONG),
        ("6 weeks", "six weeks", RIGHT),
        ("6 weeks", "six", RIGHT),
        ("6 weeks", "about 6 weeks", NEAR),
        ("6 weeks", "more than 5 weeks", WRONG),
        ("6", "twenty-six", WRONG),
    ],
)
def test_the_figure_of_a_bound_is_what_is_asked(answer: str, typed: str, verdict: Verdict) -> None:
    assert grade(asked_for(answer), Wrote(typed)).verdict is verdict


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [("600", ARGUABLE), ("more than 600", ARGUABLE), ("fewer than 600", WRONG)],
)
def test_an_arguable_figure_is_bounded_as_the_answer_is(typed: str, verdict: Verdict) -> None:
    assert grade(asked_for("more than 300", never="600"), Wrote(typed)).verdict is verdict


@pytest.mark.parametrize(
    ("answer", "typed", "verdict"),
    [
        ("six", "6", RIGHT),
        ("six", "SIX", RIGHT),
        ("six", "seven", WRONG),
        ("type 1 diabetes", "type one diabetes", RIGHT),
        ("Seven Samurai", "7 samurai", RIGHT),
    ],
)
def test_a_number_may_be_typed_in_words_or_in_digits(
    answer: str, typed: str, verdict: Verdict
) -> None:
    assert grade(examples.typed(answer), Wrote(typed)).verdict is verdict


def test_where_form_counts_a_word_is_no_digit() -> None:
    assert grade(examples.typed("six", exact=True), Wrote("6")).verdict is WRONG


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [("300", RIGHT), ("more than 300", RIGHT), ("about 300", NEAR), ("less than 300", WRONG)],
)
def test_the_words_before_a_blank_belong_to_its_figure(typed: str, verdict: Verdict) -> None:
    asked = examples.blank("It is needed in more than ", Blank(1, "300"), " reactions.")

    assert grade(asked, Wrote(typed)).verdict is verdict


def test_a_typed_answer_in_letters_that_look_the_same_is_right() -> None:
    assert grade(examples.typed("heparin"), Wrote("h\u0435parin")).verdict is RIGHT
