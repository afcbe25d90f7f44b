"""The field Answer: what is right, in the author's words, a line for each of several."""

from collections.abc import Sequence
from typing import assert_never

from quizgen.exporters._anki.anki_html import to_anki
from quizgen.exporters._anki.options import Pickable, places
from quizgen.exporters._anki.words import words
from quizgen.model import Choice, ChooseAll, Item, Numeric, Order, Recall, TrueFalse, Typed


def answer_field(items: Sequence[Item], picked: Pickable | None) -> str:
    """Return the answer to a question from its ways; `picked` is the shape that has options.

    It is the answer as the list has it; the key of a choice is the same in other words.
    """
    match picked:
        case ChooseAll(keys=keys):
            return "<br>".join(map(to_anki, keys))
        case Order():
            return "<br>".join(_in_order(picked))
        case TrueFalse(true=true):
            said = words(items[0].origin.language)
            return said.true if true else said.false
        case Choice() | None:
            return to_anki(_said(items) or (picked.key if picked else ""))
        case _:
            assert_never(picked)


def _said(items: Sequence[Item]) -> str:
    answers = (w.shape.answer for w in items if isinstance(w.shape, Recall | Typed | Numeric))
    return next(answers, "")


def _in_order(order: Order) -> list[str]:
    """Return a line for each place: `1. a`; `2–3. b · c` for steps that come in any order."""
    lines = []
    for place, steps in places(order):
        last = place + len(steps) - 1
        number = f"{place}" if last == place else f"{place}–{last}"
        lines.append(f"{number}. {' · '.join(map(to_anki, steps))}")
    return lines
