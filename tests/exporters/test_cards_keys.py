"""The choice card by keyboard and by screen reader."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.exporters.browser import Card, OneDocument, cards_of, heading, in_sight, screen_of
from tests.exporters.examples import MINERALS, MYTH, SIGNAL, bank_of, choice, recall, shaped


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    bank = bank_of(
        choice("one"),
        choice("next"),
        recall("recall"),
        shaped("all", MINERALS),
        shaped("order", SIGNAL),
        shaped("truefalse", MYTH),
    )
    return {card.fact: card for card in cards_of(bank, tmp_path_factory.mktemp("anki"))}


@pytest.fixture(scope="module")
def desktop(chromium: Browser) -> Iterator[OneDocument]:
    with screen_of(chromium) as screen:
        yield OneDocument(screen)


@pytest.fixture
def reviewer(desktop: OneDocument) -> Iterator[OneDocument]:
    desktop.troubles.clear()
    yield desktop
    assert desktop.troubles == []


def press(reviewer: OneDocument, *keys: str) -> bool:
    """Press keys in turn; return whether the card took the last one for itself."""
    for key in keys:
        reviewer.page.keyboard.press(key)
    taken: bool = reviewer.page.evaluate("() => wasTaken")
    return taken


def focused(reviewer: OneDocument) -> str | None:
    number: str | None = reviewer.page.evaluate("() => document.activeElement.dataset.o || null")
    return number


def listening(reviewer: OneDocument) -> int:
    count: int = reviewer.page.evaluate("() => listeners.size")
    return count


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["Alt+Digit1"], 0),
        (["Alt+Digit3"], 2),
        (["Digit2"], 1),
        (["Numpad3"], 2),
        (["ArrowDown", "ArrowRight"], 0),
        (["j", "j", "l"], 1),
        (["ArrowUp", "l"], 2),
        (["J", "j", "j", "K", "ArrowRight"], 1),
        (["ArrowDown", "ArrowUp", "ArrowUp", "ArrowRight"], 0),
    ],
)
def test_keys_pick_an_option(
    keys: list[str], place: int, reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["one"].front)
    option = in_sight(reviewer.page)[place]

    assert press(reviewer, *keys)
    assert heading(reviewer.page)
    assert reviewer.page.locator(".picked").get_attribute("data-o") == option


@pytest.mark.parametrize(
    "key",
    "Space Enter Digit4 Digit9 a l ArrowRight Tab Control+Digit1 Meta+Digit1 Shift+Digit1 "
    "Control+Alt+Digit1 Alt+j Control+j".split(),
)
def test_other_keys_are_left_to_anki(
    key: str, reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["one"].front)

    assert not press(reviewer, key)
    assert heading(reviewer.page) == ""


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_the_key_that_turns_the_card_does_so_on_an_option_too(
    key: str, reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["one"].front)

    assert not press(reviewer, "ArrowDown", key)
    assert heading(reviewer.page) == ""


def test_arrows_move_a_visible_focus_and_let_the_page_scroll_at_the_ends(
    reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["one"].front)
    first, second, third = in_sight(reviewer.page)

    seen = [(press(reviewer, key), focused(reviewer)) for key in "jjjkkk"]

    outline = "() => getComputedStyle(document.activeElement).outlineStyle"
    assert [number for _, number in seen] == [first, second, third, second, first, first]
    assert [taken for taken, _ in seen] == [True] * 5 + [False]
    assert reviewer.page.evaluate(outline) == "solid"


def test_after_the_verdict_no_key_is_taken(reviewer: OneDocument, cards: dict[str, Card]) -> None:
    reviewer.show(cards["one"].front)
    press(reviewer, "Alt+Digit1")

    assert listening(reviewer) == 0
    assert not press(reviewer, "ArrowDown")


@pytest.mark.parametrize("key", ["Digit1", "Digit4", "j", "ArrowDown", "Alt+Digit1"])
def test_on_the_back_no_key_is_taken(
    key: str, reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["one"].front)
    reviewer.show(cards["one"].back)

    assert listening(reviewer) == 0
    assert not press(reviewer, key)
    assert heading(reviewer.page) == ""


def test_one_card_after_another_leaves_one_handler(
    reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    for card in ("one", "next", "one", "next"):
        reviewer.show(cards[card].front)

    assert listening(reviewer) == 1
    press(reviewer, "Alt+Digit1")
    assert reviewer.page.locator(".picked").count() == 1


@pytest.mark.parametrize("foreign", [False, True], ids=["recall", "foreign"])
def test_a_card_without_options_is_rid_of_the_handler_at_the_first_key(
    foreign: bool, reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["one"].front)
    reviewer.show("<p>Somebody else's card</p>" if foreign else cards["recall"].front)

    assert not press(reviewer, "Digit1")
    assert listening(reviewer) == 0


def test_options_are_buttons_to_a_screen_reader(
    reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["one"].front)

    buttons = reviewer.page.get_by_role("button")
    assert buttons.count() == 3
    assert {buttons.nth(at).get_attribute("tabindex") for at in range(3)} == {"0"}
    assert {buttons.nth(at).get_attribute("class") for at in range(3)} == {
        "key tappable", "wrong tappable",
    }  # fmt: skip
    reviewer.page.get_by_role("button", name="AMPA receptor", pressed=False).click()
    assert reviewer.page.get_by_role("button", pressed=True).count() == 1
    assert reviewer.page.get_by_role("status").inner_text() == "✗ Wrong"


def test_the_back_has_no_buttons(reviewer: OneDocument, cards: dict[str, Card]) -> None:
    reviewer.show(cards["one"].back)

    assert reviewer.page.get_by_role("button").count() == 0
    assert reviewer.page.locator("#answer").count() == 0


def picked(reviewer: OneDocument) -> list[int]:
    """Return the places of the options that are picked, from 1, in the order of picking."""
    shown = in_sight(reviewer.page)
    kept = reviewer.page.evaluate("() => JSON.parse(sessionStorage.getItem('quizgen-shown'))")
    return [shown.index(number) + 1 for number in kept["picked"]]


@pytest.mark.parametrize("fact", ["all", "order"])
@pytest.mark.parametrize(
    ("keys", "places"),
    [
        (["Alt+Digit2", "Digit1"], [2, 1]),
        (["Numpad3", "Alt+Digit1", "Digit3"], [1]),
        (["ArrowDown", "l", "j", "ArrowRight", "k", "l"], [2]),
    ],
)
def test_keys_mark_and_take_marks_back(
    keys: list[str], places: list[int], fact: str, reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards[fact].front)

    assert press(reviewer, *keys)
    assert picked(reviewer) == places
    assert heading(reviewer.page) == ""


@pytest.mark.parametrize(("fact", "count"), [("all", 5), ("order", 3)])
def test_the_last_arrow_reaches_the_button_and_the_next_presses_it(
    fact: str, count: int, reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards[fact].front)
    press(reviewer, *(f"Digit{place}" for place in range(1, count + 1)))

    press(reviewer, *["ArrowDown"] * (count + 1))
    on_button = reviewer.page.evaluate("() => document.activeElement.className")
    assert press(reviewer, "ArrowRight")

    assert on_button == "qz-check tappable"
    assert heading(reviewer.page)
    assert listening(reviewer) == 0
    assert reviewer.page.locator(".qz-check").count() == 0


@pytest.mark.parametrize("fact", ["all", "order", "truefalse"])
@pytest.mark.parametrize("key", ["Space", "Enter", "Digit9", "a", "Control+Digit1", "l"])
def test_what_anki_uses_is_left_to_it_on_every_shape(
    key: str, fact: str, reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards[fact].front)

    assert not press(reviewer, key)
    assert picked(reviewer) == []


@pytest.mark.parametrize("fact", ["all", "order"])
def test_a_key_held_down_marks_once(
    fact: str, reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards[fact].front)

    for _ in range(4):
        reviewer.page.keyboard.down("Digit1")
    reviewer.page.keyboard.up("Digit1")

    assert picked(reviewer) == [1]


@pytest.mark.parametrize("fact", ["all", "order", "truefalse"])
def test_after_the_answer_nothing_changes_it_and_the_back_has_no_handler(
    fact: str, reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards[fact].front)
    press(reviewer, "Digit1", "Digit2", "Digit3")
    reviewer.page.locator(".qz-check").evaluate_all("all => all.forEach(one => one.click())")
    before = picked(reviewer)

    reviewer.page.locator("ol.qz > li").first.click()

    assert not press(reviewer, "Digit1")
    assert picked(reviewer) == before
    reviewer.show(cards[fact].front)
    reviewer.show(cards[fact].back)
    assert listening(reviewer) == 0
    assert reviewer.page.locator("[role=button], [role=checkbox], button").count() == 0


def test_boxes_and_places_are_told_to_a_screen_reader(
    reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards["all"].front)
    boxes = reviewer.page.get_by_role("checkbox")
    press(reviewer, "Digit2")
    checked = [boxes.nth(at).get_attribute("aria-checked") for at in range(boxes.count())]
    button = reviewer.page.get_by_role("button", name="Check")

    assert checked == ["false", "true", "false", "false", "false"]
    assert (button.evaluate("one => one.tagName"), button.get_attribute("type")) == (
        "BUTTON", "button",
    )  # fmt: skip
    reviewer.show(cards["order"].front)
    press(reviewer, "Digit2", "Digit3")
    text = reviewer.page.locator("ol.qz > li").nth(2).inner_text()
    assert reviewer.page.get_by_role("button", name=f"2 {text}", pressed=True).count() == 1
    assert reviewer.page.locator("[aria-pressed=false]").count() == 1
