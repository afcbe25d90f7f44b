"""Memory: as the `fsrs` package reckons it, but for a right choice that may be a guess."""

from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise

import fsrs
import pytest
from fsrs.scheduler import UPPER_BOUNDS_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Memory, Rating
from quizgen.trainer.scheduling import (
    FIRST_MEETING,
    LONGEST,
    Schedule,
    interval,
    known,
    retrievability,
    review,
)

DAY = 20_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
RATINGS = st.sampled_from(list(Rating))
HISTORIES = st.lists(st.tuples(RATINGS, st.integers(0, 400)), min_size=1, max_size=12)
RETENTIONS = st.sampled_from([0.7, 0.85, 0.9, 0.95, 0.99])
GUESSES = st.floats(0.01, 0.9)


def by_package(history: list[tuple[Rating, int]], retention: float) -> fsrs.Card:
    """Reckon a history by the package alone, in one card that goes through all of it."""
    scheduler = fsrs.Scheduler(
        desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    card = fsrs.Card(card_id=1)
    days = accumulate(gap for _, gap in history)
    for (rating, _), day in zip(history, days, strict=True):
        when = EPOCH + timedelta(days=DAY + day)
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), when)
    return card


def by_us(history: list[tuple[Rating, int]], schedule: Schedule = Schedule()) -> Memory:  # noqa: B008  # a frozen value
    memory, day = None, DAY
    for rating, gap in history:
        day += gap
        memory = review(memory, rating, day, 0.0, schedule)
    assert memory is not None
    return memory


@given(HISTORIES, RETENTIONS)
def test_unweighed_histories_agree_with_the_package(
    history: list[tuple[Rating, int]], retention: float
) -> None:
    card = by_package(history, retention)

    ours = by_us(history, Schedule(retention))

    assert ours.stability == pytest.approx(card.stability, rel=1e-9, abs=1e-9)
    assert ours.difficulty == pytest.approx(card.difficulty, rel=1e-9, abs=1e-9)
    assert EPOCH + timedelta(days=ours.due_day) == card.due


@given(HISTORIES)
def test_seen_and_lapses_are_counted(history: list[tuple[Rating, int]]) -> None:
    memory = by_us(history)

    assert memory.seen == len(history)
    assert memory.lapses == sum(rating is Rating.AGAIN for rating, _ in history[1:])


@given(HISTORIES)
def test_a_wrong_choice_weighs_as_any_wrong_answer(history: list[tuple[Rating, int]]) -> None:
    memory, day = by_us(history), DAY + 5_000

    assert review(memory, Rating.AGAIN, day, 0.25) == review(memory, Rating.AGAIN, day)
    assert review(None, Rating.AGAIN, day, 0.25) == review(None, Rating.AGAIN, day)


@pytest.mark.parametrize(
    ("retrievability", "guess", "expected"),
    [
        (0.3, 0.25, 0.3 / 0.475),
        (0.3, 1 / 3, 0.5625),
        (0.5, 0.5, 2 / 3),
        (0.9, 0.25, 0.9 / 0.925),
        (1.0, 0.25, 1.0),
        (0.0, 0.25, 0.0),
        (0.3, 0.0, 1.0),
    ],
)
def test_how_likely_a_right_answer_was_known(
    retrievability: float, guess: float, expected: float
) -> None:
    assert known(retrievability, guess) == pytest.approx(expected, abs=1e-12)


@given(GUESSES, st.sampled_from([Rating.HARD, Rating.GOOD]))
def test_at_the_first_meeting_a_choice_lies_between_good_and_again_by_r_of_0_3(
    guess: float, rating: Rating
) -> None:
    good, again = review(None, rating, DAY), review(None, Rating.AGAIN, DAY)
    p = 0.3 / (0.3 + 0.7 * guess)

    weighed = review(None, rating, DAY, guess)

    assert FIRST_MEETING == 0.3
    assert weighed.stability == pytest.approx(good.stability**p * again.stability ** (1 - p))
    assert weighed.difficulty == pytest.approx(p * good.difficulty + (1 - p) * again.difficulty)
    assert weighed.due_day == DAY + interval(weighed.stability)


@given(HISTORIES, st.integers(1, 400), GUESSES)
def test_later_a_choice_lies_between_by_what_is_remembered(
    history: list[tuple[Rating, int]], gap: int, guess: float
) -> None:
    memory = by_us(history)
    day = memory.last_day + gap
    good, again = review(memory, Rating.GOOD, day), review(memory, Rating.AGAIN, day)
    recalled = retrievability(memory, day)
    p = recalled / (recalled + (1 - recalled) * guess)

    weighed = review(memory, Rating.GOOD, day, guess)

    assert weighed.stability == pytest.approx(good.stability**p * again.stability ** (1 - p))
    assert weighed.difficulty == pytest.approx(p * good.difficulty + (1 - p) * again.difficulty)
    assert weighed.lapses == memory.lapses


def test_without_guessing_a_choice_is_a_plain_answer() -> None:
    memory = by_us([(Rating.GOOD, 0)])

    assert review(memory, Rating.GOOD, DAY + 3, 0.0) == review(memory, Rating.GOOD, DAY + 3)


def test_what_is_certainly_known_is_a_plain_answer_however_guessable() -> None:
    memory = by_us([(Rating.GOOD, 0)])

    assert review(memory, Rating.GOOD, DAY, 0.5) == review(memory, Rating.GOOD, DAY)


def test_what_is_nearly_forgotten_counts_nearly_as_a_guess() -> None:
    memory = Memory(0.001, 5.0, DAY, DAY + 1, 1, 0)
    day = DAY + 30_000
    again, weighed = review(memory, Rating.AGAIN, day), review(memory, Rating.GOOD, day, 0.999)

    p = known(retrievability(memory, day), 0.999)

    assert p < 0.1
    assert weighed.difficulty == pytest.approx(again.difficulty, abs=0.3)


@given(HISTORIES, st.integers(1, 400), st.lists(GUESSES, min_size=2, max_size=5, unique=True))
def test_the_easier_to_guess_the_less_a_right_choice_counts(
    history: list[tuple[Rating, int]], gap: int, guesses: list[float]
) -> None:
    memory = by_us(history)
    day = memory.last_day + gap

    weighed = [review(memory, Rating.GOOD, day, guess) for guess in sorted(guesses)]

    for harder, easier in pairwise(weighed):
        assert easier.stability <= harder.stability * (1 + 1e-12)
        assert easier.due_day <= harder.due_day
        assert easier.difficulty >= harder.difficulty - 1e-12


@pytest.mark.parametrize(
    ("stability", "retention", "days"),
    [(10, 0.9, 10), (0.2, 0.9, 1), (100, 0.9, 100), (10, 0.99, 1), (1e9, 0.9, 36500)],
)
def test_the_interval_is_where_the_wanted_retention_is_reached(
    stability: float, retention: float, days: int
) -> None:
    assert interval(stability, Schedule(retention)) == days


@given(st.floats(3, 10_000), RETENTIONS)
def test_on_the_due_day_about_the_wanted_retention_is_left(
    stability: float, retention: float
) -> None:
    days = interval(stability, Schedule(retention))
    memory = Memory(stability, 5.0, DAY, DAY + days, 1, 0)

    assert days in {1, 36500} or (
        retrievability(memory, DAY + days + 1) < retention < retrievability(memory, DAY + days - 1)
    )


def test_own_parameters_are_used() -> None:
    parameters = (0.5, *fsrs.Scheduler().parameters[1:])

    assert review(None, Rating.AGAIN, DAY, 0.0, Schedule(0.9, parameters)).stability == 0.5


def test_no_parameters_that_are_allowed_make_memory_grow_beyond_all_numbers() -> None:
    """A store may be made by hand: so many easy answers of one day, by the largest of numbers."""
    largest = [*UPPER_BOUNDS_PARAMETERS]
    largest[19] = 0.0
    memory = None

    for _ in range(200):
        memory = review(memory, Rating.EASY, DAY, 0.0, Schedule(0.9, tuple(largest)))

    assert memory
    assert memory.stability == LONGEST


def test_impossible_parameters_are_refused() -> None:
    with pytest.raises(ValueError, match="parameters"):
        review(None, Rating.GOOD, DAY, 0.0, Schedule(0.9, (1.0,)))
