"""Numbers with tolerance and unit, as authors write them and learners type them.

58.44 ± 0.01 g/mol     350 mg     400–420 mg     4 %     1,200     2.5e-3     9.81 m/s^2^
more than 300     up to 600 mg     ≥ 3     about 4 %     between 6 and 8     ½     €5     10³
"""

import re
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import NamedTuple

from quizgen import bounds
from quizgen.figures import in_figures
from quizgen.model import Quantity

_GAP = "[ '’\u202f\u00a0]"  # between thousands, besides the comma or point of the language
_POWER = r"(?:[eE][+\-−]?\d{1,3}|\s?[×x·]\s?10\^?[+\-−]?\d{1,2}\^?)"
_TIMES_TEN = re.compile(r"\s?[×x·]\s?10\^?([+\-−]?\d+)\^?")
_UNIT = re.compile(r"[^\W\d_][\w ·/^%°-]*|[%°‰$€£][\w /]*")
_NO_UNIT = re.compile(r"\s\d|\d{3}|\^-?\d+\^")  # "in 4"; powers that would take for ever
_RAISED = re.compile(r"\^(-?\d+)\^(?!\d)")  # Markdown's m/s^2^
_NAME = re.compile(r"\d[BDEGIOPQRSUXYZ]|\d+(?![eE]\d)[A-Za-z]+\d.*")  # 3D, 5G, 2H2O, 0x1F; not 12V
_PLURALS = ("s", "es", "e", "en")
_DECIMAL_COMMA = frozenset("cs da de es fi fr it nl pl pt ru sv tr".split())
_LONGEST = 80
_FAULTS = (
    ValueError, TypeError, AttributeError, SyntaxError, ArithmeticError, AssertionError,
    LookupError,
)  # fmt: skip
"""What pint raises, besides errors of its own, for units like `mg/`, `if` and `½`."""
_SLACK = Decimal("1e-9")  # of what a conversion rounds


@cache  # compiled when the first number is met: it takes longer than all else at start-up
def _pattern(decimal_comma: bool) -> re.Pattern[str]:
    thousands, point = (r"\.", ",") if decimal_comma else (",", r"\.")
    digits = (
        rf"(?:\d{{1,3}}(?:{_GAP}\d{{3}})+(?:{point}\d+)?"
        rf"|\d{{1,3}}(?:{thousands}\d{{3}})+(?:{point}\d+)?|\d+(?:[.,]\d+)?)"
    )
    number = rf"[+\-−]?{digits}{_POWER}?"
    return re.compile(
        rf"(?P<low>{number})"
        rf"(?:\s*(?:–|—|-|to|bis|à)\s*(?P<high>{number}))?"
        rf"(?:\s*(?:±|\+/-|\+-)\s*(?P<tolerance>{digits}{_POWER}?)\s*(?P<percent>%(?=\s|$))?)?"
        r"\s*(?P<unit>[^\s\d±].*)?"
    )


@cache
def _thousands(decimal_comma: bool) -> re.Pattern[str]:
    sign = r"\." if decimal_comma else ","
    return re.compile(rf"[+-]?[1-9]\d{{,2}}((?:{_GAP}|{sign})\d{{3}})+(?!\d)")


@lru_cache(maxsize=64)
def has_decimal_comma(language: str) -> bool:
    """Tell whether a language writes 1,5 for one and a half."""
    return language.partition("-")[0].lower() in _DECIMAL_COMMA


@lru_cache(maxsize=65536)
def quantity(text: str, decimal_comma: bool = False) -> Quantity | None:
    """Return the number that `text` is, or None if it is not one number with at most a unit.

    A tolerance (`± 0.01`, `± 1 %`) widens it to a range, and `400–420 mg` is a range as it stands.
    A bound (`more than 300`) is kept beside its figure.
    """
    bare = text.strip()
    if len(bare) > _LONGEST or not any(map(str.isnumeric, bare)):
        return None
    bound, bare = bounds.parted(bare)
    bare = in_figures(bare, decimal_comma)
    match = _pattern(decimal_comma).fullmatch(bare)
    unit = _RAISED.sub(r"^\1", match["unit"] or "").strip() if match else ""
    if not match or not _is_unit(unit) or _NAME.fullmatch(bare):
        return _spoken(bare, bound, decimal_comma)
    if "-" in unit and (spoken := _spoken(bare, bound, decimal_comma)):
        return spoken  # 5 mg-15 mg; none of 5 m-2
    try:
        low, high = _range(match, decimal_comma)
    except InvalidOperation:
        return None
    if low > high or (low < high and bound not in {"", bounds.ABOUT}):
        return None  # more than 3–5 is no bound
    return Quantity(low, high, unit, bound)


@cache
def _spoken_range() -> re.Pattern[str]:
    number = r"[+\-−]?[\d.½¼¾€$£¥]"
    return re.compile(
        rf"(?:between|zwischen|entre)\s+(?P<least>{number}.*?)\s+(?:and|und|et|y)\s+(?P<most>{number}.*)"
        rf"|(?:(?:from|von|de|desde)\s+)?(?P<low>{number}.*?)"
        r"(?:\s+(?:to|bis|à|a|hasta)\s+|\s*[–—]\s*|(?<=[^\W\d_%°])\s*-\s*)"
        rf"(?P<high>{number}.*)",
        re.IGNORECASE,
    )


def _spoken(text: str, bound: str, comma: bool) -> Quantity | None:
    """Return a range in words, or with the unit twice: between 6 and 8, 5 mg–15 mg."""
    match = _spoken_range().fullmatch(text)
    if not match or bound not in {"", bounds.ABOUT}:
        return None
    low = quantity(match["least"] or match["low"], comma)
    high = quantity(match["most"] or match["high"], comma)
    if not (low and high) or _is_wide(low) or _is_wide(high):
        return None
    least = in_unit(low, high.unit) if low.unit else low
    if least is None or least.low > high.high:
        return None
    return Quantity(least.low, high.high, high.unit, bound)


def _is_wide(one: Quantity) -> bool:
    return bool(one.bound) or one.low != one.high


def _range(match: re.Match[str], comma: bool) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest figure that is meant."""
    low = _decimal(match["low"], comma)
    high = _decimal(match["high"], comma) if match["high"] else low
    spread = _decimal(match["tolerance"] or "0", comma)
    if match["percent"]:
        return low - abs(low) * spread / 100, high + abs(high) * spread / 100
    return low - spread, high + spread


def in_unit(one: Quantity, unit: str) -> Quantity | None:
    """Return the same in another unit, widened by what is rounded; None if that is no unit."""
    scale = _scale(one.unit, unit)
    if scale is None or scale == _UNSCALED:
        return None if scale is None else one
    low, high = (figure * scale.factor + scale.nought for figure in (one.low, one.high))
    slack = _SLACK * max(abs(low), abs(high), abs(scale.nought))
    return Quantity(low - slack, high + slack, unit, one.bound)


def same_unit(one: Quantity, other: Quantity) -> bool:
    """Tell whether both are given in one unit: blanks, plural and the case of `l` aside."""
    return _is_one_unit(one.unit, other.unit)


def is_measured(one: Quantity) -> bool:
    """Tell whether the unit is one that is measured in: mg, weeks; not the men of 12 Angry Men."""
    return not one.unit or _by_pint(one.unit, one.unit) is not None


def _is_one_unit(one: str, other: str) -> bool:
    first, second = _spelling(one), _spelling(other)
    return first == second or (min(len(first), len(second)) > 2 and is_plural(first, second))


def is_plural(one: str, other: str) -> bool:
    """Tell whether one of two words is the other's plural by its ending: weeks, Tage, Wochen."""
    single, plural = sorted((one, other), key=len)
    if not plural.startswith(single):
        return single.endswith("y") and plural == f"{single[:-1]}ies"
    added = plural[len(single) :]
    return added in _PLURALS or (added == "n" and single.endswith("e"))


def _spelling(unit: str) -> str:
    return unit.replace(" ", "").replace("μ", "µ").replace("mL", "ml").replace("/L", "/l")


def _is_unit(text: str) -> bool:
    if not text:
        return True
    if len(text) > 24 or len(text.split()) > 3:
        return False
    return bool(_UNIT.fullmatch(text)) and not _NO_UNIT.search(text)


def _decimal(text: str, comma: bool) -> Decimal:
    plain = _TIMES_TEN.sub(r"e\1", text).replace("−", "-")
    if _thousands(comma).match(plain):
        plain = re.sub(rf"{_GAP}|{'[.]' if comma else ','}", "", plain)
    return Decimal(plain.replace(",", "."))


class _Scale(NamedTuple):
    """How many of one unit another is, and where its nought lies: 0 °C is 273.15 K."""

    factor: Decimal
    nought: Decimal


_UNSCALED = _Scale(Decimal(1), Decimal(0))


@lru_cache(maxsize=4096)
def _scale(unit: str, wanted: str) -> _Scale | None:
    """Return how many `wanted` one `unit` is, None if they measure different things."""
    if _is_one_unit(unit, wanted):
        return _UNSCALED
    if not unit or not wanted:
        return None
    return _by_pint(unit, wanted)


@lru_cache(maxsize=1)
def _registry() -> object:
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Decimal, cache_folder=None)


def _by_pint(unit: str, wanted: str) -> _Scale | None:
    from pint.errors import PintError

    faults = (PintError, *_FAULTS)
    registry = _registry()
    try:
        nought, one = (
            Decimal(
                registry.Quantity(Decimal(figure), unit.replace("μ", "µ"))  # type: ignore[attr-defined]  # pint is untyped
                .to(wanted.replace("μ", "µ"))
                .magnitude
            )
            for figure in (0, 1)
        )
    except faults:
        return None  # not a unit pint knows: two different units
    return _Scale(one - nought, nought)
