"""Cards as Anki's reviewers show them: the real backend renders them, Chromium shows them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.exporters.examples import apkg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Page, Route

    from quizgen.model import Bank

SITE = "http://anki.test/"
SHELL = '<!doctype html><html><body class="card {}"><div id="qa">{}</div></body></html>'

NO_STORAGE = 'Object.defineProperty(window, "sessionStorage", {get() { throw Error("refused"); }});'
FULL_STORAGE = """
const put = Storage.prototype.setItem;
Storage.prototype.setItem = function (...entry) {
  if (window.name !== "room") throw Error("full");
  put.apply(this, entry);
};
"""
"""Storage that takes nothing, but for a window of the name "room"."""

FORGET = "() => { try { sessionStorage.clear(); } catch (refused) {} window.name = ''; }"
HARNESS = """
// What the desktop's reviewer does with a side: new content, then its scripts made anew.
window.render = (side) => {
  const qa = document.getElementById("qa");
  qa.innerHTML = side;
  for (const old of qa.querySelectorAll("script")) {
    const script = document.createElement("script");
    script.appendChild(document.createTextNode(old.innerHTML));
    old.replaceWith(script);
  }
};
window.inSight = () => Array.from(document.querySelectorAll("ol.qz > li"))
  .filter((option) => getComputedStyle(option).display !== "none")
  .map((option) => option.dataset.o);

// Who listens to keys, and what the last key met with.
window.listeners = new Set();
const {addEventListener, removeEventListener} = document;
document.addEventListener = function (type, listener) {
  if (type === "keydown") listeners.add(listener);
  addEventListener.apply(this, arguments);
};
document.removeEventListener = function (type, listener) {
  listeners.delete(listener);
  removeEventListener.apply(this, arguments);
};
window.addEventListener("keydown", (event) => { window.wasTaken = event.defaultPrevented; });
"""


@dataclass(frozen=True)
class Card:
    """Both sides of a card, as Anki renders them."""

    fact: str
    template: str
    front: str
    back: str


def cards_of(bank: Bank, folder: Path) -> list[Card]:
    """Return the cards of a bank after its import into a new collection, in their order."""
    from anki.collection import Collection, ImportAnkiPackageRequest

    path = folder / "deck.apkg"
    path.write_bytes(apkg(bank))
    collection = Collection(str(folder / "learner.anki2"))
    try:
        presets = collection._backend.get_import_anki_package_presets()
        request = ImportAnkiPackageRequest(package_path=str(path), options=presets)
        collection.import_anki_package(request)
        cards = map(collection.get_card, collection.find_cards("", order="c.due"))
        return [
            Card(
                card.note()["Fact"].partition("/")[2],
                str(card.template()["name"]),
                card.question(),
                card.answer(),
            )
            for card in cards
        ]
    finally:
        collection.close()


@dataclass(frozen=True)
class Screen:
    """A page, and what has gone wrong on it: errors, dialogs, requests to anywhere."""

    page: Page
    troubles: list[str]


@contextmanager
def screen_of(
    browser: Browser,
    *scripts: str,
    **settings: Any,  # noqa: ANN401  Chromium's own
) -> Iterator[Screen]:
    """Give a screen whose documents run `scripts` first."""
    context = browser.new_context(**settings)
    page = context.new_page()
    troubles: list[str] = []

    def refuse(route: Route) -> None:
        troubles.append(f"request: {route.request.url}")
        route.abort()

    def dismiss(dialog: Dialog) -> None:
        troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on("console", lambda message: troubles.append(f"console: {message.text}"))
    page.on("dialog", dismiss)
    page.route("**/*", refuse)
    for script in (HARNESS, *scripts):
        page.add_init_script(script)
    yield Screen(page, troubles)
    context.close()


class OneDocument:
    """The desktop and the newer AnkiDroid: one document, whose content is replaced."""

    def __init__(self, screen: Screen, mode: str = "") -> None:
        self.page, self.troubles = screen.page, screen.troubles
        self.page.route(SITE, _answering(lambda: SHELL.format(mode, "")))
        self.restart()

    def restart(self) -> None:
        self.troubles.clear()
        self.page.goto(SITE)
        self.page.evaluate(FORGET)

    def show(self, side: str) -> None:
        self.page.evaluate("side => render(side)", side)


class DocumentPerSide:
    """AnkiDroid's older reviewer: a new document for each side, all of one origin."""

    def __init__(self, screen: Screen, mode: str = "") -> None:
        self.page, self.troubles = screen.page, screen.troubles
        self.side = ""
        self.page.route(SITE, _answering(lambda: SHELL.format(mode, self.side)))
        self.restart()

    def restart(self) -> None:
        self.troubles.clear()
        self.show("")
        self.page.evaluate(FORGET)

    def show(self, side: str) -> None:
        self.side = side
        self.page.goto(SITE)


Reviewer = OneDocument | DocumentPerSide

REVIEWERS: dict[str, tuple[type[Reviewer], str]] = {
    "one document": (OneDocument, ""),
    "one document, no storage": (OneDocument, NO_STORAGE),
    "document per side": (DocumentPerSide, ""),
    "document per side, no storage": (DocumentPerSide, NO_STORAGE),
    "document per side, full storage": (DocumentPerSide, FULL_STORAGE),
}
FORGETFUL = [name for name in REVIEWERS if "per side," in name]
REMEMBERING = [name for name in REVIEWERS if name not in FORGETFUL]


def only(*names: str) -> pytest.MarkDecorator:
    """Run a test with these of the reviewers."""
    return pytest.mark.parametrize("reviewer", names, indirect=True)


def _answering(document: Callable[[], str]) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=document(), content_type="text/html; charset=utf-8")


def in_sight(page: Page) -> list[str]:
    """Return the numbers of the options in sight, in the order shown."""
    numbers: list[str] = page.evaluate("() => inSight()")
    return numbers


def heading(page: Page) -> str:
    """Return the verdict, "" as long as there is none."""
    return page.locator(".qz-ask").inner_text()


def key_is_marked(page: Page) -> bool:
    """Tell whether the key bears its sign and its words."""
    words = "key => getComputedStyle(key, '::after').content"
    return "✓" in page.locator("li.key").evaluate(words)


def reasons(page: Page) -> list[str]:
    """Return the reasons in sight, in their order."""
    shown = page.locator(".reason").filter(visible=True)
    return shown.all_inner_texts()


def tap(page: Page, *texts: str) -> None:
    """Tap options in turn."""
    for text in texts:
        page.locator("ol.qz > li").filter(has_text=text).click()


def check(page: Page) -> None:
    """Press the button that checks an answer of several taps."""
    page.get_by_role("button", name="Check").click()
