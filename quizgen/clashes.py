"""Whether two numbers are two answers, or one that could be argued for the other.

If the answer is `more than 300`, neither 300 nor 500 is a wrong option, nor is `more than 100`,
which follows from it, nor 290, which is too near; about 50 and `fewer than 100` may be.
"""

from dataclasses import replace
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from quizgen.model import Quantity
from quizgen.quantity import in_unit

_LIMITS = {
    "at-least": "lower", "above": "lower", "at-most": "upper", "below": "upper", "up-to": "upper",
}  # fmt: skip
_SAID = {"up-to": "at-most", "above": "over", "below": "under"}
_LOOSE = frozenset({"about", "over", "under", "up-to"})
_UPWARDS = frozenset({"over", "above", "at-least"})
_DOWNWARDS = frozenset({"under", "below", "at-most", "up-to"})
_OPEN = frozenset({"over", "above", "under", "below"})
_ENDLESS = Decimal("Infinity")

FARTHER = Decimal("1.25")
"""By how much a wrong figure must be larger or smaller where one of the two is loose.

Who says `about 4` forgives what rounding to one digit would, an eighth: 3.5 to 4.5. Who says
`about 5` may mean 4.5 too. From a quarter on the two no longer share a number.
"""
_STEPS = {"": 10, "°C": 2, "°F": 4}
"""By how much on scales whose nought is arbitrary: of years (without a unit) those of a decade."""
_TEMPERATURES = frozenset({"°C", "°F", "K"})
_YEARS = (1000, 2100)


class Clash(Enum):
    """Why two numbers are no two answers."""

    EQUAL = "they are one figure, or one lies within the other's tolerance"
    TOGETHER = "both can be true: more than 100 if more than 300 is"
    NEAR = "one of them is loose, and the other is so near that somebody can argue"


def clash(one: Quantity, other: Quantity) -> Clash | None:
    """Return why two numbers in a common unit are no two answers, None if they are.

    Limits of one kind (at least 16, at least 18) are compared by their figures. All else is
    compared by what can be true: more than 100 is, if more than 300 is.
    """
    unit = "°C" if {one.unit, other.unit} <= _TEMPERATURES and one.unit != other.unit else one.unit
    mine, scaled = in_unit(one, unit), in_unit(other, unit)
    if mine is None or scaled is None:
        return None
    return _clash(mine, scaled)


def _clash(one: Quantity, scaled: Quantity) -> Clash | None:
    limit = _LIMITS.get(one.bound)
    if limit is None or limit != _LIMITS.get(scaled.bound):
        if _together(one, scaled):
            is_equal = one.bound == scaled.bound and _meet(_figure(one), _figure(scaled))
            return Clash.EQUAL if is_equal else Clash.TOGETHER
        if _are_opposite(one.bound, scaled.bound):
            return None
    if _meet(_figure(one), _figure(scaled)):
        return Clash.EQUAL
    loose = {one.bound, scaled.bound} & _LOOSE
    return Clash.NEAR if loose and not _are_apart(one, scaled) else None


def overlap(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers are no two answers: 0.02 g and 20 mg, about 4 and 4.2."""
    return clash(one, other) is not None


class _Span(NamedTuple):
    """The numbers from `low` to `high`; `is_open`: the figure that bounds them is not one."""

    low: Decimal
    high: Decimal
    is_open: bool = False


def _figure(one: Quantity) -> _Span:
    return _Span(one.low, one.high)


def _span(one: Quantity) -> _Span:
    """Return the numbers of which it may be true."""
    if one.bound in _UPWARDS:
        return _Span(one.low, _ENDLESS, one.bound in _OPEN)
    if one.bound in _DOWNWARDS:
        return _Span(-_ENDLESS, one.high, one.bound in _OPEN)
    return _figure(one)


def _together(one: Quantity, other: Quantity) -> bool:
    return _meet(_span(one), _span(other))


def _meet(one: _Span, other: _Span) -> bool:
    if one.is_open or other.is_open:
        return one.low < other.high and other.low < one.high
    return one.low <= other.high and other.low <= one.high


def _are_opposite(one: str, other: str) -> bool:
    return (one in _UPWARDS and other in _DOWNWARDS) or (one in _DOWNWARDS and other in _UPWARDS)


def _are_apart(one: Quantity, other: Quantity) -> bool:
    """Tell whether the figures are so far apart that no rounding explains it."""
    lower, higher = sorted((one, other), key=lambda quantity: quantity.low)
    step = _STEPS.get(one.unit)
    years = all(_YEARS[0] <= figure <= _YEARS[1] for figure in (lower.low, higher.high))
    if step is not None and (one.unit or years):
        return higher.low - lower.high >= step
    if lower.high < 0:
        lower, higher = _negative(higher), _negative(lower)
    return higher.low >= lower.high * FARTHER


def _negative(one: Quantity) -> Quantity:
    return replace(one, low=-one.high, high=-one.low)


def within(typed: Quantity, wanted: Quantity) -> bool:
    """Tell whether a typed figure lies within another's tolerance; its unit may be left out."""
    limits = replace(wanted, bound="", unit=wanted.unit if typed.unit else "")
    lowest, highest = (
        replace(typed, low=figure, high=figure, bound="") for figure in (typed.low, typed.high)
    )
    if typed.low == typed.high:
        return overlap(limits, lowest)
    return overlap(replace(limits, high=limits.low), lowest) and overlap(
        replace(limits, low=limits.high), highest
    )


def says(typed: Quantity, wanted: Quantity) -> bool:
    """Tell whether a figure that was typed is bounded as the answer is, or not at all."""
    return not typed.bound or _SAID.get(typed.bound, typed.bound) == _SAID.get(
        wanted.bound, wanted.bound
    )


def contradicts(typed: Quantity, wanted: Quantity) -> bool:
    """Tell whether a figure is bounded from the other side: fewer than 300, not more than 300."""
    return _are_opposite(typed.bound, wanted.bound)
