"""Whether a response is right: nothing is forgiven silently, a near miss is the learner's call."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple, assert_never

from quizgen.folding import fold, same
from quizgen.markdown import to_plain
from quizgen.model import Blank, Choice, Cloze, Entry, Numeric, Quantity, Rating, Recall, Typed
from quizgen.quantity import has_decimal_comma, overlap, quantity
from quizgen.trainer.asking import Asked

SHORTEST_NEAR = 4
"""Letters of the shortest answer of which one may be off: "Na" is not nearly "Ni"."""

_LOWERED = re.compile(r"~([^\s~]+)~")
_RAISED = re.compile(r"\^([^\s^]+)\^")


class Picked(NamedTuple):
    """The learner picked an option, counted from 0."""

    option: int


class Wrote(NamedTuple):
    """The learner typed an answer."""

    text: str


class Rated(NamedTuple):
    """The learner saw the answer and rated the recall."""

    rating: Rating


@dataclass(frozen=True, slots=True)
class Unknown:
    """The learner does not know."""


Response = Picked | Wrote | Rated | Unknown


class Verdict(Enum):
    """What a response is. Near and arguable ones are not right; the learner has a say."""

    RIGHT = "right"
    NEAR = "nearly right"
    ARGUABLE = "arguable"
    WRONG = "wrong"


class Grade(NamedTuple):
    """The verdict on a response, and the rating it gives.

    `reason` says why an arguable one is arguable, `meant` to which answer a near one is near.
    """

    verdict: Verdict
    rating: Rating
    reason: str = ""
    meant: str = ""

    @property
    def right(self) -> bool:
        """Tell whether the response counts as right."""
        return self.verdict is Verdict.RIGHT


def grade(asked: Asked, response: Response, *, capped: bool = False) -> Grade:
    """Return the grade of a response. `capped`: not sure, or helped by a hint, so at most Hard."""
    match response:
        case Unknown():
            return _graded(Verdict.WRONG, capped)
        case Rated(rating):
            right = rating is not Rating.AGAIN
            kept = min(rating, Rating.HARD) if capped else rating
            return Grade(Verdict.RIGHT if right else Verdict.WRONG, kept)
        case Picked(option):
            return _graded(Verdict.RIGHT if option == asked.key else Verdict.WRONG, capped)
        case Wrote(text):
            return _typed(asked, text, capped)
        case _:
            assert_never(response)


def _graded(verdict: Verdict, capped: bool, *, reason: str = "", meant: str = "") -> Grade:
    right = Rating.HARD if capped else Rating.GOOD
    return Grade(verdict, right if verdict is Verdict.RIGHT else Rating.AGAIN, reason, meant)


def _typed(asked: Asked, text: str, capped: bool) -> Grade:
    shape = asked.item.shape
    comma = has_decimal_comma(asked.item.origin.language)
    match shape:
        case Typed():
            accepted = Accepted((shape.answer, *shape.accept), shape.arguable, shape.exact)
        case Numeric():
            right = (shape.answer, *shape.accept)
            accepted = Accepted(right, shape.arguable, bounds=(shape.quantity,), comma=comma)
        case Cloze():
            accepted = _accepted_in(asked.blanks[0], comma)
        case Choice() | Recall():
            raise ValueError(f"a {type(shape).__name__} is not typed")
        case _:
            assert_never(shape)
    return compared(text, accepted, capped=capped)


class Accepted(NamedTuple):
    """What a typed answer is compared with. `bounds`: of a number, what it lies within.

    `exact`: to the letter. `comma`: the language writes 1,5 for one and a half.
    """

    right: tuple[str, ...]
    arguable: tuple[Entry, ...] = ()
    exact: bool = False
    bounds: tuple[Quantity, ...] = ()
    comma: bool = False


def _accepted_in(blank: Blank, comma: bool) -> Accepted:
    number = None if blank.exact else quantity(blank.answer, comma)
    bounds = (number,) if number else ()
    return Accepted((blank.answer, *blank.accept), blank.arguable, blank.exact, bounds, comma)


def compared(text: str, accepted: Accepted, *, capped: bool = False) -> Grade:
    """Return the grade of a typed text: right, else arguable, else nearly right, else wrong."""
    if _is_right(text, accepted):
        return _graded(Verdict.RIGHT, capped)
    for entry in accepted.arguable:
        if same(text, entry.text) or _is_number(text, entry.text, accepted):
            return _graded(Verdict.ARGUABLE, capped, reason=entry.reason)
    near = next((answer for answer in accepted.right if is_near(text, answer)), "")
    if not near and _has_unit_too_many(text, accepted):
        near = accepted.right[0]
    return _graded(Verdict.NEAR if near else Verdict.WRONG, capped, meant=near)


def _is_right(text: str, accepted: Accepted) -> bool:
    if any(_is_within(text, bounds, accepted.comma) for bounds in accepted.bounds):
        return True
    return any(_is_answer(text, answer, accepted) for answer in accepted.right)


def _is_answer(text: str, answer: str, accepted: Accepted) -> bool:
    """Tell whether a text is an answer, written as the author did, as it is shown, or as typed."""
    if _is_number(text, answer, accepted):
        return True
    exact = accepted.exact or _is_measured(answer, accepted)
    return any(same(text, form, exact) for form in (answer, to_plain(answer), _keyed(answer)))


def _keyed(answer: str) -> str:
    """Return a text as a keyboard has it: H2O for H~2~O, 10^-3 for 10^-3^."""
    return to_plain(_RAISED.sub(r"^\1", _LOWERED.sub(r"\1", answer)))


def _is_measured(answer: str, accepted: Accepted) -> bool:
    """Tell whether the case of an answer counts since it is a number's unit: mg is not Mg."""
    return bool(accepted.bounds) and quantity(answer, accepted.comma) is not None


def _is_number(text: str, answer: str, accepted: Accepted) -> bool:
    """Tell whether a text is the number that another one is, where numbers are asked for."""
    bounds = quantity(answer, accepted.comma) if accepted.bounds else None
    return bounds is not None and _is_within(text, bounds, accepted.comma)


def is_near(text: str, answer: str) -> bool:
    """Tell whether a text is within one edit of an answer, or differs from it in form only.

    One edit: a letter more, less or other, or two neighbours swapped. Another digit is another
    answer: B12 is not nearly B6, and 350 mg not nearly 360 mg.
    """
    from rapidfuzz.distance import OSA

    typed, wanted = fold(text), fold(answer)
    if typed == wanted:
        return True
    if len(wanted) < SHORTEST_NEAR or _digits(typed) != _digits(wanted) or not typed:
        return False
    if quantity(answer) is not None:
        return False
    return int(OSA.distance(typed, wanted, score_cutoff=1)) <= 1


def _digits(text: str) -> str:
    return "".join(ch for ch in text if ch.isdigit())


def _is_within(text: str, bounds: Quantity, comma: bool) -> bool:
    """Tell whether a typed number lies within the bounds; its unit may be left out."""
    typed = quantity(text, comma)
    if typed is None:
        return False
    wanted = replace(bounds, unit="") if not typed.unit else bounds
    if typed.low == typed.high:
        return overlap(wanted, typed)
    lowest, highest = replace(typed, high=typed.low), replace(typed, low=typed.high)
    return overlap(replace(wanted, high=wanted.low), lowest) and overlap(
        replace(wanted, low=wanted.high), highest
    )


def _has_unit_too_many(text: str, accepted: Accepted) -> bool:
    """Tell whether a number is right but has a unit where the answer has none."""
    typed = quantity(text, accepted.comma)
    if typed is None or not typed.unit:
        return False
    return any(
        not bounds.unit and overlap(bounds, replace(typed, unit="")) for bounds in accepted.bounds
    )
