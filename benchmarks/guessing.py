"""Simulates what a lucky guess does to memory: `python -m benchmarks.guessing`.

A right choice may be a guess. If it counts as plain Good, the program believes more than is there
and asks too late. This compares that with quizgen's rule, which weighs a right choice by how likely
it was known. Both are told only what an answer shows; what the learner truly remembers is known
here, and here alone.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from quizgen.model import Memory, Rating
from quizgen.trainer.asking import RECALLED_FROM
from quizgen.trainer.scheduling import FIRST_MEETING, Schedule, retrievability, review

ASSUMPTIONS = """\
Assumed:
- True memory follows FSRS-6 with the default parameters, and the program knows these: all that it
  does not know is whether a right choice was known or guessed.
- At the first meeting a target is known with a chance of {first} (the rule's own assumption), or of
  what the row says.
- Who does not know guesses evenly among the options. Whoever was wrong or guessed reads the
  feedback: true memory is then that of Again, of Good where it was known.
- What was missed is asked again the same day and known then. A lucky guess is not asked again.
- Each review is on the day it is due. Choices below {recalled:.0f} days of the program's stability;
  above, recall, which cannot be guessed and is rated honestly.
- "Recognises more": recognition fades {easier} times as slowly as recall, of which the program
  knows nothing. What is recognised but not recalled is a right choice; it strengthens recall as
  Hard ("a help") or no more than feedback does, as Again ("no help").
- {targets:,} targets for {days} days each, the same seeds for both rules, seed {seed}. Another seed
  moves the means by up to 0.002."""

TARGETS = 2000
DAYS = 365
SEED = 1
EASIER = 3
WANTED = Schedule().retention


@dataclass(frozen=True, slots=True)
class Learner:
    """How a learner differs from what the program believes of them.

    `slower`: how much more slowly recognition fades than recall; `recognised`: what it does to
    recall to recognise alone; `first`: the chance of knowing a target at the first meeting.
    """

    name: str
    slower: float = 1
    recognised: Rating = Rating.GOOD
    first: float = FIRST_MEETING


@dataclass(frozen=True, slots=True)
class Rule:
    """How much of a guess the program sees in a right choice of `options`."""

    name: str
    guess: Callable[[int], float]


ONE = Learner("one memory")
CASES = (
    (ONE, 3),
    (ONE, 4),
    (Learner("recognises more, a help", EASIER, Rating.HARD), 3),
    (Learner("recognises more, no help", EASIER, Rating.AGAIN), 3),
    (Learner("one memory, knows 0.1 at first", first=0.1), 3),
    (Learner("one memory, knows 0.6 at first", first=0.6), 3),
)
RULES = (Rule("plain Good", lambda _: 0.0), Rule("weighed", lambda options: 1 / options))


@dataclass(slots=True)
class Mean:
    """A mean that grows."""

    total: float = 0.0
    count: int = 0

    def add(self, value: float) -> None:
        """Take in one value."""
        self.total += value
        self.count += 1

    @property
    def mean(self) -> float:
        """Return the mean so far. Raises ZeroDivisionError if there is no value."""
        return self.total / self.count

    def __str__(self) -> str:
        return f"{self.mean:.3f}" if self.count else "–"


@dataclass(slots=True)
class Reviews:
    """What was promised and what was true at reviews: the first meeting is none."""

    promised: Mean = field(default_factory=Mean)
    recalled: Mean = field(default_factory=Mean)
    recognised: Mean = field(default_factory=Mean)

    def add(self, promised: float, recalled: float, recognised: float) -> None:
        """Take in one review."""
        self.promised.add(promised)
        self.recalled.add(recalled)
        self.recognised.add(recognised)


@dataclass(slots=True)
class Outcome:
    """All reviews, and those by choice and by recall apart."""

    every: Reviews = field(default_factory=Reviews)
    by_choice: Reviews = field(default_factory=Reviews)
    by_recall: Reviews = field(default_factory=Reviews)


@dataclass(frozen=True, slots=True)
class Minds:
    """What the program believes of a target, and what is so."""

    believed: Memory | None = None
    true: Memory | None = None


def simulate(learner: Learner, rule: Rule, options: int, targets: int = TARGETS) -> Outcome:
    """Return what came of a year of reviews."""
    outcome = Outcome()
    for number in range(targets):
        _live(learner, rule, options, Random(f"{SEED} {number}"), outcome)
    return outcome


def _live(learner: Learner, rule: Rule, options: int, chance: Random, outcome: Outcome) -> None:
    """Follow one target from its first meeting on."""
    seen, luck = rule.guess(options), 1 / options
    is_known = chance.random() < learner.first
    effect = Rating.GOOD if is_known else Rating.AGAIN
    is_right = is_known or chance.random() < luck
    minds = _answered(Minds(), 0, effect, is_right=is_right, guess=seen)
    while minds.believed and minds.true and (day := minds.believed.due_day) <= DAYS:
        promised, recalled = (retrievability(one, day) for one in (minds.believed, minds.true))
        recognised = retrievability(_slower(minds.true, learner.slower), day)
        is_choice = minds.believed.stability < RECALLED_FROM
        for reviews in (outcome.every, outcome.by_choice if is_choice else outcome.by_recall):
            reviews.add(promised, recalled, recognised)
        known, lucky = chance.random(), chance.random() < luck
        is_recognised = is_choice and known < recognised
        effect = (
            Rating.GOOD if known < recalled
            else learner.recognised if is_recognised
            else Rating.AGAIN
        )  # fmt: skip
        is_right = known < recalled or is_recognised or (is_choice and lucky)
        guess = seen if is_choice else 0.0
        minds = _answered(minds, day, effect, is_right=is_right, guess=guess)


def _slower(memory: Memory, times: float) -> Memory:
    return memory._replace(stability=memory.stability * times)


def _answered(minds: Minds, day: int, effect: Rating, *, is_right: bool, guess: float) -> Minds:
    """Return the minds after an answer.

    `effect` is what it does to true memory, `guess` what the rule takes for guessing.
    """
    true = review(minds.true, effect, day)
    if is_right:
        return Minds(review(minds.believed, Rating.GOOD, day, guess), true)
    missed = review(minds.believed, Rating.AGAIN, day)
    return Minds(review(missed, Rating.GOOD, day), review(true, Rating.GOOD, day))


def table(targets: int = TARGETS) -> Iterator[str]:
    """Yield the rows of the table."""
    yield (
        "| learner | options | rule | reviews a target | promised | truly recalled | "
        "choices: promised | recognised | recalled | recall: promised | recalled |"
    )
    yield "| " + " | ".join(["---"] * 11) + " |"
    for learner, options in CASES:
        for rule in RULES:
            found = simulate(learner, rule, options, targets)
            every, choices, recall = found.every, found.by_choice, found.by_recall
            cells = (
                learner.name, options, rule.name, f"{every.promised.count / targets:.1f}",
                every.promised, every.recalled,
                choices.promised, choices.recognised, choices.recalled,
                recall.promised, recall.recalled,
            )  # fmt: skip
            yield f"| {' | '.join(map(str, cells))} |"


def main() -> int:
    """Print what is assumed, then the table."""
    words = {"first": FIRST_MEETING, "recalled": RECALLED_FROM, "easier": EASIER}
    print(ASSUMPTIONS.format(**words, targets=TARGETS, days=DAYS, seed=SEED))
    print(
        f"\nWanted: {WANTED:.2f}. Promised: what the program believes on the day of review; less\n"
        "than wanted, since no review comes before the next day. Recognised: known in a choice,\n"
        "guesses not counted.\n"
    )
    for row in table():
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
