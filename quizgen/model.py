"""The values that pass between the rooms. Frozen; standard library only.

A NamedTuple where nothing needs `replace`: it costs a quiz a fifth of a dataclass at its start.

list file → Fact → Item → Bank → exporters
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from quizgen.shapes import (
    Blank,
    CellDiffers,
    Choice,
    ChooseAll,
    Claim,
    Cloze,
    Distractor,
    Entry,
    Listed,
    Numeric,
    Order,
    Quantity,
    Recall,
    RestOfGroup,
    Shape,
    StepElsewhere,
    TrueFalse,
    Typed,
)

__all__ = [
    "Bank",
    "Blank",
    "CellDiffers",
    "Choice",
    "ChooseAll",
    "Claim",
    "Cloze",
    "Distractor",
    "Entry",
    "Event",
    "Fact",
    "Item",
    "Listed",
    "Memory",
    "Numeric",
    "Order",
    "Origin",
    "Path",
    "Picture",
    "Place",
    "Quantity",
    "Rating",
    "Recall",
    "RestOfGroup",
    "Section",
    "Shape",
    "Source",
    "StepElsewhere",
    "TrueFalse",
    "Typed",
]


class Place(NamedTuple):
    """Where something stands in a file; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1


Path = tuple[str | int, ...]
"""The way to a value inside a fact: ("wrong", 2), ("blanks", "c1", "wrong", 0)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a list: its kind, and the values of its keys as the schema read them.

    `fields` holds a text as `str`, a list of texts as `tuple[str, ...]`, options with reasons as
    `tuple[Entry, ...]`, yes/no as `bool`, a map of maps as `Mapping[str, Mapping]`, and steps as
    `tuple[tuple[str, ...], ...]`: for each place those that come in any order.
    `locate` gives the place of a value; a path to nothing gives the place of the fact.
    """

    id: str
    kind: str
    fields: Mapping[str, object]
    locate: Callable[[Path], Place] = field(compare=False, repr=False)

    def place(self, *path: str | int) -> Place:
        """Return where the value at `path` stands, or the fact itself if there is none."""
        return self.locate(path)

    def text(self, key: str) -> str:
        """Return the text under `key`, or "" if the fact does not have it."""
        value = self.fields.get(key, "")
        assert isinstance(value, str)
        return value

    @property
    def opening(self) -> str:
        """Return the words by which people know the fact: what it asks, or its table's header."""
        value = self.fields.get("question", self.fields.get(self.kind, ""))
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts under `key`, none if the fact does not have it."""
        value = self.fields.get(key, ())
        assert isinstance(value, tuple)
        return value

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return the texts with reasons under `key`, none if the fact does not have it."""
        return self.texts(key)  # type: ignore[return-value]  # the schema decides which of the two

    def flag(self, key: str) -> bool:
        """Return the yes/no under `key`, False if the fact does not have it."""
        return self.fields.get(key) is True


class Source(NamedTuple):
    """What a fact was taken from: our own article, or what the author cites."""

    title: str
    after: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    licence: str = ""


class Picture(NamedTuple):
    """A picture by its path as the author typed it, and what it shows.

    `name` is that of its file in a deck, "" until the file was looked at.
    """

    path: str
    words: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What all facts of one list share."""

    bank: str
    title: str
    language: str = "en"
    cards: str = "both"
    report: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One way to ask one question of a fact.

    The ways of one question (choice, recall, typed) share its guid; `name` tells them apart and is
    what `only` and `skip` name. `question` says which question of its fact it asks: the words that
    the guid is made of ("ask", "blank:c1"). `targets` are the ids of what is remembered: one, or
    for a cloze one for each number in ascending order. `pictures` are shown with the question;
    `inline` are those in its texts, none until they were looked at.
    """

    guid: str
    fact: str
    name: str
    targets: tuple[str, ...]
    stem: str
    shape: Shape
    origin: Origin
    question: str = "ask"
    hint: str = ""
    why: str = ""
    sources: tuple[Source, ...] = ()
    quotes: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    inline: tuple[Picture, ...] = ()
    tags: tuple[str, ...] = ()
    level: str = "core"
    kind: str = ""
    place: Place = field(default=Place(""), compare=False)


class Section(NamedTuple):
    """One deck of a bank, `::` nesting its name, with its items in the author's order."""

    deck: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """The items of one recipe: what an exporter renders."""

    deck: str
    sections: tuple[Section, ...]
    media: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def items(self) -> tuple[Item, ...]:
        """Return all items, section by section."""
        return tuple(item for section in self.sections for item in section.items)


# --- What is remembered, and what happened. ---


class Rating(IntEnum):
    """How well a target was recalled, as in FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(NamedTuple):
    """What is reckoned of one target: days are study days since 1970-01-01."""

    stability: float
    difficulty: float
    last_day: int
    due_day: int
    seen: int
    lapses: int


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log; never changed. `time` is UTC in milliseconds, `zone` minutes from UTC.

    `day` counts study days; `about` is the event that this one undoes, overrules or flags; `body`
    is JSON.
    """

    id: bytes
    time: int
    day: int
    zone: int
    kind: str
    body: Mapping[str, object]
    about: bytes | None = None
    session: bytes | None = None
    guid: str | None = None
    fact: str | None = None
    way: str | None = None
