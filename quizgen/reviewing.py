"""How far lists were reviewed: their claims, and the ticks that lie beside them.

Where no list has ticks this costs a look at the folder, and nothing is loaded.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizgen.facts.naming import is_good_name
from quizgen.files import STANDARD_INPUT
from quizgen.history.store import beside
from quizgen.model import Item
from quizgen.problems import Problem, Refused
from quizgen.review.counting import Reviewed, reviewed
from quizgen.shelf import Shelf

if TYPE_CHECKING:
    from quizgen.review.statement import Statement

EXTENSION = ".reviewed"


class Review(NamedTuple):
    """The claims of the banks that have ticks, and the hashes of those that somebody ticked."""

    claims: tuple["Statement", ...] = ()
    ticked: frozenset[str] = frozenset()

    def of(self, items: Iterable[Item]) -> Reviewed | None:
        """Return how many of the claims of some items were reviewed; None if none has ticks."""
        if not self.claims:
            return None
        from quizgen.review.stating import resting

        found = resting(self.claims, (item.guid for item in items))
        return reviewed(found, self.ticked) if found else None


def ticks_files(shelf: Shelf) -> dict[str, Path]:
    """Return where the ticks of each bank lie, or would lie: beside its lists."""
    return {
        one.origin.bank: beside(Path(one.file), one.origin.bank).with_suffix(EXTENSION)
        for one in reversed(shelf.lists)
        if is_good_name(one.origin.bank) and Path(one.file) != STANDARD_INPUT
    }


def review_of(shelf: Shelf) -> Review:
    """Return the claims and ticks of those banks that have a file of ticks.

    Refused if there is one that cannot be read.
    """
    files = {bank: path for bank, path in ticks_files(shelf).items() if path.exists()}
    if not files:
        return Review()
    from quizgen.review.stating import statements
    from quizgen.review.tick_store import load

    ticked = (load(path, bank)[0].claims for bank, path in files.items())
    claims = statements(item for item in shelf.items if item.origin.bank in files)
    return Review(claims, frozenset[str]().union(*ticked))


def ticks_problems(shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong with the files of ticks."""
    for bank, path in ticks_files(shelf).items():
        if path.exists():
            from quizgen.review.tick_store import load

            try:
                yield from load(path, bank)[1]
            except Refused as refused:
                yield from refused.problems


def count_of(shelf: Shelf) -> Reviewed | None:
    """Return how many claims of all lists were reviewed, None if nobody can say."""
    try:
        return review_of(shelf).of(shelf.items)
    except Refused:
        return None  # its problems are among those of the lists
