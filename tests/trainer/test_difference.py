"""The words for a near miss: they are heard, so two spellings side by side would not do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.trainer.difference import difference


@pytest.mark.parametrize(
    ("typed", "right", "words"),
    [
        ("magnesum", "magnesium", "One letter missing: i."),
        ("magnesiu", "magnesium", "One letter missing: m."),
        ("comittee", "committee", "One letter missing: m."),
        ("magnessium", "magnesium", "One letter too many: s."),
        ("magnesiums", "magnesium", "One letter too many: s."),
        ("abduction", "adduction", "One letter differs: d, not b."),
        ("abaab", "aaaab", "One letter differs: a, not b."),
        ("recieve", "receive", "Two letters swapped: ei, not ie."),
        ("NMDAreceptor", "NMDA receptor", "One space missing."),
        ("NM DA receptor", "NMDA receptor", "One space too many."),
        ("na", "Na", "Capitals differ."),
        ("h2o", "H~2~O", "Capitals differ."),
        ("resume", "résumé", "Accents or signs differ."),
        ("206 bones", "206", "The answer has no unit."),
        ("loopxdiuretic", "loop diuretic", "One character differs: a space, not x."),
    ],
)
def test_a_near_miss_is_put_into_words(typed: str, right: str, words: str) -> None:
    assert difference(typed, right) == words


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_two_texts_have_words(typed: str, right: str) -> None:
    assert difference(typed, right).endswith(".")
