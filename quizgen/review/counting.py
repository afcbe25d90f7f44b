"""How many claims were reviewed. Imports nothing heavy: every build may ask."""

from collections.abc import Collection, Iterable
from typing import NamedTuple, Protocol


class Hashed(Protocol):
    """What has a hash by which it is ticked."""

    @property
    def hash(self) -> str:
        """Return the hash."""


class Reviewed(NamedTuple):
    """How many claims were found right, of how many."""

    done: int
    total: int

    @property
    def in_words(self) -> str:
        """Return both numbers: "180 of 212 claims reviewed"."""
        noun = "claim" if self.total == 1 else "claims"
        return f"{self.done:,} of {self.total:,} {noun} reviewed"

    @property
    def told(self) -> str:
        """Return the same for the screen, with how to see what is missing."""
        rest = "" if self.done == self.total else "; the others: `quizgen review --list`"
        return f"{self.in_words}{rest}"


def reviewed(found: Iterable[Hashed], ticked: Collection[str]) -> Reviewed:
    """Count the claims, and those of them whose hash somebody ticked."""
    is_done = [one.hash in ticked for one in found]
    return Reviewed(sum(is_done), len(is_done))
