"""How unlike the key an option looks: the measure by which permitted wrong options are ranked.

A learner who knows nothing picks by looks: the longest option, the only number, the one that
repeats a word of the stem. What the measure adds up is what shows: the form (number, code, maths,
abbreviation, words), the unit, length in words and letters, the initial capital, words that begin
or end the option as they do the key, the ending, and how far apart two figures are.

Evidence: the guidelines of Haladyna, Downing & Rodriguez (2002, Applied Measurement in Education)
want options homogeneous in content and grammatical structure, about equal in length, and all
distractors plausible. How much each of these weighs, no study told us: the weights are ours. They
were set by hand on half of the 54 pairs in `tests/test_plausibility.py`, in each of which one
person judged which of two wrong options is the better: 27 of 27 agree. Of the other half, looked at
afterwards, 23 of 27 do; 20 did when form and length were all. So few pairs, of one judge, say that
the measure is better than chance and no more.

What it cannot see is meaning: Figaro beside Mozart looks better than Haydn. That things are of one
kind, the list says, by a group or a column; an option that several claims of the list make wrong is
nearer by one for each. The tags of facts say nothing about single options and are not used.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from math import log2
from typing import NamedTuple

from quizgen.folding import fold, words
from quizgen.model import Quantity
from quizgen.quantity import quantity, same_unit

_OTHER_SORT = 4.0  # a number among words is seen at once
_OTHER_FORM = 2.0  # code among words, an abbreviation among them
_OTHER_UNIT = 2.0
_OTHER_BOUND = 1.0  # `more than 300` among bare figures
_OTHER_CASE = 1.0
_WORDS_PER_DOUBLING = 1.0
_LETTERS_PER_DOUBLING = 1.0
_NO_COMMON_END = 1.0  # of the last word, often the head: AMPA receptor, thiazide diuretic
_NO_COMMON_START = 0.5
_ENDING = 0.4  # for each letter of an ending not shared, of three: part of speech, class of drugs
_PER_FOLD = 0.5  # a figure twice as large
_TOO_NEAR = 1.0  # 350 beside 351: then only one of them can be what is meant
_EVERY_CLAIM = 1.0  # that names an option besides the first

_LETTERS_OF_ENDING = 3
_NEAREST = 1.1
_MOST = 1e300  # what a float can still be divided by
_YEARS = (1000, 2100)
_YEARS_A_FOLD = 50.0  # years grow by adding: half a century counts as a doubling

_CODE = re.compile(r"`.*`|\w+\(.*\)")
_MATHS = re.compile(r"\\[(\[].*")
_SYMBOL = re.compile(r"(?:[A-Z][a-z]?\d*|[~^][\d+−-]+[~^]|[-–])+")


class Looks(NamedTuple):
    """What shows of a text."""

    form: str
    number: Quantity | None
    words: tuple[str, ...]
    length: float  # in words, as a power of two
    letters: float
    capital: bool
    ending: str


@lru_cache(maxsize=65536)
def looks(text: str, decimal_comma: bool) -> Looks:
    """Return what shows of a text."""
    number, bare, spoken = quantity(text, decimal_comma), fold(text), words(text)
    return Looks(
        "number" if number else _form(text),
        number,
        spoken,
        log2(len(spoken) + 1),
        log2(len(bare) or 1),
        text[:1].isupper(),
        bare[-_LETTERS_OF_ENDING:],
    )


def _form(text: str) -> str:
    if _CODE.fullmatch(text):
        return "code"
    if _MATHS.fullmatch(text):
        return "maths"
    return "symbol" if _SYMBOL.fullmatch(text) and not text[1:].islower() else "words"


@lru_cache(maxsize=65536)  # options of one kind stand beside each other again and again
def distance(option: str, key: str, decimal_comma: bool = False, claims: int = 1) -> float:
    """Return how much an option stands out beside the key: the less, the better.

    `claims` is how many claims of the list make it wrong.
    """
    mine, theirs = looks(option, decimal_comma), looks(key, decimal_comma)
    if mine.number and theirs.number:
        apart = _figures(mine.number, theirs.number)
    else:
        apart = _sort(mine.form, theirs.form) + _length(mine, theirs) + _wording(mine, theirs)
    return round(apart - _EVERY_CLAIM * (claims - 1), 6)  # logarithms differ from system to system


def _sort(mine: str, theirs: str) -> float:
    if mine == theirs:
        return 0.0
    return _OTHER_SORT if "number" in {mine, theirs} else _OTHER_FORM


def _length(mine: Looks, theirs: Looks) -> float:
    in_words, in_letters = abs(mine.length - theirs.length), abs(mine.letters - theirs.letters)
    return in_words * _WORDS_PER_DOUBLING + in_letters * _LETTERS_PER_DOUBLING


def _wording(mine: Looks, theirs: Looks) -> float:
    case = 0.0 if mine.capital == theirs.capital else _OTHER_CASE
    if len(mine.words) > 1 or len(theirs.words) > 1:
        start = 0.0 if mine.words[:1] == theirs.words[:1] else _NO_COMMON_START
        end = 0.0 if mine.words[-1:] == theirs.words[-1:] else _NO_COMMON_END
        return case + start + end
    return case + _ENDING * (_LETTERS_OF_ENDING - _common(mine.ending, theirs.ending))


def _common(one: str, other: str) -> int:
    """Return how many last letters two endings share."""
    for count in range(_LETTERS_OF_ENDING, 0, -1):
        if one[-count:] == other[-count:]:
            return count
    return 0


def _figures(mine: Quantity, theirs: Quantity) -> float:
    """Return how far apart two figures are, on a scale of doublings, units and bounds aside."""
    unit = 0.0 if same_unit(mine, theirs) else _OTHER_UNIT
    bound = 0.0 if mine.bound == theirs.bound else _OTHER_BOUND
    return unit + bound + _apart(_float(mine.low), _float(theirs.low), mine.unit)


def _float(figure: Decimal) -> float:
    return max(-_MOST, min(_MOST, float(figure)))


def _apart(one: float, other: float, unit: str) -> float:
    if not unit and all(_YEARS[0] <= figure <= _YEARS[1] for figure in (one, other)):
        return _PER_FOLD * abs(one - other) / _YEARS_A_FOLD
    if one * other <= 0:  # nought, or both sides of it
        return _PER_FOLD * abs(one - other) / max(abs(one), abs(other), 1.0)
    folds = abs(log2(one / other))
    return _PER_FOLD * folds + (_TOO_NEAR if folds < log2(_NEAREST) else 0.0)


def ranked(ranks: Mapping[str, tuple[int, float]], guid: str) -> list[str]:
    """Return the texts by their ranks, those of one rank by a hash of the item and the text."""
    if len({*ranks.values()}) == len(ranks):  # a hash costs more than all the rest
        return sorted(ranks, key=ranks.__getitem__)
    return sorted(
        ranks, key=lambda text: (ranks[text], sha256(f"{guid}\x00{text}".encode()).digest())
    )
