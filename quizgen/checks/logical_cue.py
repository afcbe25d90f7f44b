"""I105: of all options only the right one answers what is asked: a figure, a name, a reason."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from quizgen.checks._options import language_of, path_of_key, stem_of, written
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.number_words import in_digits
from quizgen.problems import Severity


class _Sort(NamedTuple):
    """A sort of answer, in words for the author, and how to tell one; `asks` by language."""

    said: str
    is_one: Callable[[str, str], bool]
    asks: Mapping[str, str]


def _has_figure(option: str, language: str) -> bool:
    return any(map(str.isnumeric, in_digits(option, language)))


def _is_time(option: str, language: str) -> bool:
    return _has_figure(option, language) or bool(_TIME.search(option))


_TIME = re.compile(
    r"\b(?:century|noon|midnight|morning|evening|night|day|week|month|year|spring|summer|autumn"
    r"|winter|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|when|before|after|during|as soon as|at|in|on)\b",
    re.IGNORECASE,
)


def _is_place(option: str, _language: str) -> bool:
    return _PLACE.match(option) is not None or re.search(r"\b[A-Z]", option) is not None


_PLACE = re.compile(
    r"(?:in|on|at|by|near|under|over|above|below|between|behind|inside|outside|within|along|from"
    r"|beside|next|around|through|to|into|everywhere|nowhere)\b",
    re.IGNORECASE,
)


def _is_name(option: str, _language: str) -> bool:
    first, *others = option.split() or [""]
    if any(word[0].isupper() for word in others):
        return True
    return (
        first[:1].isupper() and first.casefold() not in _NO_NAME
    )  # the first is made like the key's


_NO_NAME = frozenset("a an the some by in on at for with un une le la les des el los las".split())


def _is_reason(option: str, _language: str) -> bool:
    return re.match(r"because|since|so that|in order to|to ", option, re.I) is not None


_SORTS = (
    _Sort(
        "for a figure",
        _has_figure,
        {
            "en": (
                r"how (?:many|much|old|far|tall|high|deep|heavy|often)"
                r"|what (?:number|percentage|proportion|share|temperature|dose)\b"
            ),
            "de": r"wie ?(?:viele?|alt|weit|hoch|tief|schwer|oft)",
            "fr": "combien",
            "es": "cuánt[oa]s?",
        },
    ),
    _Sort(
        "for a year",
        _has_figure,
        {
            "en": "(?:which|what) (?:year|decade|century)",
            "de": "welche[ms] (?:jahr|jahrzehnt|jahrhundert)",
            "fr": "quelle année|quel siècle",
            "es": "qué (?:año|siglo)",
        },
    ),
    _Sort("for a time", _is_time, {"en": "when"}),
    _Sort("for a place", _is_place, {"en": "^where"}),
    _Sort("for a name", _is_name, {"en": "whose|whom|who", "fr": "^qui", "es": "quién(?:es)?"}),
    _Sort(
        "for a place's name",
        _is_name,
        {"en": "(?:which|what) (?:city|town|country|continent|capital|river|island|state)"},
    ),
    _Sort("why", _is_reason, {"en": "^why"}),
)


@cache
def _asking(language: str) -> tuple[tuple[re.Pattern[str], _Sort], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{sort.asks[language]})(?!\w)", re.IGNORECASE), sort)
        for sort in _SORTS
        if language in sort.asks
    )


def _look(subject: Subject) -> Iterator[Remark]:
    options, language = written(subject), language_of(subject.item)
    if not options:
        return
    question = _last_question(stem_of(subject.item))
    for pattern, sort in _asking(language):
        found = pattern.search(question)
        if not found or not sort.is_one(options.key, language):
            continue
        if not any(sort.is_one(one, language) for one in options.wrong):
            yield Remark(
                subject,
                f"`{found[0]}` asks {sort.said}, and only the right option answers that",
                "make each option an answer to the question",
                path_of_key(subject.fact, subject.item),
            )
            return


def _last_question(stem: str) -> str:
    """Return the sentence that asks: before it may stand a case."""
    before, mark, _ = stem.rpartition("?")
    return re.split(r"[.!?]\s", before)[-1].strip() if mark else ""


CHECK = Check(
    name="I105",
    title="only the right option answers what is asked",
    severity=Severity.WARNING,
    why=(
        "If the question asks how many, and one option is a figure, nobody reads the others. Such"
        " options are no rivals of the answer, however well they sound."
    ),
    reference="Case & Swanson (NBME; logical cues); Tarrant et al. 2006",
    fails="""\
- question: How many chambers has the heart of a frog?
  answer: three
  wrong: {thick walls: it has them, no valves: it has some}
""",
    passes="""\
- question: How many chambers has the heart of a frog?
  answer: three
  wrong: {two: a fish has, four: a bird has}
""",
    look=each(_look),
)
