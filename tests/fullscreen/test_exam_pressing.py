"""Keys in an exam: what is saved when, what walks, what a slip cannot do."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.fullscreen.exam_help import ExamHelp
from quizgen.fullscreen.exam_page import ExamPage
from quizgen.fullscreen.exam_results import Results
from quizgen.fullscreen.exam_reviewing import Reviewing
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.runs import text_of
from quizgen.quizzing import review_with
from quizgen.scores.fold import fold
from quizgen.trainer.grading import Marked, Ordered, Picked, Unknown, Wrote
from tests.fullscreen.desk import WIDE, left, pressed, shown
from tests.fullscreen.exams import at_hand, sitting
from tests.trainer.courses import IN_ORDER, SEVERAL, course_of

MARKING = course_of(SEVERAL)
ORDERING = course_of(IN_ORDER)
KEYS = st.lists(
    st.sampled_from(
        "1 2 3 a b 0 m u f h n x y ? up down left right enter space escape backspace = -".split()
    ),
    max_size=25,
)


def last(page: Page) -> object:
    """Return what is saved for the question at hand."""
    kept = at_hand(page).exam.question.last
    return kept and kept.response


@pytest.mark.parametrize(
    ("keys", "saved"),
    [("2", Picked(1)), ("b", Picked(1)), ("down down space", Picked(1)), ("#3", Picked(2)),
     ("2 3", Picked(2)), ("0", Unknown()), ("2 u", None), ("2 3 u", Picked(1)), ("down", None)],
)  # fmt: skip
def test_a_choice_is_saved_as_it_is_made(keys: str, saved: object) -> None:
    sat = sitting()

    page = pressed(sat.page, *keys.split())

    assert last(page) == saved
    assert at_hand(page).exam.at == 0


def test_enter_takes_the_lit_option_and_goes_on_and_an_arrow_does_not() -> None:
    sat = sitting()

    taken = at_hand(pressed(sat.page, "down", "enter")).exam
    walked = at_hand(pressed(sat.page, "down", "right")).exam

    assert (taken.at, taken.answered) == (1, 1)
    assert (walked.at, walked.answered) == (1, 0)


def test_what_was_lit_does_not_undo_what_was_chosen_after_it() -> None:
    page = pressed(sitting().page, "down", "space", "3", "enter", "up")

    assert last(page) == Picked(2)


@pytest.mark.parametrize("key", ["enter", "right", "left"])
def test_marks_are_saved_as_the_question_is_left(key: str) -> None:
    sat = sitting(MARKING)

    page = pressed(sat.page, "1", "3", key)

    assert last(page) == Marked((0, 2))
    assert len(sat.of_kind("exam-answer")) == 1


def test_nothing_is_saved_twice() -> None:
    sat = sitting(MARKING)

    pressed(sat.page, "1", "enter", "n", "enter", "n", "right")

    assert len(sat.of_kind("exam-answer")) == 1


def test_an_order_is_saved_once_it_is_whole() -> None:
    sat = sitting(ORDERING)

    begun = pressed(sat.page, "2", "1", "enter")
    whole = pressed(begun, "3", "4", "5", "enter")

    assert last(begun) is None
    assert at_hand(begun).note == "2 of 5 placed. Give each its place first."
    assert last(whole) == Ordered((1, 0, 2, 3, 4))
    assert at_hand(whole).asks


def test_what_is_typed_is_saved_as_the_field_is_left() -> None:
    page = pressed(sitting().page, "enter", *"cal", "down", "up")

    assert last(page) == Wrote("cal")
    assert at_hand(page).paper.field.text == "cal"


def test_a_paste_goes_into_the_field_only() -> None:
    sat = sitting()

    assert sat.page.paste("1") == sat.page
    assert at_hand(pressed(sat.page, "enter").paste("rest\nmore")).paper.field.text == "rest"


def test_an_arguable_answer_is_not_saved_and_lets_one_go_on() -> None:
    page = pressed(sitting().page, "enter", "enter").paste("bringing together")

    told = pressed(page, "enter")

    assert at_hand(told).note == "Arguable. It does not count. Please answer again."
    assert last(told) is None
    assert at_hand(pressed(told, "up")).exam.at == 1


@pytest.mark.parametrize("key", ["h", "n", "x", "-", "="])
def test_there_are_no_hints_and_no_verdicts(key: str) -> None:
    sat = sitting()

    page = pressed(sat.page, "1", key)

    assert "Not in an exam" in at_hand(page).note
    assert len(sat.store.kept) == 2


@given(KEYS)
def test_no_key_tells_a_verdict_or_teaches_the_memory_before_the_hand_in(keys: list[str]) -> None:
    sat = sitting(MARKING)
    pages: list[Page | Leave] = [sat.page]
    for key in keys:
        pages += [page.press(key) for page in pages[-1:] if isinstance(page, ExamPage | ExamHelp)]
    texts = ["\n".join(shown(page)) for page in pages if isinstance(page, ExamPage)]

    signs = ("✓", "✗", "Right", "Wrong", "Why", "Source")
    assert [text for text in texts if any(sign in text for sign in signs)] == []
    assert sat.of_kind("exam-hand-in") or not fold(sat.store.kept, review_with())


def test_a_flag_is_kept_and_said() -> None:
    sat = sitting()

    page = pressed(sat.page, "f", *"odd", "enter")

    assert [event.body for event in sat.of_kind("flagged")] == [{"text": "odd"}]
    assert at_hand(page).note == "Flagged this question, for its author."
    assert at_hand(pressed(sat.page, "f", "enter")).paper.flag is None
    assert at_hand(pressed(sat.page, "f", "o", "escape")).paper.flag is None


def test_what_could_not_be_saved_does_not_count_and_r_tries_again() -> None:
    sat = sitting()
    sat.store.refusals = 2

    failed = pressed(sat.page, "2", "r")
    saved = pressed(failed, "r")

    assert last(failed) is None
    assert "✗ This answer could not be saved: disk full." in "\n".join(shown(failed))
    assert last(saved) == Picked(1)


def test_a_hand_in_that_could_not_be_saved_is_tried_again() -> None:
    sat = sitting()
    asks = pressed(sat.page, "2", "enter", "down", "down")
    sat.store.refusals = 1

    failed = pressed(asks, "y")

    assert isinstance(failed, ExamPage)
    assert isinstance(pressed(failed, "r"), Results)


def test_only_y_hands_in() -> None:
    asks = pressed(sitting().page, "2", "enter", "down", "down")

    assert at_hand(asks).asks
    assert at_hand(pressed(asks, "space")).asks
    assert not at_hand(pressed(asks, "n")).asks
    assert not at_hand(pressed(asks, "enter")).asks
    assert isinstance(pressed(asks, "y"), Results)


def test_q_puts_it_away_and_says_how_to_go_on() -> None:
    page = sitting().page

    assert left(page, "q").words == "Stopped. Nothing is answered, so this exam is not kept."
    assert left(page, "2", "q").words == (
        "Stopped, 1 of 3 answered. Everything is saved; `quizgen quiz --exam` goes on with it."
    )


# --- The time. ---


def test_the_head_tells_the_minutes_left() -> None:
    sat = sitting(minutes=6)
    sat.later(seconds=61)

    page = sat.page.wait()

    assert isinstance(page, Page)
    assert shown(page)[0].endswith("5 min left")
    assert page.wait() is page


@pytest.mark.parametrize("keys", [[], ["?"], ["f", "o"]], ids=["asked", "help", "flag"])
def test_the_time_ends_wherever_one_is(keys: list[str]) -> None:
    sat = sitting(minutes=6)
    page = pressed(sat.page, *keys)
    sat.later(minutes=6)

    assert isinstance(page.wait(), Results)
    assert [event.body["in-time"] for event in sat.of_kind("exam-hand-in")] == [False]


def test_a_key_after_the_time_answers_nothing() -> None:
    sat = sitting(minutes=6)
    sat.later(minutes=6)

    assert isinstance(sat.page.press("2"), Results)
    assert sat.of_kind("exam-answer") == []


def test_what_stands_on_the_page_counts_as_the_time_ends() -> None:
    marked, typed = sitting(MARKING, minutes=6), sitting(minutes=6)
    pages = [pressed(marked.page, "1", "3"), pressed(typed.page, "enter", *"cal")]
    marked.later(minutes=6)
    typed.later(minutes=6)

    assert all(isinstance(page.wait(), Results) for page in pages)
    assert [event.body["picked"] for event in marked.of_kind("exam-answer")] == [[0, 2]]
    assert [event.body["typed"] for event in typed.of_kind("exam-answer")] == ["cal"]


# --- After the hand-in. ---


def handed_in() -> tuple[Page, object]:
    sat = sitting()
    page = pressed(sat.page, "3", "enter", *"cal", "down", *"aduction", "down", "y")
    return page, sat


def test_the_review_walks_to_the_end_and_back_to_the_score() -> None:
    page, _ = handed_in()

    second = pressed(page, "space", "space")
    back = pressed(second, "left")
    end = pressed(second, "enter", "enter")

    assert isinstance(second, Reviewing)
    assert isinstance(back, Reviewing)
    assert (second.at, back.at) == (1, 0)
    assert isinstance(end, Results)
    assert isinstance(left(end, "q"), Leave)


def test_a_key_meant_for_a_question_does_not_close_the_score() -> None:
    page, _ = handed_in()

    assert page.guard is not None
    assert pressed(page, "1") is page


def test_a_typed_answer_may_be_right_by_ones_own_word_and_wrong_again() -> None:
    page, _ = handed_in()

    mine = pressed(page, "space", "space", "=")
    again = pressed(mine, "-")

    assert "✓ Right, by your own word." in "\n".join(shown(mine))
    assert "✗ Wrong." in "\n".join(shown(again))


def test_a_flag_after_the_exam_is_about_that_question() -> None:
    sat = sitting()
    page = pressed(sat.page, "3", "enter", "down", "down", "y", "space", "space")

    flagged = pressed(page, "f").paste("odd")
    pressed(flagged, "enter")

    (event,) = sat.of_kind("flagged")
    assert event.way == "cloze"
    assert event.body == {"text": "odd"}


def test_what_could_not_be_saved_after_the_exam_is_said() -> None:
    sat = sitting()
    page = pressed(sat.page, "3", "enter", *"cal", "down", "down", "y", "space", "space")
    sat.store.refusals = 1

    failed = pressed(page, "=")

    assert "This answer could not be saved" in "\n".join(shown(failed))
    assert "by your own word" in "\n".join(shown(pressed(failed, "=")))


def test_clicks_are_keys() -> None:
    lines = at_hand(sitting().page).view(WIDE)
    taps = {run.tap for line in lines.body for run in line if run.tap}

    assert taps == {"#1", "#2", "#3"}
    assert {key.tap for key in lines.keys} >= {"enter", "left", "right", "m", "0", "f1", "q"}
    assert text_of(lines.head).startswith("Magnesium")
    assert replace(at_hand(sitting().page), asks=True).view(WIDE).keys[0].tap == "y"
