"""What the back of a choose-all, order or true/false card knows of the front."""

import pytest

from tests.exporters.browser import (
    FORGETFUL,
    REMEMBERING,
    Card,
    Reviewer,
    cards_of,
    check,
    heading,
    in_sight,
    only,
    tap,
)
from tests.exporters.examples import SHAPES

ANSWERS = {
    "minerals": (["Magnesium", "Omega-3"], "✗ Partly right"),
    "signal": (["The cord is reached", "Tissue is hurt", "The nerve ending fires"], "✗ Wrong"),
    "injection": (["Wash hands", "Check the label", "Check the dose", "Inject"], "✓ Right"),
}
"""Answers that are whole, and the verdict on each."""


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    made = cards_of(SHAPES, tmp_path_factory.mktemp("anki"))
    return {card.fact: card for card in made if card.template == "choice"}


@only(*REMEMBERING)
def test_what_was_marked_survives_to_the_back_checked_or_not(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    found = []
    for is_checked in (True, False):
        for fact, (texts, _) in ANSWERS.items():
            reviewer.show(cards[fact].front)
            tap(reviewer.page, *texts)
            reviewer.page.locator(".qz-check").evaluate(
                "(button, wanted) => wanted && button.click()", is_checked
            )
            shown = in_sight(reviewer.page)
            reviewer.show(cards[fact].back)
            picked = reviewer.page.locator(".picked").count()
            found.append((heading(reviewer.page), in_sight(reviewer.page) == shown, picked))

    assert found == 2 * [(verdict, True, len(texts)) for texts, verdict in ANSWERS.values()]


@only(*FORGETFUL)
def test_without_memory_the_back_shows_what_is_right_in_the_order_of_the_front(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    found = []
    for fact, (texts, _) in ANSWERS.items():
        reviewer.show(cards[fact].front)
        shown = in_sight(reviewer.page)
        tap(reviewer.page, *texts)
        reviewer.show(cards[fact].back)
        found.append((heading(reviewer.page), in_sight(reviewer.page) == shown))

    assert found == [("", True)] * 3


@only("one document", "document per side")
def test_a_card_turned_before_the_answer_was_whole_has_no_verdict(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    found = []
    for fact, texts in (("minerals", ["Omega-3", "Omega-3"]), ("signal", ["Tissue is hurt"])):
        reviewer.show(cards[fact].front)
        tap(reviewer.page, *texts)
        reviewer.show(cards[fact].back)
        found.append((heading(reviewer.page), reviewer.page.locator(".picked").count()))

    assert found == [("", 0)] * 2
    assert "1. Tissue is hurt\n2. The" in reviewer.page.locator(".qz-answer").inner_text()


@only("one document", "document per side")
def test_a_back_with_a_step_more_than_the_front_starts_anew(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["signal"].front)
    tap(reviewer.page, "Tissue is hurt", "The nerve ending fires", "The cord is reached")
    check(reviewer.page)

    more = '<li class="step" data-o="9" data-place="4">It hurts</li></ol>'
    reviewer.show(cards["signal"].back.replace("</ol>", more))

    assert heading(reviewer.page) == ""
    assert len(in_sight(reviewer.page)) == 4


@only("one document")
def test_only_an_order_has_its_answer_written_out_on_the_back(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    seen = {}
    for fact, card in cards.items():
        reviewer.show(card.back)
        seen[fact] = reviewer.page.locator(".qz-answer").is_visible()

    assert seen == {"minerals": False, "signal": True, "injection": True, "myth": False}
