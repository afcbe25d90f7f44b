"""A question on the page holds what its card holds on both sides."""

from dataclasses import replace
from typing import Any

import pytest

from quizgen.model import Choice, Item, Recall
from quizgen.preview.card import card
from tests.exporters.examples import (
    INJECTION,
    MINERALS,
    MYTH,
    WRONG,
    choice,
    cloze,
    item,
    recall,
    shaped,
)
from tests.preview.sheets import question

FULL: dict[str, Any] = {"why": "So it *is*.", "quotes": ("It blocks.",), "hint": "A."}


def test_a_choice_shows_options_reasons_and_what_the_back_says() -> None:
    shown = card(question(replace(choice("a"), **FULL)))

    assert '<li class="key" data-o="' in shown
    assert "AMPA channels carry no magnesium block." in shown
    assert "So it <em>is</em>." in shown
    assert "<blockquote>It blocks.</blockquote>" in shown
    assert "<summary></summary>" in shown


def test_the_answer_is_said_once_where_the_options_have_it_in_the_same_words() -> None:
    asked, other = choice("a"), Choice("the NMDA receptor", WRONG)
    same = card(question(asked, replace(recall("a"), guid=asked.guid)))
    apart = card(question(item("a", other), replace(recall("a"), guid=asked.guid)))

    assert "qz-answer" not in same
    assert '<section class="qz-answer told">' in apart


@pytest.mark.parametrize(
    ("asked", "sort"),
    [
        (choice("a"), 'qz-choice" lang="en" data-shape="choice"'),
        (recall("a"), 'qz-recall" lang="en">'),
        (cloze("a", "It is ", "so"), 'qz-cloze" lang="en">'),
        (shaped("a", MINERALS), 'qz-choice" lang="en" data-shape="all"'),
        (shaped("a", INJECTION), 'qz-choice" lang="en" data-shape="order"'),
        (shaped("a", MYTH), 'qz-choice" lang="en" data-shape="truefalse"'),
    ],
)
def test_each_shape_has_the_classes_of_its_template(asked: Item, sort: str) -> None:
    assert sort in card(question(asked))


def test_steps_come_with_their_order() -> None:
    assert "2–3. Check the dose · Check the label" in card(question(shaped("a", INJECTION)))


def test_what_gives_the_answer_away_can_be_hidden() -> None:
    shown = card(question(replace(recall("a"), shape=Recall("x"), **FULL)))

    assert shown.count(" told") == shown.count("<section") + shown.count("<footer") == 3
