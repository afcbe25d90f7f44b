"""Cards can be read: contrast, size, direction, words; by day and night; without scripts."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser

from quizgen.exporters._anki.note_types import css
from quizgen.model import Blank, Choice, ChooseAll, Distractor, Listed, Order
from tests.exporters.browser import (
    Card,
    DocumentPerSide,
    OneDocument,
    cards_of,
    heading,
    reasons,
    screen_of,
)
from tests.exporters.examples import (
    INJECTION,
    MINERALS,
    MYTH,
    ORIGIN,
    WRONG,
    bank_of,
    choice,
    cloze,
    item,
    recall,
    shaped,
)

AA = 4.5
MODES = ["", "nightMode", "night_mode"]
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 640}, "reduced_motion": "reduce"}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft "
HEBREW = tuple(Distractor(text, Listed(), "כן.") for text in ("קולטן", "in English", "תעלה"))
REPORTED = replace(ORIGIN, report="mailto:author@example.org")
FULL: dict[str, Any] = {
    "why": "It sits in the `pore`.",
    "quotes": ("It blocks.",),
    "hint": "A.",
    "origin": REPORTED,
}
BANK = bank_of(
    replace(choice("choice"), **FULL),
    replace(recall("recall"), **FULL),
    cloze("cloze", "The ", Blank(1, "pore", "a hole"), " holds `it`."),
    replace(
        item("long", Choice(f"{LONG * 3}`{LONG}`", WRONG)),
        stem=f"{LONG * 2}\n\n```\n{LONG * 3}\n```",
    ),
    replace(item("hebrew", Choice("מגנזיום", HEBREW)), origin=replace(ORIGIN, language="he")),
    *(
        replace(choice(language), origin=replace(ORIGIN, language=language))
        for language in ("en", "de", "de-AT", "es", "fr", "fi")
    ),
    replace(shaped("all", MINERALS), **FULL),
    replace(shaped("order", INJECTION), **FULL),
    replace(shaped("truefalse", MYTH), **FULL),
    shaped("longall", ChooseAll((f"{LONG * 3}`{LONG}`", "short"), WRONG)),
    shaped("longorder", Order(((LONG * 2,), (f"```\n{LONG}\n```", f"`{LONG}`"), ("short",)))),
    item("eight", Choice("key", tuple(Distractor(letter, Listed()) for letter in "abcdefg"))),
)

CONTRASTS = """() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const isClear = (colour) => channels(colour)[3] === 0;
  const luminance = (colour) => channels(colour).slice(0, 3).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (element) => {
    const own = getComputedStyle(element).backgroundColor;
    return isClear(own) && element.parentElement ? ground(element.parentElement) : own;
  };
  const found = [];
  const measure = (element, part) => {
    const style = getComputedStyle(element, part);
    const under = part && !isClear(style.backgroundColor) ? style.backgroundColor : ground(element);
    const [darker, lighter] = [style.color, under].map(luminance).sort((a, b) => a - b);
    const ratio = (lighter + 0.05) / (darker + 0.05);
    found.push([ratio, `${element.className || element.tagName}${part} ${style.color} ${under}`]);
  };
  for (const element of document.querySelectorAll(".qz-card, .qz-card *")) {
    if (!element.getClientRects().length) continue;
    const hasText = Array.from(element.childNodes).some(
      (node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (hasText) measure(element, "");
    for (const part of ["::before", "::after"])
      if (!["none", "normal"].includes(getComputedStyle(element, part).content))
        measure(element, part);
  }
  return found;
}"""


CLICK = "all => all.forEach(element => element.click())"
PRESS = """() => {
  for (const option of document.querySelectorAll("li.tappable:not(:first-child)")) option.click();
  document.querySelector("li.tappable").click();
}"""
"""Taps every option, the first one last: of a choice of several all, of an order a wrong one."""


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    return {card.fact: card for card in cards_of(BANK, tmp_path_factory.mktemp("anki"))}


@pytest.fixture(scope="module")
def phones(chromium: Browser) -> Iterator[dict[str, OneDocument]]:
    with ExitStack() as stack:
        yield {
            mode: OneDocument(stack.enter_context(screen_of(chromium, **PHONE)), mode)
            for mode in MODES
        }


@pytest.fixture
def phone(phones: dict[str, OneDocument]) -> Iterator[OneDocument]:
    phones[""].troubles.clear()
    yield phones[""]
    assert phones[""].troubles == []


def sides(cards: dict[str, Card], *facts: str) -> list[str]:
    return [side for fact in facts for side in (cards[fact].front, cards[fact].back)]


@pytest.mark.parametrize("mode", MODES)
def test_every_text_has_the_contrast_of_aa(
    mode: str, phones: dict[str, OneDocument], cards: dict[str, Card]
) -> None:
    reviewer, measured = phones[mode], []
    for side in sides(cards, "choice", "recall", "cloze"):
        reviewer.show(side)
        measured.append(reviewer.page.evaluate(CONTRASTS))
    for tapped in ("li.wrong", "li.key"):
        reviewer.show(cards["choice"].front)
        reviewer.page.locator(tapped).first.click()
        measured.append(reviewer.page.evaluate(CONTRASTS))
        reviewer.show(cards["choice"].back)
        measured.append(reviewer.page.evaluate(CONTRASTS))

    for fact in ("all", "order", "truefalse"):
        reviewer.show(cards[fact].front)
        measured.append(reviewer.page.evaluate(CONTRASTS))
        reviewer.page.evaluate(PRESS)
        measured.append(reviewer.page.evaluate(CONTRASTS))
        reviewer.page.locator(".qz-check").evaluate_all(CLICK)
        measured.append(reviewer.page.evaluate(CONTRASTS))
        for back in (cards[fact].back, cards[fact].back.replace("data-card", "data-other")):
            reviewer.show(back)
            measured.append(reviewer.page.evaluate(CONTRASTS))

    assert min(len(side) for side in measured) >= 3
    assert [text for side in measured for text in side if text[0] < AA] == []


@pytest.mark.parametrize("block", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "ground"), ("soft", "ground"), ("soft", "raised"), ("accent", "raised"),
        ("ink", "good-ground"), ("good", "good-ground"), ("ground", "good"),
        ("ink", "bad-ground"), ("bad", "bad-ground"), ("bad", "ground"), ("ground", "bad"),
        ("warn", "warn-ground"),
    ],
)  # fmt: skip
def test_colours_that_meet_have_the_contrast_of_aa(ink: str, ground: str, block: int) -> None:
    colours = re.findall(r"\{[^}]*--ground[^}]*\}", css())[block]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", colours))

    darker, lighter = sorted(luminance(found[name]) for name in (ink, ground))
    assert (lighter + 0.05) / (darker + 0.05) >= AA


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("mode", ["nightMode", "night_mode"])
@pytest.mark.parametrize("holder", ["body", "documentElement"])
def test_night_is_dark_on_every_client(
    mode: str, holder: str, phone: OneDocument, cards: dict[str, Card]
) -> None:
    phone.show(cards["choice"].front)

    ground = phone.page.evaluate(
        """([mode, holder]) => {
          document[holder].classList.add(mode);
          const ground = getComputedStyle(document.body).backgroundColor;
          document[holder].classList.remove(mode);
          return ground;
        }""",
        [mode, holder],
    )
    assert ground == "rgb(27, 30, 36)"


def test_nothing_is_wider_than_a_phone(phone: OneDocument, cards: dict[str, Card]) -> None:
    widths = []
    for side in sides(cards, "long", "hebrew", "choice", "longall", "longorder"):
        phone.show(side)
        widths.append(phone.page.evaluate("() => document.scrollingElement.scrollWidth"))
        phone.page.locator("ol.qz > li, .qz-check").evaluate_all(CLICK)
        widths.append(phone.page.evaluate("() => document.scrollingElement.scrollWidth"))

    assert set(widths) == {360}


def test_what_is_tapped_is_as_large_as_a_fingertip(
    phone: OneDocument, cards: dict[str, Card]
) -> None:
    heights = []
    for side in sides(cards, "choice", "recall", "all", "order"):
        phone.show(side)
        heights += phone.page.locator(".tappable, .tappable summary").evaluate_all(
            "all => all.map(element => element.getBoundingClientRect().height)"
        )

    options, checks, hints, reports = 3 + 5 + 4, 2, 4 * 2, 4
    assert len(heights) == options + checks + hints + reports
    assert min(heights) >= 44


def test_nothing_moves_for_those_who_do_not_want_it(
    phone: OneDocument, cards: dict[str, Card]
) -> None:
    phone.show(cards["choice"].front)

    times = "all => all.map(element => getComputedStyle(element).transitionDuration)"
    assert set(phone.page.locator(".qz-card *").evaluate_all(times)) == {"0s"}


def test_letters_stand_on_one_side_whichever_option_comes_first(
    phone: OneDocument, cards: dict[str, Card]
) -> None:
    seen = set()
    for side in sides(cards, "hebrew") * 8:
        phone.show(side)
        style = "list => [list.dir, getComputedStyle(list.lastChild).paddingRight].join()"
        seen.add(phone.page.locator("ol.qz").evaluate(style))
        seen |= set(
            phone.page.locator("li:not(.more)").evaluate_all(
                "all => all.map(option => getComputedStyle(option).textAlign)"
            )
        )

    assert seen == {"rtl,54px", "right"}


@pytest.mark.parametrize(
    ("language", "verdict", "key", "chosen"),
    [
        ("en", "✗ Wrong", "Right answer", "Your choice"),
        ("de", "✗ Falsch", "Richtige Antwort", "Gewählt"),
        ("de-AT", "✗ Falsch", "Richtige Antwort", "Gewählt"),
        ("es", "✗ Incorrecto", "Respuesta correcta", "Tu elección"),
        ("fr", "✗ Faux", "Bonne réponse", "Votre choix"),
        ("fi", "✗ Wrong", "Right answer", "Your choice"),
    ],
)
def test_the_verdict_is_in_the_language_of_the_list(
    language: str, verdict: str, key: str, chosen: str, phone: OneDocument, cards: dict[str, Card]
) -> None:
    phone.show(cards[language].front)

    phone.page.locator("li.wrong").first.click()

    content = (
        "([selector, part]) => getComputedStyle(document.querySelector(selector), part).content"
    )
    assert heading(phone.page) == verdict
    assert key in phone.page.evaluate(content, ["li.key", "::after"])
    assert chosen in phone.page.evaluate(content, [".picked .reason", "::before"])


@pytest.fixture
def still(chromium: Browser) -> Iterator[DocumentPerSide]:
    with screen_of(chromium, java_script_enabled=False) as screen:
        yield DocumentPerSide(screen)
        assert screen.troubles == []


def test_without_scripts_four_options_are_read_under_their_letters(
    still: DocumentPerSide, cards: dict[str, Card]
) -> None:
    still.show(cards["eight"].front)

    session = still.page.context.new_cdp_session(still.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    texts = [node["name"]["value"] for node in nodes if node["role"]["value"] == "StaticText"]
    options = still.page.locator("li").filter(visible=True).all_inner_texts()
    assert texts[2:] == [*(option.split("\n")[0] for option in options), *"ABCD"]
    assert "key" in options


def test_without_scripts_the_back_shows_the_key_and_the_reasons(
    still: DocumentPerSide, cards: dict[str, Card]
) -> None:
    still.show(cards["choice"].back)

    marks = "all => all.map(option => getComputedStyle(option, '::after').content.includes('✓'))"
    classes = still.page.locator("li").evaluate_all("all => all.map(option => option.className)")
    assert still.page.locator("li").evaluate_all(marks) == [name == "key" for name in classes]
    assert len(reasons(still.page)) == 2
