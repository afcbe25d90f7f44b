"""Pictures in the fields of notes: by the names of their files, or as they were typed."""

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.exporters._anki.fact_note import fact_note
from quizgen.exporters._anki.pictures import media_field, with_names
from quizgen.model import Blank, Choice, Distractor, Item, Listed, Picture, Recall, Typed
from quizgen.pictures.sorts import name_of
from tests.exporters.examples import apkg, bank_of, choice, cloze, item, opened
from tests.pictures.examples import png

RED = Picture("pictures/red.png", "a red square", "quizgen-r.png")
R = Picture("r.png", "w", "quizgen-r.png")


def fields(tmp_path: Path, *items: Item) -> dict[str, str]:
    return opened(apkg(bank_of(*items)), tmp_path).note("a")


@pytest.mark.parametrize(
    ("picture", "rendered"),
    [
        (RED, '<img src="quizgen-r.png" alt="a red square">'),
        (RED._replace(words=""), '<img src="quizgen-r.png" alt="">'),
        (RED._replace(words="\"><script>'&"),
         '<img src="quizgen-r.png" alt="&quot;&gt;&lt;script&gt;&#x27;&amp;">'),
        (RED._replace(words="[sound:x.mp3]\0"),
         '<img src="quizgen-r.png" alt="&#91;sound:x.mp3]">'),
        (RED._replace(name=""), ""),
    ],
)  # fmt: skip
def test_a_picture_beside_the_question(picture: Picture, rendered: str) -> None:
    assert media_field([picture]) == rendered


def test_the_pictures_of_a_question_stand_in_a_field_of_their_own(tmp_path: Path) -> None:
    blue = Picture("blue.png", "", "quizgen-b.png")
    shown = '<img src="quizgen-r.png" alt="a red square"><img src="quizgen-b.png" alt="">'

    asked = fields(tmp_path, replace(choice("a"), pictures=(RED, blue)))
    blanked = fields(tmp_path, replace(cloze("a", Blank(1, "x")), pictures=(RED, blue)))

    assert asked["Media"] == blanked["Media"] == shown


def test_an_image_in_any_text_bears_the_name_of_its_file(tmp_path: Path) -> None:
    typed, shown = "![w](<pictures/red.png>)", '<img src="quizgen-r.png" alt="w">'
    wrong = (Distractor(typed, Listed(), f"see {typed}"), Distractor("x", Listed()))
    ways = (item("a", Choice(f"k {typed}", wrong)), item("a", Recall(f"k {typed}")))
    texts = {"stem": typed, "why": typed, "hint": typed, "quotes": (typed,), "cites": (typed,)}
    asked = [replace(way, **texts, inline=(RED,)) for way in ways]  # type: ignore[arg-type]  # a field by its name

    note = fields(tmp_path, *asked)

    for name in ("Question", "Answer", "Options", "Hint", "Why", "Source", "Quote"):
        assert shown in note[name], name
        assert "pictures/" not in note[name]
    assert note["Options"].count(shown) == 3


def test_an_image_that_only_one_way_of_a_question_shows(tmp_path: Path) -> None:
    ways = (choice("a"), replace(item("a", Typed("x", ("![w](r.png)",))), inline=(R,)))

    assert fields(tmp_path, *ways)["Also"] == '<img src="quizgen-r.png" alt="w">'


@pytest.mark.parametrize("path", ["a&b.png", 'a"b.png', "a'<b>.png", "&amp;.png", "é [latex].png"])
def test_the_signs_of_a_path_do_not_matter(path: str, tmp_path: Path) -> None:
    typed = path.replace("&amp;", "&amp;amp;")
    asked = replace(choice("a"), stem=f"![w](<{typed}>)".replace("<b>", "\\<b\\>"),
                    inline=(R._replace(path=path),))  # fmt: skip

    assert fields(tmp_path, asked)["Question"] == '<img src="quizgen-r.png" alt="w">'


def test_an_image_that_stays_as_typed_lets_no_markup_through() -> None:
    note = fact_note([choice("a")], 1)
    hostile = note._replace(fields=('<img src="<b>" alt="<script>&quot;">', *note.fields[1:]))

    shown = with_names(hostile, [choice("a")]).fields[0]

    assert shown == "![&lt;script&gt;&quot;](&lt;b&gt;)"


def test_an_image_in_a_cloze_and_its_blanks(tmp_path: Path) -> None:
    typed = "![a::b}}](pictures/red.png)"
    asked = replace(cloze("a", f"{typed} ", Blank(1, typed, typed)), inline=(RED,))

    note = fields(tmp_path, asked)

    assert note["Text"].count('<img src="quizgen-r.png" alt="a&#58;&#58;b&#125;&#125;">') == 3
    assert note["Text"].startswith("<img")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("![a](b.png)", "![a](b.png)"),
        ("![<i>](b.png)", "![&lt;i&gt;](b.png)"),
        ('![a"](<"b>)', "![a&quot;](&quot;b)"),
        ("![\\(\\href{x}{y}\\)](b.png)", "![\\<span></span>(\\href{x}{y}\\)](b.png)"),
        ("![a](quizgen-r.png)", "![a](quizgen-r.png)"),
    ],
)
def test_an_image_whose_file_was_not_looked_at_is_shown_as_typed(
    typed: str, shown: str, tmp_path: Path
) -> None:
    note = fields(tmp_path, replace(choice("a"), stem=typed, inline=(Picture("b.png", "a"),)))

    assert note["Question"] == shown


def test_a_browser_shows_the_picture(tmp_path: Path) -> None:
    pytest.importorskip("anki", reason="the real backend: pip install anki")
    chromium = shutil.which("chromium") or pytest.skip("the browser: chromium")
    from playwright.sync_api import sync_playwright

    from tests.exporters.browser import cards_of

    name = name_of(png(200, size=40))
    picture = Picture("red.png", 'a "red" <square>', name)
    (tmp_path / name).write_bytes(png(200, size=40))
    (card,) = cards_of(bank_of(replace(choice("a"), pictures=(picture,))), tmp_path)
    page_file = tmp_path / "page.html"
    page_file.write_text(card.front, encoding="utf-8")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(page_file.as_uri())
        image = page.locator(".qz-media img")
        shown = image.evaluate("image => [image.complete, image.naturalWidth, image.alt]")
        browser.close()

    assert shown == [True, 40, 'a "red" <square>']


def test_a_package_packs_no_picture_twice(tmp_path: Path) -> None:
    media = {"quizgen-a.png": b"a" * 999, "quizgen-b.svg": b"b" * 999}
    bank = replace(bank_of(choice("a")), media=media)
    (tmp_path / "deck.apkg").write_bytes(apkg(bank))

    with zipfile.ZipFile(tmp_path / "deck.apkg") as archive:
        sizes = {one.filename: one.compress_size for one in archive.infolist()}

    assert sizes["0"] == 999
    assert sizes["1"] < 99
