"""The practice page as a file: what is in it, and what a browser is told."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from quizgen.exporters._practice.words import languages
from quizgen.exporters.contract import ExportOptions
from quizgen.exporters.html import EXPORTER
from quizgen.model import Choice, Distractor, Listed, Picture, Section
from tests.exporters.every_shape import EVERY_SHAPE, assert_golden
from tests.exporters.examples import CLOCK, ORIGIN, bank_of, choice, item, recall, typed
from tests.exporters.practice import EVERY, content_of, ids, page_of, page_of_bank, sections_of
from tests.exporters.test_cards_hostile import HOSTILE, hostile


def test_what_the_page_holds_is_as_reviewed(request: pytest.FixtureRequest) -> None:
    content = content_of(page_of_bank(EVERY_SHAPE))

    written = json.dumps(content | {"words": {}, "languages": {}}, ensure_ascii=False, indent=1)
    assert_golden(request, "html.json", f"{written}\n".encode())


def test_each_question_is_asked_once_under_its_guid() -> None:
    content = content_of(page_of(*EVERY))

    named = [question["id"] for question in content["questions"]]
    guids = {one.guid for one in EVERY}
    assert len(named) == len({*named}) == 10
    assert {name.partition("-c")[0] for name in named} == guids
    assert {one.partition("-")[0] for one in ids(content)} == guids
    assert len([*ids(content)]) == len({*ids(content)})


def test_of_the_ways_of_a_question_one_is_asked_and_the_others_are_named() -> None:
    made = EXPORTER.render(bank_of(recall("a"), typed("a"), choice("a")), ExportOptions(CLOCK))

    assert [(left.item.name, left.reason) for left in made.left_out] == [
        ("recall", "its question is asked as `choice`"),
        ("typed", "its question is asked as `choice`"),
    ]


def test_a_recall_without_another_way_is_asked_since_the_page_has_a_learner() -> None:
    made = EXPORTER.render(bank_of(recall("a")), ExportOptions(CLOCK))

    assert made.left_out == ()


def test_the_best_wrong_options_are_taken_and_all_have_a_reason() -> None:
    wrong = tuple(Distractor(letter, Listed()) for letter in "abcdef")
    many = item("a", Choice("NMDA receptor", wrong))
    (question,) = content_of(page_of(many, options=ExportOptions(CLOCK, draw=4)))["questions"]

    options = {one["html"]: one.get("reason", "") for one in question["options"]}
    assert {*options} == {"NMDA receptor", *"abcd"}
    assert all(options[letter] for letter in "abcd")


def test_the_browser_runs_this_script_only_and_fetches_nothing() -> None:
    page = page_of(*EVERY)

    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{hashes[0]}';"
        f" script-src 'sha256-{hashes[1]}'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("at", range(len(HOSTILE)), ids=HOSTILE)
def test_no_text_ends_the_element_that_holds_it(at: int) -> None:
    page = page_of(*hostile(HOSTILE[at], at))
    (held,) = re.findall(r'id="bank">(.*?)</script>\n<script>', page, re.DOTALL)

    assert not set("<>&\u2028\u2029") & {*held}
    assert len(re.findall("<script", page)) == 2
    assert len(content_of(page)["questions"]) == 5


def test_a_picture_stands_in_the_page_once_and_one_that_is_not_there_as_its_words() -> None:
    heart = Picture("a.svg", "A <heart>", "quizgen-heart.svg")
    gone = Picture("b.svg", "A <liver>", "quizgen-liver.svg")
    told = "![A <heart>](a.svg) ![A <liver>](b.svg) ![c](<i>c</i>)"
    content = content_of(
        page_of(
            replace(choice("a"), pictures=(heart, gone), inline=(heart, gone), stem=told),
            replace(choice("b"), pictures=(heart,)),
        )
    )

    first, second = content["questions"]
    assert len(content["pictures"]) == 1
    assert content["pictures"][0].startswith("data:image/svg+xml;base64,")
    assert second["media"] == '<img data-picture="0" alt="A &lt;heart&gt;">'
    assert first["media"].endswith('<span class="missing">A &lt;liver&gt;</span>')
    assert "<liver" not in first["stem"]
    assert "<i>" not in first["stem"]


def test_maths_is_marked_and_what_is_none_is_shown_as_typed() -> None:
    told = r"\(x^2\) and \(\href{a}{b}\)"
    (question,) = content_of(page_of(replace(choice("a"), stem=told)))["questions"]

    assert question["stem"] == r'<code class="maths">x^2</code> and \(\href{a}{b}\)'


def test_decks_are_parts_and_each_question_knows_its_own() -> None:
    content = content_of(page_of_bank(sections_of(choice("a"), typed("b"))))

    assert content["decks"] == ["a", "b"]
    assert [question["deck"] for question in content["questions"]] == [0, 1]


def test_the_page_says_where_it_is_from_and_what_was_reviewed() -> None:
    page = page_of(*EVERY, options=ExportOptions(CLOCK, reviewed="9 of 9 claims reviewed"))

    (about,) = re.findall(r'<footer id="about">(.*?)</footer>', page)
    assert re.findall(r"<p[^>]*>(.*?)</p>", about) == [
        "Made by quizgen from: Magnesium and back pain (magnesium-kfwq).",
        "Source: The aching back, after <cite>Can Magnesium Cause Back Pain?</cite>, A. Writer.",
        "9 of 9 claims reviewed.",
        "Study material, not medical advice.",
    ]


@pytest.mark.parametrize(
    ("language", "code", "check"),
    [("de-AT", "de", "Prüfen"), ("fr", "fr", "Vérifier"), ("es", "es", "Comprobar"),
     ("fi", "en", "Check"), ('x" onload="', "en", "Check")],
)  # fmt: skip
def test_the_page_speaks_the_language_of_its_list(language: str, code: str, check: str) -> None:
    page = page_of(replace(choice("a"), origin=replace(ORIGIN, language=language)))

    assert page.startswith(f'<!doctype html>\n<html lang="{code}">')
    assert content_of(page)["words"]["check"] == check


def test_every_language_has_every_word_with_its_places() -> None:
    english = languages()["en"]

    for known in languages().values():
        assert {*known} == {*english}
        assert [known[word].count("{}") for word in english] == [
            text.count("{}") for text in english.values()
        ]


def test_an_empty_bank_gives_a_page_without_questions() -> None:
    content = content_of(page_of_bank(replace(EVERY_SHAPE, sections=(Section("A", ()),))))

    assert content["questions"] == []
