"""Choose-all, order and true/false cards in four languages, and without scripts."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from quizgen.model import ChooseAll, Distractor, Listed
from tests.exporters.browser import (
    Card,
    DocumentPerSide,
    OneDocument,
    cards_of,
    heading,
    reasons,
    screen_of,
)
from tests.exporters.examples import INJECTION, MINERALS, MYTH, ORIGIN, SHAPES, bank_of, shaped

LANGUAGES = {"en": "en", "de": "de-AT", "es": "es", "fr": "fr", "": "fi"}
MANY = ChooseAll(tuple("ABCDEFGH"), tuple(Distractor(text, Listed()) for text in "vwxyz"))
BANK = bank_of(
    *SHAPES.items,
    shaped("many", MANY),
    *(
        replace(shaped(f"{fact}-{language}", shape), origin=replace(ORIGIN, language=language))
        for language in LANGUAGES.values()
        for fact, shape in (("all", MINERALS), ("order", INJECTION), ("myth", MYTH))
    ),
)


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    made = cards_of(BANK, tmp_path_factory.mktemp("anki"))
    return {card.fact: card for card in made if card.template == "choice"}


@pytest.fixture(scope="module")
def reviewer(chromium: Browser) -> Iterator[OneDocument]:
    with screen_of(chromium) as screen:
        yield OneDocument(screen)
        assert screen.troubles == []


@pytest.fixture(scope="module")
def still(chromium: Browser) -> Iterator[DocumentPerSide]:
    with screen_of(chromium, java_script_enabled=False) as screen:
        yield DocumentPerSide(screen)
        assert screen.troubles == []


def said(page: OneDocument | DocumentPerSide, selector: str, part: str) -> list[str]:
    """Return the words that the style sheet puts before or after elements."""
    found: list[str] = page.page.locator(selector).evaluate_all(
        "(all, part) => all.map(one => getComputedStyle(one, part).content)", part
    )
    return [words.replace('"', "").replace("\xa0", " ") for words in found]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Choose all that apply", "Check", "✗ Partly right", "! Missed")),
        ("de-AT", ("Alle richtigen wählen", "Prüfen", "✗ Teilweise richtig", "! Übersehen")),
        ("es", ("Elige todas las correctas", "Comprobar", "✗ Correcto en parte", "! Te faltó")),
        ("fr", ("Choisir toutes les bonnes réponses", "Vérifier", "✗ Juste en partie", "! Oublié")),
        ("fi", ("Choose all that apply", "Check", "✗ Partly right", "! Missed")),
    ],
)
def test_choosing_all_is_in_the_language_of_the_list(
    language: str, words: tuple[str, str, str, str], reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    asked, button, verdict, missed = words
    reviewer.show(cards[f"all-{language}"].front)

    assert said(reviewer, ".qz-ask", "::before") == [asked]
    reviewer.page.locator("li.key").first.click()
    reviewer.page.get_by_role("button", name=button).click()
    assert heading(reviewer.page) == verdict
    [told] = said(reviewer, "li.key:not(.picked)", "::after")
    assert re.sub(" +", " ", told) == missed


@pytest.mark.parametrize(
    ("language", "asked", "belongs"),
    [
        ("en", "Put in order", "✗ Belongs at"),
        ("de-AT", "In die richtige Reihenfolge bringen", "✗ Gehört an Stelle"),
        ("es", "Pon en orden", "✗ Va en el lugar"),
        ("fr", "Mettre dans l’ordre", "✗ Va à la place"),
        ("fi", "Put in order", "✗ Belongs at"),
    ],
)
def test_putting_in_order_is_in_the_language_of_the_list(
    language: str, asked: str, belongs: str, reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards[f"order-{language}"].front)

    assert said(reviewer, ".qz-ask", "::before") == [asked]
    for text in ("Inject", "Wash hands", "Check the dose", "Check the label"):
        reviewer.page.get_by_role("button", name=text).click()
    reviewer.page.locator(".qz-check").click()
    [words] = said(reviewer, "li.misplaced[data-place='4']", "::after")
    assert words.startswith(belongs)


@pytest.mark.parametrize(
    ("language", "asked", "options"),
    [
        ("en", "True or false?", ["True", "False"]),
        ("de-AT", "Wahr oder falsch?", ["Wahr", "Falsch"]),
        ("es", "¿Verdadero o falso?", ["Verdadero", "Falso"]),
        ("fr", "Vrai ou faux ?", ["Vrai", "Faux"]),
        ("fi", "True or false?", ["True", "False"]),
    ],
)
def test_judging_is_in_the_language_of_the_list(
    language: str, asked: str, options: list[str], reviewer: OneDocument, cards: dict[str, Card]
) -> None:
    reviewer.show(cards[f"myth-{language}"].front)

    assert said(reviewer, ".qz-ask", "::before") == [asked]
    assert reviewer.page.locator("ol.qz > li").all_inner_texts() == options


def test_without_scripts_every_key_and_the_first_wrong_ones_are_read_and_marked(
    still: DocumentPerSide, cards: dict[str, Card]
) -> None:
    still.show(cards["many"].front)
    options = still.page.locator("ol.qz > li").filter(visible=True)
    texts = options.all_inner_texts()
    still.show(cards["many"].back)

    marked = ["✓" in words for words in said(still, "ol.qz > li:not(.more)", "::after")]
    assert sorted(texts) == [*"ABCDEFGH", "v", "w"]
    assert marked == [text in MANY.keys for text in texts]
    assert len(reasons(still.page)) == 2


def test_without_scripts_an_order_is_asked_under_letters_and_written_out_on_the_back(
    still: DocumentPerSide, cards: dict[str, Card]
) -> None:
    still.show(cards["injection"].front)
    front = still.page.locator("ol.qz > li").all_inner_texts()
    buttons = still.page.locator("button, .tappable").count()
    still.show(cards["injection"].back)

    assert len(front) == 4
    assert buttons == 0
    assert still.page.locator(".qz-answer").inner_text().split("\n") == [
        "1. Wash hands", "2–3. Check the dose · Check the label", "4. Inject",
    ]  # fmt: skip
    places = still.page.locator("ol.qz > li").evaluate_all("all => all.map(li => li.dataset.place)")
    assert said(still, "ol.qz > li", "::before") == places


def test_without_scripts_a_sentence_is_judged_and_the_truth_is_on_the_back(
    still: DocumentPerSide, cards: dict[str, Card]
) -> None:
    still.show(cards["myth"].back)

    assert still.page.locator("li").all_inner_texts() == ["True", "False"]
    assert ["✓" in words for words in said(still, "li", "::after")] == [False, True]
    assert still.page.locator(".qz-why").inner_text() == "Most eases without one."
