"""Before a slow pattern stands a quick look: it must let through all that the pattern finds."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.kinds._advice import _ARTICLE, _LITERAL, _article, _prose
from quizgen.kinds._open import _OF_THESE, asks_of_these

PHRASES = (
    *("of these", "which of those", "one of the following", "the following can", "von diesen"),
    *("von den folgenden", "der folgenden", "parmi ces", "de estos", "de estas"),
    *("de los siguientes", "di questi", "dei seguenti"),
)
POINTING = st.sampled_from(
    """of these which one the following is are von diesen den folgenden der parmi ces les de estos
    estas los siguientes las di questi dei seguenti OF THESE Folloſing theſe sIguientes""".split()
)


@pytest.mark.parametrize("phrase", PHRASES)
def test_each_way_of_pointing_is_found(phrase: str) -> None:
    assert asks_of_these(f"What, {phrase.upper()}, is it?")


@given(st.lists(POINTING | st.text(max_size=2), max_size=6).map(" ".join))
@example("Which of theſe?")
@example("Cuál de los SİGUIENTES?")
def test_a_question_that_points_at_its_options_is_searched(question: str) -> None:
    assert asks_of_these(question) == (_OF_THESE.search(question) is not None)


@given(st.text(st.sampled_from([*"aAnN x*_\"'“(\n\t\u00a0"]), max_size=8))
@example('an "\n')
def test_an_article_before_a_gap_is_found(before: str) -> None:
    quick, slow = _article(before), re.search(_ARTICLE, before)

    assert (quick and quick[1]) == (slow and slow[1])


@given(st.text(st.sampled_from([*"a`\\()[]"]), max_size=12))
def test_code_and_maths_are_no_prose(text: str) -> None:
    assert _prose(text) == _LITERAL.sub("", text)
