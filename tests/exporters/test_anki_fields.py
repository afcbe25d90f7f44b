import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.exporters._anki.anki_html import to_anki
from quizgen.exporters._anki.cloze_note import text_field
from quizgen.exporters._anki.options import DRAW, options_field
from quizgen.exporters._anki.source import quote_field, report_field, source_field
from quizgen.exporters._anki.words import claim_in_words
from quizgen.model import (
    Blank,
    CellDiffers,
    Choice,
    Claim,
    Cloze,
    Distractor,
    Listed,
    Origin,
    RestOfGroup,
    Source,
)
from tests.exporters.examples import choice

GUID = "q" + "a" * 26


def choice_of(key: str, *wrong: str) -> Choice:
    return Choice(key, tuple(Distractor(text, Listed(), "no") for text in wrong))


def classes(field: str) -> list[str]:
    return re.findall(r'<li class="([^"]*)"', field)


def texts(field: str) -> list[str]:
    return re.findall(r'data-o="\d+">([^<]*)', field)


def test_the_options_are_one_list() -> None:
    field = options_field(choice_of("4 < 5", "*two*"), GUID, "en")

    assert field == (
        '<ol class="qz" data-draw="3" dir="auto">'
        '<li class="wrong" data-o="2"><em>two</em><div class="reason">no</div></li>'
        '<li class="key" data-o="1">4 &lt; 5</li></ol>'
    )


def test_an_option_keeps_the_number_it_was_released_with() -> None:
    released = ("gone", "a", "key", "b")

    field = options_field(choice_of("key", "b", "new", "a"), GUID, "en", released)

    numbers = dict(zip(texts(field), re.findall(r'data-o="(\d+)"', field), strict=True))
    assert numbers == {"a": "2", "key": "3", "b": "4", "new": "5"}


@given(st.lists(st.text("abcdef", min_size=1), min_size=3, max_size=9, unique=True))
def test_the_key_and_the_best_options_are_in_sight_and_the_rest_is_hidden(
    words: Sequence[str],
) -> None:
    field = options_field(choice_of(*words), GUID, "en")

    in_sight = set(words[: DRAW + 1])
    assert set(texts(field)[: DRAW + 1]) == in_sight
    assert sorted(texts(field)) == sorted(words)
    assert classes(field).count("key") == 1
    assert classes(field)[DRAW + 1 :] == ["wrong more"] * len(words[DRAW + 1 :])


def test_the_order_of_the_options_says_nothing_about_the_key() -> None:
    places = [
        classes(options_field(choice_of("k", "a", "b", "c"), f"q{number}", "en")).index("key")
        for number in range(400)
    ]

    assert {places.count(place) > 70 for place in range(4)} == {True}


@pytest.mark.parametrize(
    ("language", "key", "wrong", "order"),
    [
        ("en", "250 mg", ["1,200 mg", "100 mg"], ["100 mg", "250 mg", "1,200 mg"]),
        ("de", "1,5", ["1.200", "0,25"], ["0,25", "1,5", "1.200"]),
        ("en", "3 × 10^2^", ["200", "-5"], ["-5", "200", "3 × 10"]),  # before its power
        ("en", "pH 7", ["0.1", "-5"], None),
        ("en", "5 mg", ["1 g", "3 g"], None),
        ("en", "4", ["three", "5"], None),
    ],
)
def test_numbers_of_one_unit_ascend_and_nothing_else_has_a_fixed_order(
    language: str, key: str, wrong: list[str], order: list[str] | None
) -> None:
    field = options_field(choice_of(key, *wrong), GUID, language)

    assert ('data-order="fixed"' in field) == (order is not None)
    assert texts(field) == (order or texts(field))


def test_hidden_numbers_stand_in_their_place() -> None:
    field = options_field(choice_of("3", "9", "7", "5", "1"), GUID, "en")

    assert texts(field) == ["1", "3", "5", "7", "9"]
    assert classes(field) == ["wrong more", "key", "wrong", "wrong", "wrong"]


@pytest.mark.parametrize(
    ("claim", "language", "words"),
    [
        (Listed(), "en", "Listed as wrong by the author."),
        (Listed(), "de-AT", "Vom Autor als falsch aufgeführt."),
        (Listed(), "ja", "Listed as wrong by the author."),
        (CellDiffers("period", "Na"), "en", "exactly one “period”"),
        (RestOfGroup("ions"), "de", "Gruppe „ions“"),
    ],
)
def test_an_option_without_words_says_what_claim_it_rests_on(
    claim: Claim, language: str, words: str
) -> None:
    field = options_field(Choice("a", (Distractor("b", claim),)), GUID, language)

    assert words in claim_in_words(claim, language)
    assert f'<div class="reason">{claim_in_words(claim, language)}</div>' in field


@pytest.mark.parametrize(
    ("source", "field"),
    [
        (Source("A & B"), "A &amp; B"),
        (
            Source("A", "*B*", "", "", "https://e.org/?a&b=\"'"),
            '<a href="https://e.org/?a&amp;b=&quot;&#x27;">A</a>, after <cite><em>B</em></cite>',
        ),
        (Source("A", "B", "Me", "2026"), "A, after <cite>B</cite>, Me, 2026"),
        (Source("A", url="javascript:alert(1)"), "A"),
        (Source("A", url="http://[broken"), "A"),
    ],
)
def test_a_source_names_what_it_knows_and_links_only_to_pages(source: Source, field: str) -> None:
    assert source_field((source,), (), "en") == field


def test_sources_and_places_stand_on_lines_of_their_own() -> None:
    assert source_field((Source("A", "B"), Source("C")), ("p. 7",), "de") == (
        "A, nach <cite>B</cite><br>C<br>p. 7"
    )
    assert quote_field(("a", "b")) == "<blockquote>a</blockquote><blockquote>b</blockquote>"


@pytest.mark.parametrize(
    ("report", "field"),
    [
        ("mailto:a@b.org", "mailto:a@b.org?subject=quizgen%20m-abcd/%C3%A4%20%26"),
        ("mailto:a@b.org?cc=c", "mailto:a@b.org?cc=c&amp;subject=quizgen%20m-abcd/%C3%A4%20%26"),
        ("https://e.org/r", "https://e.org/r?fact=m-abcd/%C3%A4%20%26"),
        ("https://e.org/r?x=1#top", "https://e.org/r?x=1&amp;fact=m-abcd/%C3%A4%20%26#top"),
        ("javascript:alert(1)", ""),
        ("b.org", ""),
        ("", ""),
    ],
)
def test_the_report_link_carries_the_fact(report: str, field: str) -> None:
    assert (
        report_field(replace(choice("ä &"), origin=Origin("m-abcd", "M", report=report))) == field
    )


@pytest.mark.parametrize(
    ("pieces", "field"),
    [
        (("A ", Blank(1, "b", "c"), "."), "A {{c1::b::c}}."),
        ((Blank(2, "a::b"), " x"), "{{c2::a&#58;&#58;b}} x"),
        ((Blank(1, "a}}b", "{{c2::x}}"),),
         "{{c1::a&#125;&#125;b::&#123;&#123;c2&#58;&#58;x&#125;&#125;}}"),
        (("{", Blank(1, ":a:", ":"), "}"), "&#123;{{c1::&#58;a&#58;::&#58;}}&#125;"),
        (("1:30 {x} ", Blank(1, "1:30")), "1:30 {x} {{c1::1:30}}"),
        (("`{{ ", Blank(1, "n"), " }}`"),
         "<code>&#123;&#123; {{c1::n}} &#125;&#125;</code>"),
        (("\\(K = ", Blank(1, "10^{-14}"), "\\)"), "\\(K = {{c1::10^{-14&#125;}}\\)"),
        (("[sound:", Blank(1, "a"), ".mp3]"), "&#91;sound&#58;{{c1::a}}.mp3]"),
    ],
)  # fmt: skip
def test_only_our_deletions_are_deletions(pieces: tuple[str | Blank, ...], field: str) -> None:
    assert text_field(Cloze(pieces)) == field


def test_the_hint_of_the_fact_serves_blanks_without_one() -> None:
    cloze = Cloze((Blank(1, "a"), Blank(2, "b", "own")))

    assert text_field(cloze, "hint") == "{{c1::a::hint}}{{c2::b::own}}"


@pytest.mark.parametrize("text", ["[sound:a.mp3]", "[latex]x[/latex]", "[$]x[/$]", "[anki:tts]x"])
def test_what_anki_would_play_or_draw_is_text(text: str) -> None:
    assert to_anki(text).replace("&#91;", "[") == text
    assert to_anki(text).startswith("&#91;")


def test_the_hint_of_a_cloze_cannot_bring_into_maths_what_a_text_cannot() -> None:
    cloze = Cloze((r"\(x = ", Blank(1, "2"), r"\)"))

    assert text_field(cloze, "a number").startswith(r"\(x = {{c1::2::a number}}\)")
    assert r"\(" not in text_field(cloze, r"\href{javascript:alert(1)}{x}")
