"""What a draft asks must stand in its quotes; what it says of itself proves nothing."""

import pytest

from quizgen.facts.listing import read_list
from quizgen.facts.proving import unproved
from quizgen.making import kinds
from quizgen.model import Fact

HEAD = "title: Rivers\nfacts:\n"


def said(fact: str) -> list[str]:
    (found,) = read_list((HEAD + fact).encode(), "rivers.yaml", kinds()).facts
    return [problem.message for problem in unproved(found, answers)]


def answers(fact: Fact) -> tuple[tuple[str, ...], ...]:
    return kinds()[fact.kind].answers(fact)


@pytest.mark.parametrize(
    "fact",
    [
        "- question: Q?\n  answer: North Sea\n  quote: It meets the North Sea.\n",
        "- question: Q?\n  answer: 20 ± 1 km\n  quote: It is 20 km long.\n",
        "- cloze: The {{c1::Rhine}} meets the {{c2::sea}}.\n  quote: The Rhine meets the sea.\n",
        "- question: Q?\n  members: [Aare, Main]\n  quote: The Aare and the Main join it.\n",
        "- question: Q?\n  steps: [it rises, it falls]\n  quote: [It rises., It falls.]\n",
        "- myth: It is short.\n  truth: It is long.\n  quote: It is 1,230 km long.\n",
    ],
)
def test_what_the_quotes_hold_is_proved(fact: str) -> None:
    assert said(fact) == []


SWAPPED = "- question: Q?\n  answer: 30 km\n  accept: 20 km\n  quote: It is 20 km long.\n"
BLANK = """\
- cloze: The {{c1::Rhone}} meets the {{c2::sea}}.
  blanks: {c1: {accept: Rhine}}
  quote: The Rhine meets the sea.
"""
STEPS = "- question: Q?\n  steps: [it rises, it freezes]\n  quote: [It rises., It falls.]\n"
TABLE = """\
- table: |
    river | sea
    Rhine | North Sea
    Oder  | Black Sea
  one-each: [sea]
  quote: The Rhine meets the North Sea.
"""
ROWS = """\
- table: |
    river | sea       | quote
    Rhine | North Sea | It meets the North Sea.
    Oder  | Black Sea | It meets the Baltic Sea.
  one-each: [sea]
"""


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (SWAPPED, "30 km"),
        (BLANK, "Rhone"),
        (STEPS, "it freezes"),
        (TABLE, "Black Sea"),
        (ROWS, "Black Sea"),
    ],
)
def test_what_no_quote_holds_is_named(fact: str, words: str) -> None:
    assert said(fact) == [f"no quote holds `{words}` itself"]
