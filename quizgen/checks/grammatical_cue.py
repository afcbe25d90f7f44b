"""I103: of all options only the right one fits the grammar of the question."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from quizgen.blanks import GAP
from quizgen.checks._nouns import is_plural, is_singular
from quizgen.checks._options import Options, language_of, path_of_key, stem_of, written
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import words
from quizgen.problems import Severity

_GAP = re.escape(GAP)


class _Demand(NamedTuple):
    """What the words around an option ask of it, in words for the author, and what meets that."""

    pattern: str
    said: str
    fits: Callable[[str], bool]


def _opens_with_vowel(option: str) -> bool:
    return option[:1].casefold() in "aeio"


def _opens_with_consonant(option: str) -> bool:
    return option[:1].casefold() in "bcdfgjklmnpqrstvwyz"


def _is_gerund(option: str) -> bool:
    return re.match(r"\w{2,}ing\b", option) is not None


def _is_bare_verb(option: str) -> bool:
    return re.search(r"(?:ing|ed|ion|ment|ness|ity)\b", option.partition(" ")[0]) is None


def _is_comparative(option: str) -> bool:
    return re.match(r"(?:more|less|fewer|better|worse)\b|\w+er\b", option, re.I) is not None


_DEMANDS = (
    _Demand(r"\b(an)[ :…_.]*$", "one that begins with a vowel", _opens_with_vowel),
    _Demand(r"\b(a)[ :…_.]*$", "one that begins with a consonant", _opens_with_consonant),
    _Demand(rf"(?:\b(?:these|those|two|several) )?{_GAP} (are|were|have)\b", "a plural", is_plural),
    _Demand(rf"{_GAP} (is|was|has)\b", "a singular", is_singular),
    _Demand(
        r"^(?:what|which)(?: [a-z]+)? (are|were) (?:the )?(?!of )(?!called)", "a plural", is_plural
    ),
    _Demand(r"^(?:what|which) (is|was) (?:the|a|an) (?!of )", "a singular", is_singular),
    _Demand(rf"\b(by doing what)\b|\b(by) {_GAP}", "a verb in -ing", _is_gerund),
    _Demand(rf"\b(?:must|can|cannot|may|should|will|helps?) (to) {_GAP}", "a verb", _is_bare_verb),
    _Demand(rf"{_GAP} (than)\b|\b(of the two)\b", "a comparative", _is_comparative),
)
"""In group 1 or 2 the words at fault. How options sound and end in English."""
_OPENINGS = frozenset("it they he she we you there this that is are was were has can to by".split())
"""Words with which all wrong options or none may begin."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], _Demand], ...]:
    return tuple((re.compile(one.pattern, re.IGNORECASE), one) for one in _DEMANDS)


def _look(subject: Subject) -> Iterator[Remark]:
    options = written(subject)
    if not options or language_of(subject.item) != "en":
        return
    stem = stem_of(subject.item).strip()
    for pattern, demand in _patterns():
        if (found := pattern.search(stem)) and _only_key(options, demand.fits):
            yield Remark(
                subject,
                f"`{next(filter(None, found.groups()))}` asks for {demand.said}, and only the right"
                " option is that",
                "give all options the form that the question asks for",
                path_of_key(subject.fact, subject.item),
            )
            return

    if word := _only_not_key(options):
        yield Remark(
            subject,
            f"each wrong option begins with `{word}`, and only the right one does not",
            "begin all options alike",
            path_of_key(subject.fact, subject.item),
        )


def _only_not_key(options: Options) -> str:
    """Return the word with which all wrong options begin and the right one does not."""
    key, *wrong = (next(iter(words(one)), "") for one in options.all)
    same = wrong[0] if len(set(wrong)) == 1 and len(wrong) > 1 else ""
    return same if same in _OPENINGS and key != same else ""


def _only_key(options: Options, fits: Callable[[str], bool]) -> bool:
    return fits(options.key) and not any(map(fits, options.wrong))


CHECK = Check(
    name="I103",
    title="only the right option fits the grammar of the question",
    severity=Severity.WARNING,
    why=(
        "An author reads the question together with the answer and gets its grammar right; the"
        " wrong options are added later. Learners who hear what does not fit cross it out."
    ),
    reference="Haladyna, Downing & Rodriguez 2002 (grammatical inconsistencies); Case & Swanson",
    fails="""\
- cloze: In the chest, the {{c1::lungs}} are on both sides of the heart.
  wrong: {gullet: it lies behind, thymus: it lies in front}
""",
    passes="""\
- cloze: In the chest, the {{c1::lungs}} are on both sides of the heart.
  wrong: {kidneys: they lie in the belly, tonsils: they lie in the throat}
""",
    look=each(_look),
)
