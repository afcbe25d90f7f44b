"""Each file of `screens/` is a screen, in text and style, in a wide window and in a narrow one.

    title: a fact list
    === how
    settings, one a line: stability 10 rhine-sea · due 3 · refuses 1
    === keys
    what is pressed from the first page on
    === 80x24
    the lines; a run with a look is named: «red:✗»; empty lines at the end of the body are cut
    === 40x15
    the same in a narrow window

`pytest --cases-anew` writes the last two parts anew; read the difference before you believe it.
"""

from pathlib import Path

import pytest
from rich.cells import cell_len

from quizgen.fullscreen.runs import Line, Look, text_of
from quizgen.fullscreen.view import Window
from quizgen.harmless import harmless
from tests.fullscreen.desk import NARROW, WIDE, frame, opened, pressed

SCREENS = sorted((Path(__file__).parent / "screens").glob("*.txt"))
COLOURED = {Look.RIGHT, Look.WRONG, Look.ALMOST}
MARKS = {"✓", "✗", "~", "!", "?"}


def drawn(screen: Path, window: Window) -> tuple[Line, ...]:
    """Return the lines of a screen in a window."""
    head, _, _ = screen.read_text("utf-8").partition("=== 80x24\n")
    facts, _, rest = head.partition("=== how\n")
    how, _, keys = rest.partition("=== keys\n")
    settings = [line.split() for line in how.splitlines()]
    one = {name: numbers for name, *numbers in settings}
    page, _ = opened(
        facts,
        stabilities={rest[1]: float(rest[0]) for name, *rest in settings if name == "stability"},
        refusals=int(one.get("refuses", ["0"])[0]),
        due=int(one.get("due", ["0"])[0]),
    )
    return frame(pressed(page, *keys.split()), window)


def named(line: Line) -> str:
    runs = (f"«{run.look.value}:{run.text}»" if run.look.value else run.text for run in line)
    return "".join(runs).rstrip()


def told(screen: Path) -> str:
    """Return the screen in both windows."""
    wide, narrow = (
        "\n".join(map(named, drawn(screen, window))).replace("\n\n\n\n", "\n⋮\n")
        for window in (WIDE, NARROW)
    )
    return f"=== 80x24\n{wide}\n=== 40x15\n{narrow}\n"


@pytest.mark.parametrize("screen", SCREENS, ids=lambda path: path.stem)
def test_text_and_style_are_what_the_file_says(
    screen: Path, request: pytest.FixtureRequest
) -> None:
    found = told(screen)
    if request.config.getoption("--cases-anew"):
        before, _, _ = screen.read_text("utf-8").partition("=== 80x24\n")
        screen.write_text(before + found, encoding="utf-8")
        return

    assert screen.read_text("utf-8").endswith(f"\n{found}")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda path: path.stem)
def test_every_line_fits_and_is_harmless(screen: Path) -> None:
    shown = [(text_of(line), window) for window in (WIDE, NARROW) for line in drawn(screen, window)]

    assert [text for text, window in shown if cell_len(text) > window.columns - 1] == []
    assert [text for text, _ in shown if harmless(text) != text] == []


@pytest.mark.parametrize("screen", SCREENS, ids=lambda path: path.stem)
def test_colour_stands_on_marks_alone_each_beside_a_word(screen: Path) -> None:
    lines = [line for line in drawn(screen, WIDE) if any(run.look in COLOURED for run in line)]
    marks = {run.text.strip() for line in lines for run in line if run.look in COLOURED}

    assert marks <= MARKS
    assert all(any(ch.isalnum() for ch in text_of(line)) for line in lines)
