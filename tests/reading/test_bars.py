"""The lines of a table that YAML would run together, in any key that takes bars."""

import pytest

from quizgen.reading.cut import Piece
from quizgen.reading.page import Page
from quizgen.reading.pieces import Parsed, parse_piece
from quizgen.reading.plain import plain_fields
from quizgen.reading.words import words_of
from quizgen.schema import Key, Takes

KEYS = {"table": Key(Takes.TEXT, "", bars=True), "ask": Key(Takes.TEXT, "")}
BELOW = "    a | b\n    Na: x | `d`\n  ask: q?\n"


def parsed(text: str) -> Parsed:
    return parse_piece(Page("f", text), Piece(0, len(text)), words_of(KEYS))


@pytest.mark.parametrize(
    ("first", "column", "hint", "mended"),
    [
        ("- table:", 8, "write: - table: |", "- table: |"),
        ("- table: >", 9, "write: - table: |", "- table: |"),
        ("- table: # note", 9, "write: - table: |", "- table: | # note"),
    ],
)
def test_a_table_without_its_bar_has_one_reading(
    first: str, column: int, hint: str, mended: str
) -> None:
    (problem,) = parsed(f"{first}\n{BELOW}").problems

    assert (problem.place.line, problem.place.column) == (1, column + 1)
    assert problem[1:4] == ("Y13", "the lines of `table` were run together into one", hint)
    assert [edit.text for edit in problem.repair] == [mended]
    assert parsed(f"{mended}\n{BELOW}").problems == ()


def test_a_table_that_begins_beside_its_key_is_an_error_without_a_repair() -> None:
    (problem,) = parsed(f"- table: x | y\n{BELOW}").problems

    assert (problem.code, problem.repair) == ("Y13", ())
    assert problem.hint.startswith("write `table: |` and the text on the next line")


@pytest.mark.parametrize(
    "text",
    [
        f"- table: |\n{BELOW}",
        "- table: rivers.csv\n  ask: q?\n",
        "- table:\n    - a: b | c\n      d: e\n",
        "- table:\n    - 'x | y'\n",
        "- ask:\n    a | b\n",
    ],
)
def test_other_tables_and_other_keys_are_none(text: str) -> None:
    assert parsed(text).problems == ()


def test_the_reader_of_plain_facts_leaves_such_a_table_to_yaml() -> None:
    assert plain_fields("- table: a | b\n    c | d\n", KEYS) is None
    assert plain_fields("- table: |\n    a | b\n    c | d\n", KEYS) == {"table": "a | b\nc | d"}
