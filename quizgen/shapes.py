"""The shapes of items, the ways to ask, and the claims on which wrong options rest.

Imported from `quizgen.model`, with the other values.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple


class Entry(NamedTuple):
    """One text of a list that may give a reason with each: `option: reason`."""

    text: str
    reason: str = ""


# --- Why an option may be offered as wrong: the list itself makes one of these claims. ---


@dataclass(frozen=True, slots=True)
class Listed:
    """The author listed the option under `wrong`."""


class CellDiffers(NamedTuple):
    """Another cell of a column in which each row has exactly one value."""

    column: str
    row: str


class RestOfGroup(NamedTuple):
    """Another member of a group of which the fact says `others-wrong`."""

    group: str


class StepElsewhere(NamedTuple):
    """Another step of the same sequence: its number, parallel ones having that of the first."""

    place: int


Claim = Listed | CellDiffers | RestOfGroup | StepElsewhere


class Distractor(NamedTuple):
    """A wrong option, the claim it rests on, and the words that say why it is wrong."""

    text: str
    claim: Claim
    reason: str = ""


# --- Shapes: the ways to ask. Text is Markdown as the author wrote it. ---


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range with its unit: right is what lies in [low, high]. 0 ≤ high − low.

    `bound` says what the figure bounds, "" if it is meant as it stands: "over", "at-least",
    "under", "at-most", "up-to" (a limit, loosely), "above" and "below" (limits too, which are
    themselves out) or "about". The figure of a bound is in `low` and `high` too, for it is what is
    asked: of `more than 300` it is 300.
    """

    low: Decimal
    high: Decimal
    unit: str = ""
    bound: str = ""


class Choice(NamedTuple):
    """One key and at least two distractors, the most plausible first, at most eight."""

    key: str
    distractors: tuple[Distractor, ...]


class ChooseAll(NamedTuple):
    """Two or more keys, all of which are to be chosen, and at least two distractors."""

    keys: tuple[str, ...]
    distractors: tuple[Distractor, ...]


class Order(NamedTuple):
    """Steps to put in order: for each place its step, or several that come in any order."""

    steps: tuple[tuple[str, ...], ...]


class TrueFalse(NamedTuple):
    """The stem is a full sentence; `true` says whether it is."""

    true: bool


class Recall(NamedTuple):
    """Think, reveal, rate yourself."""

    answer: str


class Typed(NamedTuple):
    """A recall whose answer is typed and checked."""

    answer: str
    accept: tuple[str, ...] = ()
    arguable: tuple[Entry, ...] = ()
    exact: bool = False


class Numeric(NamedTuple):
    """A recall whose answer is a typed number, right within the quantity's bounds."""

    answer: str
    quantity: Quantity
    accept: tuple[str, ...] = ()
    arguable: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """One cloze deletion; blanks of one number are asked together."""

    number: int
    answer: str
    hint: str = ""
    accept: tuple[str, ...] = ()
    arguable: tuple[Entry, ...] = ()
    exact: bool = False


class Cloze(NamedTuple):
    """A text with blanks: the pieces in order. Each number is asked on its own."""

    pieces: tuple[str | Blank, ...]

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Return the blanks in the order of the text."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Blank))


Shape = Choice | ChooseAll | Order | TrueFalse | Recall | Typed | Numeric | Cloze
