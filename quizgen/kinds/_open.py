"""The ways that show no options: recall, and recall whose answer is typed."""

import re

from quizgen.distractors import Question
from quizgen.model import Entry, Numeric, Recall, Shape, Typed
from quizgen.quantity import quantity

MOST_WORDS_TYPED = 3
"""Longer answers have too many right spellings to be checked."""

_OF_THESE = re.compile(
    r"\b(of these|(which|one) of those|(of|which|one) the following"
    r"|the following (is|are|was|were|can|may|has|have|do|does|did)"
    r"|von diesen|von den folgenden|der folgenden|parmi (ces|les)|de (estos|estas|los siguientes"
    r"|las siguientes)|di questi|dei seguenti)\b",
    re.IGNORECASE,
)
_POINTING = (
    *("these", "those", "following", "diesen", "folgenden", "parmi"),
    *("estos", "estas", "siguientes", "questi", "seguenti"),
)
"""One of them is in each: a question without any, as most are, need not be searched."""


def asks_of_these(question: str) -> bool:
    """Tell whether a question points at its options: without them it cannot be answered."""
    lowered = question.lower()
    if question.isascii() and not any(word in lowered for word in _POINTING):
        return False
    return _OF_THESE.search(question) is not None


def open_shapes(asked: Question, arguable: tuple[Entry, ...]) -> dict[str, Shape]:
    """Return the ways that show no options, by name; `arguable` are asked again when typed."""
    if asks_of_these(asked.shown):
        return {}
    answer = asked.key
    shapes: dict[str, Shape] = {"recall": Recall(answer)}
    number = None if asked.exact else quantity(answer, asked.decimal_comma)
    if number:
        shapes["typed"] = Numeric(answer, number, asked.right, arguable)
    elif "![" not in answer and len(answer.split()) <= MOST_WORDS_TYPED:
        shapes["typed"] = Typed(answer, asked.right, arguable, asked.exact)
    return shapes
