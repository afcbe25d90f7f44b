"""How many answers there were and how many right: recognised in a choice, or recalled."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizgen.model import Event

FEWEST = 20
"""Answers below which a share says nothing."""
_BY_WORD = {"overruled": False, "mine-is-right": True}


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers given, right ones among them, and what guessing takes from them."""

    answered: int = 0
    right: int = 0
    guessed: float = 0.0

    def plus(self, right: bool, guess: float) -> "Tally":
        """Return the tally with one more answer."""
        lost = guess / (1 - guess) if not right and 0 < guess < 1 else 0.0
        return Tally(self.answered + 1, self.right + right, self.guessed + lost)

    def in_words(self) -> str:
        """Return the counts; a share only where there are enough answers to say one."""
        if not self.answered:
            return "none yet"
        if self.answered < FEWEST:
            return f"{self.right} of {self.answered} right, too few to say more"
        share = round(100 * self.right / self.answered)
        known = max(round(100 * (self.right - self.guessed) / self.answered), 0)
        corrected = f", {known} % corrected for guessing" if self.guessed else ""
        return f"{self.right} of {self.answered} right, {share} %{corrected}"


@dataclass(frozen=True, slots=True)
class Counts:
    """Answers to choices and answers from memory, apart: the first are easier."""

    recognised: Tally
    recalled: Tally


def count(events: Iterable[Event], day: int | None = None) -> Counts:
    """Return the counts of the answers (of one study day, or of all), as they count in the end.

    Practice and what was taken back are left out; the learner's own word counts.
    """
    log = list(events)
    undone = {event.about for event in log if event.kind == "undo"}
    word = {
        event.about: _BY_WORD[event.kind]
        for event in log
        if event.kind in _BY_WORD and event.id not in undone
    }
    recognised, recalled = Tally(), Tally()
    for event in log:
        wanted = event.kind == "answer" and event.id not in undone and not event.body["practice"]
        if not wanted or (day is not None and event.day != day):
            continue
        right = word.get(event.id, bool(event.body["right"]))
        guess = event.body["g"]
        assert isinstance(guess, int | float)
        if guess:
            recognised = recognised.plus(right, float(guess))
        else:
            recalled = recalled.plus(right, 0.0)
    return Counts(recognised, recalled)
