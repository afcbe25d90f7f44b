"""A question with one right answer: as a choice, as recall, and typed."""

import re

from quizgen.identity import guid, target
from quizgen.kinds._advice import advice, asks_for_one_of_many, not_kept
from quizgen.kinds._capitals import answers_are_capital
from quizgen.kinds._claims import choice
from quizgen.kinds._making import items, wanted
from quizgen.kinds._open import open_shapes
from quizgen.kinds._trust import Trust
from quizgen.kinds.contract import Context, Kind, Made
from quizgen.model import Fact, Shape
from quizgen.schema import FACT_KEYS, Key, Takes

_NAMES = ("choice", "recall", "typed")
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
    shapes: dict[str, Shape] = {"choice": picked} if picked else {}
    made = items(
        fact, context, guid=name, question="ask", targets=targets, stem=fact.text("question"),
        shapes=shapes | open_shapes(asked, trust.arguable(context.same)), hint=fact.text("hint"),
    )  # fmt: skip
    return wanted(fact, _NAMES, made, problems)


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
    allowed=frozenset({*_KEYS, *FACT_KEYS} - {"was"}),
    targets=lambda fact, context: (target(context.origin.bank, fact.id),),
    item_names=lambda _fact: _NAMES,
    answers=_answers,
    make=_make,
    example=_EXAMPLE,
)
