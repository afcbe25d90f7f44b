"""Whether two options say the same, overlap, or contradict each other, as far as words show."""

import re
from functools import cache

from quizgen.folding import fold, words
from quizgen.quantity import is_plural

_SYNONYMS = {
    "en": (
        "increases raises elevates", "increase raise elevate", "increased raised elevated",
        "increasing raising elevating", "decreases lowers reduces", "decrease lower reduce",
        "decreased lowered reduced", "decreasing lowering reducing", "begin start", "begins starts",
        "begun started", "began started", "big large", "bigger larger", "biggest largest",
        "fast quick rapid", "faster quicker", "quickly rapidly", "often frequently",
        "rarely seldom infrequently", "doctor physician", "doctors physicians", "buys purchases",
        "liberty freedom", "whole entire", "difficult hard", "renal kidney", "hepatic liver",
        "cardiac heart", "pulmonary lung", "dental tooth", "fatal deadly lethal", "sick ill",
    ),
    "de": ("erhöht steigert", "senkt verringert vermindert", "oft häufig", "arzt doktor"),
    "fr": ("augmente accroît", "diminue réduit", "rapide vite", "médecin docteur"),
    "es": ("aumenta incrementa", "disminuye reduce", "médico doctor", "comienza empieza"),
}  # fmt: skip
_NOT = {
    "en": "not no never cannot doesn't don't isn't aren't can't",
    "de": "nicht kein keine keinen nie niemals",
    "fr": "ne n pas jamais",
    "es": "no nunca jamas",
}
_CAN = {"cannot": "can", "can't": "can", "isn't": "is", "aren't": "are"}
_DOES = frozenset("do does did doesn't don't".split())
_OF = re.compile(r"(?:the |an? )?(?P<head>\w+) of (?:the |an? )?(?P<first>\w+(?: \w+)?)")
_PARTED = re.compile(r",\s+(?:and |und |et |y )?|\s+(?:and|und|et|y|plus|\+|&)\s+")
_YEAR = r"(?P<year>1\d{3}|20\d\d)"
_SPANS = {
    "en": rf"(?:in |the )*(?:(?P<century>\d{{1,2}})(?:st|nd|rd|th) century|{_YEAR}(?P<decade>s)?)",
    "de": rf"(?:im |das |in )*(?:(?P<century>\d{{1,2}})\. jahrhundert|{_YEAR}(?P<decade>er)?)",
    "fr": rf"(?:au |le |en )*(?:(?P<century>\d{{1,2}})e siecle|{_YEAR}(?P<decade>-)?)",
}
_DECADE, _CENTURY = 10, 100
_SPELLINGS = (
    ("sulph", "sulf"), ("ae", "e"), ("oe", "e"), (r"our(?=s?\b|e|i)", "or"), (r"tre\b", "ter"),
    (r"bre(?=s?\b)", "ber"), (r"(?<=\w{2})is(?=e|ing|ation)", "iz"), (r"yse", "yze"),
    ("aluminium", "aluminum"), (r"\bgrey", "gray"), ("ll(?=ed|ing)", "l"),
    (r"(?<=\d) ?(?:bpm|(?:/ ?|(?:beats|breaths) ?(?:/ ?|per )|per )min(?:ute)?)(?!\w)", "/min"),
)  # fmt: skip
"""What is written in two ways: as in Britain and as in America, and a rate in its units."""


@cache
def _groups(language: str) -> dict[str, str]:
    """Return the first word of its group by each word."""
    return {
        word: group.split()[0]
        for group in map(fold, _SYNONYMS.get(language, ()))
        for word in group.split()
    }


def is_synonym(one: str, other: str, language: str) -> bool:
    """Tell whether two options differ in one word, and that has one meaning in both."""
    mine, theirs = words(one), words(other)
    if len(mine) != len(theirs):
        return False
    differing = [both for both in zip(mine, theirs, strict=True) if both[0] != both[1]]
    if len(differing) != 1:
        return False
    first, second = (_groups(language).get(word) for word in differing[0])
    return first is not None and first == second


def as_spelled(option: str) -> str:
    """Return an English phrase in one of its spellings: sulphate is sulfate, bpm is /min."""
    text = fold(option)
    for before, after in _SPELLINGS:
        text = re.sub(before, after, text)
    return text


def as_turned(option: str) -> str:
    """Return a short English phrase with its head last: tissue of the muscle is muscle tissue."""
    found = _OF.fullmatch(fold(option))
    return f"{found['first']} {found['head']}" if found else fold(option)


def as_listed(option: str) -> frozenset[str]:
    """Return what an option lists: iron, zinc and copper."""
    return frozenset(map(fold, _PARTED.split(option.strip())))


def as_span(option: str, language: str) -> tuple[int, int] | None:
    """Return the years that an option names by a decade or a century, or the one it names."""
    found = re.fullmatch(_SPANS.get(language, "(?!)"), fold(option))
    if not found:
        return None
    if found["century"]:
        last = int(found["century"]) * _CENTURY
        return last - _CENTURY + 1, last
    year = int(found["year"])
    return year, year + (_DECADE - 1 if found["decade"] else 0)


def contrary(one: str, other: str, language: str) -> bool:
    """Tell whether one option denies the other: it is used up, it is not used up."""
    signs = frozenset(_NOT.get(language, "").split())
    mine, theirs = words(one), words(other)
    if signs.isdisjoint(mine) == signs.isdisjoint(theirs):
        return False
    first, second = _without(mine, signs), _without(theirs, signs)
    return bool(first) and len(first) == len(second) and all(map(_is_one, first, second))


def _without(spoken: tuple[str, ...], signs: frozenset[str]) -> list[str]:
    known = (_CAN.get(word, word) for word in spoken)
    return [word for word in known if word not in signs and word not in _DOES]


def _is_one(one: str, other: str) -> bool:
    return one == other or is_plural(one, other)
