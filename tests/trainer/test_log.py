"""What the log holds of an answer: these keys, and no others, for as long as there are stores."""

import json
from datetime import datetime, timedelta, timezone

import pytest

from quizgen.days import date_of
from quizgen.model import Blank, Rating
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import (
    Grade,
    Marked,
    Ordered,
    Picked,
    Rated,
    Response,
    Unknown,
    Verdict,
    Wrote,
    grade,
)
from quizgen.trainer.log import Circumstances, Given, answer_event
from quizgen.trainer.session import undo
from tests.trainer.examples import (
    after,
    blank,
    choice,
    judgement,
    numeric,
    order,
    recall,
    session_of,
    several,
    typed,
)

KEYS = (
    "targets shape options key picked typed right share rating g unsure hint ms practice again "
    "deck hash version"
).split()
RIGHT, WRONG = Grade(Verdict.RIGHT, Rating.GOOD), Grade(Verdict.WRONG, Rating.AGAIN)
NOW = datetime(2026, 11, 21, 2, 30, 0, 250_000, tzinfo=timezone(timedelta(hours=1)))
AROUND = Circumstances(b"s" * 16, lambda: b"e" * 16, lambda: NOW, lambda _: "hash", "1.2.3")


def body(asked: Asked, response: Response, graded: Grade = RIGHT) -> dict[str, object]:
    event = answer_event(AROUND, session_of("a"), asked, response, graded, Given(1500))
    return dict(event.body)


@pytest.mark.parametrize(
    ("asked", "response"),
    [
        (choice(), Picked(1)),
        (recall(), Rated(Rating.GOOD)),
        (typed("magnesium"), Wrote("Magnesium")),
        (numeric("12", "12", "12"), Wrote("12")),
        (blank(Blank(1, "ion")), Wrote("ion")),
        (blank(Blank(1, "ion"), Blank(1, "atom")), Rated(Rating.HARD)),
        (choice(), Unknown()),
        (several(), Marked((0,))),
        (order("a", ("b", "c")), Ordered((2, 1, 0))),
        (judgement(true=True), Picked(0)),
        (order("a", ("b", "c")), Unknown()),
    ],
)
def test_an_answer_has_exactly_the_frozen_keys(asked: Asked, response: Response) -> None:
    found = body(asked, response)

    assert list(found) == KEYS
    assert json.loads(json.dumps(found)) == found


def test_a_choice_is_logged_as_it_was_shown() -> None:
    found = body(choice("t1"), Picked(0), WRONG)

    assert found == {
        "targets": ["t1"], "shape": "choice", "options": ["AMPA receptor", "NMDA receptor"],
        "key": 1, "picked": [0], "typed": None, "right": False, "share": 0.0, "rating": 1,
        "g": 0.5, "unsure": False, "hint": False, "ms": 1500, "practice": False, "again": False,
        "deck": "Title", "hash": "hash", "version": "1.2.3",
    }  # fmt: skip


def test_a_typed_answer_is_logged_to_the_letter() -> None:
    found = body(typed("magnesium"), Wrote("Magnesium"))

    assert (found["typed"], found["key"], found["options"]) == ("Magnesium", "magnesium", [])
    assert (found["g"], found["rating"], found["right"], found["share"]) == (0.0, 3, True, 1.0)


@pytest.mark.parametrize(
    ("asked", "shape"),
    [
        (choice(), "choice"),
        (several(), "all"),
        (order("a", "b"), "order"),
        (judgement(true=True), "truefalse"),
        (recall(), "recall"),
        (typed("magnesium"), "typed"),
        (numeric("12", "12", "12"), "numeric"),
        (blank(Blank(1, "ion")), "cloze"),
        (blank(Blank(1, "ion"), Blank(1, "atom")), "cloze-recall"),
    ],
)
def test_the_shape_says_how_it_was_asked(asked: Asked, shape: str) -> None:
    assert body(asked, Unknown())["shape"] == shape


@pytest.mark.parametrize(
    ("asked", "response", "expected"),
    [
        (several("ac", "bd"), Marked((0, 2)),
         {"options": [*"abcd"], "key": [0, 2], "picked": [0, 2], "right": True, "share": 1.0,
          "rating": 3, "g": 1 / 16}),
        (several("ac", "bd"), Marked((0,)),
         {"key": [0, 2], "picked": [0], "right": False, "share": 0.5, "rating": 1}),
        (several("ac", "bd"), Marked((0, 1, 3)),
         {"picked": [0, 1, 3], "right": False, "share": 0.0, "rating": 1}),
        (several("ac", "bd"), Unknown(),
         {"key": [0, 2], "picked": [], "right": False, "share": 0.0, "rating": 1, "g": 1 / 16}),
        (order("a", ("b", "c"), "d", options="cadb"), Ordered((1, 3, 0, 2)),
         {"options": [*"cadb"], "key": [[1], [3, 0], [2]], "picked": [1, 3, 0, 2], "right": True,
          "share": 1.0, "g": 1 / 12}),
        (order("a", ("b", "c"), "d", options="cadb"), Ordered((0, 3, 1, 2)),
         {"picked": [0, 3, 1, 2], "right": False, "share": 0.5, "rating": 1}),
        (judgement(true=False), Picked(1),
         {"options": ["True", "False"], "key": 1, "picked": [1], "right": True, "g": 0.5}),
        (judgement(true=False), Picked(0), {"picked": [0], "right": False, "share": 0.0}),
    ],
)  # fmt: skip
def test_what_was_shown_and_chosen_and_how_much_of_it_is_right_is_logged(
    asked: Asked, response: Response, expected: dict[str, object]
) -> None:
    found = body(asked, response, grade(asked, response))

    assert {key: found[key] for key in expected} == expected


def test_how_it_was_given_is_logged() -> None:
    given = Given(7, unsure=True, hint=True)

    found = answer_event(AROUND, session_of("a"), choice(), Picked(1), RIGHT, given).body

    assert (found["ms"], found["unsure"], found["hint"]) == (7, True, True)


def test_an_answer_after_undo_is_marked() -> None:
    session = undo(after(session_of("a"), True))

    [again, other] = [
        answer_event(AROUND, session, choice(target), Picked(1), RIGHT, Given(1)).body["again"]
        for target in ("a0", "b1")
    ]

    assert (again, other) == (True, False)


def test_an_event_knows_its_moment_and_its_question() -> None:
    event = AROUND.event("flagged", choice(), {"text": "typo"}, b"a" * 16)

    assert (event.id, event.session, event.about) == (b"e" * 16, b"s" * 16, b"a" * 16)
    assert event.time == 1_795_224_600_250
    assert (date_of(event.day).isoformat(), event.zone) == ("2026-11-20", 60)
    assert (event.guid, event.fact, event.way) == ("q-guid", "bank/fact", "choice")
    assert event.kind == "flagged"
