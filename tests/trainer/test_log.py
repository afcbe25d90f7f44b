"""What the log holds of an answer: these keys, and no others, for as long as there are stores."""

import json
from datetime import datetime, timedelta, timezone

import pytest

from quizgen.days import date_of
from quizgen.model import Blank, Rating
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Grade, Picked, Rated, Response, Unknown, Verdict, Wrote
from quizgen.trainer.log import Circumstances, Given, answer_event
from quizgen.trainer.session import undo
from tests.trainer.examples import after, blank, choice, numeric, recall, session_of, typed

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
        (recall(), "recall"),
        (typed("magnesium"), "typed"),
        (numeric("12", "12", "12"), "numeric"),
        (blank(Blank(1, "ion")), "cloze"),
        (blank(Blank(1, "ion"), Blank(1, "atom")), "cloze-recall"),
    ],
)
def test_the_shape_says_how_it_was_asked(asked: Asked, shape: str) -> None:
    assert body(asked, Unknown())["shape"] == shape


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
