"""The package of withdrawn notes, and the notices on them and on corrected ones."""

import re
from dataclasses import replace

import pytest

from quizgen.exporters._anki.note import Note
from quizgen.exporters._anki.notice import corrected, withdrawn
from quizgen.exporters._anki.released import Held, Package, read_package
from quizgen.exporters._anki.withdrawn import (
    Remains,
    Withdrawal,
    note_held,
    note_of_remains,
    withdrawn_package,
)
from quizgen.exporters.anki import note_of
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Origin
from tests.exporters.examples import BANK, CLOCK, SAMPLE, SHAPES, apkg, bank_of, choice, recall

DAY = 1_606_780_799
"""The last second of a day by UTC: 2020-11-30."""
QUESTION = Remains("q1", BANK, "f", "ask", "What < is *it*?", ("choice", "recall"), ("a", "b"), "b")


@pytest.mark.parametrize(
    ("language", "told", "gone"),
    [
        ("en", "Corrected on 2020-11-30.", "Withdrawn on 2020-11-30: Two &lt; one."),
        ("de-AT", "Berichtigt am 2020-11-30.", "Zurückgezogen am 2020-11-30: Two &lt; one."),
        ("es", "Corregida el 2020-11-30.", "Retirada el 2020-11-30: Two &lt; one."),
        ("fr", "Corrigée le 2020-11-30.", "Retirée le 2020-11-30: Two &lt; one."),
        ("xx", "Corrected on 2020-11-30.", "Withdrawn on 2020-11-30: Two &lt; one."),
    ],
)
def test_a_notice_is_in_the_language_of_the_list(language: str, told: str, gone: str) -> None:
    assert corrected(DAY, language) == told
    assert withdrawn(DAY, "Two < one.", language) == gone


def test_a_notice_without_a_reason_is_a_sentence_too() -> None:
    assert withdrawn(DAY, "", "en") == "Withdrawn on 2020-11-30."
    assert withdrawn(DAY, "", "de") == "Zurückgezogen am 2020-11-30."


def test_a_corrected_note_says_so_and_no_other_does() -> None:
    german = [replace(way, origin=Origin(BANK, "T", "de")) for way in (choice("f"), recall("f"))]
    options = ExportOptions(CLOCK, corrected={german[0].guid: DAY})

    notes = read_package(apkg(bank_of(*german, choice("other")), options)).notes

    assert notes[german[0].guid].fields["Notice"] == "Berichtigt am 2020-11-30."
    assert notes[choice("other").guid].fields["Notice"] == ""


def packed(note: Note, deck: str = "Rivers", reason: str = "It dried up.") -> Package:
    one = Withdrawal(note, deck, BANK, DAY, reason, "en", CLOCK)
    return read_package(withdrawn_package([one], {"Rivers": "All about rivers."}))


@pytest.mark.parametrize("guid", [way.guid for way in SAMPLE.items], ids=str)
def test_a_withdrawn_note_has_its_cards_and_fields_and_a_notice(guid: str) -> None:
    before = read_package(apkg(SAMPLE)).notes[guid]
    note = note_held(before)
    assert note

    after = packed(note).notes[guid]

    assert after.cards.keys() == before.cards.keys()
    assert after.fields == {
        **before.fields,
        "Notice": "Withdrawn on 2020-11-30: It dried up.",
    }
    assert after.tags == (*before.tags, "magnesium::withdrawn")
    assert (after.deck, after.modified, after.type) == ("Rivers", CLOCK, before.type)


def test_what_was_set_aside_once_is_set_aside_the_same_again() -> None:
    once = packed(note_of([choice("f"), recall("f")], ExportOptions(CLOCK)))
    [held] = once.notes.values()
    note = note_held(held)
    assert note

    assert packed(note) == once


def test_the_deck_keeps_its_description() -> None:
    assert packed(note_of([recall("f")], ExportOptions(CLOCK))).decks["Rivers"][1] == (
        "All about rivers."
    )


def test_a_note_of_a_type_that_is_not_ours_is_left() -> None:
    other = Held("q1", 7, {"Front": "x"}, (), {0: 1}, "Rivers", CLOCK)

    assert note_held(other) is None


def test_a_question_of_which_only_the_history_is_left_can_still_be_shown() -> None:
    note = note_of_remains(QUESTION, "en")
    assert note

    held = packed(note).notes["q1"]

    assert held.fields["Question"] == "What &lt; is *it*?"
    assert held.fields["Answer"] == "b"
    assert (
        '<li class="wrong" data-o="1">a</li><li class="key" data-o="2">b</li>'
        in (held.fields["Options"])
    )
    assert held.fields["Recall"] == "1"
    assert held.cards.keys() == {0, 1}
    assert held.fields["Fact"] == f"{BANK}/f"


def test_a_cloze_of_which_only_the_history_is_left_has_all_its_cards() -> None:
    note = note_of_remains(replace(QUESTION, cards=(1, 3), options=(), key=""), "en")
    assert note

    held = packed(note).notes["q1"]

    assert held.fields["Text"] == "What &lt; is *it*? {{c1::…}} {{c3::…}}"
    assert held.cards.keys() == {0, 2}


def test_a_choice_without_a_known_key_is_not_shown() -> None:
    assert note_of_remains(replace(QUESTION, key=""), "en") is None


def test_a_recall_without_a_known_key_asks_and_says_that_it_is_withdrawn() -> None:
    note = note_of_remains(replace(QUESTION, cards=("recall",), options=(), key=""), "en")
    assert note

    held = packed(note).notes["q1"]

    assert (held.fields["Options"], held.fields["Recall"]) == ("", "1")
    assert held.cards.keys() == {1}


@pytest.mark.parametrize(
    ("key", "language", "answer", "classes"),
    [("true", "en", "True", ["key", "wrong"]), ("false", "de", "Falsch", ["wrong", "key"])],
)
def test_a_sentence_of_which_only_the_history_is_left_can_still_be_judged(
    key: str, language: str, answer: str, classes: list[str]
) -> None:
    note = note_of_remains(replace(QUESTION, cards=("choice",), options=(), key=key), language)
    assert note

    held = packed(note).notes["q1"]

    assert re.findall(r'<li class="(\w+)"', held.fields["Options"]) == classes
    assert (held.fields["Answer"], held.fields["Shape"]) == (answer, "truefalse")
    assert held.cards.keys() == {0}


@pytest.mark.parametrize("fact", ["minerals", "signal", "myth"])
def test_a_withdrawn_note_of_every_shape_is_what_it_was_and_says_so(fact: str) -> None:
    ways = [way for way in SHAPES.items if way.fact == fact]
    before = read_package(apkg(bank_of(*ways))).notes[ways[0].guid]
    note = note_held(before)
    assert note

    after = packed(note).notes[ways[0].guid]

    assert after.fields == {**before.fields, "Notice": "Withdrawn on 2020-11-30: It dried up."}
    assert after.cards.keys() == before.cards.keys()
