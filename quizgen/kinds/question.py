"""A question with one right answer: as a choice, as recall, and typed."""

import re
from collections.abc import Iterator

from quizgen.identity import guid, target
from quizgen.kinds._advice import advice, asks_for_one_of_many, not_kept
from quizgen.kinds._capitals import answers_are_capital
from quizgen.kinds._claims import Trust, choice
from quizgen.kinds._making import item, wanted
from quizgen.kinds.contract import Context, Kind, Made
from quizgen.model import Fact, Item, Numeric, Recall, Typed
from quizgen.quantity import quantity
from quizgen.schema import FACT_KEYS, Key, Takes

MOST_WORDS_TYPED = 3
"""Longer answers have too many right spellings to be checked."""

_NAMES = ("choice", "recall", "typed")
_OF_THESE = re.compile(
    r"\b(of these|(which|one) of those|(of|which|one) the following"
    r"|the following (is|are|was|were|can|may|has|have|do|does|did)"
    r"|von diesen|von den folgenden|der folgenden|parmi (ces|les)|de (estos|estas|los siguientes"
    r"|las siguientes)|di questi|dei seguenti)\b",
    re.IGNORECASE,
)
_TOLERANCE = re.compile(r"\s*(?:±|\+/?-)\s*[\d.,]+(?:\s*%)?")
"""How far off a number may be is the author's, not the article's."""
_EXAMPLE = """\
- question: Which receptor does magnesium block?
  answer: NMDA receptor
  wrong:
    AMPA receptor: it carries no magnesium block
    histamine H1 receptor: it is no ion channel
"""


def _make(fact: Fact, context: Context) -> Made:
    trust = Trust(fact, (), fact.fields, context.exact)
    name = guid(context.origin.bank, fact.id, "ask")
    asked = trust.question(name, fact.text("answer"), fact.text("question"), context)
    capital = answers_are_capital(context.origin.language)
    picked, problems = choice(trust, asked, context, capital=capital)
    problems += advice(fact, "answer", fact.text("answer"))
    problems += asks_for_one_of_many(fact)
    problems += not_kept(fact, f"{fact.text('question')} {fact.text('answer')}")
    targets = (target(context.origin.bank, fact.id),)

    def items() -> Iterator[Item]:
        shapes = {"choice": picked, **_open_shapes(fact, trust, context)}
        for way, shape in shapes.items():
            if shape is not None:
                yield item(
                    fact, context, guid=name, name=way, targets=targets,
                    stem=fact.text("question"), shape=shape, hint=fact.text("hint"),
                )  # fmt: skip

    return wanted(fact, _NAMES, items(), problems)


def _open_shapes(fact: Fact, trust: Trust, context: Context) -> dict[str, Recall | Typed | Numeric]:
    """Return the ways that show no options; "which of these" has none."""
    answer = fact.text("answer")
    if _OF_THESE.search(fact.text("question")):
        return {}
    shapes: dict[str, Recall | Typed | Numeric] = {"recall": Recall(answer)}
    comma = trust.question("", answer, "", context).decimal_comma
    number = None if trust.exact else quantity(answer, comma)
    if number:
        shapes["typed"] = Numeric(answer, number, trust.texts("accept"), trust.entries("never"))
    elif len(answer.split()) <= MOST_WORDS_TYPED:
        shapes["typed"] = Typed(answer, trust.texts("accept"), trust.entries("never"), trust.exact)
    return shapes


def _answers(fact: Fact) -> tuple[tuple[str, ...], ...]:
    answer = fact.text("answer")
    return ((answer, _TOLERANCE.sub("", answer), *fact.texts("accept")),)


_KEYS = {
    "question": Key(Takes.TEXT, "what is asked"),
    "answer": Key(Takes.TEXT, "the one right answer"),
}

KIND = Kind(
    name="question",
    summary="a question with one right answer",
    keys=_KEYS,
    needed=frozenset({"question", "answer"}),
    allowed=frozenset({*_KEYS, *FACT_KEYS}),
    targets=lambda fact, bank: (target(bank, fact.id),),
    item_names=lambda _fact: _NAMES,
    answers=_answers,
    make=_make,
    example=_EXAMPLE,
)
