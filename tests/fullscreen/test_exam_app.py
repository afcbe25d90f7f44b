"""An exam under Textual: keys, clicks and the clock reach its pages."""

import pytest

from quizgen.fullscreen.exam_results import Results
from quizgen.fullscreen.pages import Leave
from tests.fullscreen.exams import sitting
from tests.fullscreen.test_app import Screen, played


@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
def test_the_keyboard_alone_plays_an_exam(size: tuple[int, int]) -> None:
    sat = sitting()

    async def moves(screen: Screen) -> None:
        await screen.press("2", "m", "right", *"calcium", "enter", *"adduction", "up", "up", "3")
        await screen.press("enter", "down", "enter", "y", *["space"] * 9, "q", "q")

    screen = played(sat.page, moves, size)

    assert [event.kind for event in sat.store.kept] == [
        "exam-start", "exam-answer", "exam-mark", "exam-answer", "exam-answer", "exam-answer",
        "exam-hand-in",
    ]  # fmt: skip
    assert sat.of_kind("exam-hand-in")[0].body["right"] == 2
    assert screen.face.return_value == Leave()


def test_the_mouse_alone_plays_an_exam() -> None:
    sat = sitting()

    async def moves(screen: Screen) -> None:
        for words in ("AMPA", "m mark", "NMDA", "next", "forward", "Esc", "don't know"):
            await screen.click(words)
        for words in ("forward", "y hand in", "go through", "next", "the score", "finish"):
            await screen.click(words)

    screen = played(sat.page, moves)

    assert sat.of_kind("exam-hand-in")[0].body["answered"] == 2
    assert screen.face.return_value == Leave()


def test_the_clock_ends_an_exam_though_no_key_is_pressed() -> None:
    sat = sitting(minutes=6)

    async def moves(screen: Screen) -> None:
        assert screen.pilot
        await screen.press("3")
        sat.later(minutes=6)
        await screen.pilot.pause(1.2)

    screen = played(sat.page, moves)

    assert isinstance(screen.page, Results)
    assert sat.of_kind("exam-hand-in")[0].body["in-time"] is False
