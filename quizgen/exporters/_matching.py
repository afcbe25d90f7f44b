"""An order as a matching question: each step is given its place."""

from collections.abc import Sequence
from hashlib import sha256

from quizgen.exporters._sheet import Step, steps_of
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Item


def matched(item: Item, options: ExportOptions) -> tuple[tuple[Step, str], ...]:
    """Return the steps in an order that says nothing, each with its place: `1`, `2–3`.

    Steps that come in any order share a place.
    """
    steps = steps_of(item, options)
    shuffled = sorted(steps, key=lambda step: sha256(f"{item.guid} {step.text}".encode()).digest())
    if shuffled == sorted(shuffled, key=lambda step: step.place):
        shuffled = [*shuffled[1:], *shuffled[:1]]  # in order by chance
    return tuple((step, _place(step, steps)) for step in shuffled)


def _place(step: Step, steps: Sequence[Step]) -> str:
    last = step.place + sum(one.place == step.place for one in steps) - 1
    return f"{step.place}" if last == step.place else f"{step.place}–{last}"
