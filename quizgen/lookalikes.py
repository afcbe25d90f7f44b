"""Signs that look like others: full-width forms, ligatures, letters of another script, no sign.

Less than Unicode's NFKC, which makes ℝ an R, 10³ a 103, x² an x2, and ½ a 1⁄2. The letters are the
few of Greek and Cyrillic that are drawn as Latin ones are; a list of all that resemble (α and a, ρ
and p) would take one thing for another where both are meant.
"""

import re
from functools import lru_cache
from unicodedata import category, decomposition, normalize

_ONE_LOOK = frozenset(
    "<wide> <narrow> <compat> <sub> <square> <noBreak>"
    " <isolated> <initial> <medial> <final>".split()
)
_LETTERS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧον",
    "ABESIJKMHOPCTYXQWaesijopcyxhdqwABEZHIKMNOPTYXov",
)
_BLANKS = dict.fromkeys(map(ord, "\u115f\u1160\u2800\u3164\uffa0"))  # letters, drawn as nothing
# Compiled by `re` when first met: many a list is of plain letters alone.
_WORD = r"[^\W_]+"
_POWER = r"(?<=[^\W_])([⁺⁻]?[⁰¹²³⁴-⁹]+)(?![⁰¹²³⁴-⁹⁺⁻])"
_CHARGE = r"[⁰¹²³⁴-⁹]*[⁺⁻]"


def visible(text: str) -> str:
    """Return `text` without soft hyphens, zero-width signs and other signs that are not seen."""
    return "".join(ch for ch in text.translate(_BLANKS) if category(ch) != "Cf") or text


def plain(text: str) -> str:
    """Return `text` as it would be typed: what looks the same is the same afterwards.

    Letters of another script become Latin ones in a word that has Latin letters too.
    """
    level = re.sub(_CHARGE, lambda run: normalize("NFKC", run[0]), raised(visible(text)))
    return re.sub(_WORD, _unmixed, "".join(map(_typed, level)))


def raised(text: str) -> str:
    """Return `text` with its powers as in Markdown: x² as x^2^, s⁻¹ as s^−1^."""
    if text.isascii():
        return text
    return re.sub(_POWER, lambda run: f"^{normalize('NFKC', run[0])}^", text)


def latin(text: str) -> str:
    """Return `text` with each word in Latin letters that looks as if it were wholly of them."""
    return re.sub(_WORD, _disguised, visible(text))


@lru_cache(maxsize=4096)
def _typed(sign: str) -> str:
    return normalize("NFKC", sign) if decomposition(sign).partition(" ")[0] in _ONE_LOOK else sign


def _unmixed(word: re.Match[str]) -> str:
    return word[0].translate(_LETTERS) if any(map(_is_latin, word[0])) else word[0]


def _disguised(word: re.Match[str]) -> str:
    meant = word[0].translate(_LETTERS)
    return meant if meant.isascii() else word[0]


def _is_latin(sign: str) -> bool:
    return sign.isalpha() and sign < "\u0250"
