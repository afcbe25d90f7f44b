"""The sheet of claims in a real browser, on a screen, a phone, paper, and with a hostile list."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from quizgen.review.counting import Reviewed
from quizgen.review.filled import read_filled
from quizgen.review.page import Sheet, render
from tests.review.examples import ALL_KINDS, claims, question, tick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CONTRAST = """
() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const words = [...document.querySelectorAll("h1, h3, small, label, .ask, li > div, b, .source")];
  return Math.min(...words.map((one) => {
    const ink = light(getComputedStyle(one).color);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  }));
}
"""
NASTY = '<script>document.title="run"</script><img src=x onerror=alert(1)>'
HOSTILE = f"""\
facts:
- id: nasty
  question: '{NASTY}</span></label> which?'
  answer: '{NASTY} a ![x](http://evil.test/x.png)'
  wrong:
    '{NASTY} b': '{NASTY}'
    '" onfocus="alert(1)" c': "javascript:alert(1)"
  why: '{NASTY} ![a *map*](map.png)'
  cite: '{NASTY}'
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("no Chromium on the path, so nobody has looked at the sheet")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened(NamedTuple):
    page: Page
    troubles: list[str]


class Reader:
    """Opens a sheet as a file; whatever goes wrong on it fails the test."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser, self.file = browser, folder / "all-claims.html"
        self.troubles: list[str] = []

    def open(self, text: str = ALL_KINDS, **settings: object) -> Page:
        found = claims(text)
        ticks = {found[0].hash: [tick(found[0], "<b>Ann</b>")]}
        sheet = Sheet("all", found, ticks, Reviewed(1, len(found)), {})
        self.file.write_text(render(sheet), encoding="utf-8")
        page = self.browser.new_context(**settings).new_page()  # type: ignore[arg-type]  # as given
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda dialog: self.troubles.append(dialog.message))
        page.on("request", lambda request: self.troubles.append(request.url))
        page.goto(self.file.as_uri())
        # The file itself, the icon that it holds, and nothing else.
        self.troubles[:] = [one for one in self.troubles if not one.startswith(("file:", "data:"))]
        return page


@pytest.fixture
def reader(chromium: Browser, tmp_path: Path) -> Iterator[Reader]:
    reader = Reader(chromium, tmp_path)
    yield reader
    assert [one for one in reader.troubles if not one.startswith("blob:")] == []
    for context in chromium.contexts:
        context.close()


def ticked(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('[data-claim]:checked')].map((b) => b.dataset.claim)"
    )
    return found


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save ticks").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_and_can_be_read(reader: Reader, width: int, scheme: str) -> None:
    page = reader.open(viewport={"width": width, "height": 800}, color_scheme=scheme)

    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(CONTRAST) >= 4.5


def test_every_claim_has_a_box_with_its_sentence(reader: Reader) -> None:
    page = reader.open()

    boxes = page.locator("[data-claim]:visible")
    named = page.get_by_role("checkbox", name="This is not true: “Glass is a liquid.”")
    assert boxes.count() == len(claims(ALL_KINDS))
    assert named.count() == 1


def test_the_keyboard_is_enough(reader: Reader, tmp_path: Path) -> None:
    page = reader.open()
    hashes = [one.hash for one in claims(ALL_KINDS)]

    for key in ["j", "Space", "j", "j", "k", "Space"]:
        page.keyboard.press(key)
    page.get_by_label("Name").focus()
    page.keyboard.type("Jack Kay")

    assert ticked(page) == hashes[:2]
    text = saved(page, tmp_path).read_bytes()
    assert [(one.claim, one.by) for one in read_filled(text, "f").marked] == [
        (hashes[0], "Jack Kay"),
        (hashes[1], "Jack Kay"),
    ]


def test_there_is_no_tick_without_a_name(reader: Reader) -> None:
    page = reader.open()
    page.locator("[data-claim]:visible").first.check()

    page.get_by_role("button", name="Save ticks").click()

    assert page.get_by_role("status").inner_text().startswith("First write your name")
    assert page.get_by_label("Name").evaluate("one => one === document.activeElement")


def test_the_saved_table_holds_no_formula(reader: Reader, tmp_path: Path) -> None:
    page = reader.open()
    page.get_by_label("Name").fill('=HYPERLINK("x")')
    page.locator("[data-claim]:visible").last.check()

    with saved(page, tmp_path).open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)

    assert row["by"] == '\'=HYPERLINK("x")'
    assert row["statement"].startswith("“Flumazenil reverses opioids” is not true")


def test_what_is_not_right_is_saved_with_its_remark(reader: Reader, tmp_path: Path) -> None:
    page = reader.open()
    first, second, *_ = claims(ALL_KINDS)
    page.locator("[data-claim]").first.check()

    for key in ["n", *"=no jk", "Enter", "j", "Space"]:
        page.keyboard.press(key)
    page.get_by_label("Name").fill("Ann")

    assert "1 ticked, 1 not right" in page.get_by_role("status").inner_text()
    filled = read_filled(saved(page, tmp_path).read_bytes(), "f")
    assert [(one.claim, one.remark) for one in filled.refused] == [(first.hash, "=no jk")]
    assert [one.claim for one in filled.marked] == [second.hash]


def test_right_and_not_right_exclude_each_other(reader: Reader) -> None:
    page = reader.open()
    box, no = page.locator("[data-claim]").first, page.get_by_label("not right").first

    box.check()
    no.check()
    only_no = box.is_checked()
    box.check()

    assert (only_no, no.is_checked(), page.get_by_label("What is wrong").count()) == (
        False, False, len(claims(ALL_KINDS)),
    )  # fmt: skip
    assert not page.get_by_label("What is wrong").first.is_visible()


def opened_again(page: Page) -> Page:
    """Return the same sheet in another tab: a reload asks first, which takes long at times."""
    again = page.context.new_page()
    again.goto(page.url)
    return again


def test_a_remark_is_still_there_when_the_sheet_is_opened_again(reader: Reader) -> None:
    page = reader.open()
    page.get_by_label("not right").nth(2).check()
    page.get_by_label("What is wrong").nth(2).fill("See page 4.")
    page.get_by_label("Name").focus()

    again = opened_again(page)

    assert again.get_by_label("not right").nth(2).is_checked()
    assert again.get_by_label("What is wrong").nth(2).input_value() == "See page 4."


def test_what_is_ticked_is_still_there_when_the_sheet_is_opened_again(reader: Reader) -> None:
    page = reader.open()
    page.locator("[data-claim]:visible").nth(3).check()
    before = ticked(page)

    again = opened_again(page)

    assert ticked(again) == before != []


def test_the_filter_leaves_what_is_not_ticked(reader: Reader) -> None:
    page = reader.open()
    boxes = page.locator("[data-claim]:visible")
    number = boxes.count()
    boxes.nth(2).check()

    page.get_by_label("only what is not ticked").check()

    assert boxes.count() == number - 2  # that, and the one that Ann ticked before
    page.get_by_label("only what is not ticked").uncheck()
    assert boxes.count() == number


def test_it_says_who_ticked_before(reader: Reader) -> None:
    page = reader.open()

    said = page.get_by_text("<b>Ann</b>, 2026-11-20")
    assert said.count() == 1


def test_nothing_of_a_list_runs_or_is_fetched(reader: Reader) -> None:
    page = reader.open(HOSTILE)

    assert page.title() == "Claims: All kinds"
    assert page.locator("main script, main [onerror], main [onfocus], main img").count() == 0
    assert "[picture: a *map*]" in page.locator("main").inner_text()


@pytest.mark.parametrize(
    ("attempt", "refused"),
    [
        ("fetch('http://evil.test/').catch(() => null)", "connect-src"),
        ("new Image().src = 'http://evil.test/x.png'", "img-src"),
        ("add('script', 'window.run = 1')", "script-src-elem"),
        ("add('style', 'main { display: none }')", "style-src-elem"),
        ("add('iframe', '').src = 'http://evil.test/'", "frame-src"),
    ],
)
def test_whatever_came_into_the_page_could_reach_nobody(
    reader: Reader, attempt: str, refused: str
) -> None:
    page = reader.open()

    directive = page.evaluate(f"""() => new Promise((tell) => {{
      const add = (name, text) => {{
        const made = document.createElement(name);
        made.textContent = text;
        return document.body.appendChild(made);
      }};
      document.addEventListener("securitypolicyviolation", (e) => tell(e.effectiveDirective));
      setTimeout(() => tell("nothing was refused"), 3000);
      {attempt};
    }})""")

    assert directive == refused
    reader.troubles.clear()  # the browser says so on its console


def test_on_paper_there_is_a_box_and_no_tools(reader: Reader) -> None:
    page = reader.open()
    page.emulate_media(media="print", color_scheme="dark")

    assert page.locator("[data-claim]:visible").count() == len(claims(ALL_KINDS))
    assert not page.get_by_role("button", name="Save ticks").is_visible()
    assert page.get_by_text("Name: ____").is_visible()
    assert page.locator("body").evaluate("b => getComputedStyle(b).backgroundColor") == (
        "rgb(255, 255, 255)"
    )


def test_without_its_script_it_is_a_list_of_claims(reader: Reader) -> None:
    page = reader.open(java_script_enabled=False)

    assert page.locator("[data-claim]:visible").count() == len(claims(ALL_KINDS))
    assert not page.get_by_role("button", name="Save ticks").is_visible()


def test_the_page_is_the_same_each_time() -> None:
    sheet = Sheet("all", claims(question()), {}, Reviewed(0, 3), {})

    assert render(sheet) == render(sheet._replace(claims=claims(question())))


def test_a_claim_carries_its_language() -> None:
    found = claims(f"language: ar\n{question()}")

    text = render(Sheet("all", found, {}, Reviewed(0, 3), {}))
    assert '<div lang="ar" dir="auto">' in text


def test_the_file_name_cannot_leave_its_attribute() -> None:
    text = render(Sheet('"><script>', claims(question()), {}, Reviewed(0, 3), {}))

    assert 'data-sheet="&quot;&gt;&lt;script&gt;"' in text
