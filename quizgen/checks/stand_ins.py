"""I111: an option that stands for all or none of the others, or for no answer at all."""

import re
from collections.abc import Iterator
from functools import cache

from quizgen.checks._options import (
    asks_of_options,
    language_of,
    path_of_key,
    path_of_wrong,
    written,
)
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import fold
from quizgen.problems import Severity

_STANDING_IN = {
    "en": (
        "all|none|any|all (?:of the )?(?:two|three|four|five|six)(?: of (?:them|these))?"
        "|(?:two|three|some|more than one) of (?:them|these|the above)|all the above-?mentioned"
        "|(?:all|none|any|two|three) of the [a-z ]*(?:above|listed|named|mentioned|given)[a-z ]*"
        "|no (?:correct|right) (?:answer|option)"
        "|(?:it )?(?:cannot|can not|can't) be (?:determined|known|said|told)"
        "|(?:there is )?not enough (?:information|data)(?: is given)?|i (?:do not|don't) know"
        "|something else|another(?: one)?|other"
    ),
    "de": (
        "alle|keine?[rs]?|nichts davon|alle (?:zwei|drei|vier|funf)|keine (?:richtige )?antwort"
        "|(?:es )?(?:ist|lasst sich) nicht (?:zu )?(?:bestimmen|sagen)|etwas anderes|weiss nicht"
    ),
    "fr": (
        "tous|toutes|aucune?|(?:tous|toutes) les (?:deux|trois|quatre)|aucune bonne reponse"
        "|on ne peut pas (?:le )?(?:savoir|dire)|autre chose|je ne sais pas"
    ),
    "es": (
        "tod[ao]s|ningun[ao]?|l[ao]s (?:tres|cuatro)|ninguna respuesta correcta"
        "|no se puede (?:saber|decir|determinar)|otra cosa|no lo se"
    ),
}
_ONE_WORD = re.compile(r"[^\W\d_]+")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(_STANDING_IN.get(language, "(?!)"))


def _look(subject: Subject) -> Iterator[Remark]:
    options, language = written(subject), language_of(subject.item)
    if not options:
        return
    pattern, of_options = _pattern(language), asks_of_options(subject.item)
    for at, option in enumerate(options.all):
        folded = fold(option)
        if not pattern.fullmatch(folded) or (_ONE_WORD.fullmatch(folded) and not of_options):
            continue
        yield Remark(
            subject,
            f"`{option}` is no answer of its own: it stands for the other options, or for none",
            "write an option that says what is so; a choice needs no more than three",
            path_of_wrong(subject, at - 1) if at else path_of_key(subject.fact, subject.item),
        )


CHECK = Check(
    name="I111",
    title="an option that stands for all, none or another of the options",
    severity=Severity.WARNING,
    why=(
        "Who knows that two options are right needs no more to pick `all three`, and who picks"
        " `none` may know only what is wrong. A showing draws some options of many, so that `all"
        " three` may not even be shown with the three."
    ),
    reference="Haladyna, Downing & Rodriguez 2002 (all and none of the above); Tarrant et al. 2006",
    fails="""\
- question: Which of these gases is lighter than air?
  answer: helium
  wrong: {argon: it is heavier, all three: one is heavier}
""",
    passes="""\
- question: Which of these gases is lighter than air?
  answer: helium
  wrong: {argon: it is heavier, xenon: it is the heaviest of them}
""",
    look=each(_look),
)
