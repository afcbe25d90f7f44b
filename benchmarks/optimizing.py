"""Simulates what fitting memory's parameters gains: `python -m benchmarks.optimizing`.

Learners whose memory follows FSRS-6 with parameters planted here are quizzed by a program that
believes in the default ones. `quizgen optimize` fits to the first two thirds of their reviews; the
table shows how well the rest was foretold. Nobody but this file knows the planted parameters.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from fsrs.scheduler import DEFAULT_PARAMETERS

from quizgen.model import Memory, Rating
from quizgen.trainer.asking import RECALLED_FROM
from quizgen.trainer.optimizing.finding import Finding, find
from quizgen.trainer.optimizing.fitting import fit
from quizgen.trainer.optimizing.loss import losses
from quizgen.trainer.optimizing.reviews import Seen, held_out_from
from quizgen.trainer.scheduling import DEFAULT, FIRST_MEETING, Schedule, retrievability, review

ASSUMPTIONS = """\
Assumed, as in `benchmarks.guessing`: choices of {options} options below {recalled:.0f} days of the
program's stability, recall above; at the first meeting a target is known with a chance of {first};
who does not know guesses, and after a guess true memory is that of Again; what was missed is asked
again the same day and known. Each target is met on some day of the first half of {days} days, and
asked on the day it is due. Seeds {seeds}; means over them."""

DAYS = 365
OPTIONS = 3
SEEDS = range(1, 9)


class Learner(NamedTuple):
    """A learner, by how their parameters differ from the default ones."""

    name: str
    differs: Mapping[int, float] = {}

    @property
    def schedule(self) -> Schedule:
        """Return how their memory truly goes."""
        numbers = enumerate(DEFAULT_PARAMETERS)
        return Schedule(parameters=tuple(self.differs.get(at, number) for at, number in numbers))


AVERAGE = Learner("like the defaults")
FORGETFUL = Learner("forgets sooner", {0: 0.1, 1: 0.4, 2: 0.8, 3: 2.5, 8: 1.4})
LASTING = Learner("forgets later", {0: 0.6, 1: 3.0, 2: 7.0, 3: 20.0, 8: 2.3})
CASES = ((AVERAGE, 300), (FORGETFUL, 300), (LASTING, 300), (AVERAGE, 100), (FORGETFUL, 100))


class _Moment(NamedTuple):
    """When an answer was given: only for the order of the log."""

    day: int
    target: int
    number: int


def live(
    learner: Learner, targets: int, days: int, seed: int, options: int = OPTIONS
) -> list[Seen]:
    """Return the log of a learner; the same seed, the same log. One option: nothing to guess."""
    log: dict[_Moment, Seen] = {}
    for target in range(targets):
        chance = Random(f"{seed} {target}")
        answers = _answers(f"t{target}", learner.schedule, days, chance, options)
        for number, seen in enumerate(answers):
            log[_Moment(seen.day, target, number)] = seen
    return [log[moment] for moment in sorted(log)]


def _answers(
    target: str, truth: Schedule, days: int, chance: Random, options: int
) -> Iterator[Seen]:
    believed: Memory | None = None
    true: Memory | None = None
    day = chance.randrange(days // 2)
    while day <= days:
        is_choice = options > 1 and (believed is None or believed.stability < RECALLED_FROM)
        guess = 1 / options if is_choice else 0.0
        known = retrievability(true, day, truth) if true else FIRST_MEETING
        is_known = chance.random() < known
        is_right = is_known or chance.random() < guess
        rating = Rating.GOOD if is_right else Rating.AGAIN
        yield Seen(target, rating, day, guess)
        believed = review(believed, rating, day, guess)
        effect = Rating.GOOD if is_known else Rating.AGAIN
        true = review(true, effect, day, schedule=truth)
        if not is_right:
            yield Seen(target, Rating.GOOD, day, guess)
            believed = review(believed, Rating.GOOD, day, guess)
            true = review(true, Rating.GOOD, day, schedule=truth)
        day = believed.due_day


class Outcome(NamedTuple):
    """What came of one log: the finding, and the loss with other parameters.

    `plain`: fitted as if no choice were ever guessed; `planted`: the true ones.
    """

    finding: Finding
    plain: float
    planted: float


def outcome(learner: Learner, targets: int, seed: int) -> Outcome:
    """Return what came of a learner's log."""
    log = live(learner, targets, DAYS, seed)
    start = held_out_from(log)
    unguessed = [seen._replace(guess=0.0) for seen in log[:start]]
    plain = Schedule(parameters=fit(unguessed, DEFAULT))
    return Outcome(find(log, DEFAULT), _loss(log, plain), _loss(log, learner.schedule))


def _loss(log: Sequence[Seen], schedule: Schedule) -> float:
    found = [one.loss for one in losses(log, held_out_from(log), schedule)]
    return sum(found) / len(found)


def table(
    cases: Sequence[tuple[Learner, int]] = CASES, seeds: Sequence[int] = SEEDS
) -> Iterator[str]:
    """Yield the rows of the table."""
    yield (
        "| learner | targets | reviews fitted to | held out | loss: default | fitted | "
        "fitted, guesses as Good | planted | gain | offered |"
    )
    yield "| " + " | ".join(["---"] * 10) + " |"
    for learner, targets in cases:
        found = [outcome(learner, targets, seed) for seed in seeds]
        fits = [one.finding for one in found]
        cells = (
            learner.name, targets, round(_mean([fit.fitted_to for fit in fits])),
            round(_mean([fit.held_out.reviews for fit in fits])),
            *(
                f"{_mean(losses_):.4f}" for losses_ in (
                    [fit.before for fit in fits], [fit.after for fit in fits],
                    [one.plain for one in found], [one.planted for one in found],
                )
            ),
            f"{_mean([fit.gain for fit in fits]):+.4f}",
            f"{sum(fit.is_better for fit in fits)} of {len(fits)}",
        )  # fmt: skip
        yield f"| {' | '.join(map(str, cells))} |"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def main() -> int:
    """Print what is assumed, then the table."""
    words = {"options": OPTIONS, "recalled": RECALLED_FROM, "first": FIRST_MEETING, "days": DAYS}
    print(ASSUMPTIONS.format(**words, seeds=f"{SEEDS[0]}–{SEEDS[-1]}"))
    print(
        "\nLoss: log loss of a held-out review. Planted: nobody could do better, but for chance.\n"
    )
    for row in table():
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
