"""What the back knows of the front, in every kind of reviewer, with storage and without."""

import re

import pytest
from playwright.sync_api import Browser

from quizgen.model import Choice, Distractor, Listed
from tests.exporters.browser import (
    FORGETFUL,
    NO_STORAGE,
    REMEMBERING,
    Card,
    DocumentPerSide,
    Reviewer,
    cards_of,
    heading,
    in_sight,
    key_is_marked,
    only,
    reasons,
    screen_of,
)
from tests.exporters.examples import WRONG, bank_of, item

WORDS = tuple(Distractor(f"receptor {letter}", Listed(), f"Not {letter}.") for letter in "ABCDEFG")
DOSES = tuple(Distractor(f"{dose} mg", Listed()) for dose in (4, 4000, 40, 800, 200, 1600, 3200))
BANK = bank_of(
    item("words", Choice("NMDA receptor", WORDS)),
    item("doses", Choice("400 mg", DOSES)),
    item("two", Choice("NMDA receptor", WRONG)),
    item("twin", Choice("NMDA receptor", WRONG)),
)
"""Items with many options, with numbers, with the fewest there may be, and the same again."""


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    return {card.fact: card for card in cards_of(BANK, tmp_path_factory.mktemp("anki"))}


def test_both_sides_show_the_same_options_in_the_same_order(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    facts = ["words", "doses", "two"]
    fronts, backs = [], []
    for fact in facts:
        reviewer.show(cards[fact].front)
        fronts.append(in_sight(reviewer.page))
        reviewer.show(cards[fact].back)
        backs.append(in_sight(reviewer.page))

    assert fronts == backs
    assert [len(set(shown)) for shown in fronts] == [4, 4, 3]
    assert reviewer.page.locator("li.key").is_visible()


@only(*REMEMBERING)
@pytest.mark.parametrize(
    ("option", "verdict"), [("AMPA receptor", "✗ Wrong"), ("NMDA receptor", "✓ Right")]
)
def test_the_choice_survives_to_the_back(
    option: str, verdict: str, reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["two"].front)
    reviewer.page.get_by_text(option).click()

    reviewer.show(cards["two"].back)

    assert heading(reviewer.page) == verdict
    assert option in reviewer.page.locator(".picked").inner_text()
    assert len(reasons(reviewer.page)) == 2
    assert key_is_marked(reviewer.page)


@only(*FORGETFUL)
def test_without_memory_the_back_shows_the_key_and_all_reasons(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["two"].front)
    reviewer.page.get_by_text("AMPA receptor").click()

    reviewer.show(cards["two"].back)

    assert heading(reviewer.page) == ""
    assert len(reasons(reviewer.page)) == 2
    assert key_is_marked(reviewer.page)


@only("one document", "document per side")
def test_each_showing_draws_afresh_and_forgets_the_choice(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    showings = []
    for _ in range(6):
        reviewer.show(cards["words"].front)
        showings.append((*in_sight(reviewer.page), heading(reviewer.page)))
        reviewer.page.keyboard.press("Alt+1")

    assert len(set(showings)) > 1
    assert {showing[-1] for showing in showings} == {""}


@only("one document", "document per side", "document per side, no storage")
def test_no_verdict_of_one_card_reaches_another(reviewer: Reviewer, cards: dict[str, Card]) -> None:
    reviewer.show(cards["two"].front)
    reviewer.page.get_by_text("NMDA receptor").click()

    verdicts = []
    for side in (cards["twin"].back, cards["twin"].front, cards["twin"].back, cards["two"].back):
        reviewer.show(side)
        verdicts.append(heading(reviewer.page))

    assert verdicts == [""] * 4


@only("one document", "document per side", "document per side, no storage")
def test_a_back_without_a_front_is_whole(reviewer: Reviewer, cards: dict[str, Card]) -> None:
    seen = []
    for _ in range(2):
        reviewer.show(cards["words"].back)
        seen.append(in_sight(reviewer.page))

    assert seen[0] == seen[1]
    assert len(seen[0]) == 4
    assert key_is_marked(reviewer.page)
    assert len(reasons(reviewer.page)) == 3


@only("one document", "document per side")
def test_a_note_mended_on_the_back_keeps_its_order_and_choice(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["two"].front)
    order = in_sight(reviewer.page)
    reviewer.page.get_by_text("AMPA receptor").click()
    reviewer.show(cards["two"].back)

    reviewer.show(cards["two"].back.replace("carry no", "carry no real"))

    assert in_sight(reviewer.page) == order
    assert heading(reviewer.page) == "✗ Wrong"


@only("one document", "document per side, no storage")
def test_a_back_that_lacks_an_option_shows_the_others(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["two"].front)
    reviewer.page.get_by_text("AMPA receptor").click()

    reviewer.show(re.sub(r"<li[^>]*>AMPA.*?</li>", "", cards["two"].back))

    assert len(in_sight(reviewer.page)) == 2
    assert heading(reviewer.page) == ""
    assert key_is_marked(reviewer.page)


@pytest.mark.parametrize(
    ("turned", "verdict"), [("2026-03-01T04:01", "✗ Wrong"), ("2026-03-03T12:00", "")]
)
def test_a_card_may_be_turned_after_the_day_has_changed(
    turned: str, verdict: str, chromium: Browser, cards: dict[str, Card]
) -> None:
    with screen_of(chromium) as screen:
        reviewer = DocumentPerSide(screen)
        reviewer.page.clock.set_fixed_time("2026-03-01T03:59")
        reviewer.show(cards["two"].front)
        reviewer.page.get_by_text("AMPA receptor").click()

        reviewer.page.clock.set_fixed_time(turned)
        reviewer.show(cards["two"].back)

        assert heading(reviewer.page) == verdict


def test_without_storage_the_order_is_that_of_the_day(
    chromium: Browser, cards: dict[str, Card]
) -> None:
    orders = []
    with screen_of(chromium, NO_STORAGE) as screen:
        reviewer = DocumentPerSide(screen)
        for day in range(1, 7):
            for time in (f"2026-03-0{day}T04:01", f"2026-03-0{day + 1}T03:59"):
                reviewer.page.clock.set_fixed_time(time)
                reviewer.show(cards["words"].front)
                orders.append(tuple(in_sight(reviewer.page)))

    assert orders[::2] == orders[1::2]
    assert len(set(orders)) > 1


@only("document per side, full storage")
def test_storage_that_fills_up_never_brings_back_an_earlier_showing(
    reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    reviewer.page.evaluate("() => { window.name = 'room'; }")
    reviewer.show(cards["words"].front)
    reviewer.page.keyboard.press("Alt+1")
    reviewer.page.evaluate("() => { window.name = ''; }")
    reviewer.show(cards["words"].front)
    order = in_sight(reviewer.page)

    reviewer.show(cards["words"].back)

    assert in_sight(reviewer.page) == order
    assert heading(reviewer.page) == ""
