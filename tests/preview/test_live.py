"""A page that is served renews itself; what its reader set, and what is in sight, stays."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser, Page, expect

from quizgen.model import Recall
from quizgen.preview.page import version
from quizgen.preview.sheet import Entry
from quizgen.problems import Severity
from quizgen.serving import Board, serving
from tests.exporters.browser import screen_of
from tests.exporters.examples import item
from tests.preview.sheets import entry, page_of, problem, question

NAMES = [f"fact-{number:02}" for number in range(30)]


def fact(name: str, words: str = "", *, cloze: bool = False) -> Entry:
    asked = replace(item(name, Recall(f"answer {words}")), why="A line.\n" * 12)
    found = entry(name, question(asked), problems=[problem(Severity.ERROR)] * (name == "fact-07"))
    return replace(found, kind="cloze" if cloze else "question")


def text_of(words: str = "", names: list[str] = NAMES) -> str:
    """Return a page of long facts, of which the last is of another kind."""
    return page_of(*(fact(name, words, cloze=name == names[-1]) for name in names), live=True)


@dataclass
class Window:
    """A browser that shows a board."""

    page: Page
    board: Board
    troubles: list[str]

    def put(self, text: str, words: str) -> None:
        """Serve another page, and wait until the browser has it."""
        self.board.put(text.encode(), version(text))
        expect(self.page.locator(".qz-answer").first).to_contain_text(words)

    def top_of(self, name: str) -> float:
        """Return how far below the upper edge a fact begins."""
        box = self.page.get_by_role("article", name=name).bounding_box()
        assert box is not None
        return box["y"]


@pytest.fixture
def window(chromium: Browser) -> Iterator[Window]:
    board = Board(text_of().encode(), version(text_of()))
    with serving(board) as address, screen_of(chromium) as screen:
        screen.page.set_default_timeout(5000)
        screen.page.route(f"{address}**", lambda route: route.continue_())
        screen.page.goto(address)
        yield Window(screen.page, board, screen.troubles)
        assert screen.troubles == []


def test_a_newer_page_comes_by_itself(window: Window) -> None:
    window.put(text_of("newer"), "newer")
    window.put(text_of("newest"), "newest")

    assert window.page.locator(".fact").count() == len(NAMES)


def test_filters_and_the_words_searched_for_stay(window: Window) -> None:
    window.page.get_by_label("Kind", exact=True).select_option("cloze")
    window.page.keyboard.press("/")
    window.page.keyboard.type("answer")
    window.put(text_of("newer"), "newer")

    expect(window.page.locator(".fact").filter(visible=True)).to_have_count(1)
    expect(window.page.locator("#shown")).to_have_text("1 of 30 facts shown.")
    expect(window.page.get_by_label("Search")).to_have_value("answer")
    expect(window.page.get_by_label("Search")).to_be_focused()


def test_hidden_answers_stay_hidden(window: Window) -> None:
    window.page.keyboard.press("h")
    window.put(text_of("newer"), "newer")

    expect(window.page.locator(".qz-answer").first).to_be_hidden()
    expect(window.page.locator(".qz-back")).to_have_count(0)


def test_the_fact_in_sight_stays_where_it_is_when_others_come_above_it(window: Window) -> None:
    window.page.keyboard.press("n")
    window.page.wait_for_timeout(200)
    before = window.top_of("fact-07")
    window.put(text_of("newer", ["new-a", "new-b", *NAMES]), "newer")
    window.page.wait_for_timeout(200)

    assert abs(window.top_of("fact-07") - before) < 30
    expect(window.page.get_by_role("article", name="fact-07")).to_be_focused()


def test_a_kind_that_is_gone_is_not_filtered_for_any_more(window: Window) -> None:
    window.page.get_by_label("Kind", exact=True).select_option("cloze")
    text = page_of(fact("only", "newer"), live=True)
    window.put(text, "newer")

    expect(window.page.get_by_role("article", name="only")).to_be_visible()


def test_the_title_and_the_counts_are_renewed(window: Window) -> None:
    window.put(text_of("newer", ["one", "two"]), "newer")

    expect(window.page.locator("#summary")).to_contain_text("2 facts, 2 questions")


def test_it_says_that_it_is_not_renewed_any_more(chromium: Browser) -> None:
    text = text_of()
    with screen_of(chromium) as screen:
        with serving(Board(text.encode(), version(text))) as address:
            screen.page.route(f"{address}**", lambda route: route.continue_())
            screen.page.goto(address)
            expect(screen.page.locator("#ended")).to_have_count(0)

        expect(screen.page.locator("#ended")).to_contain_text("has ended")
