"""How a target is asked in an exam: only in ways that can be graded, without a hint."""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from random import Random

from quizgen.model import Item
from quizgen.trainer.asking import TYPED_FROM, Asked, show, way_of
from quizgen.trainer.wording import stem

_RANKS = ("choice", "typed", "cloze")
_TELLING = frozenset({"cloze", "blank", "all", "one", "gap", "order", "next", "missing"})
"""Questions, by the first word of what they ask, that show what others of their fact ask for."""


def ask_in_exam(ways: Sequence[Item], target: str, seed: str) -> Asked | None:
    """Return how a target is asked, a choice if there is one; None if nothing can be graded.

    Among several items of one way the seed decides. What the learner would rate is no exam.
    """
    shown = [show(item, target, TYPED_FROM, f"{seed} {target}") for item in ways]
    graded = [asked for asked in shown if asked.options or asked.is_typed]
    for way in _RANKS:
        if those := [asked for asked in graded if way_of(asked.item) == way]:
            draw = Random(f"{seed} {target} way")  # noqa: S311  # a draw, not a secret
            return draw.choice(those)
    return None


def shown_again(ways: Iterable[Item], target: str, guid: str, way: str, seed: str) -> Asked | None:
    """Return the showing of a question once drawn, None if there is no such item any more."""
    found = (item for item in ways if item.guid == guid and item.name == way)
    return next((show(item, target, TYPED_FROM, f"{seed} {target}") for item in found), None)


def tells_others(asked: Asked) -> bool:
    """Tell whether a question shows what other questions of its fact ask for."""
    return asked.item.question.partition(":")[0] in _TELLING


def fingerprint(asked: Asked) -> str:
    """Return what changes when a showing does: its stem, its options, or its answer."""
    text = json.dumps([stem(asked), asked.options, asked.keys, asked.answer], ensure_ascii=True)
    return sha256(text.encode()).hexdigest()[:16]
