"""How a nearly right text differs from the right one, in words that can be heard."""

from unicodedata import normalize

from quizgen.folding import fold, squeeze
from quizgen.markdown import to_plain
from quizgen.trainer.grading import is_near


def difference(typed: str, right: str) -> str:
    """Return how a nearly right text differs: "One letter missing: i.", say."""
    if not is_near(typed, right):
        return "The answer has no unit."
    one, other = fold(typed), fold(right)
    if one == other:
        return "Capitals differ." if _small(typed) == _small(right) else "Accents or signs differ."
    if len(one) < len(other):
        return _missing(other[_parting(one, other)], "missing")
    if len(one) > len(other):
        return _missing(one[_parting(one, other)], "too many")
    return _exchanged(one, other)


def _small(text: str) -> str:
    return normalize("NFKC", squeeze(to_plain(text))).casefold()


def _missing(sign: str, how: str) -> str:
    return "One space " + how + "." if sign == " " else f"One {_noun(sign)} {how}: {sign}."


def _exchanged(one: str, other: str) -> str:
    at = _parting(one, other)
    if one[at + 1 :] == other[at + 1 :]:
        return f"One {_noun(other[at])} differs: {_said(other[at])}, not {_said(one[at])}."
    return f"Two {_noun(other[at])}s swapped: {other[at : at + 2]}, not {one[at : at + 2]}."


def _parting(one: str, other: str) -> int:
    """Return the first place at which two texts differ, the end of the shorter at the latest."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _noun(sign: str) -> str:
    return "letter" if sign.isalpha() else "character"


def _said(sign: str) -> str:
    return "a space" if sign == " " else sign
