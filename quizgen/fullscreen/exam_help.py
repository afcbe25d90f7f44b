"""The help of an exam, over its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.fullscreen import view
from quizgen.fullscreen.overlays import Row, how
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.runs import EMPTY, Line, Look, Run, told
from quizgen.fullscreen.view import Key, View, Window
from quizgen.trainer.asking import Asked

_COLUMN = 15
_EXAM = (
    Row("Enter", "saves and goes on; behind the last question: hand in"),
    Row("← →", "back and forward, with an answer or without"),
    Row("↑ ↓", "back and forward, while an answer is typed"),
    Row("0", "don't know"),
    Row("u", "takes back the answer to this question"),
    Row("m", "marks a question for later, on and off"),
    Row("f", "flags a question: say what is wrong with it, for its author"),
    Row("q", "puts the exam away; everything is saved"),
)
_LATER = "Verdicts and reasons come when the exam is handed in; till then any answer may change."


@dataclass(frozen=True, slots=True)
class ExamHelp(Page):
    """What the keys do; any key but those that scroll closes it."""

    under: Page
    asked: Asked

    def view(self, window: Window) -> View:
        """Return the help."""
        return View(
            head=view.head("Help", [], window),
            body=list(_lines(self.asked, window)),
            keys=[Key("any key", "back", "escape"), Key("↑ ↓", "scroll")],
            reading=True,
        )

    def press(self, key: str) -> Page | Leave:  # noqa: ARG002  # any key
        """Return the page below."""
        return self.under

    def wait(self) -> Page | Leave:
        """Return the end of the exam when its time is over."""
        under = self.under.wait()
        return self if type(under) is type(self.under) else under


def _lines(asked: Asked, window: Window) -> Iterator[Line]:
    for row in (*(row for row in how(asked) if row.keys != "Enter"), *_EXAM):
        yield from told(row.words, window.text, (Run(row.keys.ljust(_COLUMN), Look.KEY),))
    yield EMPTY
    yield from told(_LATER, window.text)
