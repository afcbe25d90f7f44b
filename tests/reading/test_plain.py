"""The reader of plain facts agrees with YAML wherever it answers."""

import pytest
from hypothesis import example, given, settings

from quizgen.model import Entry
from quizgen.problems import Problem
from quizgen.reading.compose import MappingNode, SequenceNode
from quizgen.reading.cut import Piece
from quizgen.reading.page import Page
from quizgen.reading.pieces import parse_piece
from quizgen.reading.plain import plain_fields
from quizgen.reading.report import Report
from quizgen.reading.values import read_fields
from quizgen.reading.words import words_of
from quizgen.schema import FACT_KEYS, TRUST_KEYS, Key, Takes
from quizgen.tables import Table
from tests.reading.texts import facts, nasty

KEYS = {
    **FACT_KEYS,
    "question": Key(Takes.TEXT, ""),
    "answer": Key(Takes.TEXT, ""),
    "cloze": Key(Takes.TEXT, ""),
    "blanks": Key(Takes.MAPS, "", keys=TRUST_KEYS),
    "steps": Key(Takes.STEPS, ""),
    "table": Key(Takes.TABLE, "", bars=True),
    "same": Key(Takes.SETS, ""),
    "ask": Key(Takes.QUESTIONS, ""),
}
WORDS = words_of(KEYS)
ROWS = Table(("a", "b"), (("x", "y"), ("", "z")))


def by_yaml(text: str) -> tuple[object, list[Problem]]:
    parsed = parse_piece(Page("f", text), Piece(0, len(text)), WORDS)
    problems = list(parsed.problems)
    if not isinstance(parsed.node, SequenceNode) or len(parsed.node.value) != 1:
        return None, problems
    (node,) = parsed.node.value
    if not isinstance(node, MappingNode):
        return None, problems
    report = Report(Page("f", text), 0, "this fact", problems)
    return read_fields(node, KEYS, report), problems


@settings(max_examples=1500)
@given(facts() | nasty)
@example("- question: a\n  answer: b\n...\n")
@example("- question: a\n  wrong:\n  - a\n  - b\n")
@example("- question: a\n  answer: b\n   c\n")
@example("- question: a\n\n  answer: b\n")
@example("- question: a\n  wrong:\n    a:\n    b: c\n")
@example("- id: \x00")
@example("- id: a\x85b")
@example("- id: a\u2028b")
def test_what_it_answers_is_what_yaml_says(text: str) -> None:
    found = plain_fields(text, KEYS)

    expected = (found, []) if found is None else by_yaml(text)

    assert (found, []) == expected


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("- question: q?\n  answer: x\n", {"question": "q?", "answer": "x"}),
        ('- answer: "it\'s"\n', {"answer": "it's"}),
        ("- why: one\n    two\n", {"why": "one two"}),
        ("- cloze: |\n    a: b\n      - c\n", {"cloze": "a: b\n  - c"}),
        ("- tags: [a, b c]\n", {"tags": ("a", "b c")}),
        ("- tags:\n  - a\n  - b\n", {"tags": ("a", "b")}),
        ("- wrong:\n    a: b\n    c: 'd'\n", {"wrong": (Entry("a", "b"), Entry("c", "d"))}),
        ("- blanks:\n    c1:\n      hint: h\n", {"blanks": {"c1": {"hint": "h"}}}),
        ("- steps: [a, b c]\n", {"steps": (("a",), ("b c",))}),
        ("- steps:\n  - a\n  - b\n", {"steps": (("a",), ("b",))}),
        ("- steps: a\n", None),
        ("- steps:\n  - a\n  - - b\n    - c\n", None),
        ("- steps:\n  - a\n  - [b, c]\n", {"steps": (("a",), ("b", "c"))}),
        ("- off: {I1: a b}\n", {"off": (Entry("I1", "a b"),)}),
        ("- off: {I1: a, I1: b}\n", None),
        ("- off: {I1: a, b}\n", None),
        ("- tags: ['a, b', \"c\", d]\n", {"tags": ("a, b", "c", "d")}),
        ("- tags:\n  - [a]\n", None),
        ("- same:\n  - [a, b]\n  - [c, d]\n", {"same": (("a", "b"), ("c", "d"))}),
        ("- same:\n  - [a, b]\n  - c\n", None),
        ("- table:\n  - a: x\n    b: y\n  - b: z\n", {"table": ROWS}),
        ("- table:\n  - a: x\n    b: y\n  - z\n", None),
        ("- table:\n  - a: x\n  - a: y\n", None),
        ("- table:\n  -   a: x\n      b: y\n  - b: z\n", {"table": ROWS}),
        ("- table:\n  - a: x\n    b: y\n  - a: z\n    b: [c]\n", None),
        ("- tags: ['\"a\"', b]\n", {"tags": ('"a"', "b")}),
        ("- wrong: {a:, b: c}\n", None),
        ("- exact: Yes\n", {"exact": True}),
        ("- quote: a, b\n", {"quote": ("a, b",)}),
        ("# first\n- why: x\n", None),
        ("- why: a: b\n", None),
        ("- wrong: a, b\n", None),
        ("- why: [a]\n", None),
        ("- why: x # y\n", None),
        ("- why: 'a\n    b'\n", None),
        ("- why: x\n  why: y\n", None),
    ],
)
def test_it_reads_what_authors_mostly_write(text: str, fields: dict[str, object] | None) -> None:
    assert plain_fields(text, KEYS) == fields
