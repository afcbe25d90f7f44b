"""Figures in other spellings, as the one that is read: ½ is 0.5, €5 is 5 €, 10³ is 1e3."""

import re
from decimal import Decimal
from unicodedata import normalize, numeric

_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
_RAISED = "⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
_MONEY = "€$£¥"
_DENOMINATORS = 2520
"""All that a sign for a fraction may have divide it."""
# Patterns are compiled when the first such figure is met: it takes longer than most at start-up.
_POWER = rf"(?<=\d)[⁺⁻]?[{_RAISED[2:]}]+"
_MINUS = r"(?i)(?:minus|moins|menos)\s+(?=[\d.])"
_PAID = rf"([+\-−]?)([{_MONEY}])\s?(?=[\d.])"
_SIGN_OF_PART = rf"([+\-−]?)(?:(\d+)\s?)?([{_FRACTIONS}])(?![\d/])"
_PART = r"([+\-−]?)(?:(\d+) )?([1-9])/([2-9]|10)(?![\w/.,])"
_TEN = r"([+\-−]?)10\^([+\-−]?\d{1,2})(?:\^|(?!\d))"
_POINT = r"([+\-−]?)\.(?=\d)"


def in_figures(text: str, decimal_comma: bool) -> str:
    """Return a number as it is mostly written, anything else as it is."""
    if not text.isascii() and not frozenset(_RAISED).isdisjoint(text):
        text = re.sub(_POWER, lambda run: f"^{normalize('NFKC', run[0])}^", text)
    if text[:1] in {"m", "M"} and (found := re.match(_MINUS, text)):
        text = f"-{text[found.end() :]}"
    if not frozenset(_MONEY).isdisjoint(text[:2]) and (found := re.match(_PAID, text)):
        text = f"{found[1]}{text[found.end() :]} {found[2]}"
    if "10^" in text[:4] and (found := re.match(_TEN, text)):
        return f"{found[1]}1e{found[2]}{text[found.end() :]}"
    if "." in text[:2] and (found := re.match(_POINT, text)):
        return f"{found[1]}0.{text[found.end() :]}"
    return _divided(text, decimal_comma)


def _divided(text: str, decimal_comma: bool) -> str:
    """Return `1 ½ h` as `1.5 h`, and 1/2 as 0.5."""
    if not text.isascii() and (found := re.match(_SIGN_OF_PART, text)):
        part = Decimal(round(numeric(found[3]) * _DENOMINATORS)) / _DENOMINATORS
    elif "/" in text and (found := re.match(_PART, text)) and int(found[3]) < int(found[4]):
        part = Decimal(found[3]) / int(found[4])
    else:
        return text
    whole = f"{Decimal(found[2] or 0) + part:f}"
    written = whole.replace(".", ",") if decimal_comma else whole
    return f"{found[1]}{written}{text[found.end() :]}"
