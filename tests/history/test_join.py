from dataclasses import replace

import pytest
from hypothesis import given

from quizgen.history.join import join
from quizgen.history.record import Record, Released
from quizgen.history.text import parse, render
from quizgen.model import Place
from tests.history.examples import RECORD, history
from tests.history.test_text import records

OLDER = replace(RECORD, options=(Released("a"), Released("b"), Released("c")), stem="old")
NEWER = replace(
    RECORD,
    hash="h2",
    mod=300,
    changed=300,
    options=(Released("a", permitted=False), Released("b"), Released("d")),
    stem="new",
)


def test_the_later_change_wins() -> None:
    joined = join(NEWER, OLDER)

    assert (joined.hash, joined.changed, joined.mod, joined.stem) == ("h2", 300, 300, "new")


def test_no_released_option_is_lost_and_none_of_the_older_moves() -> None:
    joined = join(NEWER, OLDER)

    assert joined.options == (
        Released("a", permitted=False),
        Released("b"),
        Released("c"),
        Released("d"),
    )


def test_cards_first_release_and_corrections_of_both_sides_are_kept() -> None:
    one = replace(OLDER, cards=(10, 2), first=50, corrected=150)
    other = replace(NEWER, cards=(2, 1), first=60)

    joined = join(one, other)

    assert (joined.cards, joined.first, joined.corrected) == ((1, 2, 10), 50, 150)


def test_unknown_keys_of_both_sides_are_kept() -> None:
    one = replace(OLDER, extra=(("x", 1), ("y", 1)))
    other = replace(NEWER, extra=(("x", 2), ("z", 2)))

    assert join(one, other).extra == (("x", 2), ("y", 1), ("z", 2))


@pytest.mark.parametrize(("hash_", "mod"), [("h2", 301), ("h", 300)])
def test_who_took_the_losing_content_later_still_receives_the_winning(hash_: str, mod: int) -> None:
    stamped_again = replace(OLDER, mod=300)

    assert join(stamped_again, replace(NEWER, hash=hash_)).mod == mod


@given(records, records)
def test_the_order_of_the_two_lines_makes_no_difference(one: Record, other: Record) -> None:
    other = replace(other, guid=one.guid)

    assert join(one, other) == join(other, one)


@given(records)
def test_a_record_joined_with_itself_is_itself(record: Record) -> None:
    cards = join(record, record).cards
    options = join(record, record).options

    assert join(record, record) == replace(record, cards=cards, options=options)
    assert set(cards) == set(record.cards)


def test_two_lines_for_one_guid_are_joined_with_a_note() -> None:
    text = render(history(OLDER)) + render(history(NEWER)).split("\n", 1)[1]

    found, problems = parse(text, "r.history")

    assert found == history(join(OLDER, NEWER))
    assert [(p.place, p.code) for p in problems] == [(Place("r.history", 3), "H505")]
    assert "qrhine" in problems[0].message
