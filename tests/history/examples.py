"""Items and records to start a test from."""

from collections.abc import Sequence
from dataclasses import replace

from quizgen.history.plan import Plan, Standing, after, plan
from quizgen.history.record import History, Record
from quizgen.model import (
    Blank,
    Choice,
    Cloze,
    Distractor,
    Item,
    Listed,
    Origin,
    Place,
    Recall,
    Shape,
    Typed,
)

RIVERS = Origin("rivers-abcd", "Rivers")

RECORD = Record(
    guid="qrhine",
    fact="rhine",
    item="ask",
    type="fact",
    cards=("choice", "recall"),
    hash="h",
    key="k",
    mod=200,
    first=100,
    changed=200,
    stem="Where does the Rhine end?",
)


def item(name: str, shape: Shape, guid: str = "qrhine") -> Item:
    return Item(
        guid=guid,
        fact="rhine",
        name=name,
        targets=("trhine",),
        stem="Where does the **Rhine** end?",
        shape=shape,
        origin=RIVERS,
        why="It meets the sea there.",
        place=Place("rivers.yaml", 4, 3),
    )


def choice(*wrong: str, key: str = "North Sea", reason: str = "") -> Item:
    distractors = tuple(Distractor(text, Listed(), reason) for text in wrong)
    return item("choice", Choice(key, distractors))


def question(*wrong: str, key: str = "North Sea") -> tuple[Item, ...]:
    """The three ways of one question."""
    return (
        choice(*wrong, key=key),
        item("recall", Recall(key)),
        item("typed", Typed(key, accept=("the North Sea",))),
    )


def cloze(*blanks: Blank) -> Item:
    pieces = tuple(piece for blank in blanks for piece in (" and ", blank))
    return replace(item("cloze", Cloze(pieces), guid="qcloze"), stem="", question="cloze")


def history(*records: Record) -> History:
    return History("rivers-abcd", {record.guid: record for record in records})


def notes(*ways: Sequence[Item]) -> dict[str, tuple[Item, ...]]:
    return {way[0].guid: tuple(way) for way in ways}


def planned(
    before: History, *ways: Sequence[Item], now: int = 2_000, anew: bool = False, **also: object
) -> Plan:
    """Return the plan of a release of these questions; the lists of the bank give no others."""
    out = notes(*ways)
    standing = replace(Standing(out, made=frozenset(out)), **also)  # type: ignore[arg-type]  # fields by their names
    return plan(before, standing, now, anew=anew)


def released(before: History, *ways: Sequence[Item], now: int = 2_000) -> History:
    """Return the history once these questions were released."""
    return after(before, planned(before, *ways, now=now))
