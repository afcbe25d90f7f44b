"""The way into an exam: an open one is offered, a new one begins at once."""

from dataclasses import replace

from quizgen.fullscreen.exam_entrance import Notice, Waiting, enter
from quizgen.fullscreen.exam_page import ExamPage
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.summary import Summary
from quizgen.trainer.grading import Picked
from tests.fullscreen.desk import NARROW, asked, left, opened, pressed, shown
from tests.fullscreen.exams import LIST, Sitting, at_hand, sitting
from tests.trainer.script import course_of


def put_away() -> tuple[Sitting, Page]:
    sat = sitting(minutes=45)
    pressed(sat.page, "2", "m", "enter")
    sat.later(minutes=3)
    return sat, sat.again()


def test_an_open_exam_is_offered_in_words() -> None:
    _, page = put_away()

    assert shown(page)[2] == " Exam of 20:00, 1 of 3, is not handed in: Magnesium."
    assert shown(page)[-1] == " r resume   d discard   q quit"
    assert shown(page, NARROW)[1:3] == [
        " Exam of 20:00, 1 of 3, is not handed", " in: Magnesium.",
    ]  # fmt: skip


def test_it_goes_on_with_its_answers_marks_and_time() -> None:
    sat, page = put_away()
    sat.later(days=1)

    resumed = at_hand(pressed(page, "r"))

    assert resumed.exam.at == 1
    assert resumed.exam.questions[0].marked
    assert [one.response for one in resumed.exam.questions[0].given] == [Picked(1)]
    assert resumed.minutes == 45


def test_it_is_discarded_only_when_asked_twice() -> None:
    sat, page = put_away()

    once = pressed(page, "d")
    never = pressed(once, "x")
    twice = pressed(once, "d")

    assert isinstance(never, Waiting)
    assert not never.sure
    assert isinstance(twice, ExamPage)
    assert len(sat.of_kind("exam-discard")) == 1
    assert len(sat.of_kind("exam-start")) == 2


def test_a_discard_that_could_not_be_saved_is_said() -> None:
    sat, page = put_away()
    sat.store.refusals = 1

    assert "could not be saved" in "\n".join(shown(pressed(page, "d", "d")))


def test_leaving_it_goes_back_where_one_came_from() -> None:
    sat, _ = put_away()
    under = opened(LIST)[0]
    over = sat._replace(entrance=sat.entrance._replace(under=under)).again()

    assert left(sat.again(), "q") == Leave()
    assert over.press("q") is under


def test_changed_questions_are_left_out_and_said() -> None:
    sat, _ = put_away()
    changed = course_of(LIST.replace("answer: NMDA receptor", "answer: GABA receptor"))
    other = course_of(LIST.replace("question: ", "question: Now ").replace("A {{", "One {{"))

    some = sat._replace(entrance=sat.entrance._replace(course=changed)).again()
    none = sat._replace(entrance=sat.entrance._replace(course=other)).again()

    assert at_hand(pressed(some, "r")).note == "Left out: 1 question has changed since."
    assert "Nothing is left of it" in "\n".join(shown(pressed(none, "r")))


def test_a_list_without_a_question_that_can_be_graded_says_so() -> None:
    only = (
        LIST.partition("- id: nmda")[0]
        + "- {id: a, question: Why?, answer: Nobody can tell for sure}\n"
    )

    page = sitting(only).page

    assert isinstance(page, Notice)
    assert shown(page)[2:4] == [
        " Nothing in Magnesium can be asked in an exam.",
        " Left out: 1 question, as only you could grade the answer.",
    ]
    assert left(page, "x") == Leave()


def test_an_exam_that_cannot_begin_says_why() -> None:
    sat = sitting()
    sat.store.refusals = 1

    assert isinstance(enter(sat.entrance, []), Notice)


def test_a_session_knows_nothing_of_an_exam() -> None:
    page, _ = opened(LIST)

    question = asked(pressed(page, "enter"))

    assert "[ ]" not in "\n".join(shown(question))
    assert isinstance(pressed(replace(question, types=False), "q"), Summary)
