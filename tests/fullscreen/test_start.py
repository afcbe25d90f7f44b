"""The first page: what is due in each deck, and what can be done."""

from pathlib import Path

import pytest

from quizgen.course import Course, Wanted, open_course
from quizgen.fullscreen.entrance import Screens
from quizgen.fullscreen.overlays import Help
from quizgen.fullscreen.pages import Leave
from quizgen.making import Desk
from quizgen.quizzing import Plan
from tests.fullscreen.desk import NARROW, asked, left, opened, pressed, shown
from tests.fullscreen.lists import ACHE, GLASS, MIDLINE, NMDA, list_of

TEXTS = {
    "magnesium.yaml": list_of(NMDA, MIDLINE),
    "aching.yaml": list_of(ACHE).replace("Magnesium", "Aching", 1).replace("magnesium-", "aching-"),
    "glass.yaml": list_of(GLASS).replace("Magnesium", "Glass", 1).replace("magnesium-", "glass-"),
}


def three() -> Course:
    """Return the course of three lists."""
    desk = Desk(lambda path: TEXTS[path.name].encode(), lambda: "abcd")
    return open_course([Path(name) for name in TEXTS], Wanted(), desk)


def test_each_deck_has_its_counts() -> None:
    page, _ = opened(three(), stabilities={"nmda": 9})
    lines = [line.strip() for line in shown(page)]

    assert lines[2] == "Due 1   new 3   about 1 minute"
    assert lines[4:7] == [
        "1  Magnesium    1 due     1 new",
        "2  Aching       0 due     1 new",
        "3  Glass        0 due     1 new",
    ]


def test_a_deck_without_anything_says_when_there_will_be() -> None:
    page, _ = opened(three(), stabilities={"ache": 9}, due=2)

    assert "Aching     nothing until Wednesday" in "\n".join(shown(page))


def test_enter_starts_all_and_a_digit_one_deck() -> None:
    page, _ = opened(three())

    assert asked(pressed(page, "enter")).state.session.planned == 4
    assert asked(pressed(page, "2")).state.session.planned == 1
    assert asked(pressed(page, "#3")).asked.item.fact == "glass"
    assert asked(pressed(page, "down", "down", "enter")).asked.item.fact == "ache"
    assert asked(pressed(page, "k", "space")).asked.item.fact == "glass"


def test_one_deck_has_all_the_new_ones_of_the_day_to_itself() -> None:
    page, _ = opened(three(), plan=Plan(new=1, seed="1"))

    assert asked(pressed(page, "enter")).asked.item.origin.title == "Magnesium"
    assert asked(pressed(page, "3")).asked.item.origin.title == "Glass"


def test_where_not_all_new_ones_fit_into_the_day_their_number_is_that_of_the_day() -> None:
    page, _ = opened(three(), plan=Plan(new=1, seed="1"))
    lines = [line.strip() for line in shown(page)]

    assert lines[2] == "Due 0   new 1 today   about 1 minute"
    assert [line.endswith("0 due     1 new") for line in lines[4:7]] == [True] * 3


@pytest.mark.parametrize("key", ["0", "4", "9", "x", "e", "s", "up", "tab", "é", "²"])
def test_other_keys_start_nothing(key: str) -> None:
    page, _ = opened(three())

    assert type(pressed(page, key)) is type(page)


def test_what_was_answered_earlier_today_is_told() -> None:
    page, store = opened(list_of(NMDA, GLASS))
    pressed(page, "enter", "1", "space", "1")
    again, _ = opened(list_of(NMDA, GLASS), kept=store.kept)

    assert "Earlier today: 2 answered, 1 right" in "\n".join(shown(again))


def test_when_nothing_is_due_there_are_new_ones_or_practice() -> None:
    page, store = opened(three(), stabilities={"nmda": 9}, due=3, plan=Plan(new=0, seed="1"))
    new, practice = asked(pressed(page, "n")), asked(pressed(page, "w"))

    assert "Nothing is due. Next: 1 in 3 days." in "\n".join(shown(page))
    assert pressed(page, "enter") == page
    assert (new.state.session.planned, new.state.session.practise) == (3, False)
    assert (practice.state.session.planned, practice.state.session.practise) == (1, True)
    assert store.kept == []


def test_facts_left_out_are_told() -> None:
    broken = f"{list_of(NMDA)}- id: broken\n  question: Which?\n"
    page, _ = opened(broken)

    assert "! 1 of 2 facts in case.yaml are left out (1 error)." in " ".join(shown(page))


def test_a_screen_that_is_there_has_its_key() -> None:
    screens = Screens(statistics=Help, exam=Help)
    page, _ = opened(three(), screens=screens)
    keys = shown(page)[-1]

    assert "e exam" in keys
    assert "s statistics" in keys
    assert isinstance(pressed(page, "s"), Help)
    assert isinstance(pressed(page, "e"), Help)


def test_leaving_at_once_says_nothing() -> None:
    page, _ = opened(three())

    assert left(page, "q") == Leave()


def test_long_titles_leave_the_counts_in_a_narrow_window() -> None:
    page, _ = opened(list_of(NMDA).replace("title: Magnesium", "title: " + "日本語 " * 20))

    assert "0 due   1 new" in "\n".join(shown(page, NARROW))
