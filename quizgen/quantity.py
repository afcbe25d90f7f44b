"""Numbers with tolerance and unit, as authors write them and learners type them.

58.44 ± 0.01 g/mol     350 mg     400–420 mg     4 %     1,200     2.5e-3     9.81 m/s^2^
more than 300     up to 600 mg     ≥ 3     about 4 %
"""

import re
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from quizgen import bounds
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
_FAULTS = (ValueError, TypeError, AttributeError, SyntaxError, ArithmeticError, AssertionError)
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
    if len(bare) > _LONGEST or not any(map(str.isdecimal, bare)):
        return None
    bound, bare = bounds.parted(bare)
    match = _pattern(decimal_comma).fullmatch(bare)
    unit = _RAISED.sub(r"^\1", match["unit"] or "").strip() if match else ""
    if not match or not _is_unit(unit) or _NAME.fullmatch(bare):
        return None
    try:
        low, high = _range(match, decimal_comma)
    except InvalidOperation:
        return None
    if low > high or (low < high and bound not in {"", bounds.ABOUT}):
        return None  # more than 3–5 is no bound
    return Quantity(low, high, unit, bound)


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
    factor = _factor(one.unit, unit)
    if factor is None or factor == 1:
        return None if factor is None else one
    low, high = one.low * factor, one.high * factor
    slack = _SLACK * max(abs(low), abs(high))
    return Quantity(low - slack, high + slack, unit, one.bound)


def same_unit(one: Quantity, other: Quantity) -> bool:
    """Tell whether both are given in one unit: blanks, plural and the case of `l` aside."""
    return _is_one_unit(one.unit, other.unit)


def is_measured(one: Quantity) -> bool:
    """Tell whether the unit is one that is measured in: mg, weeks; not the men of 12 Angry Men."""
    return not one.unit or _by_pint(one.unit, one.unit) is not None


def _is_one_unit(one: str, other: str) -> bool:
    single, plural = sorted((_spelling(one), _spelling(other)), key=len)
    endings = ("n",) if single.endswith("e") else ()
    added = plural.removeprefix(single)
    return single == plural or (
        len(single) > 2 and added != plural and added in {*_PLURALS, *endings}
    )


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


@lru_cache(maxsize=4096)
def _factor(unit: str, wanted: str) -> Decimal | None:
    """Return how many `wanted` one `unit` is, None if they measure different things."""
    if _is_one_unit(unit, wanted):
        return Decimal(1)
    if not unit or not wanted:
        return None
    return _by_pint(unit, wanted)


@lru_cache(maxsize=1)
def _registry() -> object:
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Decimal, cache_folder=None)


def _by_pint(unit: str, wanted: str) -> Decimal | None:
    from pint.errors import PintError

    faults = (PintError, *_FAULTS)
    registry = _registry()
    try:
        one = registry.Quantity(Decimal(1), unit.replace("μ", "µ"))  # type: ignore[attr-defined]  # pint is untyped
        return Decimal(one.to(wanted.replace("μ", "µ")).magnitude)
    except faults:
        return None  # not a unit pint knows: two different units
