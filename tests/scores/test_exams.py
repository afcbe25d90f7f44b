"""Which exams in a store may be taken up again."""

from pathlib import Path

import pytest

from quizgen.model import Event
from quizgen.scores.exams import open_exams
from quizgen.scores.store import open_store
from tests.scores.made import exam_answer, name, review, said

START, ANSWER = said(1, "exam-start"), exam_answer(2, 1)
MARK = said(3, "exam-mark", 1)
LONE = exam_answer(3, 9)


@pytest.mark.parametrize(
    ("events", "found"),
    [
        ([], []),
        ([START], []),
        ([START, MARK], []),
        ([START, ANSWER], [2]),
        ([START, ANSWER, MARK], [2, 3]),
        ([START, ANSWER, said(3, "undo", 2)], []),
        ([START, ANSWER, exam_answer(3, 1), said(4, "undo", 3)], [2]),
        ([START, ANSWER, said(3, "exam-hand-in", 1)], []),
        ([START, ANSWER, said(3, "exam-hand-in", 1), said(4, "undo", 3)], [2]),
        ([START, ANSWER, said(3, "exam-discard", 1)], []),
        ([START, ANSWER, LONE], [2]),
        ([START, ANSWER, said(3, "undo", 1)], []),
    ],
    ids=[
        "none", "begun", "only marked", "answered", "marked too", "all taken back",
        "one taken back", "handed in", "hand-in taken back", "discarded", "another without start",
        "start taken back",
    ],
)  # fmt: skip
def test_an_exam_with_an_answer_is_open_until_its_end(
    tmp_path: Path, events: list[Event], found: list[int]
) -> None:
    with open_store(tmp_path / "scores", review) as store:
        for event in events:
            store.append(event)

        exams = open_exams(store)

    assert [event.id for exam in exams for event in exam.events] == [name(one) for one in found]


def test_several_open_exams_come_in_the_order_of_their_start(tmp_path: Path) -> None:
    events = [said(4, "exam-start"), START, exam_answer(5, 4), ANSWER]
    with open_store(tmp_path / "scores", review) as store:
        for event in events:
            store.append(event)

        exams = open_exams(store)

    assert [exam.start.id for exam in exams] == [name(4), name(1)]


def test_an_empty_store_that_is_only_read_has_none(tmp_path: Path) -> None:
    with open_store(tmp_path / "scores", review, read_only=True) as store:
        assert open_exams(store) == []
