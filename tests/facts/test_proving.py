"""What a draft asks must stand in its quotes; what it says of itself proves nothing."""

import pytest

from quizgen.facts.listing import read_list
from quizgen.facts.proving import unproved, unproved_figures
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


FIGURES = """\
- table: |
    insulin  | lasts          | quote
    glargine | about 36 hours | Glargine lasts about 24 hours.
    detemir  | 1,200 minutes  | It lasts 1200 minutes.
  one-each: [lasts]
"""


def said_of_figures(fact: str) -> list[tuple[str, str]]:
    (found,) = read_list((HEAD + fact).encode(), "rivers.yaml", kinds()).facts
    return [(one.message, one.severity) for one in unproved_figures(found, answers, "en")]


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        (FIGURES, "no quote holds the figure 36 of the cell `about 36 hours`"),
        (
            "- question: Q?\n  steps: [it rises, it falls by 30 m]\n  quote: It falls by 20 m.\n",
            "no quote holds the figure 30 of the step `it falls by 30 m`",
        ),
    ],
)
def test_a_figure_that_no_quote_holds_is_a_note_in_a_list_that_is_no_draft(
    fact: str, message: str
) -> None:
    assert said_of_figures(fact) == [(message, "note")]


@pytest.mark.parametrize(
    "fact",
    [
        FIGURES.replace("36", "24"),
        FIGURES.replace("about 36", "twenty-four"),
        "- question: Q?\n  steps: [it rises, it sinks]\n  quote: It rises and falls.\n",
        "- question: Q?\n  steps: [it rises, it sinks by 3 m]\n",
        "- question: Q?\n  answer: 30 km\n  quote: It is 20 km long.\n",
    ],
)
def test_words_of_its_own_and_figures_that_are_quoted_are_fine(fact: str) -> None:
    assert said_of_figures(fact) == []
