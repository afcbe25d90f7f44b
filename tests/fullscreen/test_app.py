"""The app: keys, clicks, pastes and the window reach the page; a slip does not."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual import events
from textual.pilot import Pilot

from quizgen.fullscreen.app import SLIP, STOPPED, Face, cursor, tap_at
from quizgen.fullscreen.overlays import Help
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.question import Question
from quizgen.fullscreen.runs import text_of
from quizgen.fullscreen.start import Start
from quizgen.model import Event
from tests.fullscreen.desk import asked, frame, opened, pressed
from tests.fullscreen.lists import ACHE, GLASS, MIDLINE, MINERALS, NMDA, list_of

LONG = NMDA + "  why: |\n" + "".join(f"    Reason number {number}.\n\n" for number in range(30))
Moves = Callable[["Screen"], Awaitable[None]]


class Screen:
    """A face under the pilot, with a clock that stands until it is set."""

    def __init__(self, page: Page) -> None:
        self.time = 100.0
        self.face = Face(page, lambda: self.time)
        self.pilot: Pilot[Leave] | None = None

    async def press(self, *keys: str) -> None:
        """Press keys, each a second after the other."""
        assert self.pilot
        for key in keys:
            self.time += 1
            await self.pilot.press(key)

    async def press_at_once(self, *keys: str) -> None:
        assert self.pilot
        await self.pilot.press(*keys)

    async def click(self, words: str) -> None:
        """Click where the words stand."""
        assert self.pilot
        self.time += 1
        lines = [text_of(line) for line in self.face.frame.lines]
        y = next(at for at, line in enumerate(lines) if words in line)
        await self.pilot.click(offset=(lines[y].index(words), y))

    @property
    def page(self) -> Page:
        return self.face.page

    @property
    def answers(self) -> int:
        return len(asked(self.page).state.session.answered)

    @property
    def lines(self) -> list[str]:
        return [text_of(line).strip() for line in self.face.frame.lines]


def played(page: Page, moves: Moves, size: tuple[int, int] = (80, 24)) -> Screen:
    """Run a face and make the moves; return it as it is then."""
    screen = Screen(page)

    async def run() -> None:
        async with screen.face.run_test(size=size) as pilot:
            screen.pilot = pilot
            await pilot.pause()
            await moves(screen)
            await pilot.pause()

    asyncio.run(run())
    return screen


def page_of(*facts: str, keys: str = "enter") -> Page:
    page, _ = opened(list_of(*facts))
    return pressed(page, *keys.split())


def test_keys_play_a_whole_session_and_leave() -> None:
    page, store = opened(list_of(NMDA, MIDLINE))

    async def moves(screen: Screen) -> None:
        await screen.press(
            "enter", "2", "space", *"adduction", "enter", "-", "minus", "equals_sign"
        )
        await screen.press("q", "enter")

    screen = played(page, moves)

    assert [event.kind for event in store.kept] == [
        "answer", "answer", "overruled", "undo",
    ]  # fmt: skip
    assert screen.face.return_value == Leave(0, "Stopped after 2 answers. Everything is saved.")


def test_a_key_within_a_quarter_of_a_second_after_feedback_is_a_slip() -> None:
    async def moves(screen: Screen) -> None:
        await screen.press("2")
        await screen.press_at_once("space", "q", "minus")
        screen.time += SLIP - 0.01
        await screen.press_at_once("space")

    early = played(page_of(NMDA, GLASS), moves)

    async def later(screen: Screen) -> None:
        await screen.press("2")
        screen.time += SLIP
        await screen.press_at_once("space")

    late = played(page_of(NMDA, GLASS), later)

    assert asked(early.page).asked.item.fact == "nmda"
    assert asked(late.page).asked.item.fact == "glass"


def test_a_session_can_be_played_with_the_mouse_alone() -> None:
    page, store = opened(list_of(NMDA, MINERALS, ACHE))

    async def moves(screen: Screen) -> None:
        for words in ("start", "Histamine", "next", "Folate", "Calcium", "check", "next", "answer"):
            await screen.click(words)
        for words in ("Good", "help", "PgDn more", "ends the session", "finish"):
            await screen.click(words)

    screen = played(page, moves)

    assert [event.body["shape"] for event in store.kept] == ["choice", "all", "recall"]
    assert screen.face.return_value == Leave(0, "Stopped after 3 answers. Everything is saved.")


def test_a_drag_marks_text_and_answers_nothing() -> None:
    async def moves(screen: Screen) -> None:
        assert screen.pilot
        await screen.pilot.mouse_down(offset=(6, 4))
        await screen.pilot.hover(offset=(9, 4))
        await screen.pilot.mouse_up(offset=(9, 4))
        lines = screen.face.lines
        lines.post_message(events.Click(lines, 9, 4, 0, 0, 1, False, False, False, 9, 4))

    assert played(page_of(NMDA), moves).answers == 0


def test_ctrl_c_copies_what_is_marked_and_else_leaves() -> None:
    copied: list[str] = []

    async def moves(screen: Screen) -> None:
        assert screen.pilot
        screen.face.copy_to_clipboard = copied.append  # type: ignore[assignment,method-assign]  # no terminal
        await screen.pilot.mouse_down(offset=(1, 2))
        await screen.pilot.hover(offset=(12, 2))
        await screen.pilot.mouse_up(offset=(12, 2))
        await screen.press("ctrl+c")
        assert screen.face.is_running
        await screen.press("ctrl+c")

    screen = played(page_of(NMDA), moves)

    assert [text.startswith("Which") for text in copied] == [True]
    assert screen.face.return_value == STOPPED


def test_a_paste_types_but_never_answers() -> None:
    async def moves(screen: Screen) -> None:
        screen.face.post_message(events.Paste("2\n2\n2"))

    assert played(page_of(NMDA), moves).answers == 0
    assert asked(played(page_of(MIDLINE), moves).page).field.text == "2"


@pytest.mark.parametrize("key", ["space", "pagedown", "down", "j"])
def test_text_hidden_below_is_scrolled_to_before_going_on(key: str) -> None:
    async def moves(screen: Screen) -> None:
        await screen.press("2", key)

    screen = played(page_of(LONG), moves, (40, 15))

    assert screen.face.frame.offset > 0
    assert screen.answers == 1


def test_space_goes_on_once_all_was_seen() -> None:
    async def moves(screen: Screen) -> None:
        await screen.press("2", *["space"] * 12)

    assert asked(played(page_of(LONG, GLASS), moves).page).asked.item.fact == "glass"


def test_the_wheel_scrolls() -> None:
    async def moves(screen: Screen) -> None:
        await screen.press("2")
        widget = screen.face.lines
        widget.post_message(events.MouseScrollDown(widget, 5, 5, 0, 1, 0, False, False, False))

    assert played(page_of(LONG), moves, (40, 15)).face.frame.offset == 3


def test_a_window_that_shrinks_and_grows_lays_the_page_out_anew() -> None:
    async def moves(screen: Screen) -> None:
        assert screen.pilot
        await screen.pilot.resize_terminal(30, 8)
        await screen.pilot.pause()
        assert screen.lines[0] == "Window is 30x8; needs 40x10."
        await screen.pilot.resize_terminal(40, 15)

    lines = played(page_of(NMDA), moves).lines

    assert len(lines) == 15
    assert lines[-1].endswith("q quit")


def test_help_lies_over_a_page() -> None:
    async def moves(screen: Screen) -> None:
        await screen.press("question_mark")
        assert isinstance(screen.page, Help)
        await screen.press("1")

    assert played(page_of(NMDA), moves).answers == 0


def test_the_cursor_stands_in_the_field() -> None:
    place = cursor(frame(page_of(MIDLINE, keys="enter a b")))

    assert place == (12, 4)


@pytest.mark.parametrize(("x", "tap"), [(0, ""), (3, "#1"), (6, "#1"), (60, ""), (999, "")])
def test_a_click_is_the_key_that_stands_there(x: int, tap: str) -> None:
    assert tap_at(frame(page_of(NMDA)), x, 4) == tap


def test_a_page_may_change_while_nothing_is_pressed() -> None:
    class Clockwork(Start):
        def wait(self) -> Page | Leave:
            return Leave(words="Time is up.")

    page = page_of(NMDA, keys="")
    assert isinstance(page, Start)

    async def moves(screen: Screen) -> None:
        screen.face._wait()

    assert played(Clockwork(page.table, page.lobby), moves).face.return_value == Leave(
        words="Time is up."
    )


def kinds(kept: list[Event]) -> list[str]:
    return [event.kind for event in kept]


def test_an_answer_is_kept_before_its_feedback_is_drawn() -> None:
    page, store = opened(list_of(NMDA))
    seen: list[tuple[list[str], bool]] = []

    async def moves(screen: Screen) -> None:
        paint = screen.face._paint

        def watched(offset: int | None = None) -> None:
            answered = isinstance(screen.page, Question) and screen.answers > 0
            seen.append((kinds(store.kept), answered))
            paint(offset)

        screen.face._paint = watched  # type: ignore[method-assign]  # looks on
        await screen.press("enter", "2")

    played(page, moves)

    assert ([], True) not in seen
    assert (["answer"], True) in seen
