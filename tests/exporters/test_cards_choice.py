"""The choice card in use: what is told before the tap, at the tap, and on the back."""

import re

import pytest

from quizgen.model import Choice, Distractor, Listed
from tests.exporters.browser import (
    Card,
    Reviewer,
    cards_of,
    heading,
    in_sight,
    key_is_marked,
    only,
    reasons,
)
from tests.exporters.examples import WRONG, bank_of, item

MORE = tuple(Distractor(f"receptor {letter}", Listed(), f"Not {letter}.") for letter in "ABCD")
BANK = bank_of(
    item("words", Choice("NMDA receptor", (*WRONG, *MORE))),
    item("two", Choice("NMDA receptor", WRONG)),
)
FEW = ("one document", "document per side, no storage")


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    return {card.fact: card for card in cards_of(BANK, tmp_path_factory.mktemp("anki"))}


@only(*FEW)
def test_before_the_tap_nothing_tells_the_key(reviewer: Reviewer, cards: dict[str, Card]) -> None:
    reviewer.show(cards["words"].front)

    looks = """options => options.map(option => ["", "::before", "::after"].map(part => {
        const {height, width, counterIncrement, ...style} = getComputedStyle(option, part);
        return ["color", "backgroundColor", "borderColor", "boxShadow", "fontWeight", "content"]
          .map(name => style[name] || getComputedStyle(option, part)[name]);
      }).join() + option.getAttributeNames().filter(name => name !== "data-o")
        .map(name => name === "class" ? "" : option.getAttribute(name)))"""
    alike = set(reviewer.page.locator("li:not(.more)").evaluate_all(looks))
    assert len(alike) == 1
    assert reasons(reviewer.page) == []
    assert heading(reviewer.page) == ""


@only(*FEW)
def test_a_wrong_tap_is_answered_at_once_with_its_reason(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["two"].front)

    reviewer.page.get_by_text("AMPA receptor").click()

    assert heading(reviewer.page) == "✗ Wrong"
    assert reasons(reviewer.page) == ["AMPA channels carry no magnesium block."]
    assert key_is_marked(reviewer.page)


@only(*FEW)
def test_a_right_tap_is_answered_at_once(reviewer: Reviewer, cards: dict[str, Card]) -> None:
    reviewer.show(cards["words"].front)

    reviewer.page.get_by_text("NMDA receptor").click()

    assert heading(reviewer.page) == "✓ Right"
    assert reasons(reviewer.page) == []
    assert key_is_marked(reviewer.page)


@only(*FEW)
def test_the_first_choice_counts(reviewer: Reviewer, cards: dict[str, Card]) -> None:
    reviewer.show(cards["two"].front)

    reviewer.page.get_by_text("AMPA receptor").click()
    reviewer.page.get_by_text("NMDA receptor").click()
    reviewer.page.keyboard.press("Alt+1")

    assert heading(reviewer.page) == "✗ Wrong"
    assert reviewer.page.locator(".picked").count() == 1


@only(*FEW)
def test_a_card_turned_without_a_choice_has_no_verdict(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["words"].front)
    reviewer.show(cards["words"].back)

    assert heading(reviewer.page) == ""
    assert reviewer.page.locator(".picked").count() == 0
    assert len(reasons(reviewer.page)) == 3
    assert key_is_marked(reviewer.page)


@only("one document")
def test_options_are_moved_not_made_anew(reviewer: Reviewer, cards: dict[str, Card]) -> None:
    """So maths that is already typeset, and pictures already loaded, stay as they are."""
    script = "".join(re.findall(r"<script>(.*?)</script>", cards["words"].back, re.DOTALL))
    reviewer.page.evaluate("side => { qa.innerHTML = side; }", cards["words"].back)
    options = reviewer.page.locator("ol.qz > li")
    options.evaluate_all("options => options.forEach(option => { option.typeset = true; })")

    reviewer.page.evaluate(script)

    assert options.evaluate_all("options => options.filter(option => option.typeset).length") == 7


@only("one document")
def test_a_shape_of_a_later_version_is_left_as_it_stands(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["words"].front.replace('data-shape="choice"', 'data-shape="later"'))

    assert len(in_sight(reviewer.page)) == 4
    assert reviewer.page.locator("[role=button]").count() == 0
