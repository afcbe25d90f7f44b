"""Text is broken by the cells it takes, its looks and its keys kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quizgen.fullscreen.runs import (
    Look,
    Run,
    apart,
    calm,
    clipped,
    tapped,
    text_of,
    told,
    width,
    wrap,
)
from quizgen.harmless import harmless

TEXTS = st.text(
    st.sampled_from("ab c é日本e\u0301שלם👍\u1100क्षि\u202e\x1b\n"), max_size=60
) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three four", ["one two", "three", "four"]),
        ("one  two", ["one  two"]),
        ("one\ntwo", ["one", "two"]),
        ("one\n\ntwo", ["one", "", "two"]),
        ("abcdefghijkl", ["abcdefgh", "ijkl"]),
        ("a abcdefghijkl b", ["a", "abcdefgh", "ijkl b"]),
        ("日本語日本語", ["日本語日", "本語"]),
        ("e\u0301" * 9, ["e\u0301" * 8, "e\u0301"]),
        ("שלום עולם טוב", ["שלום", "עולם טוב"]),
        ("\x1b[31mred", ["·[31mred"]),
        ("a\u202eb", ["a·b"]),
        ("❤\ufe0f", ["❤"]),
    ],
)
def test_a_text_is_broken_between_words_where_it_can(text: str, lines: list[str]) -> None:
    assert [text_of(line) for line in told(text, 8)] == lines


def test_further_lines_hang_below_the_first() -> None:
    lines = told("one two three\nfour", 10, (Run("1  "),))

    assert [text_of(line) for line in lines] == ["1  one two", "   three", "   four"]


def test_a_break_leaves_each_run_its_look() -> None:
    lines = wrap((Run("one "), Run("two three", Look.RIGHT, "x"), Run(" four")), 7)

    assert lines == [
        (Run("one "), Run("two", Look.RIGHT, "x")),
        (Run("three", Look.RIGHT, "x"),),
        (Run("four"),),
    ]


@given(TEXTS, st.integers(1, 30), st.integers(0, 8))
def test_no_line_is_longer_than_there_is_room(text: str, room: int, indent: int) -> None:
    lines = told(text, room + indent + 2, (Run(" " * indent),))

    assert all(width(line) <= room + indent + 2 for line in lines)


@given(TEXTS, st.integers(2, 30))
def test_nothing_but_blanks_is_lost(text: str, room: int) -> None:
    lines = told(text, room)

    kept = "".join(text_of(line) for line in lines).replace(" ", "")
    assert kept == calm(text).replace("\n", "").replace(" ", "")


@given(TEXTS)
def test_what_is_calm_is_harmless(text: str) -> None:
    assert all(harmless(line) == line for line in calm(text).split("\n"))


@given(TEXTS, st.integers(1, 20))
def test_a_clipped_line_fits_and_says_so(text: str, columns: int) -> None:
    line = (Run(calm(text).replace("\n", " ")),)
    short = clipped(line, columns)

    assert width(short) <= columns
    assert short == line or text_of(short).endswith("…")


@pytest.mark.parametrize(
    ("columns", "lines"),
    [(14, ["Wrong.   Again"]), (13, ["Wrong.  Again"]), (12, ["Wrong.", "  Again"])],
)
def test_two_texts_stand_in_one_line_if_they_fit(columns: int, lines: list[str]) -> None:
    found = apart((Run("Wrong."),), (Run("Again"),), columns)

    assert [text_of(line) for line in found] == lines


def test_a_line_can_be_clicked_as_a_whole() -> None:
    assert tapped((Run("a"), Run("b", Look.KEY)), "#1") == (
        Run("a", tap="#1"), Run("b", Look.KEY, "#1"),
    )  # fmt: skip


def test_cells_are_those_of_a_terminal() -> None:
    assert [cell_len(text) for text in ("日", "e\u0301", "ש", "a")] == [2, 1, 1, 1]
