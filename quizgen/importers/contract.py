"""What an import format promises: one constant `IMPORTER` in one file of this folder.

    bytes → questions → facts → a fact list

A question is what the file says of it, and nothing that it does not say.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from quizgen.model import Entry, Shape


class Unfit(Exception):
    """The file as a whole cannot be imported; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Pairs(NamedTuple):
    """Things that belong together, as a matching question has them."""

    pairs: tuple[tuple[str, str], ...]


class Own(NamedTuple):
    """Where a question of quizgen comes from: then its fact keeps its id, and it its guid."""

    bank: str
    fact: str
    kind: str
    question: str
    way: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a file, its texts in our Markdown; `where` is how a user finds it.

    A choice may have fewer wrong options than an item of ours. `never` are options that the file
    calls neither right nor wrong; `accept` others that are right. `wrong` are those of the blanks
    of a cloze, by number. `todo` says what the file lacks, and only its author can say.
    """

    where: str
    shape: Shape | Pairs
    stem: str = ""
    id: str = ""
    never: tuple[Entry, ...] = ()
    accept: tuple[str, ...] = ()
    wrong: Mapping[int, tuple[Entry, ...]] = field(default_factory=dict)
    hint: str = ""
    why: str = ""
    quotes: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    images: tuple[Entry, ...] = ()
    tags: tuple[str, ...] = ()
    level: str = ""
    source: str = ""
    todo: tuple[str, ...] = ()
    own: Own | None = None


class Missed(NamedTuple):
    """A part of a file that is not in the list, and why."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of a file: its name, and of a table its columns (`question` → its head).

    `answers` says how a table names the right option, "" to find out. `pictures` is the folder
    beside the list for pictures, with its slash; "" if they cannot be kept.
    """

    name: str = "imported"
    columns: Mapping[str, str] = field(default_factory=dict)
    answers: str = ""
    pictures: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read: the questions, what is missing as a whole, and what some of them lost.

    `columns` are the columns of a table, what each was taken for; `said` what else a user should
    know; `files` pictures by their path beside the list. `is_whole`: it holds every way of each
    question, so that a way that is not there was not wanted.
    """

    questions: tuple[Question, ...]
    missed: tuple[Missed, ...] = ()
    lost: tuple[Missed, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    said: tuple[str, ...] = ()
    title: str = ""
    language: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Importer:
    """A format: its name, a line for the docs, whether bytes look like it, and its reader.

    `read` raises Unfit for a file that it cannot read at all, and nothing else.
    """

    name: str
    summary: str
    fits: Callable[[bytes], bool]
    read: Callable[[bytes, Wishes], Taken]
