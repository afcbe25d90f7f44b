"""Whatever a list holds is text on the card: it is read, and nothing of it runs."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser

from quizgen.model import (
    Blank,
    Choice,
    ChooseAll,
    Distractor,
    Item,
    Listed,
    Order,
    Source,
    TrueFalse,
)
from tests.exporters.browser import Card, OneDocument, Reviewer, cards_of, screen_of
from tests.exporters.examples import ORIGIN, bank_of, cloze, item, shaped

HOSTILE = [
    "<script>canary = 1</script>",
    "</script><script>canary = 1</script>",
    "<img src=x onerror=canary=1>",
    '" onmouseover="canary=1" autofocus onfocus="canary=1" x="',
    "' onclick='canary=1",
    "</li></ol></article><svg onload=canary=1>",
    '<li class="key" data-o="1">',
    '<iframe srcdoc="<script>parent.canary=1</script>"></iframe>',
    "<style>.qz-card{display:none}</style>",
    "<!-- <script>",
    "javascript:canary=1",
    "${canary=1};canary=1;",
    "'});canary=1;//",
    "{{c1::x}} {{Options}} {{FrontSide}} {{#Why}}",
    r"\(\href{javascript:canary=1}{x}\)",
    r"\(</span><script>canary=1</script>\)",
    r"\(\class{key}{x}\) \[\style{position:fixed}{x}\]",
    "[sound:x.mp3] [latex]onmouseover=canary=1[/latex] [$]x[/$]",
    "&lt;script&gt;canary=1&lt;/script&gt; &#60;b&#62;",
    "עברית \u202egnirts\u202c á 👩🏽‍⚕️",
]


def hostile(text: str, at: int) -> list[Item]:
    """Return an item of each shape with a text in every field that a list can fill."""
    wrong = tuple(Distractor(f"w{n} {text}", Listed(), f"r{n} {text}") for n in range(4))
    about: dict[str, Any] = {
        "origin": replace(
            ORIGIN, language=f"en{text}", report=f"https://example.org/?{text}", title=text
        ),
        "sources": (
            Source(text, text, text, text, f"javascript:{text}", text),
            Source("linked", url=f"https://example.org/{text}"),
        ),
        "cites": (text,),
        "quotes": (f"u {text}",),
        "why": f"y {text}",
        "hint": f"h {text}",
        "tags": (text,),
    }
    asked = item(f"choice{at}", Choice(f"k {text}", wrong))
    gap = cloze(f"cloze{at}", f"t {text} | ", Blank(1, f"a {text}", f"h {text}"), f" | {text}")
    several = shaped(f"all{at}", ChooseAll((f"k {text}", f"l {text}"), wrong))
    steps = shaped(f"order{at}", Order(((f"a {text}",), (f"b {text}", f"c {text}"), ("d",))))
    judged = shaped(f"myth{at}", TrueFalse(true=False))
    shapes = [replace(one, stem=f"q {text}", **about) for one in (asked, several, steps, judged)]
    return [*shapes, replace(gap, **about)]


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    bank = bank_of(*(made for at, text in enumerate(HOSTILE) for made in hostile(text, at)))
    return {card.fact: card for card in cards_of(bank, tmp_path_factory.mktemp("anki"))}


@pytest.fixture(scope="module")
def desktop(chromium: Browser) -> Iterator[OneDocument]:
    with screen_of(chromium) as screen:
        yield OneDocument(screen)


@pytest.fixture
def reviewer(desktop: OneDocument) -> Iterator[Reviewer]:
    desktop.troubles.clear()
    yield desktop
    assert desktop.troubles == []
    assert desktop.page.evaluate("() => typeof canary") == "undefined"


def texts(reviewer: Reviewer, selector: str) -> list[str]:
    """Return the texts of elements as a reader sees them, reasons apart from their options."""
    found: list[str] = reviewer.page.locator(selector).evaluate_all(
        """elements => elements.map((element) => {
          const own = element.cloneNode(true);
          own.querySelectorAll(".reason").forEach((reason) => reason.remove());
          return own.textContent;
        })"""
    )
    return found


def attributes(reviewer: Reviewer, selector: str) -> list[list[str]]:
    """Return the names of the attributes of elements."""
    found: list[list[str]] = reviewer.page.locator(selector).evaluate_all(
        "elements => elements.map(element => element.getAttributeNames())"
    )
    return found


@pytest.mark.parametrize("at", range(len(HOSTILE)), ids=HOSTILE)
def test_a_choice_is_read_to_the_letter_and_nothing_runs(
    at: int, reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    text, card = HOSTILE[at], cards[f"choice{at}"]
    reviewer.show(card.front)
    reviewer.page.locator("li.wrong:not(.more)").first.click()
    reviewer.page.locator(".qz-hint summary").click()

    assert texts(reviewer, ".qz-hint div") == [f"h {text}"]
    reviewer.show(card.back)
    assert texts(reviewer, ".qz-question") == [f"q {text}"]
    assert sorted(texts(reviewer, "ol.qz > li")) == [
        f"k {text}", *(f"w{n} {text}" for n in range(4))
    ]  # fmt: skip
    assert sorted(texts(reviewer, ".reason")) == [f"r{n} {text}" for n in range(4)]
    assert texts(reviewer, ".qz-why .qz-text") == [f"y {text}"]
    assert texts(reviewer, "blockquote") == [f"u {text}"]
    assert text in texts(reviewer, ".qz-source .qz-text")[0]
    assert attributes(reviewer, "a") == [["href"], ["class", "href"]]
    assert attributes(reviewer, "article") == [["class", "lang", "data-shape", "data-card"]]
    assert reviewer.page.locator("#qa > *").count() == 3
    assert reviewer.page.locator(".picked").count() == 1


@pytest.mark.parametrize("at", range(len(HOSTILE)), ids=HOSTILE)
def test_a_cloze_is_read_to_the_letter_and_nothing_runs(
    at: int, reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    text, card = HOSTILE[at], cards[f"cloze{at}"]

    reviewer.show(card.front)
    front = texts(reviewer, ".qz-question")
    reviewer.show(card.back)

    assert front == [f"t {text} | [h {text}] | {text}"]
    assert texts(reviewer, ".qz-question") == [f"t {text} | a {text} | {text}"]
    assert reviewer.page.locator("#qa > *").count() == 2


@pytest.mark.parametrize("at", range(len(HOSTILE)), ids=HOSTILE)
def test_what_is_marked_or_put_in_order_is_read_to_the_letter_and_nothing_runs(
    at: int, reviewer: Reviewer, cards: dict[str, Card]
) -> None:
    text = HOSTILE[at]
    options = {
        "all": [f"k {text}", f"l {text}", *(f"w{n} {text}" for n in range(4))],
        "order": [f"a {text}", f"b {text}", f"c {text}", "d"],
        "myth": ["False", "True"],
    }
    press = """() => {
      for (const option of document.querySelectorAll("li.tappable")) option.click();
      for (const button of document.querySelectorAll(".qz-check")) button.click();
    }"""
    seen = {}
    for shape in options:
        reviewer.show(cards[f"{shape}{at}"].front)
        reviewer.page.evaluate(press)
        reviewer.show(cards[f"{shape}{at}"].back)
        seen[shape] = sorted(texts(reviewer, "ol.qz > li"))
        assert texts(reviewer, ".qz-question") == [f"q {text}"]
        assert attributes(reviewer, "article") == [["class", "lang", "data-shape", "data-card"]]
        assert reviewer.page.locator("#qa > *").count() == 3
        assert reviewer.page.locator(".picked").count() == (
            1 if shape == "myth" else len(seen[shape])
        )

    assert seen == options
    reviewer.show(cards[f"order{at}"].back)
    assert texts(reviewer, ".qz-answer .qz-text") == [f"1. a {text}2–3. b {text} · c {text}4. d"]
