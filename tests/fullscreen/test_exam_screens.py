"""Each file of `exam_screens/` is a screen of an exam over the list of `exams.py`.

    settings, one a line: minutes 6 · limit 1
    === keys
    what is pressed from the first question on; `wait:90` lets so many seconds pass
    === 80x24
    the lines, as in `screens/`
    === 40x15
    the same in a narrow window

`pytest --cases-anew` writes the last two parts anew; read the difference before you believe it.
"""

from pathlib import Path

import pytest
from rich.cells import cell_len

from quizgen.fullscreen.pages import Page
from quizgen.fullscreen.runs import text_of
from quizgen.fullscreen.view import Window
from tests.fullscreen.desk import NARROW, WIDE, frame
from tests.fullscreen.exams import Sitting, sitting
from tests.fullscreen.test_screens import named

SCREENS = sorted((Path(__file__).parent / "exam_screens").glob("*.txt"))
VERDICTS = ("✓", "✗", "right", "wrong", "Why", "Source", "Hint")


def reached(screen: Path) -> Page:
    """Return the page that a file describes."""
    how, _, rest = screen.read_text("utf-8").partition("=== keys\n")
    given = {name: int(number) for name, number in map(str.split, how.splitlines())}
    sat = sitting(minutes=given.get("minutes"), limit=given.get("limit"))
    page = sat.page
    for key in rest.partition("=== 80x24\n")[0].split():
        page = after(page, key, sat)
    return page


def after(page: Page, key: str, sat: Sitting) -> Page:
    name, _, seconds = key.partition(":")
    sat.later(seconds=float(seconds or 0))
    found = page.wait() if name == "wait" else page.press(key)
    assert isinstance(found, Page)
    return found


def told(page: Page) -> str:
    """Return the page in both windows."""
    wide, narrow = (
        "\n".join(map(named, frame(page, window))).replace("\n\n\n\n", "\n⋮\n")
        for window in (WIDE, NARROW)
    )
    return f"=== 80x24\n{wide}\n=== 40x15\n{narrow}\n"


@pytest.mark.parametrize("screen", SCREENS, ids=lambda path: path.stem)
def test_text_and_style_are_what_the_file_says(
    screen: Path, request: pytest.FixtureRequest
) -> None:
    found = told(reached(screen))
    if request.config.getoption("--cases-anew"):
        before, _, _ = screen.read_text("utf-8").partition("=== 80x24\n")
        screen.write_text(f"{before}=== 80x24\n{found.partition(chr(10))[2]}", encoding="utf-8")
        return

    assert screen.read_text("utf-8").endswith(f"\n{found}")


@pytest.mark.parametrize("window", [WIDE, NARROW], ids=["80x24", "40x15"])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda path: path.stem)
def test_every_line_fits(screen: Path, window: Window) -> None:
    lines = frame(reached(screen), window)

    assert [text_of(line) for line in lines if cell_len(text_of(line)) >= window.columns] == []
    assert len(lines) == window.lines
