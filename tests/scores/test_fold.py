"""What counts, and as what."""

from itertools import permutations

import pytest
from hypothesis import given

from quizgen.model import Event, Rating
from quizgen.scores.fold import counted, first_days, fold, last_parameters
from tests.scores.made import PARAMETERS, answer, exam_answer, name, parameters, review, said
from tests.scores.steps import BROKEN, Step, made, steps

AGAIN, HARD, GOOD, EASY = Rating


def worth(*events: Event) -> list[tuple[str, Rating, float]]:
    return [(one.targets[0], one.rating, one.guess) for one in counted(events, review)]


def test_an_answer_counts_for_each_of_its_targets_once() -> None:
    memories = fold([answer(1, ["t1", "t2", "t1"])], review)

    assert memories == dict.fromkeys(["t1", "t2"], review(None, GOOD, 100, 0.0, ()))


def test_answers_count_in_the_order_of_time_then_id() -> None:
    events = [answer(1, rating=1, time=5), answer(2, rating=2, time=5), answer(3, time=4)]

    assert {tuple(worth(*order)) for order in permutations(events)} == {
        (("t1", GOOD, 0.0), ("t1", AGAIN, 0.0), ("t1", HARD, 0.0))
    }


CASES: list[tuple[str, list[Event], list[Rating]]] = [
    ("an undone answer does not count", [answer(1), said(2, "undo", 1)], []),
    (
        "an undone undo is none",
        [answer(1), said(2, "undo", 1), said(3, "undo", 2)],
        [GOOD],
    ),
    (
        "undone, not undone, undone",
        [answer(1), said(2, "undo", 1), said(3, "undo", 2), said(4, "undo", 3)],
        [],
    ),
    (
        "undone twice, one of them undone",
        [answer(1), said(2, "undo", 1), said(3, "undo", 1), said(4, "undo", 3)],
        [],
    ),
    ("an undo of nothing", [answer(1), said(2, "undo"), said(3, "undo", 9)], [GOOD]),
    ("an undo of itself", [answer(1), said(2, "undo", 2)], [GOOD]),
    ("an undo reaches back only", [said(1, "undo", 2), answer(2)], [GOOD]),
    ("overruled", [answer(1), said(2, "overruled", 1)], [AGAIN]),
    ("mine is right", [answer(1, rating=1), said(2, "mine-is-right", 1)], [GOOD]),
    (
        "the latest word counts",
        [answer(1), said(2, "mine-is-right", 1), said(3, "overruled", 1)],
        [AGAIN],
    ),
    (
        "an undone word does not count",
        [
            answer(1),
            said(2, "mine-is-right", 1),
            said(3, "overruled", 1),
            said(4, "undo", 3),
        ],
        [GOOD],
    ),
    ("a word before the answer", [said(1, "overruled", 2), answer(2)], [GOOD]),
    ("practice", [answer(1, practice=True), said(2, "mine-is-right", 1)], []),
    ("an exam not handed in", [said(1, "exam-start"), exam_answer(2, 1)], []),
    (
        "an exam handed in: the last answer",
        [
            said(1, "exam-start"),
            exam_answer(2, 1, 1),
            exam_answer(3, 1, 2),
            said(4, "exam-hand-in", 1),
        ],
        [HARD],
    ),
    (
        "the last answer undone",
        [
            said(1, "exam-start"),
            exam_answer(2, 1, 4),
            exam_answer(3, 1, 1),
            said(4, "undo", 3),
            said(5, "exam-hand-in", 1),
        ],
        [EASY],
    ),
    (
        "an exam handed in twice",
        [exam_answer(2, 1), said(4, "exam-hand-in", 1), said(5, "exam-hand-in", 1)],
        [GOOD],
    ),
    (
        "a hand-in undone",
        [exam_answer(2, 1), said(4, "exam-hand-in", 1), said(5, "undo", 4)],
        [],
    ),
    (
        "an exam dropped",
        [exam_answer(2, 1), said(3, "exam-discard", 1), said(4, "exam-hand-in", 1)],
        [],
    ),
    (
        "a word on an exam's answer",
        [exam_answer(2, 1), said(4, "exam-hand-in", 1), said(5, "overruled", 2)],
        [AGAIN],
    ),
    ("another exam's end", [exam_answer(2, 1), said(4, "exam-hand-in", 7)], []),
    (
        "two blanks of one cloze deletion",
        [
            exam_answer(2, 1, 2, targets=["c1"]),
            exam_answer(3, 1, 4, targets=["c2"]),
            said(4, "exam-hand-in", 1),
        ],
        [HARD, EASY],
    ),
    (
        "the last to be answered counts last",
        [
            exam_answer(2, 1, 2, targets=["c1", "c2"]),
            exam_answer(3, 1, 4, targets=["c1"]),
            exam_answer(4, 1, 1, targets=["c1", "c2"]),
            said(5, "exam-hand-in", 1),
        ],
        [EASY, AGAIN],
    ),
    ("an unknown kind", [answer(1), said(2, "from-the-future", 1)], [GOOD]),
]


@pytest.mark.parametrize(
    ("events", "ratings"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_counts(events: list[Event], ratings: list[Rating]) -> None:
    assert [one.rating for one in counted(events, review)] == ratings


def test_what_the_learner_says_is_no_guess() -> None:
    assert worth(answer(1, g=0.5)) == [("t1", GOOD, 0.5)]
    assert worth(answer(1, g=0.5), said(2, "mine-is-right", 1)) == [("t1", GOOD, 0.0)]


def test_an_exam_counts_on_the_day_of_its_hand_in() -> None:
    events = [exam_answer(2, 1, day=100), said(4, "exam-hand-in", 1, day=103)]

    assert first_days(events, review) == {"t1": 103}


def test_an_exam_may_be_told_by_its_session_alone() -> None:
    session = name(7)
    events = [
        Event(name(1), 1, 100, 0, "exam-answer", answer(1).body, session=session),
        Event(name(2), 2, 100, 0, "exam-hand-in", {}, session=session),
    ]

    assert worth(*events) == [("t1", GOOD, 0.0)]


@pytest.mark.parametrize("broken", BROKEN, ids=repr)
def test_a_broken_answer_is_as_if_it_were_not_there(broken: dict[str, object]) -> None:
    bad = Event(name(2), 2, 100, 0, "answer", broken)

    assert worth(answer(1), bad) == worth(answer(1))


@pytest.mark.parametrize("day", [-1, 10**6 + 1, 2**62])
def test_a_day_that_is_none_does_not_count(day: int) -> None:
    assert worth(answer(1, day=day)) == []


def test_parameters_apply_to_what_comes_after() -> None:
    found = list(counted([answer(1), parameters(2), answer(3)], review))

    assert [one.parameters for one in found] == [(), tuple(PARAMETERS)]


@pytest.mark.parametrize(
    "values",
    [[0.1] * 20, [0.1] * 22, "x", None, [*PARAMETERS[:20], "x"], [9.0] * 21, [True] * 21],
    ids=repr,
)
def test_broken_or_impossible_parameters_change_nothing(values: object) -> None:
    events = [parameters(1), parameters(2, values)]

    assert last_parameters(events, review) == tuple(PARAMETERS)


def test_numbers_beyond_all_floats_change_nothing() -> None:
    """JSON of one's own making can hold them."""
    assert last_parameters([parameters(1, [10**400] * 21)], review) == ()
    assert worth(answer(1, g=10**400)) == []


def test_undone_parameters_do_not_apply() -> None:
    assert last_parameters([parameters(1), said(2, "undo", 1)], review) == ()


def log_of(drawn: list[Step]) -> list[Event]:
    events: list[Event] = []
    for number, step in enumerate(drawn, 1):
        exams = [event.id for event in events if event.kind == "exam-start"]
        events.append(made(step, number, [event.id for event in events], exams))
    return events


@given(steps())
def test_any_log_gives_memories_whatever_its_order(drawn: list[Step]) -> None:
    events = log_of(drawn)
    shuffled = sorted(events, key=lambda event: event.id[::-1])

    assert fold(shuffled, review) == fold(events, review)


@given(steps())
def test_an_answer_that_is_taken_back_changes_nothing(drawn: list[Step]) -> None:
    events = log_of(drawn)
    more = [answer(10**6, time=10**6), said(10**6 + 1, "undo", 10**6)]

    assert fold([*events, *more], review) == fold(events, review)
