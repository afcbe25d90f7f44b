"""I141: the quote says that something may be so, the question that it is so."""

import re
from collections.abc import Iterator

from quizgen.checks.contract import Check, Remark, Subject, each
from quizgen.folding import fold
from quizgen.model import Cloze, Fact, Item
from quizgen.problems import Severity

_HEDGE = re.compile(
    r"\b(?:may|might|could|[Pp]ossibly|[Pp]erhaps|[Pp]robably|[Mm]aybe|[Pp]resumably|[Aa]pparently"
    r"|suggest(?:s|ed)?|seem(?:s|ed)?)\b(?! well be\b)"
)
"""Lower case where the word has another sense: the month of May."""
_KEPT = re.compile(
    rf"{_HEDGE.pattern}|\b(?:can|would|likely|unlikely|(?:im)?possible|potential(?:ly)?|appears?"
    r"|thought|believed|assumed|supposed|suspected|considered|promising|evidence|unproven|tends?"
    r"|hope[ds]?|hypothes[ei]s|theory|theories|uncertain|likelihood|risk|chance)\b",
    re.IGNORECASE,
)
"""Any of these in what is shown, and the learner is told that it is not certain."""
_CLAUSE = re.compile(r"(?<=[.!?;])\s+|,\s+(?:and|but|while|whereas)\s+")
_SHOWN = ("question", "answer", "cloze", "truth", "hint")


def _look(subject: Subject) -> Iterator[Remark]:
    item, fact = subject
    if not item.origin.language.lower().startswith("en") or _KEPT.search(_shown(fact)):
        return
    keys = [folded for key in _keys(item, fact) if (folded := fold(key))]
    for number, quote in enumerate(fact.texts("quote")):
        for clause in _CLAUSE.split(quote):
            hedge = _HEDGE.search(clause)
            if hedge and any(key in fold(clause) for key in keys):
                yield Remark(
                    subject,
                    f"the quote says `{hedge[0]}`, and the question does not",
                    f"ask what it says, no more: with `{hedge[0]}`, or with `can` or `is thought`",
                    ("quote", number),
                )
                return


def _shown(fact: Fact) -> str:
    texts = [fact.fields.get(key, "") for key in _SHOWN]
    return "\n".join([*map(str, texts), *fact.texts("members"), *fact.texts("keep")])


def _keys(item: Item, fact: Fact) -> tuple[str, ...]:
    """Return what the quote must say: the answers of a fact that has a quote for each of them."""
    if isinstance(item.shape, Cloze):
        return tuple(blank.answer for blank in item.shape.blanks)
    return (fact.text("answer"), *fact.texts("accept"), *fact.texts("members"))


CHECK = Check(
    name="I141",
    title="the quote hedges, and the question does not",
    severity=Severity.WARNING,
    why=(
        "An article that says `may` has not found out. Asked as if it were settled, learners"
        " remember a certainty that nobody has claimed."
    ),
    reference="our own: a question states no more than its source",
    fails="""\
- question: What helps a flash of lightning to begin?
  answer: cosmic rays
  quote: Cosmic rays may help a flash to begin.
""",
    passes="""\
- question: What may help a flash of lightning to begin?
  answer: cosmic rays
  quote: Cosmic rays may help a flash to begin.
""",
    look=each(_look),
)
