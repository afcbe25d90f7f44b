"""What a quiz asks from: targets at once, items when they are asked."""

from pathlib import Path

import pytest

from quizgen.course import Course, Wanted, open_course
from quizgen.making import Desk
from quizgen.problems import Refused
from tests.trainer.script import course_of

LIST = """\
title: Ions
bank: ions-abcd
cite: An atlas
tags: [nerve]
facts:
- id: sodium
  question: Which ion rushes in first?
  answer: sodium
  tags: [ion::cation::sodium, first ion]
- id: pore
  cloze: A {{c1::magnesium}} ion closes it at {{c2::rest}}.
  tags: [ion]
"""
BROKEN = f"{LIST}- id: lost\n  question: Which ion has no answer?\n"


def facts(wanted: Wanted, text: str = LIST) -> list[str]:
    course = open_course([Path("case.yaml")], wanted, Desk(lambda _: text.encode(), lambda: "abcd"))
    return [offer.fact.removeprefix("ions-abcd/") for offer in course.offers]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ((), ["sodium", "pore", "pore"]),
        (("nerve",), ["sodium", "pore", "pore"]),
        (("ion",), ["sodium", "pore", "pore"]),
        (("ion::cation",), ["sodium"]),
        (("ion::cation::sodium",), ["sodium"]),
        (("ion::cat",), []),
        (("cation",), []),
        (("first ion",), ["sodium"]),
        (("first-ion",), ["sodium"]),
        (("other", "first ion"), ["sodium"]),
        (("other",), []),
    ],
)
def test_a_tag_stands_for_all_below_it(tags: tuple[str, ...], expected: list[str]) -> None:
    assert facts(Wanted(tags=tags)) == expected


@pytest.mark.parametrize(
    ("kinds", "expected"), [(("question",), ["sodium"]), (("cloze",), ["pore", "pore"])]
)
def test_only_facts_of_a_kind_are_asked(kinds: tuple[str, ...], expected: list[str]) -> None:
    assert facts(Wanted(kinds=kinds)) == expected


def test_only_these_targets_are_asked() -> None:
    last = course_of(LIST).offers[-1].target

    assert facts(Wanted(targets=frozenset({last}))) == ["pore"]


def test_a_broken_fact_is_left_out_and_the_learner_is_told() -> None:
    course: Course = course_of(BROKEN)

    assert len(course.offers) == 3
    assert course.remarks == (
        "1 of 3 facts in case.yaml are left out (1 error). `quizgen check` shows them.",
    )


def test_a_list_of_which_nothing_is_left_is_refused() -> None:
    with pytest.raises(Refused, match="answer"):
        course_of("title: T\nbank: t-abcd\nfacts:\n- id: a\n  question: Which?\n")


def test_a_fact_s_place_is_told_when_it_is_wanted() -> None:
    place = course_of(LIST).places["ions-abcd/pore"]()

    assert (place.file, place.line) == ("case.yaml", 10)


TABLE = """\
title: Elements
bank: elements-abcd
cite: An atlas
facts:
- id: elements
  table: |
    symbol | name      | period
    Na     | sodium    | 3
    K      | potassium | 4
    C      | carbon    | 2
  unique: name
  one-each: period
  ask: {name: What is <symbol>?, symbol: Which of these stands in period <period>?}
"""


def test_of_a_table_the_items_of_one_target_are_made_alone() -> None:
    course = course_of(TABLE)

    everything = {item for offer in course.offers for item in course.items(offer.fact, "")}
    ways = [course.items(offer.fact, offer.target) for offer in course.offers]

    assert len(course.offers) == 6
    assert [{*item.targets} for one in ways for item in one[:1]] == [
        {offer.target} for offer in course.offers
    ]
    assert sorted(len(one) for one in ways) == [1, 1, 1, 3, 3, 3]
    assert {item for one in ways for item in one} == everything
