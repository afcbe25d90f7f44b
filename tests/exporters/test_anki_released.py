"""What is read back from a package: the notes that learners have, and what has changed in them."""

import io
import zipfile
from dataclasses import replace

import pytest

from quizgen.exporters._anki import released
from quizgen.exporters._anki.compare import Difference, differences, moved_blanks
from quizgen.exporters._anki.note_types import CLOZE, FACT
from quizgen.exporters._anki.released import Held, Unreadable, read_package
from quizgen.exporters._anki.unpacking import MAX_BYTES
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Bank, Blank, Choice, Distractor, Item, Listed, Picture, Recall, Section
from tests.exporters.examples import CLOCK, SAMPLE, apkg, bank_of, choice, cloze, recall


def held(*ways: Item) -> Held:
    [note] = read_package(apkg(bank_of(*ways))).notes.values()
    return note


def test_the_notes_of_a_package_are_read_back() -> None:
    found = read_package(apkg(SAMPLE, ExportOptions(CLOCK, {choice("gate").guid: 9})))

    gate, pore = found.notes[choice("gate").guid], found.notes[cloze("pore").guid]
    assert (gate.type, gate.deck, gate.modified, set(gate.cards)) == (
        FACT.id,
        "Magnesium",
        9,
        {0, 1},
    )
    assert (pore.type, pore.modified, set(pore.cards)) == (CLOZE.id, CLOCK, {0, 1})
    assert gate.fields["Answer"] == "NMDA receptor"
    assert pore.fields["Text"].startswith("The {{c1::pore::a hole}}")
    assert "magnesium::pain" in gate.tags
    assert [*found.decks] == ["Magnesium"]
    assert {*found.note_types} == {FACT.id, CLOZE.id}


def test_two_packages_of_one_bank_are_equal_whatever_their_bytes() -> None:
    content = apkg(SAMPLE)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)

    assert stored.getvalue() != content
    assert read_package(stored.getvalue()) == read_package(content)


WAYS = (choice("f"), recall("f"))


@pytest.mark.parametrize(
    "other",
    [
        bank_of(*(replace(way, stem="Another?") for way in WAYS)),
        bank_of(*(replace(way, tags=("other",)) for way in WAYS)),
        bank_of(*WAYS[:1]),
        bank_of(*WAYS, deck="Another"),
        bank_of(choice("e"), *WAYS),
        Bank("Magnesium", (Section("Magnesium::Sub", WAYS),)),
        replace(bank_of(*WAYS), media={"a.png": b"x"}),
    ],
    ids=["text", "tags", "cards", "deck", "places", "subdeck", "media"],
)
def test_packages_differ_where_anki_would_notice(other: Bank) -> None:
    assert read_package(apkg(other)) != read_package(apkg(bank_of(*WAYS)))


def test_a_picture_with_other_bytes_makes_another_package() -> None:
    one, two = (replace(SAMPLE, media={"a.png": content}) for content in (b"x", b"y"))

    assert read_package(apkg(one)) != read_package(apkg(two))


def test_a_stamp_makes_another_package() -> None:
    stamped = apkg(SAMPLE, ExportOptions(CLOCK, {choice("gate").guid: CLOCK - 1}))

    assert read_package(stamped) != read_package(apkg(SAMPLE))


def zipped(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no package",
        apkg(SAMPLE)[:-40],
        zipped({"media": b"{}"}),
        zipped({"media": b"{}", "collection.anki2": b"no database"}),
        zipped({"media": b"{}", "collection.anki2": b""}),
        zipped({"media": b"[]", "collection.anki2": b""}),
        zipped({"media": b"\xff", "collection.anki2": b""}),
        zipped({"media": b'{"0": "a.png"}', "collection.anki2": b""}),
    ],
)
def test_what_is_no_package_of_ours_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_package(content)


def wrong(*pairs: tuple[str, str]) -> Choice:
    return Choice("NMDA", tuple(Distractor(text, Listed(), reason) for text, reason in pairs))


OLD = (replace(choice("f"), shape=wrong(("AMPA", "an old reason"), ("H1", "b"))), recall("f"))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"stem": "What is *new*?"}, Difference("question", OLD[0].stem, "What is new?")),
        ({"why": "It fits."}, Difference("why", "", "It fits.")),
        ({"hint": "H~2~O"}, Difference("hint", "", "H₂O")),
        ({"quotes": ("said < so",)}, Difference("quote", "", "said < so")),
    ],
)
def test_a_text_that_changes_is_told_as_a_reader_sees_it(
    change: dict[str, str], expected: Difference
) -> None:
    new = [replace(way, **change) for way in OLD]  # type: ignore[arg-type]  # a field by its name

    assert differences(held(*OLD), held(*new)) == [expected]


def test_options_and_reasons_that_change_are_told_one_by_one() -> None:
    shape = wrong(("AMPA", "a new reason"), ("GABA", "c"))
    options = ExportOptions(CLOCK, released={OLD[0].guid: ("AMPA", "NMDA", "H1")})
    new = read_package(apkg(bank_of(replace(OLD[0], shape=shape), OLD[1]), options))
    old = read_package(apkg(bank_of(*OLD), options))

    assert differences(old.notes[OLD[0].guid], new.notes[OLD[0].guid]) == [
        Difference("reason of AMPA", "an old reason", "a new reason"),
        Difference("option", "H1", ""),
        Difference("option", "", "GABA"),
    ]


def test_the_words_of_a_cloze_are_told_with_their_blanks() -> None:
    old, new = held(cloze("f", "The ", Blank(1, "pore"))), held(cloze("f", "A ", Blank(1, "pore")))

    assert differences(old, new) == [Difference("cloze", "The {{c1::pore}}", "A {{c1::pore}}")]


def test_what_changes_in_its_markup_alone_is_told_all_the_same() -> None:
    new = [replace(way, stem=f"*{way.stem}*") for way in OLD]

    assert differences(held(*OLD), held(*new)) == [Difference("question", OLD[0].stem, OLD[0].stem)]


def test_tags_and_sources_are_no_words_of_the_question() -> None:
    new = [replace(way, tags=("other",), sources=(), cites=("page 7",)) for way in OLD]

    assert differences(held(*OLD), held(*new)) == []


def test_a_package_that_keeps_sqlite_busy_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(released, "_STEP", 1)
    monkeypatch.setattr(released, "_STEPS", 1)

    with pytest.raises(Unreadable, match="interrupted"):
        read_package(apkg(SAMPLE))


def test_a_collection_of_more_rows_than_a_deck_can_have_is_unreadable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(released, "_ROW", MAX_BYTES + 1)

    with pytest.raises(Unreadable, match="the collection holds more than 512 MB"):
        read_package(apkg(SAMPLE))


def test_a_corrected_key_is_told_as_the_answer_alone() -> None:
    options = ExportOptions(CLOCK, released={OLD[0].guid: ("AMPA", "NMDA", "H1", "GABA")})
    shape = Choice("GABA", wrong(("AMPA", "an old reason"), ("H1", "b")).distractors)
    ways = (replace(OLD[0], shape=shape), recall("f"))
    answered = replace(ways[1], shape=Recall("GABA"))
    old = read_package(apkg(bank_of(OLD[0], replace(OLD[1], shape=Recall("NMDA"))), options))
    new = read_package(apkg(bank_of(ways[0], answered), options))

    assert differences(old.notes[OLD[0].guid], new.notes[OLD[0].guid]) == [
        Difference("answer", "NMDA", "GABA")
    ]


def test_options_in_another_case_are_no_other_options() -> None:
    new = (replace(OLD[0], shape=wrong(("Ampa", "an old reason"), ("H1", "b"))), recall("f"))
    options = ExportOptions(CLOCK, released={OLD[0].guid: ("AMPA", "NMDA", "H1")})
    [old_note] = read_package(apkg(bank_of(*OLD), options)).notes.values()
    [new_note] = read_package(apkg(bank_of(*new), options)).notes.values()

    assert differences(old_note, new_note) == []


@pytest.mark.parametrize(("old", "new"), [(OLD, OLD[1:]), (OLD[1:], OLD)])
def test_of_a_choice_lost_or_gained_as_a_whole_no_option_is_told(
    old: tuple[Item, ...], new: tuple[Item, ...]
) -> None:
    assert "option" not in {one.field for one in differences(held(*old), held(*new))}


def test_another_picture_is_told_as_one() -> None:
    one, other = (
        [replace(way, pictures=(Picture("a.png", name=name),)) for way in OLD]
        for name in ("qz-1.png", "qz-2.png")
    )

    [found] = differences(held(*one), held(*other))

    assert (found.field, found.picture) == ("image", True)


def blanks(*numbers: tuple[int, str]) -> Held:
    pieces = [piece for number, answer in numbers for piece in (" and ", Blank(number, answer))]
    return held(cloze("f", *pieces))


OLD_BLANKS = ((1, "Rhine"), (2, "Main"))


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (((2, "Rhine"), (1, "Main")), ["c1 and c2 have changed places"]),
        (((2, "rhine"), (1, "Elbe")), ["what was c1 is c2 now"]),
        (((3, "Rhine"), (2, "Main")), ["what was c1 is c3 now"]),
        (((2, "Main"), (1, "Rhine")), []),
        (((1, "Main"), (2, "Oder")), ["what was c2 is c1 now"]),
        (((1, "Elbe"), (2, "Oder")), []),
        (((1, "Rhine"), (2, "Rhine")), []),
        (((2, "Rhine"), (3, "Rhine")), []),
    ],
)
def test_answers_under_another_number_are_told(
    new: tuple[tuple[int, str], ...], expected: list[str]
) -> None:
    assert moved_blanks(blanks(*OLD_BLANKS), blanks(*new)) == expected
