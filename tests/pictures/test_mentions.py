"""No text of an item hides a picture: whatever a deck shows is looked at."""

from dataclasses import replace
from decimal import Decimal

import pytest

from quizgen.model import (
    Blank,
    Choice,
    Cloze,
    Distractor,
    Entry,
    Fact,
    Item,
    Listed,
    Numeric,
    Place,
    Quantity,
    Recall,
    Typed,
)
from quizgen.pictures.mentions import in_groups, in_item, mentions
from quizgen.tables import Table
from tests.exporters.examples import item, recall

SHOWN = "see ![a bone](bones/ulna.png)"
FOUND = [("bones/ulna.png", "a bone")]
SIZE = Quantity(Decimal(1), Decimal(1))

ITEMS = [
    *(replace(recall("a"), **{key: SHOWN}) for key in ("stem", "hint", "why")),  # type: ignore[arg-type]  # a field by its name
    *(replace(recall("a"), **{key: ("x", SHOWN)}) for key in ("quotes", "cites")),  # type: ignore[arg-type]  # a field by its name
    item("a", Recall(SHOWN)),
    item("a", Choice(SHOWN, ())),
    item("a", Choice("k", (Distractor("x", Listed()), Distractor(SHOWN, Listed())))),
    item("a", Choice("k", (Distractor("x", Listed(), SHOWN),))),
    item("a", Typed(SHOWN)),
    item("a", Typed("x", ("y", SHOWN))),
    item("a", Numeric("1", SIZE, (SHOWN,))),
    item("a", Cloze(("x", Blank(1, "y", SHOWN)))),
    item("a", Cloze(("x", Blank(1, "y", accept=(SHOWN,))))),
]


@pytest.mark.parametrize("shown", ITEMS)
def test_a_picture_in_any_text_of_an_item_is_found(shown: Item) -> None:
    assert [*in_item(shown)] == FOUND


def test_what_no_card_shows_is_none() -> None:
    assert [*in_item(item("a", Typed("x", (), (Entry(SHOWN, SHOWN),))))] == []
    assert [*in_item(replace(recall("a"), tags=(SHOWN,)))] == []


def test_each_picture_is_named_once() -> None:
    assert [
        *in_item(replace(recall("a"), stem=SHOWN, why=f"{SHOWN} ![b](bones/ulna.png)"))
    ] == FOUND


def test_a_group_shows_pictures_as_members_and_in_what_is_said_of_them() -> None:
    groups = {"a": (Entry("x", SHOWN),), "b": (Entry("![b](b.png)"), Entry(SHOWN))}

    assert [*in_groups(groups)] == [*FOUND, ("b.png", "b")]


def test_a_row_of_a_table_names_its_picture_by_a_path_or_with_words() -> None:
    rows = (("Rhine", "rhine.png", "see ![a](why.png)"), ("Elbe", "![Elbe](elbe.png)", ""))
    table = Table(("river", "image", "why"), rows)
    fact = Fact("one", "table", {"table": table}, lambda _path: Place("list.yaml"))

    found = [tuple(one) for one in mentions(fact)]

    assert found == [
        (("table", 0, "image"), "rhine.png", ""),
        (("table", 0, "why"), "why.png", "a"),
        (("table", 1, "image"), "elbe.png", "Elbe"),
    ]
