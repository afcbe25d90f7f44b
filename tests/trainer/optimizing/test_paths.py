"""What a right choice is worth to the fit."""

from collections.abc import Sequence

import pytest

from quizgen.model import Rating
from quizgen.trainer.optimizing.paths import COPIES, MOST, Path, copies, paths
from quizgen.trainer.optimizing.reviews import Seen
from quizgen.trainer.scheduling import DEFAULT, FIRST_MEETING, known, retrievability, review

AGAIN, HARD, GOOD = Rating.AGAIN, Rating.HARD, Rating.GOOD


def history(*answers: tuple[Rating, int, float]) -> list[Seen]:
    return [Seen("t", rating, day, guess) for rating, day, guess in answers]


def share(found: Sequence[Path], place: int, rating: Rating) -> float:
    return sum(path.weight for path in found if path.ratings[place] is rating)


def test_without_a_guess_there_is_one_path() -> None:
    found = paths(history((GOOD, 0, 0.0), (AGAIN, 3, 0.5), (HARD, 3, 0.5), (GOOD, 9, 0.0)), DEFAULT)

    assert [path.ratings for path in found] == [(GOOD, AGAIN, HARD, GOOD)]
    assert found[0].weight == pytest.approx(1)


def test_a_right_choice_was_known_as_the_scheduler_has_it() -> None:
    found = paths(history((HARD, 0, 0.25)), DEFAULT)

    assert share(found, 0, HARD) == pytest.approx(known(FIRST_MEETING, 0.25))
    assert share(found, 0, AGAIN) == pytest.approx(1 - known(FIRST_MEETING, 0.25))


def test_what_comes_later_speaks_of_what_came_before() -> None:
    first = (GOOD, 0, 0.25)
    alone = share(paths(history(first), DEFAULT), 0, GOOD)

    recalled = share(paths(history(first, (GOOD, 20, 0.0)), DEFAULT), 0, GOOD)
    forgotten = share(paths(history(first, (AGAIN, 20, 0.0)), DEFAULT), 0, GOOD)

    assert forgotten < alone < recalled


def test_the_weights_are_those_of_bayes() -> None:
    found = paths(history((GOOD, 0, 0.5), (AGAIN, 2, 0.5)), DEFAULT)

    knew, guessed = (retrievability(review(None, one, 0), 2) for one in (GOOD, AGAIN))
    was_known = FIRST_MEETING * (1 - knew)
    was_guessed = (1 - FIRST_MEETING) * 0.5 * (1 - guessed)
    assert share(found, 0, GOOD) == pytest.approx(was_known / (was_known + was_guessed))


def test_an_answer_of_the_same_day_tells_nothing_of_before() -> None:
    before = history((GOOD, 0, 0.5))
    after = [*before, *history((AGAIN, 0, 0.5), (GOOD, 0, 0.5))]

    found = paths(after, DEFAULT)

    assert share(found, 0, GOOD) == pytest.approx(share(paths(before, DEFAULT), 0, GOOD))
    assert share(found, 2, GOOD) == pytest.approx(1)


def test_many_guesses_are_followed_on_few_paths() -> None:
    found = paths(history(*((GOOD, 3 * number, 0.5) for number in range(30))), DEFAULT)

    assert len(found) == MOST
    assert sum(path.weight for path in found) == pytest.approx(1)


def test_thinned_paths_keep_what_is_unlikely() -> None:
    """The likeliest eight alone would have every answer known."""
    log = [
        Seen(f"t{number}", GOOD, day, 1 / 3) for number in range(200) for day in (0, 2, 5, 9, 14)
    ]
    shares = []
    for number in range(200):
        found = paths(log[5 * number : 5 * number + 5], DEFAULT)
        shares.append(share(found, 3, GOOD))
    whole = _all_paths()

    assert sum(shares) / len(shares) == pytest.approx(whole, abs=0.003)


def _all_paths() -> float:
    """Return how likely the fourth of these answers was known, all 32 paths counted."""
    weights = {True: 0.0, False: 0.0}
    for bits in range(32):
        memory, weight, day = None, 1.0, 0
        knew = [bool(bits >> place & 1) for place in range(5)]
        for day, is_known in zip((0, 2, 5, 9, 14), knew, strict=True):
            chance = retrievability(memory, day) if memory else FIRST_MEETING
            weight *= chance if is_known else (1 - chance) / 3
            memory = review(memory, GOOD if is_known else AGAIN, day)
        weights[knew[3]] += weight
    return weights[True] / sum(weights.values())


def test_copies_are_drawn_as_often_as_paths_are_likely() -> None:
    found = [Path((GOOD,), 0.7), Path((AGAIN,), 0.3)]

    drawn = [ratings for number in range(1000) for ratings in copies(found, f"t{number}")]

    assert len(drawn) == 1000 * COPIES
    assert drawn.count((AGAIN,)) / len(drawn) == pytest.approx(0.3, abs=0.01)


def test_the_same_target_is_given_the_same_copies() -> None:
    found = [Path((GOOD,), 0.6), Path((AGAIN,), 0.4)]

    assert copies(found, "t1") == copies(found, "t1")
