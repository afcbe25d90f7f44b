"""Whether a response is right: nothing is forgiven silently, a near miss is the learner's call."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple, assert_never

from quizgen.blanks import GAP
from quizgen.bounds import bound_asked
from quizgen.clashes import contradicts, says, within
from quizgen.folding import fold, same
from quizgen.markdown import to_plain
from quizgen.model import (
    Blank,
    Choice,
    ChooseAll,
    Cloze,
    Entry,
    Numeric,
    Order,
    Quantity,
    Rating,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.number_words import as_figure, in_digits
from quizgen.quantity import has_decimal_comma, quantity
from quizgen.trainer.asking import Asked
from quizgen.trainer.partly import in_place, marks

SHORTEST_NEAR = 4
"""Letters of the shortest answer of which one may be off: "Na" is not nearly "Ni"."""

_LOWERED = re.compile(r"~([^\s~]+)~")
_RAISED = re.compile(r"\^([^\s^]+)\^")


class Picked(NamedTuple):
    """The learner picked an option, counted from 0."""

    option: int


class Marked(NamedTuple):
    """The learner marked all options that they hold for right, counted from 0, ascending."""

    options: tuple[int, ...]


class Ordered(NamedTuple):
    """The learner put all options in this order, counted from 0."""

    options: tuple[int, ...]


class Wrote(NamedTuple):
    """The learner typed an answer."""

    text: str


class Rated(NamedTuple):
    """The learner saw the answer and rated the recall."""

    rating: Rating


@dataclass(frozen=True, slots=True)
class Unknown:
    """The learner does not know."""


Response = Picked | Marked | Ordered | Wrote | Rated | Unknown


class Verdict(Enum):
    """What a response is. Near and arguable ones are not right; the learner has a say."""

    RIGHT = "right"
    NEAR = "nearly right"
    ARGUABLE = "arguable"
    WRONG = "wrong"


class Grade(NamedTuple):
    """The verdict on a response, and the rating it gives.

    `reason` says why an arguable one is arguable, `meant` to which answer a near one is near;
    `part` is the share of a wrong one that is right, less than 1.
    """

    verdict: Verdict
    rating: Rating
    reason: str = ""
    meant: str = ""
    part: float = 0.0

    @property
    def share(self) -> float:
        """Return how much of the response is right, 0–1; only 1 counts as right."""
        return 1.0 if self.right else self.part

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
            return _shared(float(option in asked.keys), capped)
        case Marked(options):
            return _shared(marks(asked, options).share, capped)
        case Ordered(options):
            return _shared(in_place(asked, options) / len(asked.options), capped)
        case Wrote(text):
            return _typed(asked, text, capped)
        case _:
            assert_never(response)


def _shared(share: float, capped: bool) -> Grade:
    if share == 1:
        return _graded(Verdict.RIGHT, capped)
    return _graded(Verdict.WRONG, capped)._replace(part=share)


def _graded(verdict: Verdict, capped: bool, *, reason: str = "", meant: str = "") -> Grade:
    right = Rating.HARD if capped else Rating.GOOD
    return Grade(verdict, right if verdict is Verdict.RIGHT else Rating.AGAIN, reason, meant)


def _typed(asked: Asked, text: str, capped: bool) -> Grade:
    shape = asked.item.shape
    language = asked.item.origin.language
    match shape:
        case Typed():
            right = (shape.answer, *shape.accept)
            accepted = Accepted(right, shape.arguable, shape.exact, language=language)
        case Numeric():
            right = (shape.answer, *shape.accept)
            size = _bounded(shape.quantity, asked.item.stem)
            accepted = Accepted(right, shape.arguable, bounds=(size,), language=language)
        case Cloze():
            accepted = _accepted_in(shape, asked.blanks[0], language)
        case Choice() | ChooseAll() | Order() | TrueFalse() | Recall():
            raise ValueError(f"a {type(shape).__name__} is not typed")
        case _:
            assert_never(shape)
    return compared(text, accepted, capped=capped)


class Accepted(NamedTuple):
    """What a typed answer is compared with. `bounds`: of a number, what it lies within.

    `exact`: to the letter. By its language 1,5 is one and a half, and six is 6.
    """

    right: tuple[str, ...]
    arguable: tuple[Entry, ...] = ()
    exact: bool = False
    bounds: tuple[Quantity, ...] = ()
    language: str = "en"

    def number(self, text: str) -> Quantity | None:
        """Return the number that a text is, in words too."""
        return quantity(as_figure(text, self.language), has_decimal_comma(self.language))


def _accepted_in(cloze: Cloze, blank: Blank, language: str) -> Accepted:
    number = None if blank.exact else quantity(blank.answer, has_decimal_comma(language))
    bounds = (_bounded(number, _around(cloze, blank)),) if number else ()
    right = (blank.answer, *blank.accept)
    return Accepted(right, blank.arguable, blank.exact, bounds, language)


def _around(cloze: Cloze, blank: Blank) -> str:
    """Return the text with this blank, and those of its number, as gaps."""
    return "".join(
        piece if isinstance(piece, str) else GAP if piece.number == blank.number else piece.answer
        for piece in cloze.pieces
    )


def _bounded(size: Quantity, shown: str) -> Quantity:
    """Return a number as the words before it bound it: in more than […] reactions."""
    return size if size.bound else replace(size, bound=bound_asked(shown))


def compared(text: str, accepted: Accepted, *, capped: bool = False) -> Grade:
    """Return the grade of a typed text: right, else arguable, else nearly right, else wrong."""
    if _is_right(text, accepted):
        return _graded(Verdict.RIGHT, capped)
    for entry in accepted.arguable:
        if _is_same(text, entry.text, accepted) or _is_number(text, entry.text, accepted):
            return _graded(Verdict.ARGUABLE, capped, reason=entry.reason)
    near = next((answer for answer in accepted.right if is_near(text, answer)), "")
    if not near and (_has_unit_too_many(text, accepted) or _bounds_otherwise(text, accepted)):
        near = accepted.right[0]
    return _graded(Verdict.NEAR if near else Verdict.WRONG, capped, meant=near)


def _is_right(text: str, accepted: Accepted) -> bool:
    if any(_is_within(text, bounds, accepted) for bounds in accepted.bounds):
        return True
    return any(_is_answer(text, answer, accepted) for answer in accepted.right)


def _is_answer(text: str, answer: str, accepted: Accepted) -> bool:
    """Tell whether a text is an answer, written as the author did, as it is shown, or as typed."""
    if _is_number(text, answer, accepted):
        return True
    exact = accepted.exact or _is_measured(answer, accepted)
    forms = (answer, to_plain(answer), *_keyed(answer))
    return any(same(text, form, exact) for form in forms) or (
        not exact and any(_is_same(text, form, accepted) for form in forms)
    )


def _is_same(text: str, answer: str, accepted: Accepted) -> bool:
    """Tell whether two texts are the same where form does not count, numbers in words too."""
    language = accepted.language
    return same(text, answer) or same(in_digits(text, language), in_digits(answer, language))


def _keyed(answer: str) -> tuple[str, str]:
    """Return a text as a keyboard has it: H2O for H~2~O, 10^-3 for 10^-3^; m^2 and m2 for m^2^."""
    low = _LOWERED.sub(r"\1", answer)
    return to_plain(_RAISED.sub(r"^\1", low)), to_plain(re.sub(r"(?<!\d)\^(\d+)\^", r"\1", low))


def _is_measured(answer: str, accepted: Accepted) -> bool:
    """Tell whether the case of an answer counts since it is a number's unit: mg is not Mg."""
    return bool(accepted.bounds) and accepted.number(answer) is not None


def _is_number(text: str, answer: str, accepted: Accepted) -> bool:
    """Tell whether a text is the number that another one is, where numbers are asked for."""
    wanted = accepted.number(answer) if accepted.bounds else None
    if wanted is None:
        return False
    bound = wanted.bound or accepted.bounds[0].bound
    return _is_within(text, replace(wanted, bound=bound), accepted)


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


def _is_within(text: str, bounds: Quantity, accepted: Accepted) -> bool:
    """Tell whether a typed number lies within the bounds; unit and bound may be left out."""
    typed = accepted.number(text)
    return typed is not None and says(typed, bounds) and within(typed, bounds)


def _bounds_otherwise(text: str, accepted: Accepted) -> bool:
    """Tell whether a figure is right but bounded in other words: about 300, not more than 300."""
    typed = accepted.number(text)
    return typed is not None and any(
        within(typed, bounds) and not contradicts(typed, bounds) for bounds in accepted.bounds
    )


def _has_unit_too_many(text: str, accepted: Accepted) -> bool:
    """Tell whether a number is right but has a unit where the answer has none."""
    typed = accepted.number(text)
    if typed is None or not typed.unit:
        return False
    bare = replace(typed, unit="")
    return any(
        not bounds.unit and says(bare, bounds) and within(bare, bounds)
        for bounds in accepted.bounds
    )
