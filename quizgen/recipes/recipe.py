"""What a recipe says: which lists, which of their facts, in which decks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from quizgen import model
from quizgen.model import Entry, Place


def as_tag(text: str) -> str:
    """Return a tag as decks carry it: blanks become `-`, however list and recipe write it."""
    return "-".join(text.split())


@dataclass(frozen=True, slots=True)
class Pick:
    """Which notes are wanted: those that each condition admits; an empty one admits all.

    `items` is the largest number of notes.
    """

    lists: tuple[Path, ...] = ()
    tags: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    items: int | None = None


def _nowhere(_path: model.Path) -> Place:
    return Place("")


@dataclass(frozen=True, slots=True)
class Recipe:
    """One deck to build: its name, the lists it draws on, what it picks, its subdecks in order.

    `off` are the codes that it switches off, each with its reason. `options` is how many wrong
    options an item keeps in formats that fix them; `forms` are the versions of a test, whose order
    depends on `seed`. `locate` gives the place of a value; a path to nothing that of its key.
    """

    file: Path
    deck: str
    lists: tuple[Path, ...]
    pick: Pick = field(default_factory=Pick)
    decks: tuple[tuple[str, Pick], ...] = ()
    off: tuple[Entry, ...] = ()
    options: int = 3
    forms: int = 1
    seed: str = "1"
    locate: Callable[[model.Path], Place] = field(default=_nowhere, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every deck besides its recipe: None, and "" of a deck, is nothing.

    `pick` narrows what the recipes pick; with a `deck` all given lists make one deck of that name.
    """

    pick: Pick = field(default_factory=Pick)
    deck: str = ""
    options: int | None = None
    forms: int | None = None
    seed: str | None = None
