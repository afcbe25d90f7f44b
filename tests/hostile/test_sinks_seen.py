"""What a list holds, in everything that shows HTML: read to the letter, and nothing of it runs.

By default each sink gets a share of the texts, each another; with the slow tests it gets all.
"""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.exporters.browser import OneDocument, cards_of, screen_of
from tests.exporters.practice import SITE, admit, give_up, page_of_bank, started
from tests.hostile import pages
from tests.hostile.comparing import WHOLE, Finding, findings, in_lines, share
from tests.hostile.fragments import SINKS, Way
from tests.hostile.glass import WALK, Glass, of_page, together
from tests.hostile.items import NAME, bank_of
from tests.hostile.judging import Sight, printed, wordings
from tests.hostile.lists import PICTURE
from tests.hostile.texts import BENIGN, Text

PAGES = {"preview": pages.preview, "review": pages.review}
SIDES = f"""(sides) => sides.map((side) => {{
  render(side);
  return ({WALK})(document.getElementById("qa"));
}})"""
NAMES = [*SINKS, *PAGES, "anki"]
ALL = pytest.param("all", marks=pytest.mark.slow)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("NOT TESTED, no Chromium on the path: nobody has looked at hostile lists")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def glass(chromium: Browser) -> Iterator[Glass]:
    with screen_of(chromium) as screen:
        yield Glass(screen)


def texts(name: str, which: str) -> list[Text]:
    each = 4 if name == "anki" else 2  # its backend makes four times as much of a text
    return WHOLE if which == "all" else share(NAMES.index(name), each * len(NAMES))


@pytest.mark.parametrize("which", ["share", ALL])
@pytest.mark.parametrize("name", SINKS)
def test_files_hold_every_text_and_no_more_than_text(name: str, which: str, glass: Glass) -> None:
    held = SINKS[name]

    def look(text: Text, without: frozenset[Way] = frozenset()) -> Sight:
        file = held(bank_of(text, without=without))
        seen = glass.look(file.html)
        signs = {f"sign {one}": number for one, number in file.skeleton.items()}
        return Sight(f"{seen.text}\n{file.plain}", {**seen.elements, **signs}, seen.addresses)

    wrong = list[Finding]()
    for text in texts(name, which):
        left_out = held(bank_of(text)).left_out
        wrong += findings([text], partial(look, without=left_out), glass.quiet)

    assert not wrong, in_lines(wrong)


class Window:
    """Opens whole pages; `troubles` are what went wrong on them."""

    def __init__(self, browser: Browser, stack: ExitStack) -> None:
        screen = stack.enter_context(screen_of(browser, reduced_motion="reduce"))
        self.page, self.troubles = screen.page, screen.troubles
        self.page.set_default_timeout(10_000)

    def open(self, text: str) -> Page:
        self.page.unroute(SITE)
        self.page.route(SITE, lambda route: route.fulfill(body=text, content_type="text/html"))
        self.page.goto(SITE)
        return self.page

    def quiet(self) -> list[str]:
        ran = self.page.evaluate("() => typeof canary === 'undefined' ? [] : ['canary ran']")
        return [*self.troubles, *ran]


@pytest.fixture
def window(chromium: Browser) -> Iterator[Window]:
    with ExitStack() as stack:
        yield Window(chromium, stack)


@pytest.mark.parametrize("which", ["share", ALL])
@pytest.mark.parametrize("name", PAGES)
def test_pages_show_every_text_and_no_more_than_text(name: str, which: str, window: Window) -> None:
    def look(text: Text) -> Sight:
        return of_page(window.open(PAGES[name](text)))

    wrong = [*findings(texts(name, which), look, window.quiet, shown)]

    assert not wrong, in_lines(wrong)


def shown(text: Text) -> tuple[str, ...]:
    """Return how a text is read: what is no text but a name has no character that is not seen."""
    return (*wordings(text), *printed(text))


@pytest.mark.parametrize("of", [150, pytest.param(8, marks=pytest.mark.slow)])
def test_the_practice_page_asks_texts_and_none_runs(of: int, window: Window) -> None:
    """What it puts into the page is looked at above, of every text: this is the page alive."""

    def look(text: Text) -> Sight:
        page = started(window.open(page_of_bank(bank_of(text))))
        seen = []
        while page.locator("article").count():
            give_up(page)
            seen.append(page.evaluate(f"() => ({WALK})(document.getElementById('room'))"))
            admit(page)
        assert len(seen) > 8
        return together(*seen)._replace(elements={})

    wrong = [*findings(share(7, of), look, window.quiet)]

    assert not wrong, in_lines(wrong)


@pytest.mark.parametrize("which", ["share", ALL])
def test_cards_show_every_text_and_no_more_than_text(
    which: str, chromium: Browser, tmp_path: Path
) -> None:
    pytest.importorskip("anki", reason="NOT TESTED, the real backend: pip install anki")
    chosen = texts("anki", which)
    kinds = [BENIGN, BENIGN._replace(in_cloze=False), *chosen]
    sides: dict[Text, list[str]] = {text: [] for text in kinds}
    for card in cards_of(bank_of(*kinds), tmp_path):
        sides[kinds[int(card.fact.rpartition("-")[2])]] += [card.front, card.back]

    with screen_of(chromium) as screen:
        screen.page.route(f"**/{NAME}", lambda route: route.fulfill(body=PICTURE))
        reviewer = OneDocument(screen)

        def look(text: Text) -> Sight:
            return together(*reviewer.page.evaluate(SIDES, sides[text]))

        def quiet() -> list[str]:
            ran = reviewer.page.evaluate("() => typeof canary === 'undefined' ? [] : ['ran']")
            return [*reviewer.troubles, *ran]

        wrong = [*findings(chosen, look, quiet)]

    assert not wrong, in_lines(wrong)
