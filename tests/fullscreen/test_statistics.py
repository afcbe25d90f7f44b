"""The page of statistics."""

import pytest

from quizgen.fullscreen.pages import INTERRUPTED, Leave, Page
from quizgen.fullscreen.runs import Look, text_of, width
from quizgen.fullscreen.statistics import Statistics
from quizgen.fullscreen.view import Window, lay_out
from tests.statistics.made import some

UNDER = Page()
PAGE = Statistics(some(), UNDER)


@pytest.mark.parametrize("window", [Window(80, 24), Window(40, 15), Window(120, 40)])
def test_the_statistics_fit_a_window(window: Window) -> None:
    view = PAGE.view(window)

    assert max(map(width, view.body)) <= window.text
    assert len(lay_out(view, window).lines) == window.lines


def test_the_statistics_begin_with_what_was_met() -> None:
    shown = [text_of(line) for line in PAGE.view(Window()).body]

    assert shown[:2] == ["Rivers", "58 targets met of 300.  Today 2 answered, 1 right."]


def test_colour_stands_on_bars_and_the_map_alone() -> None:
    runs = [run for line in PAGE.view(Window()).body for run in line]

    assert {run.look for run in runs} == {Look.PLAIN, Look.KEY}
    assert not any(sign.isalnum() for run in runs if run.look is Look.KEY for sign in run.text)


def test_a_terminal_without_the_signs_gets_plain_ones() -> None:
    window = Window(40, 40, "ascii")

    shown = [text_of(line).strip() for line in lay_out(PAGE.view(window), window).lines]

    assert "".join(shown).isascii()
    assert "Sat 21  1  ########" in shown


@pytest.mark.parametrize("key", ["escape", "space", "enter", "q", "s"])
def test_a_key_leads_back(key: str) -> None:
    assert PAGE.press(key) is UNDER


def test_other_keys_do_nothing_and_ctrl_c_leaves() -> None:
    assert PAGE.press("1") is PAGE
    assert PAGE.press("ctrl+c") == Leave(INTERRUPTED)
