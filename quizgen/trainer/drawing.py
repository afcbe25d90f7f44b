"""Which options a showing has, and in which order: drawn and shuffled evenly by the seed."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from quizgen.model import Choice, ChooseAll, Order, TrueFalse
from quizgen.quantity import has_decimal_comma, quantity, same_unit

DRAWN = 3
"""How many wrong options a showing of a choice draws."""
IN_SIGHT = 9
"""How many options stand in sight where several are right: one for each digit."""
FEWEST_WRONG = 2
TRUE_FALSE = ("True", "False")


class Shown(NamedTuple):
    """The options in the order shown, and the indices of the right ones.

    Of steps to put in order all are right: their indices stand in a right order.
    """

    options: tuple[str, ...]
    keys: tuple[int, ...]


def shown_choice(choice: Choice, draw: Random, language: str) -> Shown:
    """Return the key and up to three wrong options: numbers ascend, all else is shuffled."""
    wrong = [option.text for option in choice.distractors]
    drawn = draw.sample(wrong, min(DRAWN, len(wrong)))
    return _arranged((choice.key,), drawn, draw, language)


def shown_all(shape: ChooseAll, draw: Random, language: str) -> Shown:
    """Return every key and as many wrong options as stay in sight: ordered as in a choice."""
    # Each is drawn as often as any other: sorted, so that another rank changes no showing.
    wrong = sorted(option.text for option in shape.distractors)
    room = max(IN_SIGHT - len(shape.keys), FEWEST_WRONG)
    drawn = draw.sample(wrong, min(room, len(wrong)))
    return _arranged(shape.keys, drawn, draw, language)


def shown_order(order: Order, draw: Random) -> Shown:
    """Return the steps shuffled, and not in a right order already unless every order is right."""
    places = [place for place, steps in enumerate(order.steps) for _ in steps]
    steps = [step for together in order.steps for step in together]
    shuffled = list(range(len(steps)))
    draw.shuffle(shuffled)
    while len(order.steps) > 1 and [places[at] for at in shuffled] == places:
        draw.shuffle(shuffled)
    keys = sorted(range(len(steps)), key=lambda index: shuffled[index])
    return Shown(tuple(steps[at] for at in shuffled), tuple(keys))


def shown_judgement(shape: TrueFalse) -> Shown:
    """Return True and False, in that order."""
    return Shown(TRUE_FALSE, (0,) if shape.true else (1,))


def _arranged(keys: Sequence[str], wrong: Sequence[str], draw: Random, language: str) -> Shown:
    options = [*keys, *wrong]
    sizes = [quantity(option, has_decimal_comma(language)) for option in options]
    numbers = [size for size in sizes if size is not None]
    if len(numbers) == len(options) and all(same_unit(numbers[0], size) for size in numbers):
        order = sorted(range(len(options)), key=lambda at: (numbers[at].low, numbers[at].high))
        options = [options[at] for at in order]
    else:
        draw.shuffle(options)
    return Shown(tuple(options), tuple(at for at, text in enumerate(options) if text in keys))
