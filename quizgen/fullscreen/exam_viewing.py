"""A question of an exam as a screen: never a word on whether its answer is right."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizgen.fullscreen import view
from quizgen.fullscreen.asking import answering, asking
from quizgen.fullscreen.runs import Line, Look, Run, told
from quizgen.fullscreen.view import Key, View, Window
from quizgen.trainer import exam_wording

if TYPE_CHECKING:
    from quizgen.fullscreen.exam_page import ExamPage


def view_of(page: "ExamPage", window: Window) -> View:
    """Return the question, its answer so far, what was just done, and the keys."""
    drawn = asking(page.paper, window)
    return drawn._replace(
        head=view.head(page.exam.title, list(_counts(page, window)), window),
        verdict=[*_known(page, window), *drawn.verdict, *_said(page, window)],
        keys=list(_keys(page)),
        reading=drawn.reading or page.asks,
    )


def _counts(page: "ExamPage", window: Window) -> Iterator[str]:
    """Yield how far the exam is; in a narrow window what matters most first."""
    exam = page.exam
    time = f"{page.minutes} min left" if page.minutes is not None else ""
    yield f"{exam.at + 1} of {len(exam.questions)}"
    if time and window.is_narrow:
        yield time
    yield f"answered {exam.answered}"
    if exam.marked:
        yield f"marked {exam.marked}"
    if time and not window.is_narrow:
        yield time


def _known(page: "ExamPage", window: Window) -> list[Line]:
    """Return the mark of the question, and the answer that is saved."""
    question = page.exam.question
    lines: list[Line] = []
    if question.marked:
        lines += told("Marked for later", window.text, (Run("! ", Look.ALMOST),))
    if so_far := exam_wording.so_far(question):
        lines += told(so_far, window.text)
    return lines


def _said(page: "ExamPage", window: Window) -> list[Line]:
    if page.failed:
        return told(page.note, window.text, (Run("✗ ", Look.WRONG),))
    if page.asks:
        return told(exam_wording.hand_in(page.exam).partition("?")[0] + "?", window.text)
    return told(page.note, window.text) if page.note else []


def _keys(page: "ExamPage") -> Iterator[Key]:
    if page.failed:
        yield Key("r", "try again", "r")
    if page.asks:
        yield from (Key("y", "hand in", "y"), Key("n", "not yet", "n"), Key("q", "put away", "q"))
        return
    if page.paper.flag is not None:
        yield from (Key("Enter", "send", "enter"), Key("Esc", "leave", "escape"))
        return
    if page.paper.types:
        yield from (Key("Enter", "save", "enter"), Key("↑", "back", "up"))
        yield from (
            Key("↓", "forward", "down"),
            Key("Esc", "keys", "escape"),
            Key("F1", "help", "f1"),
        )
        return
    yield from (key for key in answering(page.paper) if key.words != "check")
    if not page.paper.asked.is_typed:
        yield Key("Enter", "hand in" if page.exam.is_last else "next", "enter")
    yield from (Key("←", "back", "left"), Key("→", "forward", "right"))
    yield Key("m", "unmark" if page.exam.question.marked else "mark", "m")
    yield Key("0", "don't know", "0")
    if page.exam.question.last is not None:
        yield Key("u", "take back", "u")
    yield from (Key("f", "flag", "f"), Key("?", "help", "f1"), Key("q", "put away", "q"))
