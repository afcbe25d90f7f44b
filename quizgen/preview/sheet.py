"""What a preview shows, before it is a page: lists, their facts, the questions of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.model import Item, Place
from quizgen.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Question:
    """The ways of one question, and the fields that an exporter made of them, by name.

    The fields are safe HTML, their pictures inlined. `decks` are those of the recipes that pick the
    question; `no_card` says why Anki does not show it, "" if it does.
    """

    ways: tuple[Item, ...]
    fields: Mapping[str, str]
    decks: tuple[str, ...] = ()
    no_card: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of a list: its questions, and what is to be said of it.

    `text` is the fact as it was typed, shown where no question came of it. `withdrawn` says why it
    is not asked any more.
    """

    name: str
    place: Place
    kind: str = ""
    text: str = ""
    withdrawn: str = ""
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def worst(self) -> str:
        """Return how much the worst of its problems matters, "" if it has none."""
        return worst(self.problems)


@dataclass(frozen=True, slots=True)
class Part:
    """One list with its facts in the author's order."""

    title: str
    file: str
    language: str = "en"
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a preview shows. `problems` are those that belong to no single fact.

    `unpicked` counts the facts that the recipes leave out, `missing` the pictures that are not on
    the page, which would be too large with them.
    """

    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()
    unpicked: int = 0
    missing: int = 0

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return all facts shown."""
        return tuple(entry for part in self.parts for entry in part.entries)

    @property
    def questions(self) -> int:
        """Return how many questions are shown."""
        return sum(len(entry.questions) for entry in self.entries)

    @property
    def every_problem(self) -> tuple[Problem, ...]:
        """Return the problems at the top, then those of the facts shown."""
        return (*self.problems, *(one for entry in self.entries for one in entry.problems))


def worst(problems: tuple[Problem, ...]) -> str:
    """Return the gravest severity among the problems, "" if there are none."""
    found = {problem.severity for problem in problems}
    return next((severity.value for severity in Severity if severity in found), "")
