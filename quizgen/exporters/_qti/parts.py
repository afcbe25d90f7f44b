"""The parts of an item of QTI 1.2: texts, conditions, feedback."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from quizgen.exporters._xml import Node, node

Shown = Callable[[str], Node]
"""Makes a text that the learner sees of HTML."""


class Body(NamedTuple):
    """What is asked: its type for Canvas, the stem as HTML, and the parts that go with it.

    `feedbacks` are HTML by the name under which a condition shows it.
    """

    type: str
    stem: str
    responses: tuple[Node, ...]
    conditions: tuple[Node, ...]
    feedbacks: tuple[tuple[str, str], ...] = ()


RESPONSE = "response1"
GENERAL = "general_fb"
"""The feedback that is shown whatever the response."""


def html(rendered: str) -> Node:
    """Return HTML as a text that the learner sees."""
    return node("material", node("mattext", rendered, texttype="text/html"))


def plain(text: str) -> Node:
    """Return a spelling that is compared with what the learner types."""
    return node("material", node("mattext", text, texttype="text/plain"))


def equal(value: str, response: str = RESPONSE) -> Node:
    """Return the condition that a response is this."""
    return node("varequal", value, respident=response)


def scores(condition: Node, *more: Node) -> Node:
    """Return what gives all points: one of the conditions holds."""
    given = node("setvar", "100", action="Set", varname="SCORE")
    return _condition("No", node("conditionvar", condition, *more), given)


def adds(condition: Node, part: str) -> Node:
    """Return what gives a part of the points."""
    given = node("setvar", part, action="Add", varname="SCORE")
    return node("respcondition", node("conditionvar", condition), given)


def points(parts: int) -> str:
    """Return the points of one of so many parts."""
    return f"{Decimal(100) / parts:.2f}"


def shows(condition: Node, feedback: str) -> Node:
    """Return what shows a feedback, and lets the other conditions be looked at too."""
    shown = node("displayfeedback", feedbacktype="Response", linkrefid=feedback)
    return _condition("Yes", node("conditionvar", condition), shown)


def _condition(then: str, *inside: Node) -> Node:
    return node("respcondition", *inside, continue_=then)


def feedback(ident: str, rendered: str) -> Node:
    """Return a feedback with the name by which a condition shows it."""
    return node("itemfeedback", node("flow_mat", html(rendered)), ident=ident)
