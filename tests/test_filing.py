"""Problems come to the facts whose lines they stand in."""

from pathlib import Path

from quizgen.filing import Stretch, filed, stretches
from quizgen.making import Desk, list_of
from quizgen.model import Place
from quizgen.problems import Problem

LIST = """\
title: Rivers
facts:
- question: Into which sea does the Rhine flow?
  answer: North Sea
# a comment
- question: no answer

- table: names.csv
  ask: {sea: Into which sea does the <name> flow?}
tags: [water]
"""


def desk() -> Desk:
    return Desk(lambda _path: b"name,sea\nOder,Baltic\n", lambda: "abcd")


def facts() -> dict[str, tuple[Stretch, ...]]:
    return {"a.yaml": stretches(list_of(LIST.encode(), Path("a.yaml"), desk()))}


def at(line: int, file: str = "a.yaml") -> Problem:
    return Problem(Place(file, line), "F103", "m")


def test_every_fact_has_its_lines_also_one_with_an_error() -> None:
    assert [(one.first, one.last) for one in facts()["a.yaml"]] == [(3, 5), (6, 7), (8, 9)]
    assert facts()["a.yaml"][1].text == "- question: no answer\n\n"


def test_a_problem_belongs_to_the_fact_in_whose_lines_it_stands() -> None:
    found = filed(facts(), [at(3), at(4), at(6), at(9)])

    assert {spot: len(problems) for spot, problems in found.of_facts.items()} == {
        ("a.yaml", 3): 2, ("a.yaml", 6): 1, ("a.yaml", 8): 1,
    }  # fmt: skip
    assert found.others == ()


def test_what_stands_before_and_after_the_facts_or_elsewhere_belongs_to_none() -> None:
    others = (at(1), at(2), at(10), at(4, "b.yaml"), at(1, "groups.csv"))

    found = filed(facts(), others)

    assert (found.others, found.of_facts) == (others, {})


def test_a_problem_in_the_file_of_a_table_belongs_to_the_fact_that_names_it() -> None:
    assert [*filed(facts(), [at(2, "names.csv")]).of_facts] == [("a.yaml", 8)]


def test_what_is_said_twice_is_filed_once() -> None:
    assert len(filed(facts(), [at(4), at(4)]).of_facts["a.yaml", 3]) == 1
