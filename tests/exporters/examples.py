"""Items, banks and packages for the tests of the exporters."""

import io
import json
import sqlite3
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quizgen.exporters.anki import EXPORTER
from quizgen.exporters.contract import ExportOptions
from quizgen.identity import guid
from quizgen.model import (
    Bank,
    Blank,
    Choice,
    ChooseAll,
    Cloze,
    Distractor,
    Item,
    Listed,
    Order,
    Origin,
    Recall,
    Section,
    Shape,
    Source,
    TrueFalse,
    Typed,
)

BANK = "magnesium-kfwq"
CLOCK = 1_795_140_000
ORIGIN = Origin(BANK, "Magnesium and back pain")
SOURCE = Source("The aching back", "Can Magnesium Cause Back Pain?", "A. Writer")
STEM = "Which receptor does magnesium block at rest?"
WRONG = (
    Distractor("AMPA receptor", Listed(), "AMPA channels carry no magnesium block."),
    Distractor("Histamine H1 receptor", Listed(), "H1 is not an ion channel."),
)


def item(fact: str, shape: Shape, part: str = "ask") -> Item:
    """Return an item of the bank; its name is that of its shape."""
    return Item(
        guid=guid(BANK, fact, part),
        fact=fact,
        name=type(shape).__name__.lower(),
        targets=("t",),
        stem=STEM,
        shape=shape,
        origin=ORIGIN,
        sources=(SOURCE,),
        tags=("pain",),
    )


def choice(fact: str) -> Item:
    return item(fact, Choice("NMDA receptor", WRONG))


def recall(fact: str) -> Item:
    return item(fact, Recall("NMDA receptor"))


def typed(fact: str) -> Item:
    return item(fact, Typed("NMDA receptor", ("NMDAR",)))


def cloze(fact: str, *pieces: str | Blank) -> Item:
    return replace(item(fact, Cloze(pieces), "cloze"), stem="")


def bank_of(*items: Item, deck: str = "Magnesium") -> Bank:
    return Bank(deck, (Section(deck, items),))


MINERALS = ChooseAll(
    ("Magnesium", "Calcium"),
    (
        Distractor("Vitamin D", Listed(), "It is a steroid-like hormone."),
        Distractor("Omega-3", Listed(), "It is a fatty acid."),
        Distractor("Creatine", Listed()),
    ),
)
SIGNAL = Order((("Tissue is hurt",), ("The nerve ending fires",), ("The cord is reached",)))
INJECTION = Order((("Wash hands",), ("Check the dose", "Check the label"), ("Inject",)))
MYTH = TrueFalse(true=False)


def shaped(fact: str, shape: Shape, stem: str = STEM) -> Item:
    """Return an item as the kinds make it: `all`, `order` or `myth`, by its shape."""
    part = {ChooseAll: "all", Order: "order", TrueFalse: "myth"}[type(shape)]
    return replace(item(fact, shape, part), name=part, question=part, stem=stem)


SHAPES = bank_of(
    shaped("minerals", MINERALS, "Which of these are minerals?"),
    replace(shaped("minerals", MINERALS), name="recall", shape=Recall("Magnesium\nCalcium")),
    shaped("signal", SIGNAL, "What happens in which order?"),
    replace(shaped("signal", SIGNAL), name="recall", shape=Recall("Tissue …")),
    shaped("injection", INJECTION, "How is an injection given?"),
    replace(shaped("myth", MYTH, "Most back pain needs a scan."), why="Most eases without one."),
)
"""An item of each shape that is tapped and is no choice, with the recall that goes with it."""

SAMPLE = bank_of(
    replace(choice("nmda"), why="It sits in the *pore*.", quotes=("Mg^2+^ blocks it.",), hint="A."),
    replace(recall("nmda"), why="It sits in the *pore*.", quotes=("Mg^2+^ blocks it.",), hint="A."),
    typed("nmda"),
    cloze("pore", "The ", Blank(1, "pore", "a hole"), " holds a ", Blank(2, "magnesium"), " ion."),
    choice("gate"),
    recall("gate"),
)


@dataclass(frozen=True)
class Package:
    """What an `.apkg` holds, as Anki stores it."""

    notes: list[dict[str, Any]]
    cards: list[dict[str, Any]]
    decks: dict[str, dict[str, Any]]
    note_types: dict[str, dict[str, Any]]
    members: list[str]

    def note(self, fact: str) -> dict[str, str]:
        """Return the fields of the one note of a fact by name."""
        (found,) = [fields for fields in map(self.fields, self.notes) if self.fact(fields) == fact]
        return found

    def fields(self, note: dict[str, Any]) -> dict[str, str]:
        names = [field["name"] for field in self.note_types[str(note["mid"])]["flds"]]
        return dict(zip(names, note["flds"].split("\x1f"), strict=True))

    @staticmethod
    def fact(fields: dict[str, str]) -> str:
        return fields["Fact"].partition("/")[2]


def apkg(bank: Bank, options: ExportOptions | None = None) -> bytes:
    """Return the one file that the Anki exporter makes of a bank."""
    (content,) = EXPORTER.render(bank, options or ExportOptions(CLOCK)).files.values()
    return content


def opened(content: bytes, folder: Path) -> Package:
    """Return what a package holds; `folder` is for the collection in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        path = folder / "collection.anki2"
        path.write_bytes(archive.read("collection.anki2"))
        members = archive.namelist()
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    notes = [dict(row) for row in connection.execute("SELECT * FROM notes ORDER BY id")]
    cards = [dict(row) for row in connection.execute("SELECT * FROM cards ORDER BY due")]
    (col,) = connection.execute("SELECT decks, models FROM col").fetchall()
    connection.close()
    decks = {deck["name"]: deck for deck in json.loads(col["decks"]).values()}
    return Package(notes, cards, decks, json.loads(col["models"]), members)
