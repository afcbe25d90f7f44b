"""Whether what was fitted is better: on planted learners, whose truth is known."""

from itertools import pairwise

import pytest

from benchmarks.optimizing import AVERAGE, FORGETFUL, live
from quizgen.trainer.optimizing.finding import Finding, find
from quizgen.trainer.optimizing.fitting import fit
from quizgen.trainer.optimizing.reviews import Amount, amount, held_out_from
from quizgen.trainer.scheduling import DEFAULT


@pytest.mark.parametrize(
    ("after", "error", "better"),
    [
        (0.30, 0.01, True),
        (0.30, 0.09, False),
        (0.40, 0.0, False),
        (0.3995, 0.0, False),
        (0.45, 0.01, False),
    ],
)
def test_a_gain_must_be_more_than_chance(after: float, error: float, better: bool) -> None:
    found = Finding((), 400, Amount(100, 50), before=0.4, after=after, error=error)

    assert found.is_better is better


def test_who_forgets_sooner_is_foretold_better_by_what_was_fitted() -> None:
    found = find(live(FORGETFUL, 200, 365, seed=2), DEFAULT)

    assert found.is_better
    assert found.gain > 0.002


def test_for_a_learner_like_the_defaults_there_is_no_gain_to_speak_of() -> None:
    found = find(live(AVERAGE, 200, 365, seed=2), DEFAULT)

    assert not found.is_better
    assert abs(found.gain) < 0.002


def test_what_is_held_out_is_not_fitted_to() -> None:
    log = live(AVERAGE, 60, 120, seed=2)
    start = held_out_from(log)

    found = find(log, DEFAULT)

    assert found.parameters == fit(log[:start], DEFAULT)
    assert found.fitted_to + found.held_out.reviews == amount(log).reviews
    assert all(one.day <= other.day for one, other in pairwise(log))
