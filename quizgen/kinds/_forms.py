"""What is compared of rows, and of steps, of which no two may be one thing."""

import re
from decimal import Context as Rounding
from decimal import Decimal

from quizgen.folding import fold
from quizgen.kinds.contract import Context
from quizgen.model import Quantity
from quizgen.quantity import has_decimal_comma, in_unit
from quizgen.wordings import face

_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[^\W\d]|[°%])")
_ROUNDED = Rounding(prec=7)
"""Figures that come of a conversion."""


class Forms:
    """Gives each text a form that it shares with all that say the same, in linear time.

    Case and the like count if `exact`; names of one thing are one, numbers in words and figures,
    20 mg and 0.02 g. A text that holds another is another.
    """

    def __init__(self, context: Context, *, exact: bool) -> None:
        self._context, self._exact = context, exact
        self._language = context.origin.language
        self._comma = has_decimal_comma(self._language)
        self._units: list[str] = []

    def of(self, text: str) -> str:
        """Return the form of a text."""
        same = self._context.same
        name = same.get(fold(text), (text,))[0] if same else text
        read = face(name, self._exact, self._comma, self._language)
        if read.size and not self._exact:
            return self._figure(read.size)
        return read.looks if self._exact else _BEFORE_UNIT.sub("", read.looks)

    def _figure(self, size: Quantity) -> str:
        """Return a number in the first unit met that measures the same."""
        for unit in self._units:
            scaled = in_unit(size, unit)
            if scaled is not None:
                return _written(scaled, unit, is_rounded=scaled is not size)
        self._units.append(size.unit)
        return _written(size, size.unit, is_rounded=False)


def _written(size: Quantity, unit: str, *, is_rounded: bool) -> str:
    figures = [_plain(figure, is_rounded=is_rounded) for figure in (size.low, size.high)]
    return " ".join([size.bound, *figures, unit])


def _plain(figure: Decimal, *, is_rounded: bool) -> str:
    return str((_ROUNDED.plus(figure) if is_rounded else figure).normalize())
