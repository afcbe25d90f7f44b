"""How a target is asked: which of its ways by what is remembered, which options in which order."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple, assert_never

from quizgen.model import Blank, Choice, Cloze, Item, Memory, Numeric, Recall, Typed
from quizgen.quantity import has_decimal_comma, quantity, same_unit

DRAWN = 3
"""How many wrong options a showing draws."""
RECALLED_FROM = 7.0
"""Days of stability from which a target is recalled, no longer recognised."""
TYPED_FROM = 21.0
"""Days of stability from which an answer that can be typed is typed, without its hint."""
MOST_WORDS_TYPED = 3


class Asked(NamedTuple):
    """One showing of an item: of a choice its options in order, of a cloze the blank's number.

    `hinted` tells that the hint is shown anyway.
    """

    item: Item
    target: str
    options: tuple[str, ...] = ()
    key: int = -1
    number: int = 0
    hinted: bool = False

    @property
    def guess(self) -> float:
        """Return the chance of a right answer by guessing."""
        return 1 / len(self.options) if self.options else 0.0

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
            case Choice() | Recall():
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
            case Choice(key=key):
                return key
            case Recall(answer=answer) | Typed(answer=answer) | Numeric(answer=answer):
                return answer
            case Cloze():
                return "; ".join(dict.fromkeys(blank.answer for blank in self.blanks))
            case _:
                assert_never(self.item.shape)


def can_be_typed(blanks: Sequence[Blank]) -> bool:
    """Tell whether one short text answers all blanks of a number."""
    answers = {blank.answer for blank in blanks}
    return len(answers) == 1 and len(next(iter(answers)).split()) <= MOST_WORDS_TYPED


def ask(ways: Sequence[Item], target: str, memory: Memory | None, seed: str) -> Asked | None:
    """Return how a target is asked now, None if no way is left to ask it.

    `ways` are the items that have this target. A young memory is asked by a choice, an older one
    by recall or by the blank with its hint, an old one typed and without the hint.
    """
    stability = memory.stability if memory else 0.0
    ranks = (
        ("choice", "recall", "typed") if stability < RECALLED_FROM
        else ("recall", "cloze", "typed", "choice") if stability < TYPED_FROM
        else ("typed", "cloze", "recall", "choice")
    )  # fmt: skip
    by_way = {_way(item): item for item in reversed(ways)}
    names = (*ranks, "cloze")
    item = next((by_way[name] for name in names if name in by_way), None)
    return None if item is None else _show(item, target, stability, seed)


def _way(item: Item) -> str:
    match item.shape:
        case Choice():
            return "choice"
        case Recall():
            return "recall"
        case Typed() | Numeric():
            return "typed"
        case Cloze():
            return "cloze"
        case _:
            assert_never(item.shape)


def _show(item: Item, target: str, stability: float, seed: str) -> Asked:
    match item.shape:
        case Choice():
            draw = Random(seed)  # noqa: S311  # a shuffle, not a secret
            options = _drawn(item.shape, draw, item.origin.language)
            return Asked(item, target, options, options.index(item.shape.key))
        case Recall() | Typed() | Numeric():
            return Asked(item, target)
        case Cloze():
            numbers = sorted({blank.number for blank in item.shape.blanks})
            number = numbers[item.targets.index(target)]
            return Asked(item, target, number=number, hinted=stability < TYPED_FROM)
        case _:
            assert_never(item.shape)


def _drawn(choice: Choice, draw: Random, language: str) -> tuple[str, ...]:
    """Return the key and up to three wrong options: numbers ascend, all else is shuffled."""
    wrong = [option.text for option in choice.distractors]
    options = [choice.key, *draw.sample(wrong, min(DRAWN, len(wrong)))]
    sizes = [quantity(option, has_decimal_comma(language)) for option in options]
    numbers = [size for size in sizes if size is not None]
    if len(numbers) == len(options) and all(same_unit(numbers[0], size) for size in numbers):
        order = sorted(range(len(options)), key=lambda at: (numbers[at].low, numbers[at].high))
        return tuple(options[at] for at in order)
    draw.shuffle(options)
    return tuple(options)
