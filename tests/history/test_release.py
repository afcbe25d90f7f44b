from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.history.content import content_hash, key_hash
from quizgen.history.record import History, Record, Released, State
from quizgen.history.release import release, released_options, stamps, stamps_unreleased
from quizgen.history.text import render
from quizgen.model import Blank, Item, Place
from quizgen.problems import Refused
from tests.history.examples import choice, cloze, item, notes, question
from tests.history.examples import history as history_of

NONE = History("rivers-abcd")
WAYS = question("Baltic Sea", "Black Sea")
FIRST = release(NONE, notes(WAYS), 1_000)


def after(ways: tuple[Item, ...], now: int = 2_000, before: History = FIRST) -> Record:
    return release(before, notes(ways), now).records[ways[0].guid]


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

    assert render(release(before, notes(WAYS), 9_000)) == render(before)


def test_a_changed_note_is_stamped_with_now() -> None:
    record = after(tuple(replace(way, why="Look at a map.") for way in WAYS))

    assert (record.first, record.mod, record.changed) == (1_000, 2_000, 2_000)
    assert record.corrected is None


def test_the_stamp_of_a_changed_note_rises_even_within_one_second() -> None:
    assert after(question("Baltic Sea", "Red Sea"), now=1_000).mod == 1_001


def test_a_corrected_key_is_recorded_with_its_time() -> None:
    corrected = release(FIRST, notes(question("Baltic Sea", "Black Sea", key="sea")), 2_000)

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
    without = release(FIRST, notes(question("Red Sea", "Black Sea")), 2_000)

    record = after(question("Red Sea", "Baltic Sea"), now=3_000, before=without)

    assert record.options == (
        Released("Baltic Sea"),
        Released("North Sea"),
        Released("Black Sea", permitted=False),
        Released("Red Sea"),
    )


def test_the_chooser_is_told_the_permitted_options_in_their_order() -> None:
    later = release(FIRST, notes(question("Red Sea", "Black Sea")), 2_000)

    assert released_options(later, "qrhine") == ("North Sea", "Black Sea", "Red Sea")
    assert released_options(later, "qunknown") == ()


def test_a_note_that_gains_a_card_is_stamped() -> None:
    before = release(NONE, notes(WAYS[1:]), 1_000)

    record = after(WAYS, before=before)

    assert (record.cards, record.mod) == (("choice", "recall"), 2_000)


def test_a_note_that_gains_a_card_is_stamped_even_if_its_hash_is_the_same() -> None:
    before = history_of(replace(FIRST.records["qrhine"], cards=("recall",)))

    assert after(WAYS, before=before).mod == 2_000


def test_a_card_that_is_lost_stays_recorded() -> None:
    assert after(WAYS[1:]).cards == ("choice", "recall")


def test_a_card_that_comes_back_is_stamped() -> None:
    without = release(FIRST, notes(WAYS[1:]), 2_000)

    assert after(WAYS, now=3_000, before=without).mod == 3_000


def test_a_note_that_left_the_lists_keeps_its_record() -> None:
    later = release(FIRST, notes((cloze(Blank(1, "x")),)), 2_000)

    assert later.records["qrhine"] == FIRST.records["qrhine"]
    assert "qcloze" in later.records


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

    later = release(before, notes(question("Red Sea", "Black Sea")), 2_000)

    assert later.records["qrhine"].extra == (("later", 1),)
    assert later.extra == (("more", 2),)


@pytest.mark.parametrize("field", ["mod", "changed", "corrected", "when"])
def test_a_history_ahead_of_the_clock_is_refused(field: str) -> None:
    before = history_of(replace(FIRST.records["qrhine"], **{field: 2_001}))  # type: ignore[arg-type]

    with pytest.raises(Refused) as caught:
        release(before, notes(WAYS), 2_000)

    [problem] = caught.value.problems
    assert (problem.place, problem.code) == (Place("rivers-abcd.history"), "H503")
    assert "1 s after now" in problem.message


def test_an_export_is_told_the_stamp_of_each_note() -> None:
    assert stamps(FIRST) == {"qrhine": 1_000}


def test_a_build_stamps_what_is_unreleased_as_a_release_would() -> None:
    changed, new = question("Baltic Sea", "Red Sea"), (cloze(Blank(1, "x")),)

    assert stamps_unreleased(FIRST, notes(WAYS, new), 2_000) == {"qrhine": 1_000}
    assert stamps_unreleased(FIRST, notes(changed, new), 2_000) == {"qrhine": 2_000}


words = st.lists(st.sampled_from("abcdefgh"), min_size=2, unique=True)
keys = st.sampled_from("XYZ")
releases = st.lists(st.tuples(words, keys, st.booleans(), st.integers(0, 3)), min_size=1)


@given(releases)
def test_options_never_move_cards_never_go_and_stamps_rise_with_each_change(
    plan: list[tuple[list[str], str, bool, int]],
) -> None:
    history, now = NONE, 1_000
    for options, key, with_recall, wait in plan:
        now = max(now + wait, stamps(history).get("qrhine", 0))
        ways = question(*options, key=key) if with_recall else (choice(*options, key=key),)
        old, history = history, release(history, notes(ways), now)
        record = history.records["qrhine"]
        before = old.records.get("qrhine", record)

        assert [o.text for o in record.options][: len(before.options)] == [
            o.text for o in before.options
        ]
        assert set(released_options(history, "qrhine")) == {*options, key}
        assert set(before.cards) <= set(record.cards)
        assert (record == before) == (record.mod == before.mod)
        assert release(history, notes(ways), now + 9) == history


def test_a_question_without_a_card_is_recorded_all_the_same() -> None:
    alone = replace(item("recall", WAYS[1].shape), origin=replace(WAYS[1].origin, cards="choice"))

    assert after((alone,), before=NONE).cards == ()
