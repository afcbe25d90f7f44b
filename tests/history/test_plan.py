from dataclasses import replace

from quizgen.history.content import content_hash, key_hash
from quizgen.history.record import History, Record, Released, State
from quizgen.history.text import render
from quizgen.model import Blank, Item
from tests.history.examples import cloze, question, released
from tests.history.examples import history as history_of

NONE = History("rivers-abcd")
WAYS = question("Baltic Sea", "Black Sea")
FIRST = released(NONE, WAYS, now=1_000)


def after(ways: tuple[Item, ...], now: int = 2_000, before: History = FIRST) -> Record:
    return released(before, ways, now=now).records[ways[0].guid]


def test_a_new_note_is_recorded_with_now() -> None:
    assert FIRST.records["qrhine"] == Record(
        guid="qrhine",
        fact="rhine",
        item="ask",
        type="fact",
        cards=("choice", "recall"),
        hash=content_hash(WAYS),
        key=key_hash(WAYS),
        mod=1_000,
        first=1_000,
        changed=1_000,
        options=(Released("Baltic Sea"), Released("North Sea"), Released("Black Sea")),
        stem="Where does the Rhine end?",
    )


def test_a_new_cloze_is_recorded_with_its_numbers() -> None:
    record = after((cloze(Blank(2, "x"), Blank(1, "y")),), before=NONE)

    assert (record.type, record.item, record.cards, record.options) == (
        "cloze", "cloze", (1, 2), (),
    )  # fmt: skip


def test_an_unchanged_note_keeps_its_line_to_the_byte() -> None:
    odd = replace(FIRST.records["qrhine"], stem="as it was", extra=(("later", 1),))
    before = history_of(odd)

    assert render(released(before, WAYS, now=9_000)) == render(before)


def test_a_changed_note_is_stamped_with_now() -> None:
    record = after(tuple(replace(way, why="Look at a map.") for way in WAYS))

    assert (record.first, record.mod, record.changed) == (1_000, 2_000, 2_000)
    assert record.corrected is None


def test_the_stamp_of_a_changed_note_rises_even_within_one_second() -> None:
    assert after(question("Baltic Sea", "Red Sea"), now=1_000).mod == 1_001


def test_a_corrected_key_is_recorded_with_its_time() -> None:
    corrected = released(FIRST, question("Baltic Sea", "Black Sea", key="sea"), now=2_000)

    later = after(question("Baltic Sea", "Red Sea", key="sea"), now=3_000, before=corrected)

    assert corrected.records["qrhine"].corrected == 2_000
    assert (later.corrected, later.changed) == (2_000, 3_000)


def test_an_option_keeps_its_place_when_it_is_no_longer_permitted() -> None:
    record = after(question("Red Sea", "Black Sea"))

    assert record.options == (
        Released("Baltic Sea", permitted=False),
        Released("North Sea"),
        Released("Black Sea"),
        Released("Red Sea"),
    )


def test_an_option_that_comes_back_has_its_old_place() -> None:
    without = released(FIRST, question("Red Sea", "Black Sea"), now=2_000)

    record = after(question("Red Sea", "Baltic Sea"), now=3_000, before=without)

    assert record.options == (
        Released("Baltic Sea"),
        Released("North Sea"),
        Released("Black Sea", permitted=False),
        Released("Red Sea"),
    )


def test_a_note_that_gains_a_card_is_stamped() -> None:
    before = released(NONE, WAYS[1:], now=1_000)

    record = after(WAYS, before=before)

    assert (record.cards, record.mod) == (("choice", "recall"), 2_000)


def test_a_note_that_gains_a_card_is_stamped_even_if_its_hash_is_the_same() -> None:
    before = history_of(replace(FIRST.records["qrhine"], cards=("recall",)))

    assert after(WAYS, before=before).mod == 2_000


def test_a_card_that_is_lost_stays_recorded() -> None:
    assert after(WAYS[1:]).cards == ("choice", "recall")


def test_a_card_that_comes_back_is_stamped() -> None:
    without = released(FIRST, WAYS[1:], now=2_000)

    assert after(WAYS, now=3_000, before=without).mod == 3_000


def test_a_withdrawn_note_that_is_asked_again_is_live_and_stamped() -> None:
    withdrawn = replace(
        FIRST.records["qrhine"], state=State.WITHDRAWN, reason="doubtful", when=1_500
    )

    record = after(WAYS, before=history_of(withdrawn))

    assert (record.state, record.reason, record.when, record.mod) == (State.LIVE, "", None, 2_000)


def test_unknown_keys_survive_a_change() -> None:
    before = replace(
        history_of(replace(FIRST.records["qrhine"], extra=(("later", 1),))), extra=(("more", 2),)
    )

    later = released(before, question("Red Sea", "Black Sea"), now=2_000)

    assert later.records["qrhine"].extra == (("later", 1),)
    assert later.extra == (("more", 2),)
