"""What the foretelling of an answer costs."""

from math import log as ln

import pytest

from quizgen.model import Rating
from quizgen.trainer.optimizing.loss import losses
from quizgen.trainer.optimizing.reviews import Seen
from quizgen.trainer.scheduling import DEFAULT, retrievability, review


def test_a_review_costs_what_was_not_promised() -> None:
    first = Seen("t", Rating.GOOD, 0)
    promised = retrievability(review(None, Rating.GOOD, 0), 2)

    (right,) = losses([first, Seen("t", Rating.HARD, 2)], 0, DEFAULT)
    (wrong,) = losses([first, Seen("t", Rating.AGAIN, 2)], 0, DEFAULT)

    assert right.loss == pytest.approx(-ln(promised))
    assert wrong.loss == pytest.approx(-ln(1 - promised))


def test_a_guess_may_be_right_too() -> None:
    first = Seen("t", Rating.GOOD, 0)
    promised = retrievability(review(None, Rating.GOOD, 0), 2)

    (right,) = losses([first, Seen("t", Rating.GOOD, 2, 0.5)], 0, DEFAULT)
    (wrong,) = losses([first, Seen("t", Rating.AGAIN, 2, 0.5)], 0, DEFAULT)

    assert right.loss == pytest.approx(-ln(promised + (1 - promised) / 2))
    assert wrong.loss == pytest.approx(-ln((1 - promised) / 2))


def test_only_reviews_from_a_place_on_are_foretold_from_all_before() -> None:
    log = [Seen(target, Rating.GOOD, day) for day in (0, 2, 2, 6) for target in ("a", "b")]

    found = list(losses(log, 4, DEFAULT))

    assert [one.target for one in found] == ["a", "b"]
    assert found == list(losses(log, 0, DEFAULT))[2:]
