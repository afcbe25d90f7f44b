"""What a target's memory is after an answer: FSRS-6 over study days, a guess counted as a guess.

The formulas of memory are the `fsrs` package's. Ours is only the weighing of a right choice.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quizgen.model import Memory, Rating

if TYPE_CHECKING:
    import fsrs

FIRST_MEETING = 0.3
"""How likely a target is known at its first meeting, in an article just read: an assumption, whose
effect `benchmarks/guessing.py` shows.
"""

LONGEST = 36500
"""Days of the longest interval, as in the `fsrs` package."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Schedule(NamedTuple):
    """How memory is reckoned: the wanted retention (0.7–0.99), and FSRS-6's 21 parameters.

    No parameters: those that come with the `fsrs` package.
    """

    retention: float = 0.90
    parameters: tuple[float, ...] = ()


DEFAULT = Schedule()


def known(retrievability: float, guess: float) -> float:
    """Return how likely a right answer was known, not guessed.

    By Bayes, with R the chance that the target was known and g that a guess is right:

        P(known | right) = R / (R + (1 − R) g)
    """
    return retrievability / (retrievability + (1 - retrievability) * guess)


def review(
    memory: Memory | None,
    rating: Rating,
    day: int,
    guess: float = 0.0,
    schedule: Schedule = DEFAULT,
) -> Memory:
    """Return the memory of a target after an answer on a study day.

    `guess` is the chance of a right answer by guessing, 0 ≤ g < 1. With p the chance that a right
    answer was known, stability lies geometrically, and difficulty linearly, between what `rating`
    and Again would give: S = S_rating^p · S_again^(1−p), D = p D_rating + (1−p) D_again.
    """
    stability, difficulty = _step(memory, rating, day, schedule)
    if guess > 0 and rating is not Rating.AGAIN:
        p = known(retrievability(memory, day, schedule) if memory else FIRST_MEETING, guess)
        worse, harder = _step(memory, Rating.AGAIN, day, schedule)
        stability = stability**p * worse ** (1 - p)
        difficulty = p * difficulty + (1 - p) * harder
    stability = min(stability, LONGEST)  # or it would grow beyond all numbers, by hand-made ones
    forgot = rating is Rating.AGAIN and memory is not None
    return Memory(
        stability=stability,
        difficulty=difficulty,
        last_day=day,
        due_day=day + interval(stability, schedule),
        seen=(memory.seen if memory else 0) + 1,
        lapses=(memory.lapses if memory else 0) + forgot,
    )


def retrievability(memory: Memory, day: int, schedule: Schedule = DEFAULT) -> float:
    """Return how likely the target is recalled on a day, 0–1."""
    return _scheduler(schedule).get_card_retrievability(_card(memory), _date(day))


def interval(stability: float, schedule: Schedule = DEFAULT) -> int:
    """Return after how many days, at least 1, retrievability falls to the wanted retention.

    The forgetting curve R = (1 + F t/S)^−d, solved for t; F makes R(S) = 0.9. Source: the wiki of
    open-spaced-repetition, "The Algorithm", FSRS-6.
    """
    decay: float = -_scheduler(schedule).parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    days: float = stability / factor * (schedule.retention ** (1 / decay) - 1)
    return min(max(round(days), 1), LONGEST)


def _step(
    memory: Memory | None, rating: Rating, day: int, schedule: Schedule
) -> tuple[float, float]:
    import fsrs

    card, _ = _scheduler(schedule).review_card(_card(memory), fsrs.Rating(rating), _date(day))
    assert card.stability is not None
    assert card.difficulty is not None
    return card.stability, card.difficulty


def _card(memory: Memory | None) -> "fsrs.Card":
    import fsrs

    if memory is None:
        return fsrs.Card(card_id=1, due=_EPOCH)
    return fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_EPOCH,
        last_review=_date(memory.last_day),
    )


@lru_cache(maxsize=8)
def _scheduler(schedule: Schedule) -> "fsrs.Scheduler":
    import fsrs

    return fsrs.Scheduler(
        parameters=schedule.parameters or fsrs.Scheduler().parameters,
        desired_retention=schedule.retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )


def _date(day: int) -> datetime:
    return _EPOCH + timedelta(days=day)
