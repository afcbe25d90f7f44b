"""Text in columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.statistics.fitting import clipped, fitted, joined, width


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("e\u0301", 1), ("日本", 4), ("", 0)])
def test_wide_signs_take_two_columns_and_combining_ones_none(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Rhine", "Rhine"), ("Danube", "Danu…"), ("ab cdef", "ab c…"), ("日本語", "日本…")],
)
def test_what_is_too_wide_is_cut(text: str, expected: str) -> None:
    assert clipped(text, 5) == expected


@given(st.text(), st.integers(1, 30))
def test_a_fitted_text_has_its_width(text: str, columns: int) -> None:
    assert width(fitted(text, columns)) == columns


def test_parts_are_joined_as_long_as_there_is_room() -> None:
    assert joined(["one", "two", "three", "fourfourfour"], 9, "  ") == [
        "one  two", "three", "fourfourfour",
    ]  # fmt: skip
