"""Words for round numbers and for ordinals: two hundred is 200, half a dozen 6, fifth 5th.

In English, German, French and Spanish. What stands before or after another number word (two hundred
and five) stays as it is.
"""

import re
from functools import cache
from itertools import chain

_HALF_A_DOZEN, _DOZEN = 6, 12
_SCALES = {
    "en": {"hundred": 100, "thousand": 1000, "dozen": _DOZEN},
    "de": {"hundert": 100, "tausend": 1000, "dutzend": _DOZEN},
    "fr": {"cent": 100, "cents": 100, "mille": 1000, "douzaine": _DOZEN, "douzaines": _DOZEN},
    "es": {"mil": 1000, "docena": _DOZEN, "docenas": _DOZEN},
}
_ALONE = {
    "en": {"half a dozen": _HALF_A_DOZEN, "half dozen": _HALF_A_DOZEN},
    "de": {"hundert": 100, "tausend": 1000, "dutzend": _DOZEN, "halbes dutzend": _HALF_A_DOZEN},
    "fr": {"cent": 100, "mille": 1000, "demi-douzaine": _HALF_A_DOZEN},
    "es": {"cien": 100, "doscientos": 200, "mil": 1000, "media docena": _HALF_A_DOZEN},
}
_ONE = {"en": "an?|one", "de": "eine?", "fr": "une?", "es": "una?"}
_ORDINALS = {
    "en": (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    ),
    "de": (
        "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte"
        " dreizehnte vierzehnte fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste"
    ),
    "fr": (
        "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième"
        " onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième"
        " dix-neuvième vingtième"
    ),
    "es": ("primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo"),
}
_MORE_ORDINALS = {
    "fr": {"première": 1, "second": 2, "seconde": 2},
    "es": {"primer": 1, "tercer": 3},
}
_TIME = frozenset({"second", "seconde", "segundo"})
"""Parts of a minute, unless they begin a text or follow an article."""
_ENDINGS = {"de": ("r", "s", "n", "m"), "es": ("a",)}
_FIGURES = {
    "en": r"(\d+)(?:st|nd|rd|th)",
    "de": r"(\d+)\.(?=\s[^\W\d_])",
    "fr": r"(\d+)\s?(?:ers?|[èe]res?|res?|es?|[èe]mes?)",
    "es": r"(\d+)\.?[ºª]",
}


@cache
def _by_ordinal(language: str) -> dict[str, int]:
    ordinals = dict(zip(_ORDINALS[language].split(), range(1, 21), strict=False))
    ordinals |= _MORE_ORDINALS.get(language, {})
    bent = {
        (word[:-1] if language == "es" else word) + ending: number
        for word, number in ordinals.items()
        for ending in _ENDINGS.get(language, ())
    }
    return ordinals | bent


@cache
def _hints(language: str) -> tuple[str, ...]:
    """Return what a text has that holds such a word."""
    words = chain(_SCALES[language], _ALONE[language])
    return tuple(sorted({word.rpartition(" ")[2] for word in words}))


@cache
def _round_number(language: str, words: tuple[str, ...]) -> re.Pattern[str]:
    number = "|".join(sorted(words, key=len, reverse=True))
    scale = "|".join(sorted(_SCALES[language], key=len, reverse=True))
    alone = "|".join(sorted(_ALONE[language], key=len, reverse=True))
    joint = "" if language == "de" else r"\s+"
    return re.compile(
        rf"(?<![\w-])(?<!\d\s)(?:(?:(?:{_ONE[language]})\s+)?(?P<alone>{alone})"
        rf"|(?:(?P<one>{_ONE[language]})|(?P<times>{number})){joint}(?P<scale>{scale}))"
        rf"(?![\w-])(?!\s+(?:(?:and|und|et|y)\s+)?(?:\d|(?:{number}|{scale})(?![\w-])))",
        re.IGNORECASE,
    )


def with_round_numbers(text: str, language: str, numbers: dict[str, str]) -> str:
    """Return `text` with round numbers as digits: a hundred as 100; `numbers` are the words."""
    folded = text.casefold()
    if not any(hint in folded for hint in _hints(language)):
        return text
    scales, alone = _SCALES[language], _ALONE[language]

    def digits(found: re.Match[str]) -> str:
        if found["alone"]:
            return str(alone[" ".join(found["alone"].casefold().split())])
        times = int(numbers[found["times"].casefold()]) if found["times"] else 1
        return str(times * scales[found["scale"].casefold()])

    return _round_number(language, tuple(numbers)).sub(digits, text)


def with_ordinals(text: str, language: str) -> str:
    """Return `text` with each ordinal as one kind of figure: third and 3rd as 3th, to compare."""
    ordinals = _by_ordinal(language)
    if any(map(str.isdecimal, text)):
        text = re.sub(rf"(?i)(?<![\w.,])(?:{_FIGURES[language]})(?![\w])", r"\1th", text)
    folded = text.casefold()
    if not any(word in folded for word in ordinals):
        return text

    def figure(word: re.Match[str]) -> str:
        number = ordinals.get(word[0].casefold())
        is_time = word[0].casefold() in _TIME and not _begins(text[: word.start()])
        return word[0] if number is None or is_time else f"{number}th"

    return re.sub(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w-])", figure, text)


def _begins(before: str) -> bool:
    last = before.rsplit(maxsplit=1)[-1:]
    return not last or last[0].casefold() in {"the", "le", "la", "el"}
