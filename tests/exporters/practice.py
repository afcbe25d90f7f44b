"""Practice pages for the tests: what they hold, and Chromium with one open."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from playwright.sync_api import Page

from quizgen.exporters.contract import ExportOptions
from quizgen.exporters.html import EXPORTER
from quizgen.model import (
    Bank,
    Blank,
    Choice,
    Distractor,
    Entry,
    Item,
    Listed,
    Numeric,
    Picture,
    Quantity,
    Recall,
    Section,
    Typed,
)
from tests.exporters.examples import (
    CLOCK,
    INJECTION,
    MINERALS,
    MYTH,
    bank_of,
    choice,
    cloze,
    item,
    recall,
    shaped,
)

SITE = "http://practice.test/"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'
DOSE = Choice(
    "350 mg",
    (Distractor("35 mg", Listed(), "Too little."), Distractor("3500 mg", Listed(), "Too much.")),
)
LIMIT = Numeric("350 mg", Quantity(Decimal(350), Decimal(350), "mg"))
SYMBOL = Typed("magnesium", ("Mg",), (Entry("magnesia", "The oxide."),))

EVERY = (
    replace(choice("choice"), why=r"It is \(x\).", quotes=("Mg^2+^ does.",), hint="Glutamate."),
    replace(item("dose", DOSE), pictures=(Picture("a.svg", "A heart", "quizgen-heart.svg"),)),
    replace(shaped("all", MINERALS, "Which are minerals?"), why="So."),
    shaped("order", INJECTION, "How is it given?"),
    replace(shaped("myth", MYTH, "Most pain needs a scan."), why="Most eases."),
    replace(item("symbol", SYMBOL), stem="Which element is Mg?"),
    replace(item("limit", LIMIT), stem="What is the limit?"),
    cloze("pore", "The ", Blank(1, "pore", "a hole"), " holds ", Blank(2, "magnesium"), "."),
    replace(recall("recall"), stem="Why?", shape=Recall("Because.")),
)
"""An item of every shape; nine items, ten questions."""


def page_of(*items: Item, options: ExportOptions | None = None) -> str:
    """Return the practice page of a bank with these items."""
    return page_of_bank(replace(bank_of(*items), media={"quizgen-heart.svg": DRAWING}), options)


def page_of_bank(bank: Bank, options: ExportOptions | None = None) -> str:
    """Return the practice page of a bank."""
    (content,) = EXPORTER.render(bank, options or ExportOptions(CLOCK)).files.values()
    return content.decode()


def sections_of(*items: Item) -> Bank:
    """Return a bank with a deck for each item."""
    return Bank("A", tuple(Section(f"A::{item.fact}", (item,)) for item in items))


def content_of(page: str) -> dict[str, Any]:
    """Return what the script of a page is given."""
    found = re.search(r'<script type="application/json" id="bank">(.*?)</script>', page)
    assert found
    content: dict[str, Any] = json.loads(found[1])
    return content


def ids(content: dict[str, Any]) -> Iterable[str]:
    """Return the ids of all questions, options and steps."""
    for question in content["questions"]:
        yield question["id"]
        yield from (one["id"] for one in question.get("options", question.get("steps", ())))


def started(window: Page) -> Page:
    """Begin a round of all questions in the author's order."""
    mix = window.locator("#mix")
    mix.uncheck()
    window.get_by_role("button", name="Start").click()
    return window


def heading(window: Page) -> str:
    """Return what stands above the question: how it is asked, then the verdict."""
    return window.locator(".ask").inner_text()


def rested(window: Page) -> Page:
    """Let the time pass in which a slip of a finger does nothing."""
    window.evaluate("() => { since = -Infinity; }")
    return window


def go_on(window: Page) -> None:
    """Press Enter for the next question."""
    rested(window).keyboard.press("Enter")


def give_up(window: Page) -> Page:
    """Leave a question unanswered; what only the learner can rate was not known."""
    window.evaluate(
        """() => {
          (document.querySelector("#unknown") || document.querySelector(".buttons .main")).click();
        }"""
    )
    return window


def admit(window: Page) -> Page:
    """Say that it was not known, where that is asked; go on."""
    window.locator("#no").evaluate_all("all => all.forEach((one) => one.click())")
    rested(window).locator("#next").click()
    return window
