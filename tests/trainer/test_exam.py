"""An exam as a value: walking, answers that replace others, marks, and the time."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.trainer.exam import Exam, Kept, Question, put, take_back, turn_mark, walk
from quizgen.trainer.grading import Picked, grade
from tests.trainer.examples import choice
from tests.trainer.script import MONDAY

LATER = MONDAY + timedelta(minutes=7)


def exam(count: int = 3, **more: object) -> Exam:
    questions = tuple(Question(choice(f"t{at}"), f"bank/f{at}") for at in range(count))
    return Exam(b"e" * 16, "Ions", "1", questions, MONDAY, MONDAY, MONDAY, **more)  # type: ignore[arg-type]  # of the fields of an exam


def kept(option: int, number: int = 1) -> Kept:
    response = Picked(option)
    return Kept(number.to_bytes(16, "big"), response, grade(choice(), response))


def test_an_answer_replaces_the_one_before_and_comes_back_when_taken_back() -> None:
    changed = put(put(exam(), kept(0)), kept(1, 2))

    assert changed.question.last == kept(1, 2)
    assert take_back(changed).question.last == kept(0)
    assert take_back(take_back(changed)).question.last is None
    assert changed.answered == 1


def test_an_answer_changes_only_the_question_at_hand() -> None:
    changed = put(walk(exam(), 1, MONDAY), kept(0))

    assert [question.last for question in changed.questions] == [None, kept(0), None]


def test_a_mark_is_set_and_taken_away() -> None:
    marked = turn_mark(exam())

    assert marked.marked == 1
    assert turn_mark(marked) == exam()


@pytest.mark.parametrize(("to", "at"), [(-1, 0), (0, 0), (2, 2), (3, 2)])
def test_nobody_walks_beyond_the_ends(to: int, at: int) -> None:
    walked = walk(exam(), to, LATER)

    assert walked.at == at
    assert walked.shown == LATER
    assert walked.is_last == (at == 2)


@given(st.lists(st.sampled_from("put back mark walk".split()), max_size=20))
def test_what_is_counted_is_what_there_is(deeds: list[str]) -> None:
    found = exam()
    for number, deed in enumerate(deeds, 1):
        do: dict[str, Callable[[Exam], Exam]] = {
            "put": partial(put, kept=kept(0, number)),
            "back": take_back,
            "mark": turn_mark,
            "walk": partial(walk, at=(found.at + 1) % 3, now=MONDAY),
        }
        found = do[deed](found)

    assert found.answered == sum(bool(question.given) for question in found.questions)
    assert found.marked == sum(question.marked for question in found.questions)


def test_time_sat_before_counts_and_time_away_does_not() -> None:
    resumed = exam(minutes=10, used=timedelta(minutes=2))

    assert resumed.elapsed(LATER) == timedelta(minutes=9)
    assert resumed.left(LATER) == timedelta(minutes=1)
    assert exam().left(LATER) is None


def test_a_clock_set_back_gives_no_time() -> None:
    assert exam().elapsed(MONDAY - timedelta(hours=1)) == timedelta()
