"""Counts, and the shares that may be said of them."""

import pytest

from quizgen.statistics.tally import Tally, apart
from tests.statistics.made import given


def test_recalled_and_recognised_are_counted_apart() -> None:
    found = apart([given(1), given(1, right=False), given(1, guess=0.5, right=False, lost=1.0)])

    assert found.recalled == Tally(2, 1)
    assert found.recognised == Tally(1, 0, 1.0)
    assert found.answered == 3


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(), "none yet"),
        (Tally(19, 19), "19 of 19 right, too few to say more"),
        (Tally(20, 19), "19 of 20 right, 95 %"),
        (Tally(1200, 600, 300.0), "600 of 1,200 right, 50 %, 25 % corrected for guessing"),
    ],
)
def test_a_share_is_said_from_twenty_answers_on(tally: Tally, words: str) -> None:
    assert tally.in_words() == words


@pytest.mark.parametrize(
    ("tally", "share"),
    [(Tally(19, 19), None), (Tally(20, 15, 2.5), 0.625), (Tally(20, 2, 9.0), 0.0)],
)
def test_a_share_is_corrected_for_guessing_and_never_below_nothing(
    tally: Tally, share: float | None
) -> None:
    assert tally.share == share
