"""The page in Chromium: nothing of a list runs, nothing is fetched, all of it can be read."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from quizgen.exporters._anki.note_types import css
from quizgen.harmless import harmless
from quizgen.model import Blank, Choice, Distractor, Listed, Place
from quizgen.preview.page import page
from quizgen.preview.pictures import Inliner
from quizgen.preview.sheet import Entry, Part, Sheet
from quizgen.problems import Problem, Severity
from tests.exporters.browser import Screen, screen_of
from tests.exporters.examples import (
    INJECTION,
    MINERALS,
    MYTH,
    choice,
    cloze,
    item,
    recall,
    shaped,
)
from tests.exporters.test_cards_hostile import HOSTILE, hostile
from tests.exporters.test_cards_looks import AA, CONTRASTS, LONG
from tests.preview.sheets import entry, page_of, problem, question

SITE = "http://preview.test/"
ERROR, WARNING, NOTE = Severity
WIDTHS = [360, 1280]
SCHEMES = ["light", "dark"]
EIGHT = Choice(LONG * 2, tuple(Distractor(letter * 9, Listed()) for letter in "abcdefgh"))
LINKED = [replace(choice("linked"), hint="H.", why=r"So \(x\).", quotes=("Q.",))]

EVERY = page_of(
    entry("choice", question(*LINKED), problems=[problem(ERROR), problem(NOTE)]),
    entry("recall", question(recall("recall"))),
    entry("cloze", question(cloze("cloze", "The ", Blank(1, "pore", "hole"), " is ", "it."))),
    entry("all", question(shaped("all", MINERALS)), problems=[problem(WARNING)]),
    entry("order", question(shaped("order", INJECTION)), problems=[problem(NOTE)]),
    entry("myth", question(shaped("myth", MYTH))),
    entry("long" * 30, question(item("long", EIGHT)), problems=[problem(ERROR, LONG * 3)]),
    Entry("lost", Place("a.yaml"), "", f"- {LONG}", "gone", (), (problem(ERROR),)),
    problems=[problem(WARNING, line=1)],
)
PROBLEMS = ["list", "choice", "all", "long" * 30, "lost"]
"""Where there is an error or a warning, from the top down."""

Show = Callable[..., Page]


@pytest.fixture(scope="module")
def shown(chromium: Browser) -> Iterator[Show]:
    """Shows a page in a new window; in the end none of them met with trouble."""
    with ExitStack() as stack:
        screens: list[Screen] = []

        def show(text: str, **settings: Any) -> Page:  # noqa: ANN401  # Chromium's own
            still = {"reduced_motion": "reduce", **settings}  # a colour is measured as it ends
            screens.append(stack.enter_context(screen_of(chromium, **still)))
            window = screens[-1].page
            window.set_default_timeout(5000)
            window.route(SITE, lambda route: route.fulfill(body=text, content_type="text/html"))
            window.goto(SITE)
            return window

        yield show
        assert [trouble for screen in screens for trouble in screen.troubles] == []


def phone(scheme: str, width: int = 360) -> dict[str, Any]:
    return {"viewport": {"width": width, "height": 700}, "color_scheme": scheme}


def focused(window: Page) -> str:
    """Return the name of the fact that has the focus, "list" for the problems of the files."""
    name: str = window.evaluate(
        "() => document.activeElement.getAttribute('aria-label')"
        " || (document.activeElement.matches('.top-problems') ? 'list' : '')"
    )
    return name


# --- What a list holds is text ---


def hostile_sheet(text: str, at: int) -> Sheet:
    """Return a sheet with a text in every place that a list can fill."""
    place = Place(text, 1)
    odd = Problem(place, text, f"m {text}", f"h {text}", weight=ERROR)
    asked = tuple(replace(question(one), decks=(text,), no_card=text) for one in hostile(text, at))
    facts = (
        Entry(f"n {text}", place, text, "", f"g {text}", asked, (odd,)),
        Entry(text, place, text, f"t {text}", problems=(odd,)),
    )
    return Sheet((Part(f"title {text}", text, text, facts),), (odd,))


@pytest.mark.parametrize("at", range(len(HOSTILE)), ids=HOSTILE)
def test_whatever_a_list_holds_is_read_and_nothing_of_it_runs(at: int, shown: Show) -> None:
    text = HOSTILE[at]
    window = shown(page(hostile_sheet(text, at), css()))
    window.keyboard.press("n")
    window.keyboard.press("h")
    window.locator(".reveal").first.click()

    assert window.evaluate("() => typeof canary") == "undefined"
    assert window.locator("h1").text_content() == f"Preview: title {harmless(text)}"
    assert window.locator("h3").all_text_contents() == [f"n {text}", text]
    assert window.locator(".fact > pre").text_content() == f"t {text}"
    assert window.locator(".withdrawn").text_content() == f"Withdrawn: g {text}"
    assert window.locator(".qz-card").count() == 5
    assert window.locator("script, iframe, svg, object, embed").count() == 1
    assert window.locator("img, body [style], [onclick], [onload], [onerror]").count() == 0
    assert window.locator("link").count() == 1
    assert {*window.locator("a").evaluate_all("all => all.map(one => one.protocol)")} == {"https:"}


def test_a_picture_is_shown_from_inside_the_page(shown: Show) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'
    image = {"Media": '<img src="quizgen-heart.svg" alt="A heart">'}
    asked = question(choice("a"))
    fields = {**asked.fields, **Inliner({"quizgen-heart.svg": drawing}).fields(image)}
    window = shown(page_of(entry("a", replace(asked, fields=fields))))

    heart = window.get_by_role("img", name="A heart")
    expect(heart).to_be_visible()
    assert heart.evaluate("one => [one.naturalWidth, one.naturalHeight]") == [30, 20]


# --- It can be read ---


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(width: int, scheme: str, shown: Show) -> None:
    window = shown(EVERY, **phone(scheme, width))
    wider = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    over = []
    for name in ("n", "h", "n"):
        window.keyboard.press(name)
        over.append(window.evaluate(wider))

    assert over == [0, 0, 0]
    spilt = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"
    assert window.locator(".fact, .pair, .beside, .problems li, .top").evaluate_all(spilt) == 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_has_the_contrast_of_aa(scheme: str, shown: Show) -> None:
    window = shown(EVERY, **phone(scheme, 1280))
    measure = CONTRASTS.replace(".qz-card, .qz-card *", "body *:not(script, option)")
    measured = window.evaluate(measure)
    window.keyboard.press("h")
    measured += window.evaluate(measure)

    assert len(measured) > 150
    assert [found for found in measured if found[0] < AA] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_page_and_cards_are_of_one_brightness(scheme: str, shown: Show) -> None:
    window = shown(EVERY, **phone(scheme))
    ground = "one => getComputedStyle(one).backgroundColor"

    assert window.locator(".card").first.evaluate(ground) == window.locator(".fact").first.evaluate(
        ground
    )


def test_without_a_script_everything_is_in_sight(shown: Show) -> None:
    window = shown(EVERY, java_script_enabled=False)

    expect(window.locator(".controls")).to_be_hidden()
    expect(window.locator(".fact").first).to_be_visible()
    expect(window.locator("li.key").first).to_be_visible()
    expect(window.locator(".reveal").first).to_be_hidden()


def test_on_paper_there_are_no_controls_and_the_ink_is_dark(shown: Show) -> None:
    window = shown(EVERY, color_scheme="dark")
    window.emulate_media(media="print")

    expect(window.locator(".controls")).to_be_hidden()
    assert window.locator("h1").evaluate("one => getComputedStyle(one).color") == "rgb(29, 36, 48)"
    ink = window.locator(".qz-question").first.evaluate("one => getComputedStyle(one).color")
    assert ink == "rgb(29, 36, 48)"


def test_landmarks_headings_and_names_are_there(shown: Show) -> None:
    window = shown(EVERY)

    expect(window.get_by_role("banner")).to_have_count(1)
    expect(window.get_by_role("main")).to_have_count(1)
    expect(window.get_by_role("search")).to_have_count(1)
    expect(window.get_by_role("heading", level=1)).to_have_text("Preview: Back pain")
    expect(window.get_by_role("region", name="Back pain")).to_have_count(1)
    expect(window.get_by_role("article", name="recall", exact=True)).to_have_count(1)
    for name in ("Search", "Show", "Kind"):
        expect(window.get_by_label(name, exact=True)).to_have_count(1)


# --- By keyboard ---


def test_n_and_p_go_from_problem_to_problem_and_round(shown: Show) -> None:
    window = shown(EVERY)
    there, back = [], []
    for _ in range(6):
        window.keyboard.press("n")
        there.append(focused(window))
    for _ in range(5):
        window.keyboard.press("p")
        back.append(focused(window))

    assert there == [*PROBLEMS, "list"]
    assert back == [*reversed(PROBLEMS)]


def test_a_fact_that_was_jumped_to_is_in_sight_below_the_bar(shown: Show) -> None:
    window = shown(EVERY, **phone("light", 1280))
    for _ in range(3):
        window.keyboard.press("n")
    bar = window.locator(".top").bounding_box()
    fact = window.get_by_role("article", name="all", exact=True).bounding_box()

    assert bar is not None
    assert fact is not None
    assert bar["height"] <= fact["y"] < 400


def test_notes_are_stops_too_once_they_are_shown(shown: Show) -> None:
    window = shown(EVERY)
    window.get_by_label("Show", exact=True).select_option("any")
    stops = []
    window.locator("h1").click()
    for _ in range(4):
        window.keyboard.press("n")
        stops.append(focused(window))

    assert stops == ["list", "choice", "all", "order"]


def test_all_controls_are_reached_by_tab_and_the_focus_is_seen(shown: Show) -> None:
    window = shown(EVERY)
    reached, outlines = [], set()
    for _ in range(6):
        window.keyboard.press("Tab")
        reached.append(window.evaluate("() => document.activeElement.id"))
        outlines.add(window.evaluate("() => getComputedStyle(document.activeElement).outlineWidth"))

    assert reached == ["search", "show", "kind", "try", "previous", "next"]
    assert outlines == {"3px"}


def names(window: Page) -> list[str]:
    return window.locator("h3").filter(visible=True).all_text_contents()


def test_facts_are_filtered_by_words_by_kind_and_by_problems(shown: Show) -> None:
    window = shown(EVERY)
    status = window.locator("#shown")
    window.keyboard.press("/")
    window.keyboard.type("pore hole")
    expect(status).to_have_text("1 of 8 facts shown.")
    by_words = names(window)
    window.keyboard.press("Control+a")
    window.keyboard.press("Backspace")
    expect(status).to_have_text("")
    window.get_by_label("Kind", exact=True).select_option("cloze")
    by_kind = names(window)
    window.get_by_label("Kind", exact=True).select_option("")
    window.get_by_label("Show", exact=True).select_option("grave")

    assert (by_words, by_kind, names(window)) == (["cloze"], ["cloze"], PROBLEMS[1:])


def test_letters_typed_into_the_search_are_words_and_no_commands(shown: Show) -> None:
    window = shown(EVERY)
    window.keyboard.press("/")
    window.keyboard.type("nph/")

    expect(window.get_by_label("Search")).to_have_value("nph/")
    expect(window.get_by_label("Hide the answers")).not_to_be_checked()


def test_answers_can_be_hidden_and_asked_for_one_by_one(shown: Show) -> None:
    window = shown(EVERY)
    fact = window.get_by_role("article", name="choice", exact=True)
    gap = window.get_by_role("article", name="cloze", exact=True)
    window.keyboard.press("h")
    expect(fact.locator(".qz-why")).to_be_hidden()
    expect(fact.locator(".reason").first).to_be_hidden()
    expect(fact.locator(".beside .told")).to_be_hidden()
    expect(gap.locator(".said")).to_be_hidden()
    expect(gap.locator(".gap")).to_have_text("[hole]")
    fact.get_by_role("button").focus()
    window.keyboard.press("Enter")

    expect(fact.locator(".qz-why")).to_be_visible()
    expect(fact.get_by_role("button")).to_have_text("Hide the answer")
    expect(gap.locator(".said")).to_be_hidden()
    window.keyboard.press("h")
    expect(gap.locator(".said")).to_be_visible()


@pytest.mark.parametrize("shape", ["choice", "all", "order", "myth", "recall", "cloze"])
def test_a_hidden_answer_leaves_no_mark_on_the_front(shape: str, shown: Show) -> None:
    window = shown(EVERY)
    fact = window.get_by_role("article", name=shape, exact=True)
    ground = "all => new Set(all.map(one => getComputedStyle(one).backgroundColor)).size"
    window.keyboard.press("h")

    assert fact.locator("ol.qz > li").evaluate_all(ground) <= 1
    assert fact.locator(".told").filter(visible=True).count() == 0
