"""How much of a response is right where several options are: what was found, what is in place."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizgen.trainer.asking import Asked


class Marks(NamedTuple):
    """The indices of options: right and marked, right and not marked, marked and not right."""

    found: tuple[int, ...]
    missed: tuple[int, ...]
    surplus: tuple[int, ...]

    @property
    def share(self) -> float:
        """Return the share of the right ones that were found, 0–1; each one too many takes one."""
        right = len(self.found) + len(self.missed)
        return max(len(self.found) - len(self.surplus), 0) / right


def marks(asked: Asked, options: Iterable[int]) -> Marks:
    """Return what marking these options found, missed and had too many, ascending."""
    marked, keys = set(options), set(asked.keys)
    return Marks(
        found=tuple(sorted(marked & keys)),
        missed=tuple(sorted(keys - marked)),
        surplus=tuple(sorted(marked - keys)),
    )


def in_place(asked: Asked, options: Sequence[int]) -> int:
    """Return how many options stand where they belong in this order.

    Those that come in any order share their places. Places, not neighbours, are counted: anyone
    can check the number against the right order that is shown with it.
    """
    wanted = [place for place in asked.places for _ in place]
    return sum(option in place for option, place in zip(options, wanted, strict=True))
