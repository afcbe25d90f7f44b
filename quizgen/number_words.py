"""Numbers in words: six is 6, in English, German, French and Spanish.

One to a hundred, round numbers and ordinals; what is larger stays in words.
"""

import re
from functools import lru_cache
from unicodedata import normalize

from quizgen.large_words import with_ordinals, with_round_numbers

_WORDS = {
    "en": (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty"
        " thirty forty fifty sixty seventy eighty ninety"
    ),
    "de": (
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
        " fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
        " dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
    ),
    "fr": (
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
        " seize dix-sept dix-huit dix-neuf vingt"
        " trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix"
    ),
    "es": (
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
        " dieciséis diecisiete dieciocho diecinueve veinte"
        " treinta cuarenta cincuenta sesenta setenta ochenta noventa"
    ),
}
"""Zero to twenty, then the tens."""
_ARTICLES = {"de": ("ein", "eine"), "fr": ("une",), "es": ("un", "una")}
"""One as it stands before what is counted; "a" is no one."""
_VALUES = (*range(21), *range(30, 100, 10))
# Patterns are compiled when the first number word is met: it takes longer than most at start-up.
_WORD = (
    r"(?i)[^\W\d_]+(?:-[^\W\d_]+)*"
    r"(?!\s+(?:hundred|thousand|hundert|tausend|cents?|mille|cientos|mil)(?!\w))(?![\w-])"
)
_TIMES = (
    r"(?i)(?:second|minute|hour|day|week|month|year)s?|(?:sekunde|minute|stunde|woche)n?"
    r"|(?:tag|monat|jahr)e?|(?:seconde|minute|heure|jour|semaine|an|année)s?|mois"
    r"|(?:segundo|minuto|hora|día|semana|mes|año)(?:e?s)?|[%]"
)
_TENS = r"(?<![\w.,])([2-9])0(?:[- ]| y | et )([1-9])(?![\w.,])"


@lru_cache(maxsize=8)
def _numbers(language: str) -> dict[str, str]:
    """Return the words of a language with their digits; of one we do not know, the English."""
    known = language.partition("-")[0].lower()
    words = _WORDS.get(known, _WORDS["en"]).split()
    found = {word.casefold(): str(number) for word, number in zip(words, _VALUES, strict=True)}
    return found | dict.fromkeys(_ARTICLES.get(known, ()), "1")


def number_names(language: str) -> dict[str, str]:
    """Return the words of a language with their digits, for a program that is not in Python."""
    return dict(_numbers(language))


@lru_cache(maxsize=8)
def _joined(language: str) -> dict[str, str]:
    """Return the German words for 21, 22 and on: einundzwanzig."""
    if language.partition("-")[0].lower() != "de":
        return {}
    words = dict(zip(_VALUES, _WORDS["de"].casefold().split(), strict=True)) | {1: "ein"}
    return {
        f"{words[unit]}und{words[ten]}": str(ten + unit)
        for ten in range(20, 100, 10)
        for unit in range(1, 10)
    }


@lru_cache(maxsize=65536)
def in_digits(text: str, language: str = "en") -> str:
    """Return `text` with each number word as digits: six weeks as 6 weeks, twenty-one as 21.

    Ordinals become one kind of figure, to be compared: third and 3rd are 3th.
    """
    known = language.partition("-")[0].lower()
    known = known if known in _WORDS else "en"
    numbers = _numbers(language)
    text = with_round_numbers(text, known, numbers)
    return with_ordinals(_counted(text, numbers | _joined(language)), known)


def _counted(text: str, numbers: dict[str, str]) -> str:
    folded = normalize("NFC", text).casefold()
    if not any(word in folded for word in numbers):
        return text

    def digits(word: re.Match[str]) -> str:
        whole = normalize("NFC", word[0]).casefold()
        if whole in numbers:
            return numbers[whole]
        ten, hyphen, unit = whole.partition("-")
        both = hyphen and ten in numbers and unit in numbers
        return f"{numbers[ten]}-{numbers[unit]}" if both else word[0]

    found = re.sub(_WORD, digits, text)
    return text if found == text else re.sub(_TENS, r"\1\2", found)


def as_figure(text: str, language: str = "en") -> str:
    """Return `text` in digits if it is a number or a time; one kidney is no figure of kidneys."""
    found = in_digits(text, language)
    if found == text or any(map(str.isdecimal, text)):
        return found
    last = found.rpartition(" ")[2]
    return found if last.isdecimal() or re.fullmatch(_TIMES, last) else text
