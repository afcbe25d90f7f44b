"""Which wrong options an item offers: those with a claim, that cannot be right, plausible first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from quizgen.bounds import bound_asked, bounded
from quizgen.clashes import Clash, clash
from quizgen.folding import NO_NAMES, Names, holds, other_names, squeeze, words
from quizgen.model import Distractor, Quantity
from quizgen.plausibility import distance, ranked
from quizgen.quantity import in_unit, is_measured, same_unit
from quizgen.series import asks_for_order
from quizgen.wordings import (
    Wording,
    are_strangers,
    contains,
    equal,
    holds_loosely,
    loosely_equal,
    wording,
)

MOST = 8
"""How many wrong options an item keeps; each showing draws from them."""
FEWEST = 2
"""Fewer make no choice."""
_DIGITS = 6
"""To how many places behind its first a converted figure is written."""
GIVEN_AWAY = "it stands in the question"
"""Why an option that is wrong is not offered all the same."""
OTHER_UNIT = "it has another unit than the answer"
SPEAKS_OF_OTHERS = "it speaks of the other options, and they change places"


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
    language: str = "en"


@lru_cache(maxsize=1024)  # asked twice: when the author is told, and when options are chosen
def why_not(candidate: str, question: Question) -> str:
    """Return why a candidate cannot be offered as wrong, "" if it can."""
    read = _read(candidate, question)
    return (
        (SPEAKS_OF_OTHERS if read.is_catch_all else "")
        or _related(candidate, read, question)
        or _given_away(candidate, question)
    )


def _related(candidate: str, read: Wording, question: Question) -> str:
    """Return what a candidate has to do with what is right or arguable, as a rule nothing."""
    if not question.arguable and all(
        are_apart(candidate, right, question) for right in (question.key, *question.right)
    ):
        return ""
    return _in_common(read, question)


def _in_common(read: Wording, question: Question) -> str:
    return (
        _equal(read, question)
        or _number(read, question)
        or _contained(read, question)
        or _loosely_equal(read, question)
    )


def are_apart(one: str, other: str, question: Question) -> bool:
    """Tell whether two texts have nothing in common, as nearly always: they are two options."""
    return are_strangers(one, other, question.exact, question.decimal_comma, question.language)


def choose(
    question: Question,
    candidates: Iterable[Distractor],
    released: Sequence[str] = (),
    names: Names = NO_NAMES,
) -> tuple[Distractor, ...]:
    """Return the distractors to keep: at most eight.

    What was released stays while it is permitted, in the order of its release. New ones follow by
    plausibility, ties by a hash, so that a new candidate moves few others. A candidate that cannot
    be told from one already kept is left out; of two with the same words the first one counts.
    `names` tells what else a thing is called: what holds of one name holds of all.
    """
    every = [(squeeze(found.text), found) for found in candidates]
    distinct = dict(reversed(every))
    claims = Counter(text for text, _ in every) if len(distinct) < len(every) else {}
    fit = [text for text, found in distinct.items() if _is_fit(found.text, question, names)]
    order = {squeeze(text): place for place, text in enumerate(released)}
    ranks = {text: _rank(text, question, order, claims.get(text, 1)) for text in fit}
    kept: list[Distractor] = []
    for text in ranked(ranks, question.guid):
        found = distinct[text]
        if len(kept) == MOST:
            break
        if not any(alike(found.text, other.text, question, names) for other in kept):
            kept.append(found)
    return tuple(kept)


def _is_fit(text: str, question: Question, names: Names) -> bool:
    if not names:
        return not why_not(text, question)
    return not any(why_not(name, question) for name in _all_names(text, names))


_Rank = tuple[int, float]
"""The place of an option that was released, one for all that are new; how unlike the key it is."""


def _rank(text: str, question: Question, order: Mapping[str, int], claims: int) -> _Rank:
    place = order.get(text)
    if place is not None:
        return place, 0.0
    return len(order), distance(text, question.key, question.decimal_comma, claims)


def alike(one: str, other: str, question: Question, names: Names = NO_NAMES) -> bool:
    """Tell whether two options are one to a reader: equal, as numbers too, or one in the other.

    By any of their names.
    """
    if not names:
        return _alike(one, other, question)
    return any(
        _alike(first, second, question)
        for first in _all_names(one, names)
        for second in _all_names(other, names)
    )


def _all_names(text: str, names: Names) -> tuple[str, ...]:
    return (text, *other_names(text, names)) if names else (text,)


def _alike(one: str, other: str, question: Question) -> bool:
    return not are_apart(one, other, question) and _are_one(one, other, question)


def _are_one(one: str, other: str, question: Question) -> bool:
    mine, theirs = _read(one, question), _read(other, question)
    if mine.size and theirs.size and not question.exact:
        return clash(_bounded(mine.size, question), _bounded(theirs.size, question)) is not None
    if mine.size and theirs.size and _is_converted(mine.size, theirs.size):
        return True
    return (
        equal(mine, theirs)
        or _is_loosely(mine, theirs, question)
        or contains(mine, theirs)
        or contains(theirs, mine)
    )


def _read(text: str, question: Question) -> Wording:
    return wording(text, question.exact, question.decimal_comma, question.language)


def _bounded(size: Quantity, question: Question) -> Quantity:
    """Return a number as the question bounds it: more than […]."""
    bound = "" if size.bound else bound_asked(question.shown)
    return replace(size, bound=bound) if bound else size


def _equal(candidate: Wording, question: Question) -> str:
    for right in (question.key, *question.right):
        if equal(candidate, _read(right, question)):
            return "it equals the answer"
    for arguable in question.arguable:
        if equal(candidate, _read(arguable, question)):
            return "it is listed under `never`"
    return ""


def _loosely_equal(candidate: Wording, question: Question) -> str:
    for text in (question.key, *question.right):
        if _is_loosely(candidate, _read(text, question), question):
            return f"{_LOOSELY} `{text}`"
    for text in question.arguable:
        if _is_loosely(candidate, _read(text, question), question):
            return f"{_LOOSELY} `{text}`, which is listed under `never`"
    return ""


def _is_loosely(one: Wording, other: Wording, question: Question) -> bool:
    in_order = bool(one.series and other.series) and asks_for_order(question.shown)
    return loosely_equal(one, other, in_order=in_order)


_LOOSELY = "plural, article, hyphen and order aside it is"


def _number(candidate: Wording, question: Question) -> str:
    if candidate.size is None:
        return ""
    if question.exact:
        return _exact_number(candidate.size, question)
    number = _bounded(candidate.size, question)
    for right in (question.key, *question.right):
        wanted = _read(right, question).size
        found = wanted and clash(_bounded(wanted, question), number)
        if found:
            return _CLASHES[found].format(bounded(right, bound_asked(question.shown)))
    for arguable in question.arguable:
        wanted = _read(arguable, question).size
        if wanted and clash(_bounded(wanted, question), number):
            return _AS_NEVER.format(arguable)
    key = _read(question.key, question).size
    return _other_unit(key, number) if key else ""


def _exact_number(number: Quantity, question: Question) -> str:
    """Where form counts 1.10 and 1.1 are two answers; 20 mg and 0.02 g are one all the same."""
    for right in (question.key, *question.right):
        wanted = _read(right, question).size
        if wanted and _is_converted(wanted, number):
            return _CLASHES[Clash.EQUAL]
    for arguable in question.arguable:
        wanted = _read(arguable, question).size
        if wanted and _is_converted(wanted, number):
            return _AS_NEVER.format(arguable)
    return ""


def _is_converted(one: Quantity, other: Quantity) -> bool:
    return not same_unit(one, other) and clash(one, other) is Clash.EQUAL


_AS_NEVER = "as a number it equals `{}`, which is listed under `never`"
_CLASHES = {
    Clash.EQUAL: "as a number it equals the answer or lies within its bounds",
    Clash.TOGETHER: "it can be true together with `{}`",
    Clash.NEAR: "it is so near to `{}` that somebody can argue for it",
}


def _other_unit(key: Quantity, number: Quantity) -> str:
    if same_unit(key, number) or not (is_measured(key) or is_measured(number)):
        return ""
    if not number.unit:
        return f"it has no unit, the answer is in {key.unit}"
    return OTHER_UNIT


def in_unit_of_key(candidate: str, question: Question) -> str:
    """Return a figure as it is in the unit of the answer, "" if it cannot be or is so already."""
    key, size = _read(question.key, question).size, _read(candidate, question).size
    if not key or not size or size.bound or same_unit(key, size):
        return ""
    scaled = in_unit(size, key.unit)
    if scaled is None or size.low != size.high:
        return ""
    middle = round((scaled.low + scaled.high) / 2, _DIGITS - scaled.high.adjusted())
    figure = f"{middle:f}"
    plain = figure.rstrip("0").rstrip(".") if "." in figure else figure
    return f"{plain.replace('.', ',') if question.decimal_comma else plain} {key.unit}"


def _contained(candidate: Wording, question: Question) -> str:
    for text in (question.key, *question.right):
        right = _read(text, question)
        if right.size and candidate.size:
            continue  # compared as numbers, not word by word
        if contains(right, candidate):
            return f"it is contained in `{text}`"
        if contains(candidate, right):
            return f"it contains `{text}`"
    for text in question.arguable:
        arguable = _read(text, question)
        if arguable.size and candidate.size:
            continue
        if contains(candidate, arguable):
            return f"it contains `{text}`, which is listed under `never`"
        if holds_loosely(arguable, candidate):
            return f"it is contained in `{text}`, which is listed under `never`"
    return ""


def _given_away(candidate: str, question: Question) -> str:
    """An option that the stem names, when it does not name the key, is no option."""
    exact, shown = question.exact, question.shown
    if not holds(shown, candidate, exact) or not words(candidate):
        return ""
    return "" if holds(shown, question.key, exact) else GIVEN_AWAY
