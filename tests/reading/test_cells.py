"""Tables in a list: the three ways to write them, and what is said of a slip."""

import pytest

from quizgen.facts.listing import read_list
from quizgen.making import kinds
from quizgen.model import Fact
from quizgen.tables import Table

HEAD = "title: T\nfacts:\n- id: one\n"
WANTED = Table(("sign", "name"), (("+", "plus"), ("×", "")))


def read(fields: str) -> tuple[tuple[Fact, ...], list[tuple[int, int, str, str]]]:
    found = read_list((HEAD + fields).encode(), "list.yaml", kinds())
    told = [(one.place.line, one.place.column, one.code, one.message) for one in found.problems]
    return found.facts, told


@pytest.mark.parametrize(
    "fields",
    [
        "  table: |\n    sign | name\n    + | plus\n    × |\n",
        "  table: |\n    sign | name\n\n    + | plus\n    × |\n",
        "  table: |  # a note\n    sign | name\n    + | plus\n    × |\n",
        '  table: "sign | name\\n + | plus\\n × |"\n',
        "  table:\n    - sign: +\n      name: plus\n    - sign: ×\n",
        "  table:\n    - {sign: +, name: plus}\n    - {sign: ×, name: }\n",
    ],
)
def test_a_table_is_one_value_however_it_is_written(fields: str) -> None:
    ((fact,), told) = read(fields)

    assert fact.fields["table"] == WANTED
    assert told == []


def test_questions_are_texts_with_commas() -> None:
    table = "  table: |\n    sign | name\n    + | plus\n"

    ((fact,), _) = read(f"{table}  ask:\n    name: What, pray, is <sign>?\n    sign: [a, b]\n")

    assert fact.fields["ask"] == {"name": ("What, pray, is <sign>?",), "sign": ("a", "b")}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("  table: {a: b}\n", (4, 10, "F105", "`table` holds lines with bars, or a list of rows")),
        ("  table: ''\n", (4, 10, "F104", "`table` is empty")),
        ("  table:\n  - a\n", (5, 5, "F105", "a row of `table` is a map of `column: cell`")),
        ("  table:\n  - a: [b]\n", (5, 8, "F105", "a cell of `table` is one text")),
        ("  table:\n  - a: x\n    a: y\n", (6, 5, "F102", "`a` stands twice in a row")),
        ("  table:\n  - a: x\n  - a: y\n", (5, 3, "F160", "a table has two columns or more")),
        ("  table: a text\n", (4, 10, "F160", "this is no table")),
        (
            "  table: |\n    a | b\n    x | y | z\n",
            (6, 13, "F161", "this row has 3 cells, the header 2"),
        ),
        ("  table: |\n    a | b\n    x\n", (6, 5, "F161", "this row has 1 cell, the header 2")),
        ("  table: |\n    a | A\n    x | y\n", (5, 9, "F162", "two columns are called `A`")),
        (
            "  table: |\n    a | b\n    x | y\n  ask: Why?\n",
            (7, 8, "F105", "`ask` holds a line for each name, with its questions"),
        ),
        (
            "  table: |\n    a | b\n    x | y\n  ask: {[b]: Why?}\n",
            (7, 9, "F105", "a name is one text"),
        ),
        (
            "  table: |\n    a | b\n    x | y\n  ask:\n    b: q\n    b: r\n",
            (9, 5, "F102", "`b` stands twice in `ask`"),
        ),
    ],
)
def test_a_slip_is_told_where_it_stands(fields: str, told: tuple[int, int, str, str]) -> None:
    facts, found = read(fields)

    assert facts == ()
    assert told in found


def test_a_cell_that_is_too_long_is_refused_where_it_stands() -> None:
    long = "x" * 20_001

    _, told = read(f"  table: |\n    a | b\n    x | y\n    z | {long}\n")

    assert [one[:3] for one in told] == [(7, 9, "F004")]


def test_a_table_may_have_many_more_characters_than_one_text() -> None:
    rows = "".join(f"    thing {number} | kind {number}\n" for number in range(3000))

    ((fact,), told) = read(f"  table: |\n    a | b\n{rows}")

    assert told == []
    assert fact.place("table", 2999, "b") == ("list.yaml", 3005, 18)


@pytest.mark.parametrize(
    ("fields", "row", "column", "place"),
    [
        ("  table: |\n    a | b\n    x | y\n", -1, "b", (5, 9)),
        ("  table: |\n    a | b\n    x | y\n", 0, "b", (6, 9)),
        ("  table: |\n    a | b\n    x | y\n", 7, "b", (4, 10)),
        ("  table: |\n    a | b\n    x | y\n", 0, "c", (4, 10)),
        ("  table:\n  - {a: x, b: y}\n  - {a: z}\n", -1, "b", (5, 12)),
        ("  table:\n  - {a: x, b: y}\n  - {a: z}\n", 0, "b", (5, 15)),
        ("  table:\n  - {a: x, b: y}\n  - {a: z}\n", 1, "b", (6, 5)),
        ("  table:\n  - {a: x, b: y}\n  - {a: z}\n", 5, "b", (5, 3)),
    ],
)
def test_a_cell_has_a_place(fields: str, row: int, column: str, place: tuple[int, int]) -> None:
    ((fact,), _) = read(fields)

    assert fact.place("table", row, column)[1:] == place
