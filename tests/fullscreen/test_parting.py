"""A near miss stands above the right text, a caret where they part."""

import pytest

from quizgen.fullscreen.parting import Parted, parted


@pytest.mark.parametrize(
    ("typed", "right", "found"),
    [
        ("magnesum", "magnesium", Parted("magnes-um", "magnesium", "      ^")),
        ("magnesiium", "magnesium", Parted("magnesiium", "magnesi-um", "       ^")),
        ("abduction", "adduction", Parted("abduction", "adduction", " ^")),
        ("Magnesum", "magnesium", Parted("Magnes-um", "magnesium", "      ^")),
        ("adductio", "adduction", Parted("adductio-", "adduction", "        ^")),
        ("日木語人", "日本語人", Parted("日木語人", "日本語人", "  ^")),
        ("MAGNESIUM", "magnesium", Parted("MAGNESIUM", "magnesium")),
        ("straße", "strasse", Parted("straße", "strasse")),
        ("five", "five mg", Parted("five", "five mg")),
    ],
)
def test_two_texts_stand_one_above_the_other(typed: str, right: str, found: Parted) -> None:
    assert parted(typed, right) == found
