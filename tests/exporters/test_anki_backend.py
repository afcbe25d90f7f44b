"""Our packages in Anki itself: its own library imports, renders, schedules and checks them."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.exporters.contract import ExportOptions
from quizgen.model import Bank, Blank, Choice, Distractor, Listed, Picture, Recall, Section
from quizgen.pictures.sorts import name_of
from tests.exporters.examples import CLOCK, SAMPLE, apkg, bank_of, choice, cloze, item, recall
from tests.pictures.examples import png

pytest.importorskip("anki", reason="the real backend: pip install anki")

from anki.collection import (
    Collection,
    ImportAnkiPackageRequest,
    ImportLogWithChanges,
)

HOSTILE = [
    "a < b & c > \"d\" 'e'",
    "}} and {{ and {{c1::x}} and {{Question}} and ::",
    "{{#Options}}{{/Recall}}{{^Why}}",
    "NO",
    "1:30",
    "1.10",
    "🦴 👩🏽‍⚕️",
    "עברית و عربي",
    "snake_case and 2*3*4",
    "List<int>",
    "<!-- x -->",
    "<script>alert(1)</script>",
    "x<y and y>z",
    "&amp; &lt;",
    "C:\\new\\table",
    "[sound:a.mp3]",
    "[anki:tts lang=en_US]x[/anki:tts]",
    "[latex]x[/latex] [$]x[/$] [$$]x[/$$]",
    "{{cloze:Text}} {{type:Answer}} {{FrontSide}}",
    "{}:{}:{",
    "a::b::c",
    "\\(x}}::{{y\\) \\( \\frac{a}{{b}} \\)",
    "tab\tinside",
]
CODE_AND_MATHS = ["`}}::x`", "`{{c1::x}}`", "`List<int>`", "\\(10^{-14}\\)", "\\(a::b\\)"]


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "learner.anki2"))
    yield opened
    opened.close()


def imported(
    collection: Collection, bank: Bank, folder: Path, options: ExportOptions | None = None
) -> ImportLogWithChanges:
    path = folder / "deck.apkg"
    path.write_bytes(apkg(bank, options))
    presets = collection._backend.get_import_anki_package_presets()
    request = ImportAnkiPackageRequest(package_path=str(path), options=presets)
    return collection.import_anki_package(request).log


def visible(rendered: str) -> str:
    """Return what a reader sees of a side of a card, hidden options included."""
    without_style = re.sub(r"<style>.*?</style>", "", rendered, flags=re.DOTALL)
    return html.unescape(re.sub(r'<(?:[^">]|"[^"]*")*>', "", without_style))


def sides(collection: Collection) -> list[str]:
    cards = [collection.get_card(number) for number in collection.find_cards("")]
    return [side for card in cards for side in (card.question(), card.answer())]


def test_a_package_comes_in_whole(collection: Collection, tmp_path: Path) -> None:
    log = imported(collection, SAMPLE, tmp_path)

    assert len(log.new) == 3
    assert not [*log.conflicting, *log.duplicate, *log.updated, *log.first_field_match]
    assert collection.get_empty_cards().notes == []
    assert collection.fix_integrity()[1]
    cards = [collection.get_card(number) for number in collection.find_cards("")]
    assert Counter(card.template()["name"] for card in cards) == {
        "choice": 2,
        "recall": 2,
        "cloze": 2,
    }
    assert len({(card.nid, card.ord) for card in cards}) == len(cards)


def test_no_card_shows_an_error(collection: Collection, tmp_path: Path) -> None:
    imported(collection, SAMPLE, tmp_path)

    shown = sides(collection)

    assert not [side for side in shown if "qz-card" not in side]
    assert not [side for side in shown if "{{" in visible(side) or "No cloze" in side]


def test_new_cards_keep_the_authors_order(collection: Collection, tmp_path: Path) -> None:
    imported(collection, SAMPLE, tmp_path)

    ordered = sorted(map(collection.get_card, collection.find_cards("")), key=lambda card: card.due)
    assert [card.template()["name"] for card in ordered] == [
        "choice", "choice", "recall", "cloze", "cloze", "recall",
    ]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_seen_to_the_letter_on_every_side(
    text: str, collection: Collection, tmp_path: Path
) -> None:
    wrong = (Distractor(f"w {text}", Listed(), f"r {text}"), Distractor("other", Listed()))
    bank = bank_of(
        replace(item("f", Choice(f"k {text}", wrong)), stem=f"q {text}", why=f"y {text}"),
        replace(item("f", Recall(f"k {text}")), stem=f"q {text}"),
        cloze("c", f"t {text} | ", Blank(1, f"a {text}", f"h {text}"), f"| {text} ", Blank(2, "z")),
    )

    imported(collection, bank, tmp_path)

    choice_front, choice_back, _, recall_back, front, back, *_ = map(visible, sides(collection))
    assert f"q {text}" in choice_front
    assert all(f"{sign} {text}" in choice_back for sign in "qkwry")
    assert f"k {text}" in recall_back
    assert f"t {text} | [h {text}]| {text} z" in front
    assert f"t {text} | a {text}| {text} z" in back
    assert not collection.get_card(collection.find_cards("")[0]).question_av_tags()


@pytest.mark.parametrize("text", CODE_AND_MATHS)
def test_code_and_maths_are_seen_to_the_letter_in_a_blank(
    text: str, collection: Collection, tmp_path: Path
) -> None:
    bank = bank_of(cloze("c", f"t {text} ", Blank(1, text, text), "."))

    imported(collection, bank, tmp_path)

    front, back = map(visible, sides(collection))
    seen = text.strip("`")
    assert f"t {seen} [{seen}]." in front
    assert f"t {seen} {seen}." in back


@pytest.mark.parametrize(("opening", "closing"), [("`", "`"), ("\\(", "\\)"), ("```\n", "\n```")])
@pytest.mark.parametrize("answer", ["10^{-14}", "a::b", "{{x}}", "<int>", "*a*", "}"])
def test_a_blank_inside_code_and_maths_is_literal(
    opening: str, closing: str, answer: str, collection: Collection, tmp_path: Path
) -> None:
    bank = bank_of(cloze("c", f"{opening}K = {{", Blank(1, answer), f"}}{closing}"))

    imported(collection, bank, tmp_path)

    front, back = map(visible, sides(collection))
    assert "K = {[...]}" in front
    assert f"K = {{{answer}}}" in back


def test_a_choice_answered_buries_its_recall_when_burying_is_on(
    collection: Collection, tmp_path: Path
) -> None:
    imported(collection, bank_of(choice("a"), recall("a"), choice("b")), tmp_path)
    deck = collection.decks.by_name("Magnesium")
    assert deck
    settings = collection.decks.config_dict_for_deck_id(deck["id"])
    settings["new"]["bury"] = True
    collection.decks.update_config(settings)
    collection.decks.select(deck["id"])

    asked = collection.sched.getCard()
    assert asked
    collection.sched.answerCard(asked, 3)

    assert asked.template()["name"] == "choice"
    (recalled,) = collection.find_cards("card:recall")
    assert collection.get_card(recalled).queue == -2  # buried by the scheduler


def test_the_same_package_again_changes_nothing(collection: Collection, tmp_path: Path) -> None:
    imported(collection, SAMPLE, tmp_path)
    before = sorted(sides(collection))

    log = imported(collection, SAMPLE, tmp_path, ExportOptions(CLOCK))

    assert len(log.duplicate) == 3
    assert not [*log.new, *log.updated, *log.conflicting]
    assert sorted(sides(collection)) == before


def test_only_a_note_with_a_new_time_is_updated(collection: Collection, tmp_path: Path) -> None:
    first = bank_of(choice("a"), choice("b"))
    second = bank_of(
        replace(choice("a"), stem="Changed?"), replace(choice("b"), stem="Not stamped?")
    )
    imported(collection, first, tmp_path, ExportOptions(CLOCK))

    stamps = {choice("b").guid: CLOCK}
    log = imported(collection, second, tmp_path, ExportOptions(CLOCK + 9, stamps))

    assert len(log.updated) == 1
    assert [visible(side).count("Changed?") for side in sides(collection)[:2]] == [1, 1]
    assert collection.find_notes("Stamped") == []


def test_decks_tags_and_description_arrive(collection: Collection, tmp_path: Path) -> None:
    sections = (
        Section("Health::M::One", (choice("a"),)),
        Section("Health::M::Two", (choice("b"),)),
    )

    imported(collection, Bank("Health::M", sections), tmp_path)

    names = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert names == {"Default", "Health", "Health::M", "Health::M::One", "Health::M::Two"}
    deck = collection.decks.by_name("Health::M")
    assert deck
    assert "Bury siblings" in deck["desc"]
    assert len(collection.find_notes("tag:magnesium::level::core tag:magnesium::pain")) == 2


def test_a_package_in_two_decks_of_one_bank_keeps_one_note_a_question(
    collection: Collection, tmp_path: Path
) -> None:
    imported(collection, bank_of(choice("a"), deck="One"), tmp_path)
    imported(collection, bank_of(choice("a"), recall("b"), deck="Two"), tmp_path)

    assert len(collection.find_notes("")) == 2
    assert collection.fix_integrity()[1]


def illustrated(fact: str, content: bytes, words: str = "a nerve", stem: str = "What?") -> Bank:
    """Return a bank whose one question shows a picture twice, both times as `nerve.png`."""
    picture = Picture("nerve.png", words, name_of(content))
    asked = replace(
        choice(fact),
        stem=f"{stem}\n\n![{words}](nerve.png)",
        pictures=(picture,),
        inline=(picture,),
    )
    return Bank("M", (Section("M", (asked,)),), {picture.name: content})


def test_pictures_are_shown_on_both_sides(collection: Collection, tmp_path: Path) -> None:
    imported(collection, illustrated("a", png(1)), tmp_path)

    shown = f'<img src="{name_of(png(1))}" alt="a nerve">'
    assert [side.count(shown) for side in sides(collection)] == [2, 2]
    assert Path(collection.media.dir(), name_of(png(1))).read_bytes() == png(1)
    checked = collection.media.check()
    assert [*checked.missing, *checked.unused] == []


def test_pictures_of_one_file_name_in_two_lists_both_survive(
    collection: Collection, tmp_path: Path
) -> None:
    imported(collection, illustrated("a", png(1)), tmp_path)
    imported(collection, illustrated("b", png(2)), tmp_path)

    held = {path.name: path.read_bytes() for path in Path(collection.media.dir()).iterdir()}
    assert held == {name_of(content): content for content in (png(1), png(2))}
    checked = collection.media.check()
    assert [*checked.missing, *checked.unused] == []


def test_a_picture_that_changed_comes_with_the_note(collection: Collection, tmp_path: Path) -> None:
    imported(collection, illustrated("a", png(1)), tmp_path, ExportOptions(CLOCK))

    log = imported(collection, illustrated("a", png(2)), tmp_path, ExportOptions(CLOCK + 9))

    assert len(log.updated) == 1
    assert all(name_of(png(2)) in side for side in sides(collection))
    checked = collection.media.check()
    assert [*checked.missing] == []
    assert [*checked.unused] == [name_of(png(1))]


def test_the_words_of_a_picture_stay_words(collection: Collection, tmp_path: Path) -> None:
    pictures = [Picture("nerve.png", text, name_of(png(1))) for text in HOSTILE]
    asked = [
        replace(choice(fact), pictures=(one,))
        for fact, one in zip(map(str, range(len(HOSTILE))), pictures, strict=True)
    ]
    bank = Bank("M", (Section("M", tuple(asked)),), {name_of(png(1)): png(1)})

    imported(collection, bank, tmp_path)

    words = [re.findall(r'<div class="qz-media"><img src="[^"]*" alt="([^"]*)"></div>', front)
             for front in sides(collection)[::2]]  # fmt: skip
    assert [html.unescape(found) for (found,) in words] == HOSTILE
    cards = map(collection.get_card, collection.find_cards(""))
    assert not [card for card in cards if card.question_av_tags()]
    assert [*collection.media.check().missing] == []
