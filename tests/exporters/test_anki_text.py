"""Anki's text file, read by Anki itself."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizgen.exporters.anki_text import EXPORTER, NO_PICTURES, ONE_CARD
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Bank, Choice, Distractor, Item, Listed, Origin
from tests.exporters.every_shape import EVERY_SHAPE, assert_golden, rendered
from tests.exporters.examples import (
    BANK,
    CLOCK,
    SIGNAL,
    apkg,
    bank_of,
    choice,
    cloze,
    item,
    recall,
    shaped,
    typed,
)

if TYPE_CHECKING:
    from anki.collection import Collection

FATES = (
    "new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype",
    "missing_deck", "empty_first_field",
)  # fmt: skip
"""What Anki may make of a note."""
NASTY = [
    "# no comment",
    'quotes " and "" and \' and \t tabs',
    "a\nb",
    "; , | : separators",
    "{{c1::x}} }} ::",
    "[sound:a.mp3] [latex]x[/latex]",
    "<script>alert(1)</script> <b> & &amp;",
    "#notetype:Cloze",
    "`x` *y* \\(z\\)",
    "漢字 🧲 \u202e",
    '"',
    "a\u2028b",
]


@pytest.fixture
def learner(tmp_path: Path) -> "Iterator[Collection]":
    """An empty collection of the real backend."""
    collection = pytest.importorskip("anki.collection", reason="the real backend: pip install anki")
    opened = collection.Collection(str(tmp_path / "learner.anki2"))
    yield opened
    opened.close()


def taken(learner: "Collection", bank: Bank, folder: Path) -> dict[str, int]:
    """Import the files as Anki's dialog proposes; return how many notes became what."""
    from anki.collection import ImportCsvRequest

    counted: Counter[str] = Counter()
    for ending, content in rendered(EXPORTER, bank).items():
        path = folder / f"deck{ending}"
        path.write_bytes(content)
        metadata = learner.get_csv_metadata(str(path), None)
        log = learner.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
        counted.update({name: len(getattr(log, name)) for name in FATES})
    return {name: number for name, number in counted.items() if number}


def notes(learner: "Collection") -> dict[str, list[str]]:
    """Return the fields of each note by its guid."""
    found = [learner.get_note(number) for number in learner.find_notes("")]
    return {note.guid: note.fields for note in found}


def seen(field: str) -> str:
    """Return what a reader sees of a field."""
    return html.unescape(re.sub(r"<[^>]*>", "", field.replace("<br>", "\n"))).strip()


@pytest.mark.parametrize("ending", [".anki.txt", "-cloze.anki.txt"])
def test_the_files_are_what_they_were(request: pytest.FixtureRequest, ending: str) -> None:
    assert_golden(request, f"anki-text{ending}", rendered(EXPORTER)[ending])


def test_anki_takes_every_note_under_its_guid(learner: "Collection", tmp_path: Path) -> None:
    counted = taken(learner, EVERY_SHAPE, tmp_path)

    left_out = EXPORTER.render(EVERY_SHAPE, ExportOptions(CLOCK)).left_out
    kept = {item.guid for item in EVERY_SHAPE.items} - {
        one.item.guid for one in left_out if one.reason == NO_PICTURES
    }
    assert notes(learner).keys() == kept
    assert counted == {"new": len(kept)}
    assert learner.fix_integrity()[1]


def test_decks_tags_and_note_types_are_those_of_the_bank(
    learner: "Collection", tmp_path: Path
) -> None:
    taken(learner, EVERY_SHAPE, tmp_path)

    cards = [learner.get_card(number) for number in learner.find_cards("")]
    placed = {card.note().guid: learner.decks.name(card.did) for card in cards}
    assert placed == {
        item.guid: section.deck
        for section in EVERY_SHAPE.sections
        for item in section.items
        if item.guid in placed
    }
    types = {card.note().note_type()["name"] for card in cards}  # type: ignore[index]  # never None
    assert types == {"Basic", "Cloze"}
    assert {tag for card in cards for tag in card.note().tags} == {
        "magnesium::pain",
        "magnesium::level::core",
        "magnesium::level::detail",
    }


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_is_seen_to_the_letter(
    text: str, learner: "Collection", tmp_path: Path
) -> None:
    asked = replace(recall("n"), stem=f"s {text}", hint=text, why=text)
    first = replace(choice("m"), stem=text)
    bank = bank_of(first, asked, cloze("c", f"{text} "), deck=f"D {text}"[:5])

    assert taken(learner, bank, tmp_path) == {"new": 3}

    shown = {seen(fields[0]) for fields in notes(learner).values()}
    plain = text.replace("`x` *y* \\(z\\)", "x y \\(z\\)")
    assert len(shown) == 3
    assert any(plain in one for one in shown)


def test_a_second_import_doubles_nothing(learner: "Collection", tmp_path: Path) -> None:
    taken(learner, EVERY_SHAPE, tmp_path)

    again = taken(learner, EVERY_SHAPE, tmp_path)

    assert "new" not in again


def test_it_does_not_touch_what_came_by_a_package(learner: "Collection", tmp_path: Path) -> None:
    from anki.collection import ImportAnkiPackageRequest

    bank = bank_of(choice("nmda"), recall("nmda"))
    (tmp_path / "d.apkg").write_bytes(apkg(bank))
    learner.import_anki_package(ImportAnkiPackageRequest(package_path=str(tmp_path / "d.apkg")))
    before = notes(learner)

    counted = taken(learner, bank, tmp_path)

    assert counted == {"conflicting": 1}
    assert notes(learner) == before


def of_list(item: Item, cards: str) -> Item:
    return replace(item, origin=Origin(BANK, "T", cards=cards))


@pytest.mark.parametrize(
    ("cards", "ways", "asked"),
    [
        ("both", [choice("a"), recall("a"), typed("a")], "recall"),
        ("both", [choice("a")], "choice"),
        ("both", [typed("a")], "typed"),
        ("both", [shaped("a", SIGNAL)], "order"),
        ("choice", [choice("a"), recall("a")], "choice"),
        ("choice", [recall("a"), typed("a")], ""),
        ("recall", [choice("a"), recall("a")], "recall"),
        ("recall", [choice("a")], ""),
    ],
)
def test_a_question_is_asked_once_as_the_list_allows(
    cards: str, ways: list[Item], asked: str
) -> None:
    bank = bank_of(*(of_list(way, cards) for way in ways))

    left_out = EXPORTER.render(bank, ExportOptions(CLOCK)).left_out

    assert {one.item.name for one in left_out} == {way.name for way in ways} - {asked}
    assert all((one.reason == ONE_CARD.format(asked)) == bool(asked) for one in left_out)


def test_a_list_of_options_does_not_say_which_is_right(
    learner: "Collection", tmp_path: Path
) -> None:
    taken(learner, bank_of(shaped("a", SIGNAL), choice("c")), tmp_path)

    order, chosen = (notes(learner)[one.guid] for one in (shaped("a", SIGNAL), choice("c")))
    steps = re.findall("<li>(.*?)</li>", order[0])
    assert sorted(steps) == sorted(step for (step,) in SIGNAL.steps)
    assert steps != [step for (step,) in SIGNAL.steps]
    assert sorted(re.findall("<li>(.*?)</li>", chosen[0])) == [
        "AMPA receptor",
        "Histamine H1 receptor",
        "NMDA receptor",
    ]
    assert "AMPA receptor: AMPA channels carry no magnesium block." in chosen[1]


def test_no_reason_stands_on_the_front() -> None:
    wrong = (Distractor("x", Listed(), "SECRET"), Distractor("y", Listed(), "SECRET"))
    bank = bank_of(item("c", Choice("NMDA receptor", wrong)))

    (content,) = rendered(EXPORTER, bank).values()

    front, back = content.decode().splitlines()[-1].split("\t")[1:3]
    assert "SECRET" not in front
    assert back.count("SECRET") == 2
