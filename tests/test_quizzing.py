"""Who is asked what today."""

from collections.abc import Mapping

import fsrs
import pytest

from quizgen.course import Offer
from quizgen.days import study_day
from quizgen.model import Event, Item, Memory, Rating
from quizgen.quizzing import Asker, Plan, Today, begin, nothing_due, today
from quizgen.trainer.asking import Asked, LeftOut
from quizgen.trainer.session import Candidate, Session
from tests.trainer.script import MONDAY, Notebook, course_of

DAY = study_day(MONDAY)
LIST = """\
title: Ions
bank: ions-abcd
cite: An atlas
facts:
- id: sodium
  question: Which ion rushes in first?
  answer: sodium
  wrong: [calcium, chloride]
- id: pore
  cloze: A {{c1::magnesium}} ion closes it at {{c2::rest}}.
  blanks:
    c1: {wrong: [calcium, zinc]}
- id: out
  question: Which ion flows out?
  answer: potassium
"""
COURSE = course_of(LIST)
SODIUM, C1, C2, OUT = (offer.target for offer in COURSE.offers)


def met(due: int) -> Memory:
    return Memory(3.0, 5.0, DAY - 3, due, 1, 0)


def event(
    kind: str, name: str, number: int = 1, about: int = 0, body: Mapping[str, object] = {}
) -> Event:
    item = next(item for fact in ("sodium", "pore") for item in items(fact) if item.name == name)
    return Event(
        id=number.to_bytes(16, "big"), time=number, day=DAY, zone=0, kind=kind,
        body=body, guid=item.guid,
        about=about.to_bytes(16, "big") if about else None, fact=f"ions-abcd/{item.fact}",
    )  # fmt: skip


def items(fact: str) -> tuple[Item, ...]:
    return COURSE.items(f"ions-abcd/{fact}", "")


def names(candidates: tuple[Candidate, ...]) -> list[str]:
    return [one.target for one in candidates]


def answered(target: str) -> Event:
    body = {"targets": [target], "rating": 3, "g": 0.0, "right": True, "practice": False}
    return event("answer", "choice", 9, body=body)


def test_due_new_and_later_are_told_apart() -> None:
    store = Notebook({SODIUM: met(DAY), C1: met(DAY - 5), C2: met(DAY + 1)})

    found = today(COURSE, store, Plan(), DAY)

    assert (names(found.due), names(found.new), names(found.later)) == ([SODIUM, C1], [OUT], [C2])
    assert found.unseen == 1


@pytest.mark.parametrize(("new", "expected"), [(0, []), (1, [SODIUM]), (3, [SODIUM, C1, C2])])
def test_there_are_as_many_new_ones_as_are_wanted_a_day(new: int, expected: list[str]) -> None:
    assert names(today(COURSE, Notebook(), Plan(new=new), DAY).new) == expected


def test_what_was_met_today_is_part_of_the_day_s_new_ones() -> None:
    store = Notebook(kept=[answered(SODIUM)])

    assert names(today(COURSE, store, Plan(new=2), DAY).new) == [C1]
    assert names(today(COURSE, store, Plan(new=2), DAY + 1).new) == [C1, C2]


@pytest.mark.parametrize(
    ("way", "gone"), [("choice", [SODIUM]), ("cloze", [C1, C2]), ("choice:c1", [C1])]
)
def test_what_was_put_away_is_neither_due_nor_new(way: str, gone: list[str]) -> None:
    store = Notebook(kept=[event("suspended", way)])
    everything = Plan(new=9)

    assert names(today(COURSE, store, everything, DAY).new) == [
        target for target in (SODIUM, C1, C2, OUT) if target not in gone
    ]


def test_what_was_taken_back_is_asked_again() -> None:
    kept = [event("suspended", "choice"), event("undo", "choice", 2, about=1)]

    assert SODIUM in names(today(COURSE, Notebook(kept=kept), Plan(), DAY).new)


def shown(target: str, *kept: Event, stability: float = 1.0) -> str:
    """Return the name of the way in which a target is asked, "" if it is not."""
    fact = next(offer.fact for offer in COURSE.offers if offer.target == target)
    memory = met(DAY)._replace(stability=stability)
    session = begin(Today((Candidate(target, fact, memory),), (), (), 0), Plan(), DAY)
    asked = Asker(COURSE, Notebook(kept=list(kept)), lambda: DAY).show(session)
    return asked.item.name if isinstance(asked, Asked) else ""


def test_an_answer_is_worth_what_the_parameters_that_apply_make_of_it() -> None:
    fitted = [0.5, 1.0, 9.0, *fsrs.Scheduler().parameters[3:]]
    store = Notebook(kept=[event("parameters", "choice", body={"parameters": fitted})])
    asker = Asker(COURSE, store, lambda: DAY)

    memory = asker.reviewed(None, Rating.GOOD, 0.0)
    store.append(answered(SODIUM))

    assert memory.stability == 9.0
    assert store.memories([SODIUM]) == {SODIUM: memory}


def test_what_was_put_away_in_one_way_is_asked_in_none() -> None:
    """Who never wants a question again does not want its blank typed either."""
    assert shown(C1) == "choice:c1"
    assert shown(C1, event("suspended", "choice:c1")) == ""
    assert shown(C1, event("suspended", "choice:c1"), stability=30) == ""
    assert shown(C2, event("suspended", "choice:c1")) == "cloze"


def test_a_fact_of_which_nothing_comes_is_named_with_its_place() -> None:
    course = course_of(LIST.replace("answer: potassium", "answer: potassium\n  only: [guess]"))
    session = begin(Today((), (Candidate(OUT, "ions-abcd/out"),), (), 1), Plan(), DAY)

    found = Asker(course, Notebook(), lambda: DAY).show(session)

    assert found == LeftOut(
        "ions-abcd/out",
        "Left out: nothing can be asked of fact out (case.yaml, line 13). "
        "`quizgen check` says why.",
    )


def session_of(plan: Plan) -> Session:
    store = Notebook({SODIUM: met(DAY), C1: met(DAY + 3), C2: met(DAY + 1)})
    return begin(today(COURSE, store, plan, DAY), plan, DAY)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (Plan(), [SODIUM, OUT]),
        (Plan(new=0), [SODIUM]),
        (Plan(limit=1), [SODIUM]),
        (Plan(all=True), [C2, SODIUM, OUT, C1]),  # the blanks of one text stand apart
        (Plan(practise=True), [C2, SODIUM, OUT, C1]),
    ],
)
def test_a_session_is_what_is_due_and_new_or_all(plan: Plan, expected: list[str]) -> None:
    assert [turn.candidate.target for turn in session_of(plan).waiting] == expected


def test_only_a_practice_is_one() -> None:
    assert session_of(Plan(practise=True)).practise
    assert not session_of(Plan(all=True)).practise


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ([], "Nothing is due."),
        ([1], "Nothing is due. Next: 1 tomorrow."),
        ([3, 1, 1], "Nothing is due. Next: 2 tomorrow."),
        ([4, 3], "Nothing is due. Next: 1 in 3 days."),
    ],
)
def test_when_nothing_is_due_it_says_when_something_is(due: list[int], words: str) -> None:
    later = tuple(Candidate(str(at), "f", met(DAY + days)) for at, days in enumerate(due))

    assert nothing_due(Today((), (), later, 0), DAY) == words


def test_the_targets_of_a_course_keep_the_author_s_order() -> None:
    facts = [offer.fact for offer in COURSE.offers]

    assert facts == [f"ions-abcd/{name}" for name in ("sodium", "pore", "pore", "out")]
    assert len({*COURSE.offers}) == 4
    assert isinstance(COURSE.offers[0], Offer)


def test_an_answer_after_four_in_the_morning_is_reckoned_from_the_new_day() -> None:
    days = iter([DAY, DAY + 1])
    asker = Asker(COURSE, Notebook(), lambda: next(days))

    before, after = (asker.reviewed(None, Rating.GOOD, 0.0) for _ in range(2))

    assert (before.last_day, after.last_day) == (DAY, DAY + 1)
    assert after.due_day == before.due_day + 1
