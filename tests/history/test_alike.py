"""A new question that may be one that is gone: which pairs are told."""

from dataclasses import replace

import pytest

from quizgen.history.alike import alike
from quizgen.history.plan import Plan, Standing, after, plan
from quizgen.history.record import History
from quizgen.model import Item, Recall
from tests.history.examples import history, item


def asked(fact: str, stem: str, key: str) -> Item:
    made = item("recall", Recall(key), guid=f"q{fact}")
    return replace(made, fact=fact, stem=stem)


def told(before: list[Item], now: list[Item]) -> list[tuple[str, str]]:
    """Return the facts gone and new of each pair that is told."""
    released = after(history(), planned(history(), before, 1_000))
    pairs = alike(planned(released, now, 2_000))
    return [(one.gone.after.fact, one.new.after.fact) for one in pairs]


def planned(released: History, items: list[Item], now: int) -> Plan:
    notes = {one.guid: (one,) for one in items}
    facts = frozenset(one.fact for one in items)
    return plan(released, Standing(notes, frozenset(notes), facts), now)


OLD = asked("old", "Into which sea does the Rhine flow?", "North Sea")


@pytest.mark.parametrize(
    ("stem", "key", "expected"),
    [
        (OLD.stem, "North Sea", True),
        ("into which SEA does the Rhine flow", "North Sea", True),
        ("Into which sea does the Rhein flow?", "Baltic Sea", True),
        ("In which sea does the long Rhine end?", "North Sea", True),
        ("In which sea does the long Rhine end?", "Baltic Sea", False),
        ("Where does the Rhine end?", "North Sea", False),
    ],
)
def test_much_like_is_nearly_the_same_words_or_like_words_and_the_same_key(
    stem: str, key: str, *, expected: bool
) -> None:
    assert told([OLD], [asked("new", stem, key)]) == [("old", "new")] * expected


def test_of_several_the_nearest_is_told() -> None:
    near, nearer = (asked(name, f"{OLD.stem} {name}", "North Sea") for name in ("why", "y"))

    assert told([OLD], [near, nearer]) == [("old", "y")]
    assert told([OLD], [nearer, near]) == [("old", "y")]


def test_a_new_question_of_a_fact_that_was_released_is_none() -> None:
    other = asked("kept", "Which?", "x")

    assert told([OLD, other], [other, replace(OLD, guid="qmore", fact="kept")]) == []


def test_a_fact_that_is_gone_is_told_once() -> None:
    twin = replace(OLD, guid="qtwin")

    assert told([OLD, twin], [asked("new", OLD.stem, "North Sea")]) == [("old", "new")]
