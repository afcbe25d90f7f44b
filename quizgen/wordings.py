"""A text as it is compared with others: read once, compared often."""

from functools import lru_cache
from typing import NamedTuple

from quizgen.catch_alls import is_catch_all
from quizgen.folding import fold, in_row, same, squeeze, words
from quizgen.lookalikes import latin, raised
from quizgen.model import Quantity
from quizgen.number_words import as_figure, in_digits
from quizgen.quantity import quantity
from quizgen.same_words import Bare, bare, holds_bare, same_words
from quizgen.series import Reading, in_other_order, series


class Wording(NamedTuple):
    """What counts of a text, numbers in words as digits.

    `form` is its fold, or the text to the letter where form counts; `looks` is the same of its
    letters taken for Latin ones. `size` is the number that it is, `bare` what is left without
    article and the like, and `series` how it is a list; nothing where form counts.
    """

    form: str
    looks: str
    words: tuple[str, ...]
    size: Quantity | None
    is_catch_all: bool
    bare: Bare = Bare()
    series: tuple[Reading, ...] = ()


class Face(NamedTuple):
    """What a text looks like: its number, its form and letters as in `Wording`, its digits."""

    size: Quantity | None
    form: str
    looks: str
    digits: str


@lru_cache(maxsize=65536)
def face(text: str, exact: bool, decimal_comma: bool, language: str) -> Face:
    """Return what tells equal texts; of a text that is compared with no other, this is enough."""
    size = quantity(as_figure(text, language), decimal_comma)
    if exact:
        return Face(size, squeeze(text), squeeze(raised(latin(text))), text)
    digits = in_digits(text, language)
    form = fold(digits)
    return Face(size, form, form if digits.isascii() else fold(latin(digits)), digits)


@lru_cache(maxsize=65536)
def wording(text: str, exact: bool, decimal_comma: bool, language: str) -> Wording:
    """Return what counts of a text: case, accents and the like only if `exact`."""
    size, form, looks, digits = face(text, exact, decimal_comma, language)
    if exact:
        return Wording(form, looks, words(text, exact=True), size, is_catch_all(text))
    spoken = words(digits)
    first = "" if digits == text else next(iter(words(text)), "")
    stripped = bare(form, spoken, language, first)
    lists = series(form, spoken, language)
    return Wording(form, looks, spoken, size, is_catch_all(text), stripped, lists)


@lru_cache(maxsize=65536)
def are_strangers(one: str, other: str, exact: bool, decimal_comma: bool, language: str) -> bool:
    """Tell whether two texts have nothing in common, whatever is asked: they are two options.

    As nearly always; of others it has to be looked at what it is.
    """
    mine = wording(one, exact, decimal_comma, language)
    theirs = wording(other, exact, decimal_comma, language)
    return not (
        same(one, other, exact)
        or (mine.size and theirs.size)
        or equal(mine, theirs)
        or contains(mine, theirs)
        or contains(theirs, mine)
        or loosely_equal(mine, theirs)
    )


def equal(one: Wording, other: Wording) -> bool:
    """Tell whether two texts are the same to a reader."""
    return one.form == other.form or one.looks == other.looks


def loosely_equal(one: Wording, other: Wording, *, in_order: bool = False) -> bool:
    """Tell whether two texts are the same but for plural, article, hyphen or order of a list.

    `in_order`: the order counts.
    """
    if one.bare.words and other.bare.words and same_words(one.bare, other.bare):
        return True
    return not in_order and in_other_order(one.series, other.series)


def contains(whole: Wording, part: Wording) -> bool:
    """Tell whether the words of `part` stand in `whole` in a row, as whole words."""
    return bool(part.words) and in_row(part.words, whole.words)


def holds_loosely(whole: Wording, part: Wording) -> bool:
    """Tell whether `part` stands in `whole` as whole words, but for plural and article."""
    return contains(whole, part) or holds_bare(whole.bare, part.bare)
