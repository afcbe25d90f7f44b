"""What a learner gives to the class: answers that count, and nothing that tells who they are."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from quizgen.analysis.line import KEYS
from quizgen.course import Course
from quizgen.model import Event
from quizgen.sharing import Shared, shared
from tests.commands.a_class import a_store, facts, sits, the_class, the_list
from tests.scores.made import answer, body, exam_answer, name, said
from tests.trainer.script import course_of

CAPITALS = course_of(the_list())
COURSE = course_of("""\
title: Ions
bank: bank
cite: An atlas
facts:
- {id: f, question: Which ion rushes in first?, answer: sodium, wrong: [calcium, chloride]}
""")
START, END = "exam-start", "exam-hand-in"


def given(events: Iterable[Event], course: Course = COURSE, **more: bool) -> Shared:
    with a_store() as store:
        for event in events:
            store.append(event)
        return shared(course, store, **more)


def read(found: Shared) -> list[dict[str, Any]]:
    return [json.loads(line) for line in found.lines]


def a_sitting(course: Course = CAPITALS, number: int = -1, seed: str = "June") -> Shared:
    with a_store() as store:
        sits(the_class()[number], course, store, seed)
        return shared(course, store)


def test_a_line_holds_what_was_shown_what_was_said_and_what_it_was_worth() -> None:
    (line,) = read(given([answer(1, rating=1)]))

    assert line == {
        "quizgen-responses": 1,
        "record": "answer",
        "id": name(1).hex(),
        "learner": line["learner"],
        "order": 1,
        "exam": None,
        "item": "q1-choice",
        "question": "q1-t1",
        "fact": "bank/f",
        "shape": "choice",
        "content": "",
        "options": ["AMPA", "NMDA"],
        "key": [1],
        "picked": [1],
        "typed": None,
        "mark": 0.0,
    }


def test_nothing_tells_who_where_or_when() -> None:
    lines = read(a_sitting())

    assert {key for line in lines for key in line} <= KEYS.keys()
    assert all(len(line["learner"]) == 16 for line in lines)
    # Of what the log holds besides, nothing: time, day, zone, session, milliseconds, version.
    assert not {"time", "day", "zone", "session", "ms", "version", "elapsed"} & {*lines[0]}


def test_a_learner_is_the_same_in_every_export_and_another_is_another() -> None:
    first, again = a_sitting(number=0), a_sitting(number=0)

    assert first == again
    assert first.learner != a_sitting(number=1).learner


def test_a_question_that_was_left_empty_is_there_with_its_options_and_no_mark() -> None:
    empty = [line for line in read(a_sitting()) if not line["picked"]]

    assert [line["fact"] for line in empty] == [line["fact"] for line in empty if not line["mark"]]
    assert {line["fact"].partition("/")[2] for line in empty} == {*[*facts()][::5]}
    assert all(len(line["options"]) == 4 and len(line["key"]) == 1 for line in empty)
    assert len({line["id"] for line in read(a_sitting())}) == len(facts())


def test_a_question_that_has_changed_since_is_left_empty_without_options() -> None:
    with a_store() as store:
        sits(the_class()[-1], CAPITALS, store)
        changed = course_of(the_list().replace("answer: Sydney", "answer: Hobart"))

        lines = read(shared(changed, store))

    (line,) = (line for line in lines if line["fact"].endswith("/australia"))
    assert (line["options"], line["key"], line["mark"]) == ([], [], 0.0)


def test_who_sits_the_same_exam_names_it_the_same() -> None:
    names = [{line["exam"] for line in read(a_sitting(number=number))} for number in (0, 1)]

    assert len(names[0]) == 1
    assert names[0] == names[1]
    assert names[0] != {line["exam"] for line in read(a_sitting(number=0, seed="July"))}


@pytest.mark.parametrize(
    ("events", "left"),
    [
        ([answer(1), said(2, "undo", 1)], 0),
        ([answer(1, practice=True)], 0),
        ([said(1, START), exam_answer(2, 1)], 0),
        ([said(1, START), exam_answer(2, 1), said(3, "exam-discard", 1)], 0),
        ([said(1, START), exam_answer(2, 1), said(3, END, 1), said(4, "undo", 3)], 0),
        ([said(1, START), exam_answer(2, 1), exam_answer(3, 1), said(4, END, 1)], 1),
        ([answer(1), answer(2)], 2),
    ],
)
def test_only_what_counts_is_given(events: list[Event], left: int) -> None:
    found = given([replace(one, way="choice") for one in events])

    assert found.answers == left


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        (END, {"kind": "exam-discard"}),
        (END, {"kind": "exam-mark"}),
        (START, {"body": {"practice": True}}),
    ],
)
def test_of_an_exam_that_does_not_count_nothing_is_left_empty(
    kind: str, change: dict[str, Any]
) -> None:
    sat = a_sitting_in_events()
    events = [_changed(one, change) if one.kind == kind else one for one in sat]
    rest = [one for one in events if one.kind != "exam-answer"]

    assert given(sat, CAPITALS).answers == len(facts())
    assert given(rest, CAPITALS).answers == 0


def a_sitting_in_events() -> list[Event]:
    with a_store() as store:
        sits(the_class()[-1], CAPITALS, store)
        return [*store.events()]


def _changed(event: Event, change: dict[str, Any]) -> Event:
    return replace(event, **{**change, "body": {**event.body, **change.get("body", {})}})


def test_a_question_that_was_left_empty_comes_before_what_was_answered_later() -> None:
    later = replace(answer(1), time=2**50, fact="capitals-abcd/latvia")

    lines = read(given([*a_sitting_in_events(), later], CAPITALS))

    assert (lines[-1]["id"], lines[-1]["order"]) == (name(1).hex(), len(facts()) + 1)


def test_what_the_learner_judged_alone_is_left_out_and_counted() -> None:
    rated = replace(answer(1), body={**body(), "shape": "recall"}, way="recall")

    found = given([rated, answer(2)])

    assert (found.answers, found.rated) == (1, 1)
    assert read(found)[0]["order"] == 2


def test_answers_to_other_lists_are_left_out_and_counted() -> None:
    found = given([replace(answer(1), fact="secret/f"), answer(2)])

    assert (found.answers, found.elsewhere) == (1, 1)
    assert "secret" not in "".join(found.lines)


def test_an_exam_counts_when_it_is_handed_in() -> None:
    sat = [said(1, START), replace(exam_answer(2, 1), way="choice"), answer(3), said(4, END, 1)]

    lines = read(given(sat))

    assert [line["id"] for line in lines] == [name(3).hex(), name(2).hex()]
    assert [bool(line["exam"]) for line in lines] == [False, True]
    assert given(sat, exams_only=True).answers == 1


def test_two_blanks_of_one_text_are_two_items() -> None:
    blanks = [
        replace(answer(at, [target]), body={**body([target]), "shape": "cloze"}, way="cloze")
        for at, target in ((1, "ta"), (2, "tb"))
    ]

    assert [line["item"] for line in read(given(blanks))] == ["q1-cloze-ta", "q1-cloze-tb"]


def test_what_the_learner_said_of_a_question_is_given() -> None:
    typed = replace(answer(2), body={**body(), "options": [], "typed": "NDMA"}, way="typed")
    flag = replace(said(3, "flagged", 1), body={"text": "out of date"})

    found = given([answer(1), typed, flag, said(4, "mine-is-right", 2)])

    said_of = [line for line in read(found) if line["record"] == "report"]
    assert found.reports == 2
    assert [(line["report"], line["item"], line["text"]) for line in said_of] == [
        ("flagged", "q1-choice", "out of date"),
        ("mine-is-right", "q1-typed", "NDMA"),
    ]
    # The program's own grade stays, for that is what is to be judged.
    assert [line["mark"] for line in read(found) if line["record"] == "answer"] == [1.0, 1.0]


@pytest.mark.parametrize(
    "strange",
    [
        {"options": 7, "key": "x", "picked": None, "typed": 5, "share": "much"},
        {"options": [1, None], "key": [[0], [9, "a"]], "picked": [True, -1, 2.5]},
        {"share": 7, "hash": ["a"], "shape": None},
        {"share": True},
        {"targets": ["t1", "t2"]},
    ],
)
def test_a_damaged_answer_gives_a_line_that_can_be_read(strange: dict[str, object]) -> None:
    (line,) = read(given([replace(answer(1), body={**body(), **strange})]))

    assert 0 <= line["mark"] <= 1
    assert all(isinstance(text, str) for text in line["options"])
    assert all(0 <= at < len(line["options"]) for at in line["picked"] + line["key"])
