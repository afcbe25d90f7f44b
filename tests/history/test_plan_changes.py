from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.history.plan import Cause, Change, Entry, Plan, after
from quizgen.history.record import YEAR, History, State
from quizgen.history.release import released_options
from quizgen.model import Blank, Item, Typed
from tests.history.examples import choice, cloze, history, item, planned, question, released

NONE = history()
WAYS = question("Baltic Sea", "Black Sea")
CLOZE = (cloze(Blank(1, "x"), Blank(2, "y")),)
BOTH = released(NONE, WAYS, CLOZE, now=1_000)


def each(ways: Sequence[Item], **changed: object) -> tuple[Item, ...]:
    return tuple(replace(way, **changed) for way in ways)  # type: ignore[arg-type]  # fields by their names


REWORDED = each(WAYS, why="Look at a map.")
CORRECTED = question("Baltic Sea", "Black Sea", key="Wadden Sea")


def entry(found: Plan, guid: str = "qrhine") -> Entry:
    [one] = [one for one in found.entries if one.guid == guid]
    return one


def changes(found: Plan) -> dict[str, Change]:
    return {one.guid: one.change for one in found.entries}


def test_the_first_release_is_all_new() -> None:
    found = planned(NONE, WAYS, CLOZE)

    assert changes(found) == {"qrhine": Change.NEW, "qcloze": Change.NEW}
    assert [one.gained or one.lost or one.dropped or one.added for one in found.entries] == [(), ()]
    assert not found.is_empty


def test_what_is_as_it_was_is_untouched_and_the_plan_empty() -> None:
    found = planned(BOTH, WAYS, CLOZE)

    assert found.counts == {Change.UNTOUCHED: 2}
    assert found.is_empty
    assert after(BOTH, found) == BOTH


@pytest.mark.parametrize(
    ("ways", "change"),
    [
        (REWORDED, Change.CHANGED),
        (CORRECTED, Change.CORRECTED),
        (WAYS[1:], Change.CHANGED),
        (question("Baltic Sea", "Red Sea"), Change.CHANGED),
    ],
)
def test_what_becomes_of_one_note_is_said_and_the_other_is_left(
    ways: tuple[Item, ...], change: Change
) -> None:
    found = planned(BOTH, ways, CLOZE)

    assert changes(found) == {"qrhine": change, "qcloze": Change.UNTOUCHED}
    assert after(BOTH, found).records["qcloze"] == BOTH.records["qcloze"]


def test_a_card_that_is_lost_and_one_that_is_gained_are_told() -> None:
    renumbered = (cloze(Blank(1, "x"), Blank(3, "z")),)
    only_recall = released(NONE, WAYS[1:], now=1_000)

    numbers = entry(planned(BOTH, WAYS, renumbered), "qcloze")
    choices = entry(planned(only_recall, WAYS))

    assert (numbers.gained, numbers.lost) == ((3,), (2,))
    assert (choices.gained, choices.lost) == (("choice",), ())


def test_options_that_come_and_go_are_told() -> None:
    found = entry(planned(BOTH, question("Red Sea", "Black Sea"), CLOZE))

    assert (found.dropped, found.added) == (("Baltic Sea",), ("Red Sea",))


def test_the_first_options_of_a_note_are_its_new_card_and_no_more() -> None:
    before = released(NONE, WAYS[1:], now=1_000)

    assert entry(planned(before, WAYS)).added == ()


def test_a_blank_that_is_added_corrects_no_key() -> None:
    grown = (cloze(Blank(1, "x"), Blank(2, "y"), Blank(3, "z")),)

    found = entry(planned(BOTH, WAYS, grown), "qcloze")

    assert (found.change, found.gained) == (Change.CHANGED, (3,))
    assert found.after.corrected is None


def test_a_blank_that_is_corrected_beside_an_added_one_is_a_correction() -> None:
    grown = (cloze(Blank(1, "x"), Blank(2, "why"), Blank(3, "z")),)

    assert entry(planned(BOTH, WAYS, grown), "qcloze").change is Change.CORRECTED


# --- Withdrawn ---


def test_a_fact_that_says_so_is_withdrawn_with_its_reason() -> None:
    found = planned(BOTH, CLOZE, facts=frozenset({"rhine"}), withdrawn={"rhine": "It is doubtful."})

    one = entry(found)
    assert (one.change, one.cause, one.cards) == (Change.WITHDRAWN, Cause.SAID, ())
    assert (one.after.state, one.after.reason) == (State.WITHDRAWN, "It is doubtful.")
    assert (one.after.when, one.after.mod, one.after.changed) == (2_000, 2_000, 1_000)


@pytest.mark.parametrize(("facts", "cause"), [((), Cause.GONE), (("rhine",), Cause.NOT_MADE)])
def test_a_fact_that_is_gone_or_gives_the_question_no_more_is_withdrawn(
    facts: tuple[str, ...], cause: Cause
) -> None:
    found = planned(BOTH, CLOZE, facts=frozenset(facts))

    one = entry(found)
    assert (one.change, one.cause, one.after.reason) == (Change.WITHDRAWN, cause, "")
    assert one.lost == ()


def test_a_question_that_is_not_picked_is_left_as_it_is() -> None:
    found = planned(BOTH, CLOZE, made=frozenset({"qrhine", "qcloze"}))

    assert changes(found) == {"qcloze": Change.UNTOUCHED}


def test_a_question_that_lost_its_last_card_is_withdrawn() -> None:
    origin = replace(WAYS[0].origin, cards="choice")
    without = each(WAYS[1:], origin=origin)

    found = planned(BOTH, without, CLOZE, facts=frozenset({"rhine"}))

    assert entry(found).cause is Cause.NOT_MADE


def test_a_question_that_never_had_a_card_is_not_in_the_plan() -> None:
    origin = replace(WAYS[0].origin, cards="choice")
    recall = item("recall", WAYS[1].shape)

    assert len(planned(NONE, (recall,)).entries) == 1
    assert planned(NONE, (replace(recall, origin=origin),)).entries == ()


def test_a_record_without_cards_is_nobodys_and_is_not_withdrawn() -> None:
    before = history(replace(BOTH.records["qrhine"], cards=()))

    assert planned(before).entries == ()


def test_what_is_withdrawn_stays_so_until_it_says_more() -> None:
    gone = after(BOTH, planned(BOTH, CLOZE))

    silent = planned(gone, CLOZE, now=3_000)
    said = planned(gone, CLOZE, now=3_000, withdrawn={"rhine": "Two rivers have this name."})
    later = planned(after(gone, said), CLOZE, now=4_000)

    assert silent.is_empty
    record = entry(said).after
    assert (record.reason, record.when, record.mod) == ("Two rivers have this name.", 2_000, 3_000)
    assert later.is_empty


def test_what_comes_back_is_live_and_sent_anew() -> None:
    gone = after(BOTH, planned(BOTH, CLOZE, withdrawn={"rhine": "Doubtful."}))

    found = planned(gone, WAYS, CLOZE, now=3_000)

    one = entry(found)
    assert (one.change, one.lost) == (Change.BACK, ())
    assert (one.after.state, one.after.reason, one.after.when) == (State.LIVE, "", None)
    assert (one.after.mod, one.after.first) == (3_000, 1_000)


# --- Sent anew ---

CORRECTION = released(BOTH, CORRECTED, CLOZE, now=2_000)
OTHER = each(CLOZE, why="New.")


def test_a_corrected_key_is_sent_again_with_something_else_and_only_then() -> None:
    alone = planned(CORRECTION, CORRECTED, CLOZE, now=9_000)
    beside = planned(CORRECTION, CORRECTED, OTHER, now=9_000)

    assert alone.is_empty
    one = entry(beside)
    assert (one.change, one.is_stamped) == (Change.UNTOUCHED, True)
    assert one.after == replace(CORRECTION.records["qrhine"], mod=9_000)


@pytest.mark.parametrize(("wait", "mod"), [(YEAR, 2_000 + YEAR), (YEAR + 1, 2_000)])
def test_a_corrected_key_is_sent_again_for_a_year(wait: int, mod: int) -> None:
    found = planned(CORRECTION, CORRECTED, OTHER, now=2_000 + wait)

    assert entry(found).after.mod == mod


def test_a_correction_that_is_withdrawn_is_not_sent_again() -> None:
    gone = after(CORRECTION, planned(CORRECTION, CLOZE, now=3_000))

    found = planned(gone, OTHER, now=4_000)

    assert changes(found) == {"qcloze": Change.CHANGED}


def test_all_can_be_sent_anew() -> None:
    found = planned(BOTH, WAYS, CLOZE, anew=True)

    assert found.counts == {Change.UNTOUCHED: 2}
    assert {record.mod for record in after(BOTH, found).records.values()} == {2_000}
    assert {record.changed for record in after(BOTH, found).records.values()} == {1_000}


# --- Whatever is released, in whatever order ---

Wanted = tuple[list[str], str, bool, str]

words = st.lists(st.sampled_from("abcdefgh"), min_size=2, unique=True)
questions = st.tuples(words, st.sampled_from("XYZ"), st.booleans(), st.sampled_from(["", "why"]))
lives = st.lists(
    st.tuples(st.lists(questions, max_size=1), st.booleans(), st.integers(0, YEAR)), min_size=1
)


def ways_of(wanted: Wanted) -> tuple[Item, ...]:
    options, key, with_recall, why = wanted
    ways = question(*options, key=key) if with_recall else (choice(*options, key=key),)
    return each(ways, why=why)


@given(lives)
def test_a_life_of_releases_keeps_every_promise(
    life: list[tuple[list[Wanted], bool, int]],
) -> None:
    before, now = NONE, 1_000
    for wanted, with_cloze, wait in life:
        newest = max((one.newest for one in before.records.values()), default=0)
        now = max(now + wait, newest)
        out = [*map(ways_of, wanted), *[CLOZE] * with_cloze]

        later = after(before, planned(before, *out, now=now))

        assert planned(later, *out, now=now + 9).is_empty
        live = {guid for guid, one in later.records.items() if one.state is State.LIVE}
        assert live == {ways[0].guid for ways in out}
        keeps_its_promises(before, later)
        before = later


def keeps_its_promises(before: History, later: History) -> None:
    for guid, old in before.records.items():
        new = later.records[guid]
        texts = [one.text for one in new.options]
        assert texts[: len(old.options)] == [one.text for one in old.options]
        assert set(old.cards) <= set(new.cards)
        assert (new.first, new.fact) == (old.first, old.fact)
        assert (new.mod > old.mod) == (new != old)
        assert (new.changed > old.changed) or new.hash == old.hash


@given(words, words)
def test_what_is_offered_after_a_release_is_what_the_list_permits(
    first: list[str], second: list[str]
) -> None:
    before = released(NONE, question(*first, key="X"), now=1_000)

    later = released(before, question(*second, key="X"), now=2_000)

    assert set(released_options(later, "qrhine")) == {*second, "X"}


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("pumice", "Pumice", Change.CHANGED),
        ("resume", "*résumé*", Change.CHANGED),
        ("pumice", "Pumices", Change.CORRECTED),
        ("5 mW", "5 MW", Change.CORRECTED),
    ],
)
def test_a_key_in_another_case_is_not_corrected(old: str, new: str, change: Change) -> None:
    before = released(NONE, question("Baltic Sea", "Black Sea", key=old), now=1_000)

    found = entry(planned(before, question("Baltic Sea", "Black Sea", key=new)))

    assert found.change is change
    assert (found.after.corrected is None) == (change is Change.CHANGED)


def test_a_key_in_another_case_is_corrected_where_case_counts() -> None:
    def ways(key: str) -> tuple[Item, ...]:
        return (choice("NO", "N2O", key=key), item("typed", Typed(key, exact=True)))

    before = released(NONE, ways("Co"), now=1_000)

    assert entry(planned(before, ways("CO"))).change is Change.CORRECTED
