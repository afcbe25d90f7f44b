"""The fitter, on learners whose parameters are known: they are planted."""

import sys
from itertools import pairwise

import pytest
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from benchmarks.optimizing import AVERAGE, FORGETFUL, live
from quizgen.model import Rating
from quizgen.scores.fold import PARAMETERS
from quizgen.trainer.optimizing.fitting import LONGEST, NoFitter, allowed, fit
from quizgen.trainer.optimizing.reviews import Seen
from quizgen.trainer.scheduling import DEFAULT, Schedule, review


def test_the_same_log_gives_the_same_parameters() -> None:
    log = live(AVERAGE, 60, 120, seed=1)

    assert fit(log, DEFAULT) == fit(log, DEFAULT)


def test_who_forgets_sooner_gets_shorter_intervals() -> None:
    usual, forgetful = (
        Schedule(parameters=fit(live(learner, 300, 120, seed=1, options=1), DEFAULT))
        for learner in (AVERAGE, FORGETFUL)
    )

    first, second = (review(None, Rating.GOOD, 0, schedule=one) for one in (usual, forgetful))
    assert second.stability < 0.7 * first.stability


@pytest.mark.parametrize("rating", [Rating.AGAIN, Rating.EASY])
def test_parameters_fitted_to_nonsense_are_still_allowed(rating: Rating) -> None:
    log = [Seen(f"t{number}", rating, day) for day in (0, 1, 40, 4000) for number in range(100)]

    found = fit(log, DEFAULT)

    assert len(found) == PARAMETERS
    bounds = zip(LOWER_BOUNDS_PARAMETERS, found, UPPER_BOUNDS_PARAMETERS, strict=True)
    assert all(before <= after for three in bounds for before, after in pairwise(three))


@pytest.mark.parametrize("bounds", [LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS])
@pytest.mark.parametrize("slip", [-1e-7, 1e-7, -1.0, 1.0])
def test_what_lies_beyond_a_bound_is_set_to_it(bounds: tuple[float, ...], slip: float) -> None:
    found = allowed([number + slip for number in bounds])

    assert review(None, Rating.GOOD, 0, schedule=Schedule(parameters=found))


def test_a_very_long_history_and_days_that_go_back_are_fitted_to() -> None:
    log = [Seen("t", Rating.GOOD, day % 500) for day in range(LONGEST + 400)]

    assert len(fit(log, DEFAULT)) == PARAMETERS


def test_without_the_library_there_is_no_fitter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)

    with pytest.raises(NoFitter):
        fit([], DEFAULT)
