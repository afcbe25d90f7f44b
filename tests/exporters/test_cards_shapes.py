"""Choose-all, order and true/false cards in use: marks, the button, the verdict."""

from collections.abc import Sequence
from itertools import chain, combinations, pairwise, permutations
from typing import Any

import pytest
from playwright.sync_api import Page

from quizgen.model import ChooseAll, Order
from tests.exporters.browser import (
    Card,
    Reviewer,
    cards_of,
    check,
    heading,
    only,
    reasons,
    tap,
)
from tests.exporters.examples import INJECTION, MINERALS, SHAPES, SIGNAL

TRIED = """([front, back, tries]) => tries.map((texts) => {
  const told = () => [document.querySelector(".qz-ask").textContent].concat(
    Array.from(document.querySelectorAll("ol.qz > li"), (option) => {
      const parts = [option, option.querySelector(".reason")].filter(Boolean);
      const words = parts.map((part) => ["::before", "::after"].map(
        (pseudo) => getComputedStyle(part, pseudo).content).join(" ")).join(" ");
      return [option.firstChild.textContent, words, option.dataset.belongs || ""];
    }).sort());
  render(front);
  for (const text of texts)
    Array.from(document.querySelectorAll("li")).find((li) => li.firstChild.data === text).click();
  document.querySelector(".qz-check").click();
  const atFront = told();
  render(back);
  return [atFront, told()];
})"""
"""Gives answers by taps, one after another; returns what either side then says of each line."""


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    made = cards_of(SHAPES, tmp_path_factory.mktemp("anki"))
    return {card.fact: card for card in made if card.template == "choice"}


def tried(page: Page, card: Card, tries: Sequence[Sequence[str]]) -> list[Any]:
    found: list[Any] = page.evaluate(TRIED, [card.front, card.back, tries])
    return found


# --- Choose all ---


def said_of_all(shape: ChooseAll, picked: set[str]) -> tuple[str, dict[str, str]]:
    """Return the verdict, and the sign and words of each option, reckoned anew."""
    keys = set(shape.keys)
    signs = {key: "✓ Right" if key in picked else "! Missed" for key in keys}
    signs |= {one.text: "✗ Wrong" if one.text in picked else "" for one in shape.distractors}
    if picked == keys:
        return "✓ Right", signs
    return ("✗ Partly right" if picked & keys else "✗ Wrong"), signs


@only("one document")
def test_every_choice_of_several_is_judged_right(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    texts = [*MINERALS.keys, *(one.text for one in MINERALS.distractors)]
    subsets = list(chain.from_iterable(combinations(texts, size) for size in range(1, 6)))

    found = tried(reviewer.page, cards["minerals"], subsets)

    assert len(subsets) == 31
    for picked, sides in zip(subsets, found, strict=True):
        verdict, signs = said_of_all(MINERALS, set(picked))
        for told, *lines in sides:
            assert told == verdict
            assert {text: sign_in(words) for text, words, _ in lines} == signs


def sign_in(words: str) -> str:
    """Return the sign and the word under an option, "" if there is none."""
    plain = words.replace("\xa0", " ").replace('"', "").split()
    found = [f"{sign} {word}" for sign, word in pairwise(plain)
             if sign in "✓✗!" and word in {"Right", "Wrong", "Missed", "Belongs"}]  # fmt: skip
    return "".join(found)


@only("one document", "document per side, no storage")
def test_nothing_is_told_before_check_and_a_second_tap_takes_a_mark_back(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["minerals"].front)
    boxes = reviewer.page.get_by_role("checkbox", checked=True)

    tap(reviewer.page, "Omega-3", "Calcium", "Magnesium", "Omega-3")

    assert sorted(boxes.all_inner_texts()) == ["Calcium", "Magnesium"]
    assert (heading(reviewer.page), reasons(reviewer.page)) == ("", [])
    check(reviewer.page)
    assert heading(reviewer.page) == "✓ Right"


@only("one document")
def test_the_reason_of_what_was_wrongly_chosen_is_shown_at_once(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["minerals"].front)

    tap(reviewer.page, "Omega-3", "Creatine")
    check(reviewer.page)

    assert sorted(reasons(reviewer.page)) == [
        "It is a fatty acid.",
        "Listed as wrong by the author.",
    ]


# --- Order ---


def spans(order: Order) -> dict[str, range]:
    """Return the places where each step may stand, counted from 1."""
    found: dict[str, range] = {}
    place = 1
    for steps in order.steps:
        found |= {step: range(place, place + len(steps)) for step in steps}
        place += len(steps)
    return found


@only("one document")
@pytest.mark.parametrize(("fact", "order"), [("signal", SIGNAL), ("injection", INJECTION)])
def test_every_order_is_judged_right(
    fact: str, order: Order, reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    right = spans(order)
    orders = list(permutations(right))

    found = tried(reviewer.page, cards[fact], orders)

    for given, sides in zip(orders, found, strict=True):
        in_place = {step: at in right[step] for at, step in enumerate(given, 1)}
        for told, *lines in sides:
            assert told == ("✓ Right" if all(in_place.values()) else "✗ Wrong")
            assert {text: sign_in(words) for text, words, _ in lines} == {
                step: "✓ Right" if fits else "✗ Belongs" for step, fits in in_place.items()
            }
            assert {text: belongs for text, _, belongs in lines} == {
                step: "–".join(map(str, dict.fromkeys([places[0], places[-1]])))
                for step, places in right.items()
            }


def given(page: Page) -> dict[str, str]:
    """Return the number on each step that has one."""
    return dict(page.locator("li.picked").evaluate_all(
        "all => all.map(step => [step.textContent, step.dataset.given])"
    ))  # fmt: skip


@only("one document")
def test_a_tap_gives_the_next_place_and_a_second_takes_it_back(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["signal"].front)
    page = reviewer.page

    tap(page, "The cord is reached", "Tissue is hurt", "The nerve ending fires")
    all_placed = given(page)
    tap(page, "The cord is reached")
    moved_up = given(page)
    tap(page, "The cord is reached")

    assert [*all_placed.values()].count("1") == 1
    assert all_placed["The cord is reached"] == "1"
    assert moved_up == {"Tissue is hurt": "1", "The nerve ending fires": "2"}
    assert given(page) == moved_up | {"The cord is reached": "3"}
    check(page)
    assert heading(page) == "✓ Right"


@only("one document")
def test_an_order_is_checked_only_when_every_step_has_its_place(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["signal"].front)
    button, enabled = reviewer.page.get_by_role("button", name="Check"), []

    for text in ("Tissue is hurt", "The nerve ending fires", "The cord is reached"):
        enabled.append(button.is_enabled())
        tap(reviewer.page, text)

    assert [*enabled, button.is_enabled()] == [False, False, False, True]


@only("one document")
@pytest.mark.parametrize("left", [0, 1, 2])
def test_a_note_with_too_few_steps_to_be_disordered_is_shown_all_the_same(
    left: int, reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    """A learner may have edited the field."""
    lines = '<li class="step" data-o="1" data-place="1">a</li>' * left
    start, _, rest = cards["signal"].front.partition("<li")
    reviewer.show(f"{start}{lines}{rest[rest.index('</ol>') :]}")

    assert reviewer.page.locator("ol.qz > li").count() == left


# --- True or false ---


@only("one document", "document per side, no storage")
@pytest.mark.parametrize(("said", "verdict"), [("True", "✗ Wrong"), ("False", "✓ Right")])
def test_a_sentence_is_judged_at_the_tap_and_the_back_tells_the_truth(
    said: str, verdict: str, reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["myth"].front)
    order = reviewer.page.locator("ol.qz > li").all_inner_texts()

    reviewer.page.get_by_role("button", name=said).click()

    assert order == ["True", "False"]
    assert heading(reviewer.page) == verdict
    words = reviewer.page.locator(".picked").evaluate(
        "li => getComputedStyle(li, '::after').content"
    )
    assert sign_in(words) == verdict
    reviewer.show(cards["myth"].back)
    assert reviewer.page.locator(".qz-why").inner_text() == "Most eases without one."
