"""The page of statistics, over the page from which it was asked for."""

from dataclasses import dataclass

from quizgen.fullscreen.pages import INTERRUPTED, Leave, Page
from quizgen.fullscreen.runs import Line, Look, Run
from quizgen.fullscreen.view import Key, View, Window, head
from quizgen.statistics import drawing
from quizgen.statistics.drawn import drawn
from quizgen.statistics.numbers import Numbers

_BACK = frozenset({"escape", "enter", "space", "q", "s"})


@dataclass(frozen=True, slots=True)
class Statistics(Page):
    """What was answered and what is coming; `under` is where one comes back to."""

    numbers: Numbers
    under: Page

    def view(self, window: Window) -> View:
        """Return the statistics as wide as the window; they scroll."""
        lines = drawn(self.numbers, window.text, drawing.marks_for(window.encoding))
        return View(
            head=head("Statistics", (), window),
            body=[_line(line) for line in lines],
            keys=(Key("Space", "back", "space"), Key("↑↓", "scroll"), Key("q", "back", "q")),
            reading=True,
        )

    def press(self, key: str) -> Page | Leave:
        """Return the page below after a key that goes back."""
        if key == "ctrl+c":
            return Leave(INTERRUPTED)
        return self.under if key in _BACK else self


def _line(line: drawing.Line) -> Line:
    return tuple(Run(run.text, Look.KEY if run.style else Look.PLAIN) for run in line)
