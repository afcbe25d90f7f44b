"""The fitter: `fsrs-rs-python`, an extra. The only file that knows it."""

from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from quizgen.model import Rating
from quizgen.trainer.optimizing.paths import COPIES, copies, paths
from quizgen.trainer.optimizing.reviews import Seen, are_reviews
from quizgen.trainer.scheduling import Schedule

if TYPE_CHECKING:
    import fsrs_rs_python

LIBRARY = "fsrs-rs-python"
ROUNDS = 3
"""How often the paths are reckoned anew by what was fitted; a fourth changes next to nothing."""
LONGEST = 200
"""Answers of one target that are fitted to, the first: the fitter drops what is longer than 256."""
EPOCHS, RATE = 20, 0.01
"""Longer and slower than the fitter does by itself (5, 0.04): where choices were guessed, it stops
short of the best, and of a learner like the defaults makes one who is not.
"""
_DIGITS = 4
_BATCH = 512


class NoFitter(Exception):
    """The library is not installed."""


class _History(NamedTuple):
    """The answers to one target: their places in the log, and the days between."""

    places: list[int]
    seen: list[Seen]
    gaps: list[int]


def fit(log: Sequence[Seen], start: Schedule) -> tuple[float, ...]:
    """Return the parameters that foretell a log best, begun with those of `start`.

    The same log gives the same parameters. Raises NoFitter. Expectation maximisation: the paths of
    every target by the parameters so far, then the parameters by those paths, and again.
    """
    library = _library()
    histories = _histories(log)
    order = _order(log, histories)
    schedule = start
    rounds = ROUNDS if any(seen.guess and seen.right for seen in log) else 1
    for _ in range(rounds):
        drawn = {
            target: copies(paths(history.seen, schedule), target)
            for target, history in histories.items()
        }
        items = [
            _item(library, ratings, histories[target].gaps, last)
            for target, last in order
            for ratings in drawn[target]
        ]
        schedule = start._replace(parameters=_fitted(library, items))
    return schedule.parameters


def _histories(log: Sequence[Seen]) -> dict[str, _History]:
    found: dict[str, _History] = {}
    for place, seen in enumerate(log):
        one = found.setdefault(seen.target, _History([], [], []))
        if len(one.seen) < LONGEST:
            one.gaps.append(max(seen.day - one.seen[-1].day, 0) if one.seen else 0)
            one.places.append(place)
            one.seen.append(seen)
    return found


def _order(log: Sequence[Seen], histories: dict[str, _History]) -> list[tuple[str, int]]:
    """Return the reviews in the order of the log: the target, and which of its answers it is.

    The fitter weighs what stands later more.
    """
    marks = are_reviews(log)
    found = [
        (place, target, at)
        for target, history in histories.items()
        for at, place in enumerate(history.places)
        if marks[place]
    ]
    return [(target, at) for _, target, at in sorted(found)]


def _item(
    library: ModuleType, ratings: tuple[Rating, ...], gaps: list[int], last: int
) -> "fsrs_rs_python.FSRSItem":
    reviews = [library.FSRSReview(int(ratings[at]), gaps[at]) for at in range(last + 1)]
    item: fsrs_rs_python.FSRSItem = library.FSRSItem(reviews)
    return item


def _fitted(library: ModuleType, items: "list[fsrs_rs_python.FSRSItem]") -> tuple[float, ...]:
    """Return the parameters that fit these items best.

    Copies are no more evidence than one: the pull towards the defaults, and how much is learned
    from at once, grow with them.
    """
    config = library.TrainingConfig(
        num_epochs=EPOCHS,
        learning_rate=RATE,
        batch_size=_BATCH * COPIES,
        gamma=float(COPIES),
    )
    fitter = library.FSRS(library.DEFAULT_PARAMETERS)
    return allowed(fitter.compute_parameters(items, training_config=config))


def allowed(found: Sequence[float]) -> tuple[float, ...]:
    """Return parameters within the bounds of the `fsrs` package, rounded as it writes its own.

    The fitter keeps the same bounds, but in numbers of half the size: its 0.8 is a little more.
    """
    from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

    bounds = zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(
        min(max(round(number, _DIGITS), lowest), highest)
        for number, (lowest, highest) in zip(found, bounds, strict=True)
    )


def _library() -> ModuleType:
    try:
        import fsrs_rs_python
    except ImportError as error:
        raise NoFitter from error
    return fsrs_rs_python
