"""The words and signs that bound a number: more than 300, up to 600 mg, ≥ 3, about 4 %.

In English, German, French and Spanish, whatever the language of a list: no word of one bounds
otherwise in another.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from quizgen.blanks import GAP

ABOUT, ABOVE, AT_LEAST, AT_MOST, BELOW, OVER, UNDER, UP_TO = (
    "about", "above", "at-least", "at-most", "below", "over", "under", "up-to",
)  # fmt: skip

_BEFORE = {
    OVER: "more than|greater than|in excess of|upwards of|exceeding|mehr als|plus de|más de|>",
    AT_LEAST: "at least|no (?:less|fewer) than|not (?:less|fewer) than|a minimum of|mindestens"
    "|wenigstens"
    "|un minimum de|un mínimo de"
    "|au moins|al menos|por lo menos|como mínimo|≥|>=|⩾",
    UNDER: "(?:less|fewer) than|weniger als|moins de|menos de|<",
    AT_MOST: "at most|no more than|not more than|a maximum of|höchstens|maximal|au plus"
    "|au maximum|un maximum de|un máximo de"
    "|como máximo|como mucho|≤|<=|⩽",
    UP_TO: "up to|bis zu|jusqu['’][aà]|hasta",
    ABOUT: "about|around|close to|roughly|approximately|approx\\.?|some|nearly|almost|circa|ca\\."
    "|c\\.|etwa|rund|ungefähr|zirka|fast|environ|près de|à peu près|unos|unas|alrededor de|cerca de"
    "|aproximadamente|casi|[~≈≃∼]",
}
_YEAR = r"(?=\s+[12]\d{3}$)"
_IN_AN_ANSWER = {
    OVER: "over|über",
    UNDER: "under|unter",
    ABOVE: "above|(?:older|longer|larger|higher) than|oberhalb von|älter als|au-dessus de"
    f"|supérieur à|por encima de|superior a|(?:after|nach|après|después de){_YEAR}",
    BELOW: "below|(?:younger|shorter|smaller|lower) than|unterhalb von|jünger als|au-dessous de"
    "|en dessous de|inférieur à|por debajo de|inferior a"
    f"|(?:before|vor|avant|antes de){_YEAR}",
    AT_LEAST: f"minimum|min\\.|(?:since|seit|ab|depuis|desde){_YEAR}",
    AT_MOST: f"maximum|max\\.|within|innerhalb von|(?:by|bis){_YEAR}",
}
"""Before a number that stands alone; in a sentence it may be `over 30 minutes`, all the while."""
_AFTER = {
    AT_LEAST: "or more|or over|or older|oder mehr|und mehr|ou plus|o más|au moins|al menos"
    "|como mínimo",
    AT_MOST: "or (?:less|fewer)|oder weniger|ou moins|o menos|au plus|au maximum|como máximo"
    "|como mucho",
}
_ASKING = (
    r"(?:how|what|which|wie|welche[rsn]?|combien|quel(?:le)?s?|cuánt[oa]s?|qué|cuál(?:es)?)(?!\w)"
)
_ANYWHERE = "approximate(?:ly)?|roughly|ungefähr|etwa|environ|approximativement|aproximadamente"
_LONGEST = 80
"""Signs before a gap among which the words that bound it may stand."""
_THEN = r"(?:(?<=\w)\s+|(?<!\w)\s*)"  # a blank after a word, none needed after a sign


@cache
def _before() -> re.Pattern[str]:
    words = {
        bound: "|".join(filter(None, (_BEFORE.get(bound), _IN_AN_ANSWER.get(bound))))
        for bound in (*_BEFORE, ABOVE, BELOW)
    }
    return re.compile(rf"(?:{_named(words)}){_THEN}(?=[\d+−.½¼¾€$£¥-])", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_named(_AFTER)})(?!\w)|(?<=\d\d)(?P<plus>\+)$", re.IGNORECASE)


@cache
def _before_gap() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_named(_BEFORE)}){_THEN}$", re.IGNORECASE)


@cache
def _before_asking() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_named(_BEFORE)}){_THEN}(?={_ASKING})"
        rf"|(?<!\w)(?P<any>{_ANYWHERE})(?!\w|\s+\d)",
        re.IGNORECASE,
    )


def _named(words: Mapping[str, str]) -> str:
    return "|".join(f"(?P<{bound.replace('-', '_')}>{these})" for bound, these in words.items())


def parted(text: str) -> tuple[str, str]:
    """Return the bound that the words around a number set, "" if none, and the number alone."""
    if not text[:1].isdecimal() and (before := _before().match(text)):
        return _bound(before), text[before.end() :]
    if text[-1:].isalpha() or text.endswith("+"):
        for after in _after().finditer(text):
            if after.end() == len(text):
                return _bound(after), text[: after.start()]
    return "", text


@lru_cache(maxsize=4096)
def bound_asked(shown: str) -> str:
    """Return the bound of the number that a question asks for, "" if it asks for the very number.

    About how much …? How many are there, roughly? In more than […] reactions.
    """
    before, gap, after = shown.partition(GAP)
    if not gap:
        found = _before_asking().search(shown)
    else:
        found = _before_gap().search(before[-_LONGEST:]) or _after().match(after)
    return _bound(found) if found else ""


def bounded(text: str, bound: str) -> str:
    """Return a number as a question bounds it, in words for its author: `more than 300`."""
    return f"{_WORDS[bound]} {text}" if bound and not parted(text)[0] else text


_WORDS = {
    OVER: "more than", AT_LEAST: "at least", UNDER: "fewer than",
    AT_MOST: "at most", UP_TO: "up to", ABOUT: "about", ABOVE: "above", BELOW: "below",
}  # fmt: skip


def _bound(found: re.Match[str]) -> str:
    name = found.lastgroup or ""
    return {"any": ABOUT, "plus": AT_LEAST}.get(name, name.replace("_", "-"))
