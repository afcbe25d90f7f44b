"""I128: an explanation speaks of an option by its letter or its place."""

import re
from collections.abc import Iterator

from quizgen.checks._options import distractors_of, path_of_option
from quizgen.checks._stems import language_of, unmarked
from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.model import Path
from quizgen.problems import Severity

_ORDINAL = r"first|second|third|fourth|fifth|last|next|previous|preceding|following"
_NOUN = r"option|answer|alternative|distractor|answer\s+choice"
_NAMES = {
    "en": re.compile(
        rf"(?<!\w)(?:(?i:{_NOUN}|choice)s?\s+\(?[A-H]\)?(?:\s+(?:and|or)\s+\(?[A-H]\)?)?"
        rf"(?![\w’'+-])"
        rf"|(?i:option|answer|choice)s?\s+(?:[Nn]o\.\s*|[Nn]umber\s+|#)?[1-9](?![\w.,%])"
        rf"|(?i:(?<!as )(?<!is )(?<!was )(?<!be )the\s+(?:{_ORDINAL})\s+(?:{_NOUN})s?"
        rf"(?!\s+(?:for|in|when|if|after|of|to|because)\b))"
        rf"|(?i:the\s+(?:above|below)\s+(?:{_NOUN})s?|(?:{_NOUN})s?\s+(?:above|below))"
        r"|^\(?[A-H]\)?\s+(?:is|was)\s+(?:not\s+)?(?i:the\s+)?"
        r"(?i:wrong|right|correct|incorrect|true|false|best)"
        r"|\([a-hA-H]\)(?=\s+(?:is|are|was|were)\s+(?:wrong|right|correct|incorrect|true|false)))"
        r"(?!\w)"
    ),
    "de": re.compile(
        r"(?<!\w)(?:(?:Antwort|Option|Möglichkeit|Antwortmöglichkeit)(?:en)?\s+\(?[A-H1-9]\)?"
        r"|(?:die\s+)(?:erste|zweite|dritte|vierte|letzte)\s+"
        r"(?:Antwort|Option|Antwortmöglichkeit))(?!\w)"
    ),
    "fr": re.compile(
        r"(?<!\w)(?i:réponse|option|proposition)s?\s+\(?[A-H1-9]\)?(?!\w)"
        r"|(?i:la\s+(?:première|deuxième|troisième|quatrième|dernière)\s+(?:réponse|proposition))"
    ),
    "es": re.compile(
        r"(?<!\w)(?i:respuesta|opción|alternativa)s?\s+\(?[A-H1-9]\)?(?!\w)"
        r"|(?i:la\s+(?:primera|segunda|tercera|cuarta|última)\s+(?:respuesta|alternativa))"
    ),
}


def _look(subject: Subject) -> Iterator[Remark]:
    names = _NAMES.get(language_of(subject))
    if names is None:
        return
    for text, path in _explanations(subject):
        if found := names.search(unmarked(text)):
            yield Remark(
                subject,
                f"`{found[0].strip()}`: options change places, and not all of them are shown",
                "name the option by its words; why one is wrong is said beside it, under `wrong`",
                path,
            )


def _explanations(subject: Subject) -> Iterator[tuple[str, Path]]:
    """Yield what is shown after the answer, and where it stands."""
    item, fact = subject
    if item.why:
        yield item.why, ("why",)
    for option in distractors_of(item.shape):
        if option.reason:
            yield option.reason, path_of_option(fact, item, option.text)


CHECK = Check(
    name="I128",
    title="an explanation names an option by its letter or its place",
    severity=Severity.WARNING,
    why=(
        "Options are drawn and shuffled anew at each showing, and every format gives them other"
        " letters. What is called B in an explanation is something else on the card."
    ),
    reference="Haladyna, Downing & Rodriguez 2002, guideline 20 (the place of the key varies)",
    fails="""\
- question: Which gas makes dough rise?
  answer: carbon dioxide
  wrong: {oxygen: it is used up, nitrogen: none is made}
  why: Option B is wrong because yeast uses oxygen up.
""",
    passes="""\
- question: Which gas makes dough rise?
  answer: carbon dioxide
  wrong: {oxygen: it is used up, nitrogen: none is made}
  why: Yeast makes it from sugar.
""",
    look=each(_look),
)
