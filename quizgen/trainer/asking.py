"""How a target is asked: which of its ways by what is remembered, which options in which order."""

from collections.abc import Sequence
from itertools import islice
from math import factorial, prod
from random import Random
from typing import NamedTuple, assert_never

from quizgen.model import (
    Blank,
    Choice,
    ChooseAll,
    Cloze,
    Item,
    Memory,
    Numeric,
    Order,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.trainer.drawing import shown_all, shown_choice, shown_judgement, shown_order

RECALLED_FROM = 7.0
"""Days of stability from which a target is recalled, no longer recognised."""
TYPED_FROM = 21.0
"""Days of stability from which an answer that can be typed is typed, without its hint."""
MOST_WORDS_TYPED = 3


class Asked(NamedTuple):
    """One showing of an item: its options in order, if it has any; of a cloze the blank's number.

    `keys` are the indices of the right options; of steps to put in order all, in a right order.
    `hinted` tells that the hint is shown anyway.
    """

    item: Item
    target: str
    options: tuple[str, ...] = ()
    keys: tuple[int, ...] = ()
    number: int = 0
    hinted: bool = False

    @property
    def guess(self) -> float:
        """Return the chance of a right answer by guessing, each possible response as likely."""
        match self.item.shape:
            case Choice() | TrueFalse():
                return 1 / len(self.options)
            case ChooseAll():
                return 0.5 ** len(self.options)
            case Order(steps=steps):
                right = prod(factorial(len(together)) for together in steps)
                return right / factorial(len(self.options))
            case Recall() | Typed() | Numeric() | Cloze():
                return 0.0
            case _:
                assert_never(self.item.shape)

    @property
    def places(self) -> tuple[tuple[int, ...], ...]:
        """Return for each place of an order the indices that belong there; () if it is none."""
        shape = self.item.shape
        if not isinstance(shape, Order):
            return ()
        keys = iter(self.keys)
        return tuple(tuple(islice(keys, len(together))) for together in shape.steps)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Return the blanks that are asked, none unless it is a cloze."""
        shape = self.item.shape
        if not isinstance(shape, Cloze):
            return ()
        return tuple(blank for blank in shape.blanks if blank.number == self.number)

    @property
    def is_typed(self) -> bool:
        """Tell whether the answer is typed and checked; else it is picked, or rated by oneself."""
        match self.item.shape:
            case Choice() | ChooseAll() | Order() | TrueFalse() | Recall():
                return False
            case Typed() | Numeric():
                return True
            case Cloze():
                return can_be_typed(self.blanks)
            case _:
                assert_never(self.item.shape)

    @property
    def answer(self) -> str:
        """Return the right answer as the author wrote it."""
        match self.item.shape:
            case Choice() | ChooseAll() | Order() | TrueFalse():
                return "; ".join(self.options[key] for key in self.keys)
            case Recall(answer=answer) | Typed(answer=answer) | Numeric(answer=answer):
                return answer
            case Cloze():
                return "; ".join(dict.fromkeys(blank.answer for blank in self.blanks))
            case _:
                assert_never(self.item.shape)


class LeftOut(NamedTuple):
    """A fact of which nothing can be asked, and what is said of that."""

    fact: str
    words: str


def can_be_typed(blanks: Sequence[Blank]) -> bool:
    """Tell whether one short text, and no picture, answers all blanks of a number."""
    answer, *others = {blank.answer for blank in blanks}
    return not others and "![" not in answer and len(answer.split()) <= MOST_WORDS_TYPED


def ask(ways: Sequence[Item], target: str, memory: Memory | None, seed: str) -> Asked | None:
    """Return how a target is asked now, None if no way is left to ask it.

    `ways` are the items that have this target. A young memory is asked by a choice, an older one
    by recall or by the blank with its hint, an old one typed and without the hint. Among several
    items of one way the seed decides.
    """
    stability = memory.stability if memory else 0.0
    ranks = (
        ("choice", "recall", "typed") if stability < RECALLED_FROM
        else ("recall", "cloze", "typed", "choice") if stability < TYPED_FROM
        else ("typed", "cloze", "recall", "choice")
    )  # fmt: skip
    by_way: dict[str, list[Item]] = {}
    for item in ways:
        by_way.setdefault(way_of(item), []).append(item)
    best = next((by_way[name] for name in (*ranks, "cloze") if name in by_way), None)
    if best is None:
        return None
    draw = Random(f"{seed} way")  # noqa: S311  # a draw, not a secret
    return show(draw.choice(best), target, stability, seed)


def way_of(item: Item) -> str:
    """Return which way of asking an item is: choice, recall, typed, or cloze."""
    match item.shape:
        case Choice() | ChooseAll() | Order() | TrueFalse():
            return "choice"
        case Recall():
            return "recall"
        case Typed() | Numeric():
            return "typed"
        case Cloze():
            return "cloze"
        case _:
            assert_never(item.shape)


def show(item: Item, target: str, stability: float, seed: str) -> Asked:
    """Return a showing of an item: the same seed, the same options in the same order."""
    draw = Random(seed)  # noqa: S311  # a shuffle, not a secret
    match item.shape:
        case Choice():
            return Asked(item, target, *shown_choice(item.shape, draw, item.origin.language))
        case ChooseAll():
            return Asked(item, target, *shown_all(item.shape, draw, item.origin.language))
        case Order():
            return Asked(item, target, *shown_order(item.shape, draw))
        case TrueFalse():
            return Asked(item, target, *shown_judgement(item.shape))
        case Recall() | Typed() | Numeric():
            return Asked(item, target)
        case Cloze():
            numbers = sorted({blank.number for blank in item.shape.blanks})
            number = numbers[item.targets.index(target)]
            return Asked(item, target, number=number, hinted=stability < TYPED_FROM)
        case _:
            assert_never(item.shape)
