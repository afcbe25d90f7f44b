"""The report in Chromium: nothing in it runs, nothing is fetched, all of it can be read."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from quizgen.analysis.figures import Analysis, ItemFigures
from quizgen.analysis.page import page
from quizgen.model import Place
from tests.analysis.made import MISKEYED, SOUND, analysis, asked, item, option
from tests.exporters.browser import Screen, screen_of
from tests.exporters.test_cards_hostile import HOSTILE
from tests.exporters.test_cards_looks import AA, CONTRASTS, LONG

SITE = "http://report.test/"
WIDTHS = [360, 1280]
SCHEMES = ["light", "dark"]

EVERY = analysis(
    item(*SOUND, name="sound", of=asked("zinc", 12), reports={"flagged": 2}),
    item(*MISKEYED, name="key", facility=0.2, discrimination=-0.15, of=asked()),
    item(*SOUND, name="weak", discrimination=0.02, facility=0.62),
    item(
        *SOUND[:2], option(LONG * 3, 0.03, 0.0, best=0.01), name=LONG, of=asked(LONG, stem=LONG * 3)
    ),
    item(*(option(f"w{n}", 0.05, 0.0, best=0.1) for n in range(14)), SOUND[0], typed=True),
    item(name="few", n=12),
    said=[f"A column belongs to no list: {LONG}."],
)

Show = Callable[..., Page]


@pytest.fixture(scope="module")
def shown(chromium: Browser) -> Iterator[Show]:
    """Shows a report in a new window; in the end none of them met with trouble."""
    with ExitStack() as stack:
        screens: list[Screen] = []

        def show(report: Analysis, **settings: Any) -> Page:  # noqa: ANN401  # Chromium's own
            screens.append(stack.enter_context(screen_of(chromium, **settings)))
            window = screens[-1].page
            window.set_default_timeout(5000)
            body = page(report)
            window.route(SITE, lambda route: route.fulfill(body=body, content_type="text/html"))
            window.goto(SITE)
            return window

        yield show
        assert [trouble for screen in screens for trouble in screen.troubles] == []


def screen(scheme: str, width: int) -> dict[str, Any]:
    return {"viewport": {"width": width, "height": 700}, "color_scheme": scheme}


def hostile(text: str) -> ItemFigures:
    """Return an item to mend with a text in every place that a list or a learner can fill."""
    options = (MISKEYED[0], option(text, 0.6, 0.3, best=0.85), option(f"o {text}", 0.01))
    of = asked(text, stem=text)
    of = of._replace(way=text, place=Place(text, 1))
    return item(*options, facility=0.2, name=text, of=of, reports={text: 1})


def test_whatever_was_written_is_read_and_nothing_of_it_runs(shown: Show) -> None:
    loose = [item(*SOUND, name=f"n {text}") for text in HOSTILE]
    window = shown(analysis(*map(hostile, HOSTILE), *loose, said=HOSTILE))

    def texts(selector: str) -> list[str]:
        return window.locator(selector).all_text_contents()

    assert window.evaluate("() => typeof canary") == "undefined"
    assert texts(".notes li") == texts(".stem") == HOSTILE
    assert texts(".place") == [f"{text}:1" for text in HOSTILE]
    assert texts(".item .options tr:nth-child(2) td:nth-child(2)") == [
        *HOSTILE, *["iron"] * len(HOSTILE)
    ]  # fmt: skip
    assert texts("h3") == [
        *(f"#{at} pain/{text} ({text})" for at, text in enumerate(HOSTILE, 1)),
        *(f"#{at} n {text}" for at, text in enumerate(HOSTILE, len(HOSTILE) + 1)),
    ]
    assert window.locator("script, iframe, object, embed, img, form").count() == 0
    assert window.locator("body [style], [onclick], [onload], [onerror], [autofocus]").count() == 0
    assert window.locator("style").count() == window.locator("link").count() == 1
    assert window.locator("svg.traces").count() == 2 * len(HOSTILE)
    addresses = "all => all.map(one => one.getAttribute('href').slice(0, 6))"
    assert {*window.locator("a").evaluate_all(addresses)} == {"#item-"}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(width: int, scheme: str, shown: Show) -> None:
    window = shown(EVERY, **screen(scheme, width))
    window.locator("summary").evaluate_all("all => all.forEach(one => one.click())")
    wider = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

    assert window.evaluate(wider) == 0
    spilt = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"
    assert window.locator("header, .item, .plots figure, .flags li").evaluate_all(spilt) == 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_has_the_contrast_of_aa(scheme: str, shown: Show) -> None:
    window = shown(EVERY, **screen(scheme, 1280))
    window.locator("summary").evaluate_all("all => all.forEach(one => one.click())")
    measured = window.evaluate(CONTRASTS.replace(".qz-card, .qz-card *", "body *:not(svg, svg *)"))

    assert len(measured) > 100
    assert [found for found in measured if found[0] < AA] == []


FILLS = CONTRASTS.replace(".qz-card, .qz-card *", "svg text").replace("style.color", "style.fill")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_of_a_drawing_has_the_contrast_of_aa(scheme: str, shown: Show) -> None:
    window = shown(EVERY, **screen(scheme, 1280))
    measured = window.evaluate(FILLS)

    assert len(measured) > 40
    assert [found for found in measured if found[0] < AA] == []


@pytest.mark.slow
def test_no_text_of_a_drawing_is_cut_off(shown: Show) -> None:
    window = shown(EVERY, **screen("light", 1280))
    outside = """all => all.filter((one) => {
      const [text, all] = [one, one.closest("svg")].map((each) => each.getBoundingClientRect());
      return text.left < all.left - 1 || text.right > all.right + 1 || text.top < all.top - 1
        || text.bottom > all.bottom + 1;
    }).map((one) => one.textContent)"""

    assert window.locator("svg text").evaluate_all(outside) == []


@pytest.mark.slow
def test_on_a_phone_the_words_of_a_drawing_are_large_enough(shown: Show) -> None:
    window = shown(EVERY, **screen("light", 360))
    heights = window.locator("svg text:not([transform])").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )

    assert min(heights) >= 10


@pytest.mark.slow
def test_a_square_on_the_map_leads_to_its_item(shown: Show) -> None:
    window = shown(EVERY)
    window.locator(".map a").first.click()

    expect(window.locator("#item-2")).to_be_in_viewport()
    assert window.url == f"{SITE}#item-2"


@pytest.mark.slow
def test_landmarks_headings_and_names_are_there(shown: Show) -> None:
    window = shown(EVERY)

    expect(window.get_by_role("banner")).to_have_count(1)
    expect(window.get_by_role("main")).to_have_count(1)
    expect(window.get_by_role("heading", level=2)).to_have_text(
        ["To mend", "All items", "The other items"]
    )
    expect(window.get_by_role("article", name="#2 pain/muscle (choice)")).to_have_count(1)
    expect(window.get_by_role("img", name="How many learners got which marks")).to_have_count(1)
    expect(window.get_by_role("table", name="All items")).to_have_count(1)


@pytest.mark.slow
def test_the_figures_of_a_drawing_can_be_read_without_it(shown: Show) -> None:
    window = shown(EVERY)
    summary = window.locator("#item-2 summary")
    summary.focus()
    window.keyboard.press("Enter")

    row = window.locator("#item-2 .fifths tbody tr").nth(1)
    expect(row).to_be_visible()
    expect(row.locator("th, td")).to_have_text(["B", "0 %", "0 %", "0 %", "0 %", "85 %"])


@pytest.mark.slow
def test_on_paper_the_ink_is_dark(shown: Show) -> None:
    window = shown(EVERY, color_scheme="dark")
    window.emulate_media(media="print")

    assert window.locator("h1").evaluate("one => getComputedStyle(one).color") == "rgb(29, 36, 48)"
    expect(window.locator("#item-2 summary")).to_be_hidden()
