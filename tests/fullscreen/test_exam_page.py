"""Half an order on the page of an exam: it stays, and is not dropped without a word."""

from dataclasses import replace

import pytest

from quizgen.fullscreen.exam_page import ExamPage
from quizgen.fullscreen.exam_results import Results
from quizgen.fullscreen.pages import Leave
from quizgen.trainer.grading import Ordered
from tests.fullscreen.desk import left, pressed
from tests.fullscreen.exams import at_hand, sitting
from tests.trainer.courses import IN_ORDER, course_of

ORDERING = course_of(IN_ORDER)
TWO_ORDERS = """\
title: Pain
bank: pain-abcd
cite: An atlas
facts:
""" + "".join(
    f"""\
- id: {name}
  question: How does {name} arise?
  steps: [one {name}, two {name}, three {name}, four {name}, five {name}]
  only: order
"""
    for name in ("ache", "itch")
)


@pytest.mark.parametrize("keys", ["left", "m", "enter", "f o escape"])
def test_half_an_order_stays_where_it_is(keys: str) -> None:
    half = pressed(sitting(TWO_ORDERS).page, "2", "1")

    back = pressed(half, "right", "3", "left", *keys.split(), "right", "left")

    assert at_hand(back).exam.at == 0
    assert at_hand(back).paper.chosen == (1, 0)
    assert at_hand(pressed(back, "right")).paper.chosen == (2,)


def test_an_order_that_is_whole_or_empty_is_half_no_more() -> None:
    half = pressed(sitting(TWO_ORDERS).page, "2", "1", "right", "left")

    emptied = pressed(half, "backspace", "backspace", "right", "left")
    whole = pressed(half, "3", "4", "5", "right", "left")

    assert at_hand(emptied).paper.chosen == ()
    kept = at_hand(whole).exam.question.last
    assert kept is not None
    assert kept.response == Ordered((1, 0, 2, 3, 4))
    assert at_hand(whole).halves == ()


@pytest.mark.parametrize("keys", [[], ["right"]], ids=["at hand", "elsewhere"])
def test_half_an_order_is_not_dropped_without_a_word(keys: list[str]) -> None:
    page = pressed(sitting(TWO_ORDERS).page, "2", "1", *keys)

    told = at_hand(pressed(page, "q"))

    assert told.note == "Question 1 is placed in part, which is not kept. q again puts it away."
    assert isinstance(left(told, "q"), Leave)
    assert isinstance(pressed(told, "m", "q"), ExamPage)


def test_half_an_order_is_not_dropped_at_the_hand_in_either() -> None:
    page = pressed(sitting(ORDERING).page, "1", "right", "right")

    asks = replace(at_hand(page), asks=True)

    assert not at_hand(pressed(asks, "q")).asks
    assert isinstance(left(asks, "q", "q"), Leave)


def test_half_an_order_does_not_count_as_the_time_ends() -> None:
    sat = sitting(ORDERING, minutes=6)
    page = pressed(sat.page, "1", "2")
    sat.later(minutes=6)

    assert isinstance(page.wait(), Results)
    assert sat.of_kind("exam-answer") == []
