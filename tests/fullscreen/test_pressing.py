"""What each key does on the page of a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.fullscreen.overlays import Help
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.runs import text_of
from quizgen.fullscreen.summary import Summary
from quizgen.trainer.grading import Marked, Ordered, Picked, Unknown, Wrote
from quizgen.trainer.replies import Phase
from tests.fullscreen.desk import WIDE, asked, left, opened, pressed, shown
from tests.fullscreen.lists import ACHE, GLASS, MIDLINE, MINERALS, NMDA, SIGNAL, list_of


def at(*facts: str, keys: str = "enter") -> Page:
    """Return the page after these keys over a list of these facts."""
    page, _ = opened(list_of(*facts))
    return pressed(page, *keys.split())


def response(page: Page) -> object:
    return asked(page).state.session.answered[-1].response


def last_line(page: Page) -> str:
    """Return what is said above the keys, its first line."""
    return text_of(page.view(WIDE).verdict[0])


@pytest.mark.parametrize(
    ("fact", "keys", "given"),
    [
        (NMDA, "2", Picked(1)),
        (NMDA, "c", Picked(2)),
        (NMDA, "C", Picked(2)),
        (NMDA, "#1", Picked(0)),
        (NMDA, "down down space", Picked(1)),
        (NMDA, "j enter", Picked(0)),
        (NMDA, "k enter", Picked(2)),
        (NMDA, "up up down down down enter", Picked(2)),
        (NMDA, "0", Unknown()),
        (GLASS, "t", Picked(0)),
        (GLASS, "f", Picked(1)),
        (GLASS, "2", Picked(1)),
        (MINERALS, "3 1 enter", Marked((0, 2))),
        (MINERALS, "3 1 3 enter", Marked((0,))),
        (MINERALS, "down space down space enter", Marked((0, 1))),
        (SIGNAL, "3 1 2 enter", Ordered((2, 0, 1))),
        (SIGNAL, "3 1 3 2 3 enter", Ordered((0, 1, 2))),
        (SIGNAL, "3 1 backspace 2 1 enter", Ordered((2, 1, 0))),
        (MIDLINE, "a d enter", Wrote("ad")),
        (MIDLINE, "a space d enter", Wrote("a d")),
        (MIDLINE, "q enter", Wrote("q")),
        (MIDLINE, "0 enter", Wrote("0")),
        (MIDLINE, "x escape enter d enter", Wrote("xd")),
        (MIDLINE, "escape 0", Unknown()),
        (MIDLINE, "enter enter", Unknown()),
    ],
)
def test_keys_answer(fact: str, keys: str, given: object) -> None:
    page = at(fact, keys=f"enter {keys}")

    assert response(page) == given


@pytest.mark.parametrize(
    ("fact", "keys", "said"),
    [
        (NMDA, "space", "Choose 1-3 first."),
        (NMDA, "enter", "Choose 1-3 first."),
        (NMDA, "7", "Choose 1-3 first."),
        (MINERALS, "enter", "Mark 1-5 first."),
        (MINERALS, "space", "Choose 1-5 first."),
        (SIGNAL, "2 enter", "1 of 3 placed. Give each its place first."),
        (MIDLINE, "enter", "Nothing is typed. Enter again: don't know."),
        (MIDLINE, "space enter", "Nothing is typed. Enter again: don't know."),
        (NMDA, "u", "Nothing is answered yet."),
        (MIDLINE, "escape h", "There is no hint."),
    ],
)
def test_a_key_too_early_answers_nothing_and_says_what_is_missing(
    fact: str, keys: str, said: str
) -> None:
    page = at(fact, keys=f"enter {keys}")

    assert asked(page).state.session.answered == ()
    assert last_line(page) == said


@pytest.mark.parametrize("key", "1 2 3 a b 0 n h tab f5 z é".split())
def test_digits_and_letters_do_nothing_after_the_answer(key: str) -> None:
    page = at(NMDA, GLASS, keys="enter 2")

    assert asked(pressed(page, key)).state == asked(page).state


def test_not_sure_goes_on_and_off() -> None:
    on, off = at(NMDA, keys="enter n"), at(NMDA, keys="enter n n")

    assert asked(on).state.unsure
    assert not asked(off).state.unsure


def test_a_typed_answer_that_ends_with_a_question_mark_is_not_sure() -> None:
    page = at(MIDLINE, keys="enter a b ? enter")

    assert asked(page).state.session.answered[-1].unsure
    assert response(page) == Wrote("ab")


def test_what_is_arguable_does_not_count_and_is_asked_again() -> None:
    page = at(MIDLINE, keys=f"enter {' '.join('bringing')} space {' '.join('together')} enter")

    assert asked(page).state.session.answered == ()
    assert "Arguable" in last_line(page)


def test_a_recall_is_rated_by_the_learner_and_goes_on_at_once() -> None:
    page = at(ACHE, NMDA, keys="enter space")
    after = pressed(page, "2")

    assert asked(page).state.phase is Phase.REVEALED
    assert asked(after).asked.item.fact == "nmda"
    assert asked(after).state.session.answered[-1].grade.rating == 2


def test_space_after_the_revealed_answer_means_good() -> None:
    page = at(ACHE, NMDA, keys="enter space space")

    assert asked(page).state.session.answered[-1].grade.rating == 3


def test_undo_asks_again_back_to_the_start() -> None:
    page = at(NMDA, GLASS, keys="enter 2 space 1 u u")

    assert asked(page).state.session.answered == ()
    assert asked(page).asked.item.fact == "nmda"
    assert last_line(page) == "Taken back."


def test_never_again_goes_on_and_undo_brings_it_back() -> None:
    gone, back = at(NMDA, GLASS, keys="enter x"), at(NMDA, GLASS, keys="enter x u")

    assert asked(gone).asked.item.fact == "glass"
    assert asked(back).asked.item.fact == "nmda"


def test_a_right_answer_may_be_counted_as_wrong_and_right_again() -> None:
    wrong, right = at(NMDA, keys="enter 3 -"), at(NMDA, keys="enter 3 - =")

    assert not asked(wrong).state.session.answered[-1].right
    assert asked(right).state.session.answered[-1].right


def test_a_wrong_choice_cannot_be_counted_as_right() -> None:
    page = at(NMDA, keys="enter 2 =")

    assert not asked(page).state.session.answered[-1].right
    assert last_line(page) == "Only a typed answer can be right after all. u asks again."


def test_a_flag_is_kept_with_its_words() -> None:
    page, store = opened(list_of(NMDA))
    pressed(page, "enter", "1", "f", "a", "space", "q", "enter")

    assert [event.body for event in store.kept if event.kind == "flagged"] == [{"text": "a q"}]


@pytest.mark.parametrize("keys", ["f escape", "f enter"])
def test_a_flag_without_words_is_none(keys: str) -> None:
    page, store = opened(list_of(NMDA))
    page = pressed(page, "enter", "1", *keys.split())

    assert [event.kind for event in store.kept] == ["answer"]
    assert asked(page).flag is None


@pytest.mark.parametrize("keys", ["f1", "?"])
def test_any_key_closes_the_help_without_effect(keys: str) -> None:
    page = at(NMDA)
    help_page = pressed(page, keys)

    assert isinstance(help_page, Help)
    assert pressed(help_page, "2") == page


def test_a_click_in_the_help_presses_the_key() -> None:
    page = at(MIDLINE, keys="enter f1 do:0")

    assert response(page) == Unknown()


def test_a_question_mark_is_typed_into_a_field() -> None:
    page = at(MIDLINE, keys="enter ?")

    assert asked(page).field.text == "?"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("add\nuction\n", "add"),
        ("\nadd", "add"),
        ("a\x1b[31m\x07dd\u202e", "a[31mdd"),
        ("", ""),
        ("\n\n", ""),
        ("x" * 9000, "x" * 500),
    ],
)
def test_a_paste_gives_a_field_its_first_line_without_control_signs(text: str, typed: str) -> None:
    page = at(MIDLINE).paste(text)

    assert asked(page).field.text == typed
    assert asked(page).state.session.answered == ()


@pytest.mark.parametrize("keys", ["enter", "enter 1", "enter h"])
def test_a_paste_without_a_field_does_nothing(keys: str) -> None:
    page = at(NMDA, keys=keys)

    assert page.paste("1\n2\n") == page


def test_quitting_shows_the_summary_and_then_leaves() -> None:
    page = at(NMDA, GLASS, keys="enter 1 q")

    assert isinstance(page, Summary)
    assert left(page, "q") == Leave(0, "Stopped after 1 answer. Everything is saved.")


def test_quitting_may_be_thought_better_of() -> None:
    page = at(NMDA, GLASS, keys="enter 1")

    assert pressed(page, "q", "escape") == page


def test_an_answer_that_is_not_saved_does_not_count_until_it_is() -> None:
    page, store = opened(list_of(NMDA), refusals=1)
    failed = pressed(page, "enter", "1", "2", "x")
    saved = pressed(failed, "r")

    assert "This answer could not be saved: disk full. It does not count." in last_line(failed)
    assert [event.kind for event in store.kept] == ["answer"]
    assert asked(saved).state.session.answered[-1].event == store.kept[0].id


def test_leaving_without_the_answer_that_is_not_saved_says_so() -> None:
    page, store = opened(list_of(NMDA), refusals=1)
    leave = left(page, "enter", "1", "q", "enter")

    assert leave == Leave(
        1, "Stopped after 0 answers. The last step is not saved; all before it is."
    )
    assert store.kept == []


@pytest.mark.parametrize(
    ("before", "after"), [("enter", "enter 1"), ("enter 1", "enter 1 q"), ("enter", "enter q")]
)
def test_feedback_guards_against_keys_meant_for_what_was_there(before: str, after: str) -> None:
    one, other = at(NMDA, GLASS, keys=before), at(NMDA, GLASS, keys=after)

    assert other.guard is not None
    assert other.guard != one.guard


def test_a_question_is_not_guarded_except_behind_a_rating() -> None:
    question, after_rating = at(NMDA, keys="enter"), at(ACHE, NMDA, keys="enter space 3")

    assert question.guard is None
    assert after_rating.guard is not None


KEYS = st.sampled_from(
    "1 2 3 4 5 a b c t f n h u x 0 = - ? f1 q w r enter space escape up down j k backspace "
    "left right home end delete pageup tab é #2 do:u".split()
)


@given(st.lists(KEYS, max_size=40), st.integers(0, 2))
def test_whatever_is_pressed_the_session_is_what_was_kept(keys: list[str], refusals: int) -> None:
    page, store = opened(list_of(NMDA, MIDLINE, ACHE, MINERALS, SIGNAL, GLASS), refusals=refusals)
    for key in keys:
        after = page.press(key)
        page = after if isinstance(after, Page) else page

    assert len(shown(page)) == 24
    assert len({event.id for event in store.kept}) == len(store.kept)
