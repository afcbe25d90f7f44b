"""A field takes what is typed into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.fullscreen.field import LONGEST, Field


@pytest.mark.parametrize(
    ("keys", "text", "at"),
    [
        ("a b c", "abc", 3),
        ("a space b", "a b", 3),
        ("a b left c", "acb", 2),
        ("a b backspace", "a", 1),
        ("backspace", "", 0),
        ("a b home delete", "b", 0),
        ("a b home right x end y", "axby", 4),
        ("a b left left left x", "xab", 1),
        ("a b left ctrl+u", "b", 0),
        ("a space b c ctrl+w", "a", 1),
        ("a b ctrl+w", "", 0),
        ("é 日 backspace", "é", 1),
        ("e \u0301 backspace", "", 0),
        ("e \u0301 left x", "xe\u0301", 1),
    ],
)
def test_keys_type_and_move(keys: str, text: str, at: int) -> None:
    field = Field()
    for key in keys.split():
        field = field.press(key) or field

    assert field == Field(text, at)


@pytest.mark.parametrize("key", ["up", "tab", "f5", "pageup", "ctrl+a"])
def test_other_keys_mean_nothing_in_it(key: str) -> None:
    assert Field("ab", 1).press(key) is None


@given(st.text(max_size=700), st.integers(0, 3))
def test_whatever_is_put_in_the_cursor_stands_within_the_text(text: str, at: int) -> None:
    field = Field("abc", at).put(text)

    assert 0 <= field.at <= len(field.text) <= LONGEST
    assert field.text[:at] == "abc"[:at]
