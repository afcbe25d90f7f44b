"""When two cells may both say that there is none: `none`, `no`, 0, up to 3."""

from collections.abc import Sequence

from quizgen.bounds import AT_MOST, BELOW, UNDER, UP_TO
from quizgen.folding import fold
from quizgen.quantity import has_decimal_comma
from quizgen.wordings import wording

_WORDS = frozenset("no nil zero nought nein kein keine null non aucun ninguno nada".split())
_FROM_NOUGHT = frozenset({UNDER, BELOW, AT_MOST, UP_TO})


def are_none(one: Sequence[str], other: Sequence[str], language: str) -> bool:
    """Tell whether one known cell says that there is none, and the other may say so.

    A cell without values says it.
    """
    return (_is_none(one) and _may_be(other, language)) or (
        _is_none(other) and _may_be(one, language)
    )


def _is_none(cell: Sequence[str]) -> bool:
    return not cell or any(fold(value) in _WORDS for value in cell)


def _may_be(cell: Sequence[str], language: str) -> bool:
    comma = has_decimal_comma(language)
    sizes = [wording(value, False, comma, language).size for value in cell]
    return _is_none(cell) or any(
        size.bound in _FROM_NOUGHT or size.low <= 0 <= size.high for size in sizes if size
    )
