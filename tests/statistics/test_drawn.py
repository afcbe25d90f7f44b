"""The statistics drawn: `drawn-80.txt` and the others are what a learner sees at that width."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.statistics.drawing import ASCII, UNICODE, Marks, text_of
from quizgen.statistics.drawn import drawn
from quizgen.statistics.fitting import width
from quizgen.statistics.numbers import Numbers
from tests.statistics.made import FRIDAY, hard, numbers, row, some
from tests.statistics.made import given as answered

HERE = Path(__file__).parent


def lines(found: Numbers, columns: int, marks: Marks = UNICODE) -> list[str]:
    return [text_of(line) for line in drawn(found, columns, marks)]


@pytest.mark.parametrize(
    ("name", "columns", "marks"),
    [("drawn-80", 80, UNICODE), ("drawn-40", 40, UNICODE), ("drawn-40-ascii", 40, ASCII)],
)
def test_the_statistics_at_a_width(
    request: pytest.FixtureRequest, name: str, columns: int, marks: Marks
) -> None:
    told = "".join(f"{line}\n" for line in lines(some(), columns, marks))
    golden = HERE / f"{name}.txt"
    write = golden.write_text if request.config.getoption("--cases-anew") else len

    write(told)

    assert told == golden.read_text("utf-8")


@given(
    st.text(), st.integers(30, 130), st.sampled_from([UNICODE, ASCII]),
    st.lists(st.tuples(st.integers(FRIDAY - 500, FRIDAY + 5), st.text(max_size=3), st.booleans(),
                       st.sampled_from([0.0, 0.25, 0.5]))),
)  # fmt: skip
def test_no_line_is_wider_than_the_window(
    text: str, columns: int, marks: Marks, rows: list[tuple[int, str, bool, float]]
) -> None:
    answers = [answered(day, to, right=right, guess=guess) for day, to, right, guess in rows]
    found = numbers(sorted(answers), title=text, hardest=[hard(text)])

    assert max(map(width, lines(found, columns, marks))) <= max(min(columns, 76), 38)


def test_of_a_list_nothing_reaches_the_terminal_that_steers_it() -> None:
    found = numbers(title="\x1b[2J", hardest=[hard("\x1b]0;x\x07 \u202e", "\x1b.yaml")])

    shown = "".join(lines(found, 80))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "·[2J" in shown


def test_only_marks_have_a_style_and_each_has_a_number_beside_it() -> None:
    styled = [line for line in drawn(some(), 80, UNICODE) if any(run.style for run in line)]

    signs = {sign for line in styled for run in line if run.style for sign in run.text}
    rows = [text_of(line) for line in styled if not text_of(line).startswith(MAP)]
    assert signs <= set("·░▒▓█▏▎▍▌▋▊▉|")
    assert [row for row in rows if not any(sign.isdigit() for sign in row)] == []


MAP = tuple(f"  {name}  " for name in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))


def test_a_place_is_whole_however_long_it_is() -> None:
    found = numbers(hardest=[hard(file="a-long-folder-name/" * 5)])

    assert any("a-long-folder-name/" * 5 + ":12" in line for line in lines(found, 40))


def test_before_the_first_answer_nothing_is_drawn_that_is_not_there() -> None:
    found = lines(numbers(), 80)

    assert "Recalled, 30 days: none yet" in found
    assert [line for line in found if "Score" in line or "Hardest" in line] == []


def test_of_fewer_than_twenty_no_bar_and_no_share_is_drawn() -> None:
    assert "  16 Nov  5/6  too few to say" in lines(some(), 80)


def test_of_one_deck_there_is_no_row_beside_that_of_all() -> None:
    found = lines(numbers(row(25, 20, FRIDAY, of="r")), 80)

    assert [line.split()[0] for line in found if "20/25" in line] == ["All"]
