"""What a learner does in an exam, as events: of their content, and of what they change."""

from dataclasses import replace
from datetime import timedelta

from quizgen.model import Entry
from quizgen.trainer.amending import Impossible
from quizgen.trainer.exam import Exam, Question, walk
from quizgen.trainer.exam_asking import fingerprint
from quizgen.trainer.exam_deeds import (
    Drawn,
    ExamDeed,
    begin,
    discard,
    hand_in,
    mark,
    respond,
    undo,
)
from quizgen.trainer.grading import Picked, Wrote
from quizgen.trainer.log import Circumstances
from tests.trainer.examples import choice, typed
from tests.trainer.exams import Watch, circumstances
from tests.trainer.script import MONDAY

LATER = MONDAY + timedelta(seconds=90)
QUESTIONS = (Question(choice("t1"), "bank/f1"), Question(typed("rest"), "bank/f2"))


def begun(*questions: Question, practise: bool = False) -> tuple[Exam, Circumstances]:
    around = circumstances(Watch())
    deed = begin(Drawn("Ions", questions or QUESTIONS, "7", 45, practise), around)
    return deed.exam, around._replace(now=Watch(LATER))


def done(found: ExamDeed | Impossible) -> ExamDeed:
    assert isinstance(found, ExamDeed)
    return found


def test_the_start_holds_what_finds_the_questions_again() -> None:
    deed = begin(Drawn("Ions", QUESTIONS, "7", 45), circumstances(Watch()))

    assert deed.event.kind == "exam-start"
    assert deed.exam.id == deed.event.id
    assert deed.event.body == {
        "title": "Ions",
        "seed": "7",
        "minutes": 45,
        "practice": False,
        "questions": [
            {"fact": "bank/f1", "target": "t1", "guid": "q-guid", "way": "choice",
             "shown": fingerprint(QUESTIONS[0].asked)},
            {"fact": "bank/f2", "target": "t", "guid": "q-guid", "way": "typed",
             "shown": fingerprint(QUESTIONS[1].asked)},
        ],
        "version": "0.0",
    }  # fmt: skip


def test_an_answer_is_an_event_of_its_exam_with_all_that_an_answer_holds() -> None:
    exam, around = begun()

    event = done(respond(exam, Picked(1), around)).event

    assert (event.kind, event.about, event.guid) == ("exam-answer", exam.id, "q-guid")
    assert event.fact == "bank/fact"
    assert event.body == {
        "targets": ["t1"], "shape": "choice", "options": ["AMPA receptor", "NMDA receptor"],
        "key": 1, "picked": [1], "typed": None, "right": True, "share": 1.0, "rating": 3,
        "g": 0.5, "unsure": False, "hint": False, "ms": 90_000, "practice": False,
        "again": False, "deck": "Title", "hash": "q-guid", "version": "0.0", "elapsed": 90_000,
    }  # fmt: skip


def test_an_answer_says_no_verdict() -> None:
    exam, around = begun()

    assert done(respond(exam, Picked(0), around)).words == "Saved."
    assert done(respond(exam, Picked(1), around)).words == "Saved."


def test_an_arguable_answer_is_none() -> None:
    arguable = typed("adduction", never=[Entry("bringing together", "that says too little")])
    exam, around = begun(Question(arguable, "bank/f1"))

    found = respond(exam, Wrote("bringing together"), around)

    assert isinstance(found, Impossible)
    assert "that says too little" in found.words


def test_the_last_answer_is_taken_back_by_an_event_about_it() -> None:
    exam, around = begun()
    first = done(respond(exam, Picked(1), around))

    taken = done(undo(first.exam, around))

    assert (taken.event.kind, taken.event.about) == ("undo", first.event.id)
    assert taken.exam == exam
    assert undo(exam, around) == Impossible("This question has no answer yet.")


def test_a_mark_is_kept_with_its_question() -> None:
    exam, around = begun()

    marked = mark(exam, around)
    unmarked = mark(marked.exam, around)

    assert marked.event.kind == "exam-mark"
    assert marked.event.about == exam.id
    assert marked.event.body == {"targets": ["t1"], "marked": True, "elapsed": 90_000}
    assert unmarked.event.body["marked"] is False


def test_the_hand_in_says_what_it_came_to() -> None:
    exam, around = begun()
    answered = walk(done(respond(exam, Picked(1), around)).exam, 1, LATER)

    event = hand_in(answered, around, in_time=False).event

    assert (event.kind, event.about) == ("exam-hand-in", exam.id)
    assert event.body == {
        "answered": 1, "right": 1, "of": 2, "in-time": False, "elapsed": 90_000,
    }  # fmt: skip


def test_practice_is_said_of_the_exam_and_of_each_answer() -> None:
    exam, around = begun(practise=True)

    assert done(respond(exam, Picked(1), around)).event.body["practice"] is True


def test_discarding_is_about_the_start() -> None:
    around = circumstances(Watch())
    start = begin(Drawn("Ions", QUESTIONS, "7"), around).event

    assert discard(start, around).about == start.id


def test_the_time_for_an_answer_begins_when_its_question_is_shown() -> None:
    exam, around = begun()
    shown = replace(walk(exam, 1, MONDAY + timedelta(seconds=80)), at=0)

    assert done(respond(shown, Picked(1), around)).event.body["ms"] == 10_000
