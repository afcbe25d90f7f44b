"""A view in a window: head, body, verdict, keys; the body scrolls, the others are always there."""

import pytest

from quizgen.fullscreen.runs import Look, Run, text_of
from quizgen.fullscreen.view import Frame, Key, View, Window, head, lay_out

KEYS = (Key("Space", "next", "space"), Key("?", "help", "f1"), Key("q", "quit", "q"))
BODY = [(Run(f"line {number}"),) for number in range(30)]
READ = View((Run("head"),), BODY, [(Run("verdict"),)], KEYS, reading=True)
ASKED = READ._replace(reading=False)
NARROW = Window(40, 12)


def texts(frame: Frame) -> list[str]:
    return [text_of(line).strip() for line in frame.lines]


def test_head_verdict_and_keys_are_always_in_sight() -> None:
    shown = [texts(lay_out(READ, NARROW, offset)) for offset in (0, 5, 99)]

    assert [lines[0] for lines in shown] == ["head"] * 3
    assert [lines[-2] for lines in shown] == ["verdict"] * 3
    assert all(len(lines) == 12 for lines in shown)


def test_the_body_scrolls_as_far_as_it_goes() -> None:
    first, last = lay_out(READ, NARROW), lay_out(READ, NARROW, 99)

    assert texts(first)[1] == "line 0"
    assert (first.offset, first.below) == (0, 21)
    assert texts(last)[-3] == "line 29"
    assert (last.offset, last.below) == (21, 0)


def test_space_says_more_while_text_is_hidden_below() -> None:
    first, last = lay_out(READ, NARROW), lay_out(READ, NARROW, 99)

    assert texts(first)[-1] == "Space more  ? help  q quit"
    assert texts(last)[-1] == "Space next  ? help  q quit"


def test_a_question_that_goes_on_below_says_so() -> None:
    assert texts(lay_out(ASKED, NARROW))[-3] == "line 8  PgDn more"


@pytest.mark.parametrize(("lit", "first"), [(0, 0), (8, 0), (9, 1), (29, 21)])
def test_the_lit_line_is_in_sight(lit: int, first: int) -> None:
    assert lay_out(ASKED._replace(lit=lit), NARROW).offset == first


@pytest.mark.parametrize("window", [Window(39, 24), Window(80, 9), Window(1, 1), Window(0, 0)])
def test_a_window_that_is_too_small_says_what_it_needs(window: Window) -> None:
    frame = lay_out(READ, window)

    assert len(frame.lines) == window.lines
    assert "head" not in texts(frame)


def test_the_words_of_a_small_window() -> None:
    said = " ".join(texts(lay_out(READ, Window(30, 8)))).strip()

    assert said == "Window is 30x8; needs 40x10. Make it larger, or: quizgen quiz --plain"


def test_keys_take_two_lines_at_most_help_and_quit_among_them() -> None:
    many = (*(Key(str(number), "something long") for number in range(9)), *KEYS[1:])
    shown = texts(lay_out(READ._replace(keys=many), NARROW))

    assert shown[-2] == "0 something long  1 something long"
    assert shown[-1] == "2 something long  ? help  q quit"


def test_a_terminal_without_our_signs_gets_others() -> None:
    line = (Run("✗", Look.WRONG), Run(" Wrong – “é” 日 …"))
    shown = lay_out(READ._replace(verdict=[line]), NARROW._replace(encoding="ascii")).lines[-2]

    assert text_of(shown) == ' x Wrong - "?" ? ~'


def test_a_terminal_with_our_letters_keeps_them() -> None:
    view = READ._replace(verdict=[(Run("é 日"),)])

    assert text_of(lay_out(view, NARROW._replace(encoding="latin-1")).lines[-2]) == " é ?"


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        (40, "Magnesium      4 of 20   ✓ 3   ✗ 0"),
        (64, "Magnesium                    4 of 20   ✓ 3   ✗ 0   1 coming again"),
    ],
)
def test_the_head_has_room_for_what_matters_most(columns: int, line: str) -> None:
    found = head("Magnesium", ["4 of 20", "✓ 3   ✗ 0", "1 coming again"], Window(columns, 24))

    assert text_of(found).split() == line.split()
    assert len(text_of(found)) == columns - 2


def test_a_long_title_makes_room_for_the_counts() -> None:
    found = text_of(head("Magnesium " * 9, ["4 of 20"], Window(40, 24)))

    assert found == "Magnesium Magnesium Magnesiu…  4 of 20"
