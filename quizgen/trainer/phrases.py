"""How texts are put into words: a sentence, a list, an order, the right answer."""

from collections.abc import Sequence
from typing import assert_never

from quizgen.markdown import to_plain
from quizgen.model import Choice, ChooseAll, Cloze, Numeric, Order, Recall, TrueFalse, Typed
from quizgen.trainer.asking import Asked

FEWEST = 20
"""Answers below which a share says nothing."""


def sentence(text: str) -> str:
    """Return a text with a full stop at its end, unless it ends with a stop of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its word: "1 question", "2 questions"."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"


def right_of(right: int, of: int) -> str:
    """Return how many are right; their share only where there are enough to say one."""
    return f"{right} of {of}, {round(100 * right / of)} %" if of >= FEWEST else f"{right} of {of}"


def in_any_order(texts: Sequence[str]) -> str:
    """Return texts as a list; of several, that their order is free: "2 and 3 in either order"."""
    if len(texts) == 1:
        return texts[0]
    free = "either" if len(texts) == 2 else "any"
    return f"{', '.join(texts[:-1])} and {texts[-1]} in {free} order"


def right_in_words(asked: Asked) -> str:
    """Return the right answer, plain; of several options in one line."""
    match asked.item.shape:
        case ChooseAll():
            return "; ".join(to_plain(asked.options[key]) for key in asked.keys)
        case Order():
            places = [[to_plain(asked.options[key]) for key in place] for place in asked.places]
            first, *others = map(in_any_order, places)
            return ", ".join([f"first {first}", *(f"then {other}" for other in others)])
        case TrueFalse(true):
            return "true" if true else "false"
        case Choice() | Recall() | Typed() | Numeric() | Cloze():
            return to_plain(asked.answer)
        case _:
            assert_never(asked.item.shape)
