"""The full screen in a terminal: keys, clicks and pastes go to a page, its lines to the screen.

The only file that knows Textual.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.reactive import Reactive
from textual.widget import Widget

from quizgen.fullscreen.pages import INTERRUPTED, Leave, Page
from quizgen.fullscreen.runs import Line, Look, Run
from quizgen.fullscreen.view import Frame, View, Window, lay_out

SLIP = 0.25
"""Seconds after feedback in which a key is meant for what was there before."""
STOPPED = Leave(INTERRUPTED, "Stopped. Everything is saved.")
_WHEEL = 3
_DRAWN = 0.02
"""Seconds that Textual's other thread has for the terminal before this one is busy again."""
_STYLES = {
    Look.PLAIN: "",
    Look.RIGHT: "ansi_green",
    Look.WRONG: "ansi_red",
    Look.ALMOST: "ansi_magenta",
    Look.KEY: "ansi_cyan",
    Look.LIT: "reverse",
    Look.DIM: "dim",
}


def _nothing() -> None:
    """Do nothing; Textual asks of a callback how many arguments it takes, which `int` hides."""


class Lines(Widget):
    """The whole window as lines of text."""

    DEFAULT_CSS = "Lines { width: 100%; height: 100%; text-wrap: nowrap; text-overflow: clip; }"

    shown: Content = Content()

    def render(self) -> Content:
        """Return the lines."""
        return self.shown


class Face(App[Leave], inherit_bindings=False, inherit_css=False):
    """Shows pages one after the other until one is left.

    Without the CSS of `App`: it takes time to read, and is about widgets that are not here.
    """

    theme: Reactive[str] = Reactive("ansi-dark")  # set later, it has all CSS read twice

    AUTO_FOCUS = None
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Face {
        background: ansi_default; color: ansi_default;
    }
    Screen {
        overflow: hidden;
        & > .screen--selection {
            background: ansi_default; color: ansi_default; text-style: reverse;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "stop", priority=True),
        Binding("ctrl+z", "suspend_process", priority=True),
    ]

    def __init__(self, page: Page, clock: Callable[[], float], encoding: str = "utf-8") -> None:
        super().__init__(ansi_color=True)
        self.page = page
        self.clock = clock
        self.encoding = encoding
        self.window = Window(encoding=encoding)
        self.lines = Lines()
        self.frame = Frame(())
        self.ready: Callable[[], object] = _nothing
        self.since = clock()
        self.pressed_at = Offset(-1, -1)

    def compose(self) -> ComposeResult:
        """Yield the one widget."""
        yield self.lines

    def on_mount(self) -> None:
        """Watch the terminal and the clock."""
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGTERM, lambda: self.exit(STOPPED))
        self.set_interval(1, self._wait)
        self.app_resume_signal.subscribe(self, lambda _: self._repaint())
        self.window = Window(self.size.width, self.size.height, self.encoding)
        self._paint()
        self.call_after_refresh(lambda: self.set_timer(_DRAWN, self.ready))

    def on_resize(self, event: events.Resize) -> None:
        """Lay the page out anew."""
        self.window = Window(event.size.width, event.size.height, self.encoding)
        self._paint()

    def on_key(self, event: events.Key) -> None:
        """Hand a key to the page."""
        event.stop()
        key = event.key
        if event.character and event.character.isprintable() and event.character != " ":
            key = event.character
        self._press(key)

    def on_paste(self, event: events.Paste) -> None:
        """Hand a pasted text to the page's field."""
        event.stop()
        self._show(self.page.paste(event.text))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a click begins: one that ends elsewhere marks text."""
        self.pressed_at = event.screen_offset

    def on_click(self, event: events.Click) -> None:
        """Press the key that stands where was clicked."""
        if event.button == 1 and event.screen_offset == self.pressed_at:
            tap = tap_at(self.frame.lines, event.screen_x, event.screen_y)
            if tap and tap != "cursor":
                self._press(tap)

    def on_mouse_scroll_down(self) -> None:
        """Scroll towards the end."""
        self._scroll(_WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """Scroll towards the beginning."""
        self._scroll(-_WHEEL)

    def action_stop(self) -> None:
        """Copy what the mouse has marked; else leave at once."""
        if marked := self.screen.get_selected_text():
            self.copy_to_clipboard(marked)
            self.screen.clear_selection()
        else:
            self.exit(STOPPED)

    def action_suspend_process(self) -> None:
        """Stop for the shell, if there is one that takes over and wakes us again."""
        from quizgen.fullscreen.suspending import has_shell  # the first screen waits for nothing

        if has_shell():
            super().action_suspend_process()

    def _press(self, key: str) -> None:
        page = self.page
        if page.guard is not None and self.clock() - self.since < SLIP:
            return
        steps = self._steps(key, page.view(self.window))
        if steps:
            self._scroll(steps)
        else:
            self._show(page.press(key))

    def _steps(self, key: str, view: View) -> int:
        """Return by how many lines a key scrolls, 0 if it does not."""
        frame = self.frame
        if key in {"pagedown", "pageup"}:
            return frame.page if key == "pagedown" else -frame.page
        if view.pages and frame.below and key in {"space", "enter"}:
            return frame.page
        moves = {"down": 1, "j": 1, "up": -1, "k": -1}
        return moves.get(key, 0) if view.reading else 0

    def _scroll(self, lines: int) -> None:
        self._paint(self.frame.offset + lines)

    def _wait(self) -> None:
        if not self.is_headless and not os.isatty(sys.__stdin__.fileno() if sys.__stdin__ else 0):
            os._exit(1)  # the terminal is gone: there is nobody to tell, and all is saved
        page = self.page.wait()
        if page is not self.page:
            self._show(page)

    def _show(self, page: Page | Leave) -> None:
        if isinstance(page, Leave):
            self.exit(page)
            return
        before, self.page = self.page, page
        is_new = (type(page), page.guard) != (type(before), before.guard)
        self._paint(0 if is_new else self.frame.offset)
        if page.guard is not None and page.guard != before.guard:
            self.since = self.clock()

    def _paint(self, offset: int | None = None) -> None:
        at = self.frame.offset if offset is None else max(offset, 0)
        self.frame = lay_out(self.page.view(self.window), self.window, at)
        self.lines.shown = Content("\n").join(map(content, self.frame.lines))
        if place := cursor(self.frame.lines):
            self.cursor_position = place
        self.lines.refresh()

    def _repaint(self) -> None:
        self._paint()
        self.refresh(layout=True)


def content(line: Line) -> Content:
    """Return a line as Textual draws it."""
    return Content.assemble(*((run.text, _STYLES[run.look]) for run in line))


def tap_at(lines: tuple[Line, ...], x: int, y: int) -> str:
    """Return the key that stands at a cell of the window, "" if none does."""
    line = lines[y] if 0 <= y < len(lines) else ()
    return next((run.tap for at, run in _placed(line) if at <= x < at + cell_len(run.text)), "")


def cursor(lines: tuple[Line, ...]) -> Offset | None:
    """Return the cell at which is typed, None if nothing can be."""
    for y, line in enumerate(lines):
        for x, run in _placed(line):
            if run.tap == "cursor":
                return Offset(x, y)
    return None


def _placed(line: Line) -> Iterator[tuple[int, Run]]:
    """Yield each run with the cell at which it begins."""
    x = 0
    for run in line:
        yield x, run
        x += cell_len(run.text)


def show(page: Page, clock: Callable[[], float], ready: Callable[[], object] = _nothing) -> Leave:
    """Show pages in the terminal until one is left; a fault of ours leaves a traceback.

    `ready` is called once the first one stands.
    """
    if not os.environ.get("NO_COLOR", "colour"):
        del os.environ["NO_COLOR"]  # empty means unset
    for name in ("COLUMNS", "LINES"):  # a window that is resized tells its size itself
        os.environ.pop(name, None)
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
    face = Face(page, clock, encoding)
    face.ready = ready
    left = face.run()
    return left or Leave(face.return_code or 1)
