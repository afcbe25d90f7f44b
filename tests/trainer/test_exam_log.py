"""An exam that was put away is found again in its events, damaged ones left aside."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Event
from quizgen.trainer.amending import Impossible
from quizgen.trainer.asking import Asked
from quizgen.trainer.exam import Exam, Question, walk
from quizgen.trainer.exam_deeds import Drawn, ExamDeed, begin, mark, respond, undo
from quizgen.trainer.exam_log import Named, answered_in, began, named, resume, title_of
from quizgen.trainer.grading import Marked, Ordered, Picked, Response, Unknown, Wrote
from tests.trainer.examples import choice, judgement, order, several, typed
from tests.trainer.exams import Watch, circumstances
from tests.trainer.script import MONDAY


def aimed(asked: Asked, target: str) -> Asked:
    return asked._replace(target=target, item=replace(asked.item, targets=(target,)))


ASKED = (
    aimed(choice(), "t0"), aimed(several(), "t1"), aimed(order("x", "y", "z"), "t2"),
    aimed(judgement(true=True), "t3"), typed("rest"),
)  # fmt: skip
RESPONSES: tuple[Response, ...] = (
    Picked(1), Marked((0, 2)), Ordered((2, 0, 1)), Picked(0), Wrote("rust"),
)  # fmt: skip
TUESDAY = MONDAY + timedelta(days=1)


def find(wanted: Named, _seed: str) -> Asked | None:
    return next((asked for asked in ASKED if asked.target == wanted.target), None)


def begun() -> tuple[Event, Exam, Watch]:
    watch = Watch()
    questions = tuple(Question(asked, f"bank/{asked.target}") for asked in ASKED)
    deed = begin(Drawn("Ions", questions, "7", 45), circumstances(watch))
    return deed.event, deed.exam, watch


@given(
    st.lists(
        st.tuples(st.sampled_from(["say", "unknown", "mark", "undo"]), st.integers(0, 4)),
        max_size=15,
    )
)
def test_a_resumed_exam_is_the_one_that_was_left(deeds: list[tuple[str, int]]) -> None:
    start, exam, watch = begun()
    around = circumstances(watch)
    around.new_id()  # the id of the start
    events: list[Event] = []
    for name, at in deeds:
        watch.moment += timedelta(seconds=20)
        exam = walk(exam, at, watch())
        do: dict[str, Callable[..., ExamDeed | Impossible]] = {
            "say": partial(respond, response=RESPONSES[at]),
            "unknown": partial(respond, response=Unknown()),
            "mark": mark,
            "undo": undo,
        }
        done = [found for found in [do[name](exam, around=around)] if isinstance(found, ExamDeed)]
        events += [found.event for found in done]
        exam = next((found.exam for found in done), exam)
    undone = {event.about for event in events if event.kind == "undo"}
    own = [event for event in events if event.id not in undone and event.kind != "undo"]

    resumed = resume(start, own, find, TUESDAY)

    assert resumed.lost == 0
    assert resumed.exam.questions == exam.questions
    assert (resumed.exam.id, resumed.exam.minutes, resumed.exam.seed) == (exam.id, 45, "7")
    assert answered_in(own) == exam.answered


def test_it_goes_on_at_the_first_question_without_an_answer() -> None:
    start, exam, watch = begun()
    watch.moment += timedelta(minutes=3)
    answer = respond(exam, Picked(1), circumstances(watch))
    assert isinstance(answer, ExamDeed)

    resumed = resume(start, [answer.event], find, TUESDAY).exam

    assert resumed.at == 1
    assert resumed.elapsed(TUESDAY) == timedelta(minutes=3)


def test_a_question_that_would_look_otherwise_is_left_out() -> None:
    start, _, _ = begun()

    def changed(wanted: Named, seed: str) -> Asked | None:
        asked = find(wanted, seed)
        return choice("t0", ("NMDA receptor", "GABA receptor")) if wanted.target == "t0" else asked

    assert resume(start, [], changed, TUESDAY).lost == 1
    assert resume(start, [], lambda *_: None, TUESDAY).lost == len(ASKED)
    assert resume(start, [], lambda *_: None, TUESDAY).exam.questions == ()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"picked": "1"},
        {"picked": [7]},
        {"picked": [True]},
        {"picked": [], "typed": "rest"},
    ],
    ids=["nothing", "no list", "no such option", "no number", "typed where none is"],
)
def test_an_answer_that_cannot_be_read_is_none(body: dict[str, object]) -> None:
    start, exam, watch = begun()
    answer = respond(exam, Picked(1), circumstances(watch))
    assert isinstance(answer, ExamDeed)
    broken = replace(answer.event, body={"targets": ["t0"], **body})

    assert resume(start, [broken], find, TUESDAY).exam.answered == 0


@pytest.mark.parametrize("questions", [None, "x", [1, {}]])
def test_a_start_that_cannot_be_read_has_no_questions_that_are_found(questions: object) -> None:
    start, _, _ = begun()
    broken = replace(start, body={"questions": questions, "minutes": "45"})

    resumed = resume(broken, [], find, TUESDAY).exam

    assert resumed.questions == ()
    assert resumed.minutes is None


def test_a_start_tells_when_it_was_and_what_it_is_called() -> None:
    start, _, _ = begun()

    assert began(start) == MONDAY
    assert title_of(start) == "Ions"
    assert [one.target for one in named(start)] == [asked.target for asked in ASKED]
