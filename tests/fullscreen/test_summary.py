"""The end of a session, and what can still be done."""

from quizgen.fullscreen.entrance import Screens
from quizgen.fullscreen.overlays import Help
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.summary import Summary
from quizgen.quizzing import Plan, review_with
from quizgen.scores.fold import fold
from tests.fullscreen.desk import asked, left, opened, pressed, shown
from tests.fullscreen.lists import ACHE, GLASS, MIDLINE, NMDA, list_of


def test_the_last_question_ends_in_the_summary() -> None:
    page, _ = opened(list_of(GLASS))
    end = pressed(page, "enter", "f", "space")

    assert isinstance(end, Summary)
    assert "Right         1 of 1" in "\n".join(shown(end))
    assert left(end, "enter") == Leave()


def test_a_recall_as_the_last_question_ends_in_it_too() -> None:
    page, _ = opened(list_of(ACHE))

    assert isinstance(pressed(page, "enter", "space", "3"), Summary)


def test_undo_takes_the_last_answer_back_even_there() -> None:
    page, store = opened(list_of(GLASS))
    again = pressed(page, "enter", "f", "space", "u")

    assert asked(again).state.session.answered == ()
    assert [event.kind for event in store.kept] == ["answer", "undo"]


def test_what_was_wrong_can_be_practised_with_the_memory_untouched() -> None:
    page, store = opened(list_of(NMDA, GLASS))
    practice = pressed(page, "enter", "1", "space", "t", "q", "w")
    before = fold(store.kept, review_with())
    pressed(practice, "3")

    assert asked(practice).state.session.planned == 1
    assert asked(practice).asked.item.fact == "nmda"
    assert store.kept[-1].body["practice"] is True
    assert fold(store.kept, review_with()) == before


def test_nothing_wrong_leaves_nothing_to_practise() -> None:
    page, _ = opened(list_of(GLASS))
    end = pressed(page, "enter", "f", "space")

    assert "practise" not in "\n".join(shown(end))
    assert pressed(end, "w") == end


def test_nothing_answered_is_said() -> None:
    page, _ = opened(list_of(GLASS))
    end = pressed(page, "enter", "q")

    assert "Nothing was answered." in "\n".join(shown(end))
    assert left(end, "enter").words == "Stopped after 0 answers. Everything is saved."


def test_questions_and_answers_are_told_apart() -> None:
    page, _ = opened(list_of(MIDLINE))
    end = pressed(page, "enter", "x", "enter", "space", *"adduction", "enter", "space")

    assert "Done: 1 question, 2 answers" in "\n".join(shown(end))


def test_a_few_answers_have_no_share_and_twenty_have() -> None:
    nineteen, twenty = (all_right(count) for count in (19, 20))

    assert not any("%" in line for line in shown(nineteen))
    assert "  Right         20 of 20, 100 %" in "\n".join(shown(twenty))


def all_right(count: int) -> Page:
    facts = [MIDLINE.replace("midline", f"midline-{number}", 1) for number in range(count)]
    page, _ = opened(list_of(*facts), plan=Plan(seed="1", new=count))
    return pressed(page, "enter", *[*"adduction", "enter", "space"] * count)


def test_practice_that_is_left_does_not_speak_of_the_session_before_it() -> None:
    page, _ = opened(list_of(NMDA, GLASS))
    end = pressed(page, "enter", "1", "space", "t", "q", "w", "q")

    assert left(end, "enter").words == "Practice ended. Everything is saved."


def test_what_is_never_asked_again_can_be_taken_back_with_nothing_answered() -> None:
    page, store = opened(list_of(NMDA, GLASS))
    end = pressed(page, "enter", "x", "q")
    again = pressed(end, "u")

    assert "u undo" in "\n".join(shown(end))
    assert asked(again).state.session.planned == 2
    assert [event.kind for event in store.kept] == ["suspended", "undo"]


def test_an_undo_that_is_not_saved_changes_nothing() -> None:
    page, store = opened(list_of(GLASS))
    end = pressed(page, "enter", "f", "space")
    store.refusals = 1
    still = pressed(end, "u")

    assert isinstance(still, Summary)
    assert "disk full" in "\n".join(shown(still))
    assert [event.kind for event in store.kept] == ["answer"]


def test_statistics_lie_over_it() -> None:
    page, _ = opened(list_of(GLASS), screens=Screens(statistics=Help))
    end = pressed(page, "enter", "f", "space")

    assert pressed(end, "s", "escape") == end
