"""Which wrong options an item offers: those with a claim, that cannot be right, plausible first."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from quizgen.folding import holds, same, squeeze, words
from quizgen.model import Distractor, Quantity
from quizgen.plausibility import distance
from quizgen.quantity import is_measured, overlap, quantity, same_unit

MOST = 8
"""How many wrong options an item keeps; each showing draws from them."""
FEWEST = 2
"""Fewer make no choice."""
GIVEN_AWAY = "it stands in the question"
"""Why an option that is wrong is not offered all the same."""


class Question(NamedTuple):
    """What a candidate is measured against.

    `right` are the accepted answers besides the key, `arguable` those never offered, `shown` the
    text that the learner sees beside the options.
    """

    guid: str
    key: str
    shown: str
    right: tuple[str, ...] = ()
    arguable: tuple[str, ...] = ()
    exact: bool = False
    decimal_comma: bool = False


def why_not(candidate: str, question: Question) -> str:
    """Return why a candidate cannot be offered as wrong, "" if it can."""
    checks: Sequence[Callable[[str, Question], str]] = (_equal, _number, _contained, _given_away)
    return next(filter(None, (check(candidate, question) for check in checks)), "")


def choose(
    question: Question, candidates: Iterable[Distractor], released: Sequence[str] = ()
) -> tuple[Distractor, ...]:
    """Return the distractors to keep: at most eight.

    What was released stays while it is permitted, in the order of its release. New ones follow by
    plausibility, ties by a hash, so that a new candidate moves few others. A candidate that cannot
    be told from one already kept is left out; of two with the same words the first one counts.
    """
    distinct = {squeeze(found.text): found for found in reversed([*candidates])}
    fit = [found for found in distinct.values() if not why_not(found.text, question)]
    order = {squeeze(text): place for place, text in enumerate(released)}
    ranked = sorted(fit, key=lambda found: _rank(found, question, order))
    kept: list[Distractor] = []
    for found in ranked:
        if len(kept) == MOST:
            break
        if not any(alike(found.text, other.text, question) for other in kept):
            kept.append(found)
    return tuple(kept)


def _rank(found: Distractor, question: Question, order: dict[str, int]) -> tuple[float, float, str]:
    text = squeeze(found.text)
    place = order.get(text, len(order))
    new = distance(text, question.key, question.decimal_comma) if place == len(order) else 0.0
    return place, new, sha256(f"{question.guid}\x00{text}".encode()).hexdigest()


def alike(one: str, other: str, question: Question) -> bool:
    """Tell whether two options are one to a reader: equal, as numbers too, or one in the other."""
    first, second = _numbers(one, other, question)
    if first and second and not question.exact:
        return overlap(first, second)
    exact = question.exact
    return same(one, other, exact) or holds(one, other, exact) or holds(other, one, exact)


def _equal(candidate: str, question: Question) -> str:
    if any(same(candidate, right, question.exact) for right in (question.key, *question.right)):
        return "it equals the answer"
    if any(same(candidate, arguable, question.exact) for arguable in question.arguable):
        return "it is listed under `never`"
    return ""


def _number(candidate: str, question: Question) -> str:
    if question.exact:
        return ""  # then 1.10 and 1.1 are two answers
    for right in (question.key, *question.right):
        wanted, other = _numbers(right, candidate, question)
        if wanted and other and overlap(wanted, other):
            return "as a number it equals the answer or lies within its bounds"
    for arguable in question.arguable:
        wanted, other = _numbers(arguable, candidate, question)
        if wanted and other and overlap(wanted, other):
            return f"as a number it equals `{arguable}`, which is listed under `never`"
    key, other = _numbers(question.key, candidate, question)
    if key and other and not same_unit(key, other) and (is_measured(key) or is_measured(other)):
        if not other.unit:
            return f"it has no unit, the answer is in {key.unit}"
        return "it has another unit than the answer"
    return ""


def _contained(candidate: str, question: Question) -> str:
    for right in (question.key, *question.right):
        if _are_comparable(right, candidate, question):
            continue
        if holds(right, candidate, question.exact):
            return f"it is contained in `{right}`"
        if holds(candidate, right, question.exact):
            return f"it contains `{right}`"
    for arguable in question.arguable:
        if _are_comparable(arguable, candidate, question):
            continue
        if holds(candidate, arguable, question.exact):
            return f"it contains `{arguable}`, which is listed under `never`"
    return ""


def _given_away(candidate: str, question: Question) -> str:
    """An option that the stem names, when it does not name the key, is no option."""
    exact = question.exact
    if not words(candidate) or holds(question.shown, question.key, exact):
        return ""
    return GIVEN_AWAY if holds(question.shown, candidate, exact) else ""


def _numbers(one: str, other: str, question: Question) -> tuple[Quantity | None, Quantity | None]:
    comma = question.decimal_comma
    return quantity(one, comma), quantity(other, comma)


def _are_comparable(one: str, other: str, question: Question) -> bool:
    """Tell whether both are numbers, which are compared as numbers and not word by word."""
    return None not in _numbers(one, other, question)
