"""What a check promises: one constant `CHECK` in one file of this folder.

A check looks at items as an item-writing expert would: it finds flaws that a learner could use, or
trip over, in a list that has no error. What makes a list unusable is found where it is read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quizgen.model import Fact, Item, Path
from quizgen.problems import Severity


class Subject(NamedTuple):
    """An item, and the fact it was made of."""

    item: Item
    fact: Fact


class Remark(NamedTuple):
    """What a check says of an item: the flaw, what to write instead, and the way to the words.

    `path` leads to a value inside the fact, as `Fact.place` takes it; () is the fact itself.
    """

    about: Subject
    message: str
    hint: str = ""
    path: Path = ()


Look = Callable[[Sequence[Subject]], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its code, what it finds in one line, how much that matters, why, and who says so.

    `look` is a function of the items of one set, a list or a recipe, in the author's order; it
    raises nothing. `of_set` says that it compares items, so that a set of them is what has the
    flaw. `fails` and `passes` are facts as an author would write them, for `--explain` and the
    tests.
    """

    name: str
    title: str
    severity: Severity
    why: str
    reference: str
    fails: str
    passes: str
    look: Look
    of_set: bool = False


def each(look: Callable[[Subject], Iterable[Remark]]) -> Look:
    """Return what looks at each item by itself."""

    def look_at_all(subjects: Sequence[Subject]) -> Iterator[Remark]:
        for subject in subjects:
            yield from look(subject)

    return look_at_all
