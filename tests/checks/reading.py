"""Lists as the checks' tests write them: facts alone, or a whole list."""

from pathlib import Path

from quizgen.flaws import flaws
from quizgen.making import Desk
from quizgen.problems import Problem
from quizgen.shelf import Naming, look

_HEAD = "title: A case\nbank: case-abcd\ncite: A textbook\nfacts:\n"


def whole(text: str) -> str:
    """Return a list of its own from facts that stand alone."""
    return text if text.startswith("title:") else _HEAD + text


def problems(text: str) -> list[Problem]:
    """Return all that `check` would say of a list: what reading and making say, and the flaws."""
    content = whole(text).encode()
    desk = Desk(lambda _path: content, lambda: "abcd", pictures=False)
    shelf = look([Path("case.yaml")], Naming.PROPOSE, desk).shelf
    return [*shelf.problems, *flaws(shelf.lists, [shelf.items])]


def codes(text: str) -> set[str]:
    """Return the codes of all that `check` would say."""
    return {problem.code for problem in problems(text)}
