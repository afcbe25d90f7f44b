import hashlib
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.exporters._anki.note import in_order
from quizgen.exporters._anki.note_types import FACT
from quizgen.exporters.anki import EXPORTER
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Bank, Blank, Item, Origin, Section
from tests.exporters.examples import (
    CLOCK,
    ORIGIN,
    SAMPLE,
    SOURCE,
    apkg,
    bank_of,
    choice,
    cloze,
    item,
    opened,
    recall,
    typed,
)


def test_the_ways_of_a_question_are_one_note(tmp_path: Path) -> None:
    package = opened(apkg(bank_of(choice("nmda"), recall("nmda"), typed("nmda"))), tmp_path)

    note = package.note("nmda")
    assert len(package.notes) == 1
    assert [card["ord"] for card in package.cards] == [0, 1]
    assert note["Answer"] == "NMDA receptor"
    assert (note["Recall"], note["Typed"], note["Shape"]) == ("1", "", "choice")
    assert note["Also"] == "NMDAR"


def test_a_note_says_where_it_comes_from(tmp_path: Path) -> None:
    package = opened(apkg(bank_of(choice("nmda"))), tmp_path)

    note = package.note("nmda")
    assert note["Fact"] == "magnesium-kfwq/nmda"
    assert note["Id"] == package.notes[0]["guid"] == choice("nmda").guid
    assert (note["Item"], note["Language"]) == ("choice", "en")


@pytest.mark.parametrize(
    ("cards", "ordinals"), [("both", [0, 1]), ("choice", [0]), ("recall", [1])]
)
def test_the_list_decides_the_cards(cards: str, ordinals: list[int], tmp_path: Path) -> None:
    origin = Origin(ORIGIN.bank, ORIGIN.title, cards=cards)
    bank = bank_of(replace(choice("nmda"), origin=origin), replace(recall("nmda"), origin=origin))

    package = opened(apkg(bank), tmp_path)

    note = package.note("nmda")
    assert [card["ord"] for card in package.cards] == ordinals
    assert [bool(note["Options"]), bool(note["Recall"])] == [0 in ordinals, 1 in ordinals]


@pytest.mark.parametrize(
    ("way", "cards", "reason"),
    [
        (
            replace(recall("x"), origin=Origin(ORIGIN.bank, "T", cards="choice")),
            "choice",
            "no options",
        ),
        (
            replace(choice("x"), origin=Origin(ORIGIN.bank, "T", cards="recall")),
            "recall",
            "as a choice",
        ),
        (typed("x"), "both", "typed answers"),
    ],
)
def test_a_note_without_cards_is_left_out_by_name(
    way: Item, cards: str, reason: str, tmp_path: Path
) -> None:
    rendered = EXPORTER.render(bank_of(way), ExportOptions(CLOCK))

    (left_out,) = rendered.left_out
    assert left_out.item is way
    assert way.origin.cards == cards
    assert reason in left_out.reason
    assert opened(apkg(bank_of(way)), tmp_path).notes == []


def test_the_choice_of_a_blank_is_a_note_without_recall(tmp_path: Path) -> None:
    bank = bank_of(
        cloze("pore", "A ", Blank(1, "magnesium"), " ion."),
        replace(item("pore", choice("pore").shape, "blank"), name="choice:c1", stem="A ____ ion."),
    )

    package = opened(apkg(bank), tmp_path)

    text, blank = [package.fields(note) for note in package.notes]
    assert text["Text"] == "A {{c1::magnesium}} ion."
    assert (blank["Question"], blank["Recall"]) == ("A ____ ion.", "")
    assert text["Id"] != blank["Id"]


def test_choices_come_first_then_recalls_and_clozes_in_the_authors_order(tmp_path: Path) -> None:
    package = opened(apkg(SAMPLE), tmp_path)

    notes = {note["id"]: package.fact(package.fields(note)) for note in package.notes}
    cards = [(card["due"], notes[card["nid"]], card["ord"]) for card in package.cards]
    assert cards == [
        (1, "nmda", 0),
        (2, "gate", 0),
        (3, "nmda", 1),
        (4, "pore", 0),
        (5, "pore", 1),
        (6, "gate", 1),
    ]


def test_a_note_carries_the_time_of_its_last_change(tmp_path: Path) -> None:
    old, new = choice("old"), choice("new")

    package = opened(
        apkg(bank_of(old, new), ExportOptions(CLOCK, {old.guid: 1_600_000_000})), tmp_path
    )

    assert [note["mod"] for note in package.notes] == [1_600_000_000, CLOCK]


@pytest.mark.parametrize("stamp", [0, -1])
def test_a_time_that_anki_cannot_take_is_refused(stamp: int) -> None:
    with pytest.raises(ValueError, match="whole seconds"):
        apkg(bank_of(choice("a")), ExportOptions(CLOCK, {choice("a").guid: stamp}))


@pytest.mark.parametrize(
    "bank",
    [
        bank_of(choice("a"), choice("a")),
        bank_of(choice("a"), replace(cloze("b", Blank(1, "x")), guid=choice("a").guid)),
        Bank("M", (Section("M::1", (choice("a"),)), Section("M::2", (recall("a"),)))),
    ],
    ids=["twice one way", "fact and cloze", "two decks"],
)
def test_a_guid_for_two_questions_is_refused(bank: Bank) -> None:
    with pytest.raises(ValueError, match="stands for two questions"):
        apkg(bank)


def test_tags_stand_under_the_bank_without_its_letters(tmp_path: Path) -> None:
    tagged = replace(choice("a"), tags=("back pain", "a\tb\u3000c", "x::y"), level="detail")

    package = opened(apkg(bank_of(tagged)), tmp_path)

    assert package.notes[0]["tags"].split(" ") == [
        "",
        "magnesium::a-b-c",
        "magnesium::back-pain",
        "magnesium::level::detail",
        "magnesium::x::y",
        "",
    ]


def test_a_deck_keeps_its_id_whatever_else_is_in_the_package(tmp_path: Path) -> None:
    sections = (Section("M::One", (choice("a"),)), Section("M::Two", (choice("b"),)))

    both = opened(apkg(Bank("M", sections)), tmp_path)
    alone = opened(apkg(Bank("M", sections[1:])), tmp_path)

    assert set(both.decks) == {"Default", "M", "M::One", "M::Two"}
    assert both.decks["M::Two"]["id"] == alone.decks["M::Two"]["id"] > 1
    assert len({deck["id"] for deck in both.decks.values()}) == 4


def test_a_deck_says_what_it_is(tmp_path: Path) -> None:
    package = opened(apkg(bank_of(choice("a"), deck="Health :: Magnesium\x1f")), tmp_path)

    shown = package.decks["Health::Magnesium"]["desc"]
    assert "Magnesium and back pain (magnesium-kfwq)" in shown
    assert SOURCE.title in shown
    assert "Study material, not medical advice." in shown
    assert "Bury siblings" in shown


def test_media_come_under_their_names() -> None:
    bank = Bank("M", (Section("M", (choice("a"),)),), {"b.png": b"B", "a.png": b"A"})

    with zipfile.ZipFile(io.BytesIO(apkg(bank))) as archive:
        assert archive.read("media") == b'{"0": "a.png", "1": "b.png"}'
        assert [archive.read("0"), archive.read("1")] == [b"A", b"B"]


@pytest.mark.parametrize("name", ["../a.png", "a/b.png", "c:\\d.png", ""])
def test_a_medium_outside_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="plain name"):
        apkg(Bank("M", (Section("M", (choice("a"),)),), {name: b""}))


def test_an_empty_bank_is_an_empty_deck(tmp_path: Path) -> None:
    package = opened(apkg(Bank("M", ())), tmp_path)

    assert package.notes == []
    assert "M" in package.decks


def test_the_file_is_named_after_the_deck() -> None:
    rendered = EXPORTER.render(bank_of(deck="Health::Magnesium & pain"), ExportOptions(CLOCK))

    assert list(rendered.files) == ["magnesium-pain.apkg"]


def test_a_build_leaves_nothing_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    apkg(SAMPLE)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("notes", [0, 1, 2, 3])
def test_notes_and_cards_are_as_many_as_the_questions_ask_for(notes: int, tmp_path: Path) -> None:
    facts = [f"fact-{number}" for number in range(notes)]
    ways = [way for fact in facts for way in (choice(fact), recall(fact))]

    package = opened(apkg(bank_of(*ways)), tmp_path)

    assert [note["guid"] for note in package.notes] == [way.guid for way in ways[::2]]
    assert [card["ord"] for card in package.cards] == [0] * notes + [1] * notes


def test_ids_of_notes_and_cards_count_on_from_the_clock_in_milliseconds(tmp_path: Path) -> None:
    package = opened(apkg(bank_of(choice("nmda"), recall("nmda"))), tmp_path)

    ids = [row["id"] for row in (*package.notes, *package.cards)]
    assert ids == [CLOCK * 1000, CLOCK * 1000 + 1, CLOCK * 1000 + 2]


def test_a_question_that_is_only_a_choice_has_its_key_as_the_answer(tmp_path: Path) -> None:
    package = opened(apkg(bank_of(choice("nmda"))), tmp_path)

    assert package.note("nmda")["Answer"] == "NMDA receptor"


def test_a_text_for_a_field_that_a_note_type_lacks_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError, match="Layout"):
        in_order(FACT, {"Question": "Which?", "Layout": "wide"})


def test_same_input_same_bytes_in_any_process() -> None:
    script = (
        "import hashlib; from tests.exporters.examples import *;"
        "print(hashlib.sha256(apkg(SAMPLE)).hexdigest())"
    )

    digests = [
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]

    assert digests == [hashlib.sha256(apkg(SAMPLE)).hexdigest()] * 2


def test_the_members_of_the_archive_are_small_and_have_no_date() -> None:
    with zipfile.ZipFile(io.BytesIO(apkg(SAMPLE))) as archive:
        members = archive.infolist()

    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert members[0].compress_size < members[0].file_size / 2
