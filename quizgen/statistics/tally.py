"""How many answers there were, and how many right: recognised in a choice, or recalled."""

from collections.abc import Iterable
from typing import NamedTuple

from quizgen.statistics.answer import Answer

FEWEST = 20
"""Answers below which a share says nothing."""


class Tally(NamedTuple):
    """Answers given, right ones among them, and what guessing takes from these."""

    answered: int = 0
    right: int = 0
    lost: float = 0.0

    @property
    def share(self) -> float | None:
        """Return the share right, corrected for guessing, 0–1; None where there are too few."""
        if self.answered < FEWEST:
            return None
        return max((self.right - self.lost) / self.answered, 0.0)

    def in_words(self) -> str:
        """Return the counts; a share only where there are enough answers to say one."""
        if not self.answered:
            return "none yet"
        counts = f"{self.right:,} of {self.answered:,} right"
        if self.share is None:
            return f"{counts}, too few to say more"
        corrected = f", {percent(self.share)} corrected for guessing" if self.lost else ""
        return f"{counts}, {percent(self.right / self.answered)}{corrected}"


class Apart(NamedTuple):
    """Answers from memory, and answers among options, which are easier."""

    recalled: Tally = Tally()
    recognised: Tally = Tally()

    @property
    def answered(self) -> int:
        """Return how many answers there were of both."""
        return self.recalled.answered + self.recognised.answered


def apart(answers: Iterable[Answer]) -> Apart:
    """Return the counts of these answers."""
    given = list(answers)
    return Apart(
        recalled=_tally([one for one in given if not one.recognised]),
        recognised=_tally([one for one in given if one.recognised]),
    )


def percent(share: float) -> str:
    """Return a share as it is printed."""
    return f"{round(100 * share)} %"


def _tally(answers: list[Answer]) -> Tally:
    return Tally(len(answers), sum(one.right for one in answers), sum(one.lost for one in answers))
