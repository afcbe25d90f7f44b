"""The line that is always in sight after an answer: what it was, and when it comes again."""

from collections.abc import Iterator

from quizgen.fullscreen.runs import Line, Look, Run, apart, calm, width
from quizgen.fullscreen.view import Window
from quizgen.markdown import to_plain
from quizgen.model import TrueFalse
from quizgen.trainer import wording
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Marked, Ordered, Unknown, Verdict
from quizgen.trainer.partly import in_place, marks
from quizgen.trainer.phrases import right_in_words, sentence
from quizgen.trainer.session import Answered, Session


def verdict(given: Answered, session: Session, window: Window) -> list[Line]:
    """Return the verdict, and beside it or below when the question comes again."""
    look, mark, words = _said(given)
    brief, *longer = words
    outlook = wording.outlook(given, session)
    for text in (f"{brief} {longer[0]}",) if longer else ():
        line = (Run(mark, look), Run(f" {calm(text)}"))
        if "\n" not in text and width(line) <= window.text:
            return apart(line, _runs(outlook), window.text)
    return apart((Run(mark, look), Run(f" {calm(brief)}")), _runs(outlook), window.text)


def _runs(text: str) -> Line:
    return (Run(text),) if text else ()


def _said(given: Answered) -> tuple[Look, str, list[str]]:
    """Return look and mark, what is said in any case, and what is said where it fits."""
    if given.by_own_word:
        right = given.right
        words = f"{'Right' if right else 'Wrong'}, by your own word."
        return (Look.RIGHT, "✓", [words]) if right else (Look.WRONG, "✗", [words])
    if given.right:
        return Look.RIGHT, "✓", ["Right."]
    if given.grade.verdict is Verdict.NEAR:
        return Look.ALMOST, "~", ["Nearly. Counts as wrong; = counts it as right."]
    return Look.WRONG, "✗", list(_wrong(given))


def _wrong(given: Answered) -> Iterator[str]:
    asked = given.asked
    match given.response:
        case Marked(options):
            yield _partly(asked, options)
        case Ordered(options):
            yield f"Wrong. {in_place(asked, options)} of {len(options)} in place."
        case Unknown():
            yield "Not known."
            yield _right(asked)
        case _:
            yield "Wrong."
            yield _right(asked)


def _partly(asked: Asked, options: tuple[int, ...]) -> str:
    found = marks(asked, options)
    how = "Partly right" if found.found else "Wrong"
    surplus = f", {len(found.surplus)} too many" if found.surplus else ""
    return f"{how}: {len(found.found)} of {len(asked.keys)} found{surplus}."


def _right(asked: Asked) -> str:
    if isinstance(asked.item.shape, TrueFalse):
        return f"It is {right_in_words(asked)}."
    if len(asked.keys) == 1:
        key = asked.keys[0]
        return sentence(f"Right is {key + 1}, {to_plain(asked.options[key])}")
    return sentence(f"Right: {right_in_words(asked)}")
