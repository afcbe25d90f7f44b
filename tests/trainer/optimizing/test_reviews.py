"""Which answers are reviews, how many are enough, which are held out."""

import pytest

from quizgen.model import Rating
from quizgen.trainer.optimizing.reviews import (
    FEWEST_REVIEWS,
    FEWEST_TARGETS,
    Amount,
    Seen,
    amount,
    are_reviews,
    held_out_from,
)


def seen(target: str, day: int) -> Seen:
    return Seen(target, Rating.GOOD, day)


def test_a_review_is_an_answer_on_a_later_day_than_the_one_before() -> None:
    log = [seen("a", 1), seen("b", 1), seen("a", 1), seen("a", 3), seen("b", 2), seen("a", 2)]

    assert are_reviews(log) == [False, False, False, True, True, False]


def test_targets_met_once_are_not_counted() -> None:
    log = [seen("a", 1), seen("b", 1), seen("a", 2), seen("a", 3)]

    assert amount(log) == Amount(reviews=2, targets=1)


@pytest.mark.parametrize(
    ("much", "enough"),
    [
        (Amount(FEWEST_REVIEWS, FEWEST_TARGETS), True),
        (Amount(FEWEST_REVIEWS - 1, FEWEST_TARGETS), False),
        (Amount(FEWEST_REVIEWS, FEWEST_TARGETS - 1), False),
    ],
)
def test_enough_is_enough_of_both(much: Amount, enough: bool) -> None:
    assert much.is_enough is enough


def test_the_last_third_of_the_reviews_is_held_out() -> None:
    log = [seen("a", day) for day in range(13)]

    start = held_out_from(log)

    assert sum(are_reviews(log)[:start]) == 8
    assert sum(are_reviews(log)[start:]) == 4


def test_of_too_few_none_is_held_out() -> None:
    log = [seen("a", day) for day in range(3)]

    assert held_out_from(log) == len(log)
