"""Lists as the checks' tests write them: facts alone, or a whole list."""

from pathlib import Path

from quizgen.checks.contract import Subject
from quizgen.flaws import flaws
from quizgen.making import Desk
from quizgen.problems import Problem
from quizgen.shelf import Naming, Shelf, look

_HEAD = "title: A case\nbank: case-abcd\ncite: A textbook\nfacts:\n"


def whole(text: str) -> str:
    """Return a list of its own from facts that stand alone."""
    return text if text.startswith("title:") else _HEAD + text


def subjects(text: str) -> list[Subject]:
    """Return the items of a list with their facts, as a check looks at them."""
    shelf = _shelf(text)
    facts = {fact.id: fact for one in shelf.lists for fact in one.facts}
    return [Subject(item, facts[item.fact]) for item in shelf.items]


def problems(text: str) -> list[Problem]:
    """Return all that `check` would say of a list: what reading and making say, and the flaws."""
    shelf = _shelf(text)
    return [*shelf.problems, *flaws(shelf.lists, [shelf.items])]


def _shelf(text: str) -> Shelf:
    content = whole(text).encode()
    desk = Desk(lambda _path: content, lambda: "abcd", pictures=False)
    return look([Path("case.yaml")], Naming.PROPOSE, desk).shelf


def codes(text: str) -> set[str]:
    """Return the codes of all that `check` would say."""
    return {problem.code for problem in problems(text)}
