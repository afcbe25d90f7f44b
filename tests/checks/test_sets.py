"""Checks that compare the items of a set say which other fact they mean."""

import pytest

from tests.checks.reading import problems

PAIRS = {
    "I131": """\
- id: what-gas
  question: Which gas does yeast make of sugar in dough?
  answer: carbon dioxide
- id: what-it-does
  question: How does the carbon dioxide that yeast makes of sugar change the dough?
  answer: it rises
""",
    "I133": """\
- id: what-gas
  question: Which gas makes bread dough rise?
  answer: carbon dioxide
- id: once-more
  question: What is the gas that makes bread dough rise?
  answer: carbon dioxide
""",
}


@pytest.mark.parametrize("code", PAIRS)
def test_the_second_fact_is_told_where_the_first_stands(code: str) -> None:
    (found,) = [one for one in problems(PAIRS[code]) if one.code == code]

    assert "`what-gas` (case.yaml:5)" in found.message
    assert "`carbon dioxide`" in found.message
    assert (found.place.line, found.place.column) == (9, 13)


def test_the_ways_of_one_question_are_said_once() -> None:
    text = """\
- question: Which of these is not a gas at room temperature?
  answer: iron
  wrong: {argon: it is, neon: it is}
"""

    found = [one for one in problems(text) if one.code == "I121"]

    assert len(found) == 1
    assert "(and in" not in found[0].message
