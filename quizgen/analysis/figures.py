"""What responses say of the items of a test, of their options, and of the whole.

responses → moments → figures → flags → text, JSON, CSV, page

An item is dichotomous or gives a share of its marks; what is said of "the rest" is the share of
marks that the learner got on all other items, so that nothing correlates with itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from quizgen.model import Place


class Picked(NamedTuple):
    """How often an option was picked, of how often it was shown."""

    picked: int
    shown: int

    @property
    def share(self) -> float | None:
        """Return the share from 0 to 1, None if it was never shown."""
        return self.picked / self.shown if self.shown else None


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """One option of an item, or one answer that was typed.

    `by_fifth` counts the learners of each fifth, the weakest first, that saw the option.
    `point_biserial` correlates picking it with the rest, from -1 to 1; None if it says nothing.
    """

    text: str
    is_key: bool
    all: Picked
    point_biserial: float | None = None
    by_fifth: tuple[Picked, ...] = ()


class Asked(NamedTuple):
    """The item of a list that responses belong to; `fact` is bank/id."""

    fact: str
    way: str
    stem: str
    place: Place


class Flag(NamedTuple):
    """What should be looked at in an item: a stable code, and the words for this item."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item. None stands for what cannot be said of these responses.

    `facility` is the mean share of its marks, from 0 to 1, and `between` its 95 % interval.
    `discrimination` correlates the item with the rest (corrected item–rest), `item_total` with the
    whole, from -1 to 1. `efficiency` is the discriminative efficiency, at most 1. `weight` is the
    effective weight, from 0 to 1. `alpha_without` is the alpha of the set without it.
    `wordings` counts the contents that it was asked with; `reports` what learners said of it.
    """

    item: str
    n: int
    facility: float
    between: tuple[float, float]
    sd: float | None = None
    discrimination: float | None = None
    item_total: float | None = None
    efficiency: float | None = None
    weight: float | None = None
    alpha_without: float | None = None
    options: tuple[OptionFigures, ...] = ()
    is_typed: bool = False
    wordings: int = 1
    reports: Mapping[str, int] | None = None
    asked: Asked | None = None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class SetFigures:
    """All items together; scores are in marks.

    Mean, sd, alpha, `standard_error` and `inter_item` (the mean correlation of two items) are of
    the `complete` learners, those who answered every item; None where they say nothing.
    `tenths` counts the learners by the tenth of all marks that they got, the lowest first.
    """

    learners: int
    items: int
    responses: int
    complete: int
    most: float
    mean: float | None = None
    sd: float | None = None
    alpha: float | None = None
    standard_error: float | None = None
    inter_item: float | None = None
    is_dichotomous: bool = False
    tenths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """The set, its items in the order of the lists, and what there is to say of the files."""

    whole: SetFigures
    items: tuple[ItemFigures, ...]
    said: tuple[str, ...] = ()
