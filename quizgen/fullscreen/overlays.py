"""Pages that lie over another: the help, and an answer that could not be saved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, assert_never

from quizgen.fullscreen import view
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.question import Question
from quizgen.fullscreen.runs import EMPTY, Line, Look, Run, tapped, told
from quizgen.fullscreen.view import Key, View, Window
from quizgen.model import Choice, ChooseAll, Cloze, Numeric, Order, Recall, TrueFalse, Typed
from quizgen.trainer.asking import Asked
from quizgen.trainer.deeds import Deed

_COLUMN = 13
_DO = "do:"
"""What a click on a row of the help stands for: the help closes, and that key is pressed."""


class Row(NamedTuple):
    """A key and what it does; `tap` is the key that a click stands for."""

    keys: str
    words: str
    tap: str = ""


_BEFORE = (
    Row("0", "don't know: the answer is shown, and it counts as wrong", "0"),
    Row("n", "not sure, on and off; right then counts as Hard at most", "n"),
    Row("h", "the hint, if there is one; right then counts as Hard at most", "h"),
)
_AFTER = (
    Row("Space, Enter", "the next question; first the text that is hidden below"),
    Row("-", "counts a right answer as wrong", "-"),
    Row("=", "counts a typed answer as right: it is your memory", "="),
    Row("f", "flags a question: say what is wrong with it, for its author", "f"),
)
_ALWAYS = (
    Row("u", "takes back the last answer and asks it again, back to the first", "u"),
    Row("x", "never asks this question again; u takes that back", "x"),
    Row("↑ ↓, wheel", "scroll, or move among the options"),
    Row("PgUp PgDn", "scroll by a page"),
    Row("click", "on a key or an option presses it; here too"),
    Row("Ctrl-C", "copies what the mouse has marked, else leaves at once"),
    Row("Ctrl-Z", "stops for a while; fg comes back"),
    Row("q", "ends the session: everything is saved", "q"),
)


@dataclass(frozen=True, slots=True)
class Help(Page):
    """What the keys do, over a page; any key but those that scroll closes it."""

    under: Page
    asked: Asked | None = None

    def view(self, window: Window) -> View:
        """Return the help."""
        return View(
            head=view.head("Help", [], window),
            body=list(_lines(self.asked, window)),
            keys=[Key("any key", "back", "escape"), Key("↑ ↓", "scroll")],
            reading=True,
        )

    def press(self, key: str) -> Page | Leave:
        """Return the page below; after a click on a row, what its key does there."""
        if not key.startswith(_DO):
            return self.under
        under = self.under
        if isinstance(under, Question):  # a field would take the key for a letter
            under = replace(under, types=False)
        return under.press(key.removeprefix(_DO))


def _lines(asked: Asked | None, window: Window) -> Iterator[Line]:
    parts = [("Answering", (*(how(asked) if asked else ()), *_BEFORE)),
             ("After the answer", _AFTER), ("Always", _ALWAYS)]  # fmt: skip
    for number, (title, rows) in enumerate(parts):
        if number:
            yield EMPTY
        yield from told(title, window.text)
        for row in rows:
            before = (Run(f"  {row.keys}".ljust(_COLUMN + 2), Look.KEY),)
            for line in told(row.words, window.text, before):
                yield tapped(line, f"{_DO}{row.tap}") if row.tap else line


def how(asked: Asked) -> tuple[Row, ...]:
    """Return the keys that answer a question."""
    count = len(asked.options)
    match asked.item.shape:
        case Choice():
            return (Row(f"1-{count}, a-{_letter(count)}", "answer; or ↑ ↓ and Space"),)
        case TrueFalse():
            return (Row("1 or t", "true", "1"), Row("2 or f", "false", "2"))
        case ChooseAll():
            return (Row(f"1-{count}", "mark each that applies, on and off"), Row("Enter", "check"))
        case Order():
            return (
                Row(f"1-{count}", "gives the next place, or takes it back"),
                Row("Backspace", "takes the last place back"),
                Row("Enter", "check, once all are placed"),
            )
        case Recall() | Typed() | Numeric() | Cloze():
            return _how_without(asked)
        case _:
            assert_never(asked.item.shape)


def _how_without(asked: Asked) -> tuple[Row, ...]:
    if asked.is_typed:
        return (
            Row("Enter", "check what is typed; twice on nothing: don't know"),
            Row("?", "at the end: not sure"),
            Row("Esc", "leaves the field for the keys below"),
        )
    return (Row("Space", "shows the answer"), Row("1 2 3 4", "Again, Hard, Good, Easy: how well"))


def _letter(count: int) -> str:
    return "abcdefg"[min(count, 7) - 1]


@dataclass(frozen=True, slots=True)
class Unsaved(Page):
    """Something could not be kept, so it does not count: try again, or leave."""

    under: Question
    deed: Deed
    words: str
    said: str

    def view(self, window: Window) -> View:
        """Return the page below, with why nothing was saved above the keys."""
        keys = [Key("r", "try again", "r"), Key("q", "quit", "q")]
        said = told(self.said, window.text, (Run("✗", Look.WRONG), Run(" ")))
        return self.under.view(window)._replace(verdict=said, keys=keys, reading=False)

    def press(self, key: str) -> Page | Leave:
        """Try again, or leave without it."""
        match key.lower():
            case "r" | "enter":
                return self.under.saved(self.deed, self.words)
            case "q":
                from quizgen.fullscreen.summary import Summary

                state = replace(self.under.state, left=True, unsaved=True)
                return Summary(self.under.table, state, over=self.under)
            case _:
                return self

    @property
    def guard(self) -> object:
        """Return what changes with the page: a key meant for the question is no answer here."""
        return "unsaved", self.deed.event.id
