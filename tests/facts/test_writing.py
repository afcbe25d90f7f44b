"""Ids, the bank's name and blank numbers are written into a list, and every other byte stays."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.facts.listing import read_list
from quizgen.making import kinds
from quizgen.naming import Named, name_lists
from quizgen.reading.page import decode

FACTS = [
    "- question: Which one?\n  answer: x\n",
    "- question: Which one?   # the same words\n  answer: x\n",
    "-   question: wide\n    answer: x\n    wrong: [a, b]\n",
    "-\n  question: below its dash\n  answer: x\n",
    "- # a note\n  question: below a note\n  answer: x\n",
    "# a note\n\n- question: 'it''s'\n  answer: x\n",
    "- 'question': \"in quotes\"\n  answer: x\n",
    "- {question: in braces, answer: x}\n",
    "-  { question: in wide braces,\n     answer: x }\n",
    "- question: |\n    with a bar\n  answer: x\n",
    "- question: going\n    on\n  answer: x\n",
    "- answer: x\n  question: α Ω 😀 עברית\n",
    "- question: 12 + 3?\n  answer: '15'\n",
    "- question: a slip: mended\n  answer: *x*\n",
    "- id: kept\n  question: q?\n  answer: x\n",
    "- cloze: one {{blank}} only\n",
    "- cloze: a {{b}} and {{c::hint}}\n",
    "- cloze: |\n    a {{b}}, `{{code}}`\n    and {{c}}: so\n",
    "- cloze: 'in quotes {{b}} {{c}}'\n",
    "- {cloze: '{{b}} in braces {{c}}'}\n",
    "- cloze: {{a}} slip {{b}}\n",
    "- why: '{{no}} blank'\n  cloze: a {{b}} {{c}}\n",
]
HEADS = [
    "title: T\nfacts:\n", "# a note\n\ntitle: T  # note\nbank: t-abcd\nfacts:\n",
    "---\ntags: [a]\ntitle: T\nfacts:   # note\n\n", "%YAML 1.2\n---\ntitle: T\nfacts:\n",
]  # fmt: skip
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16"]
NEWLINES = ["\n", "\r\n", "\r"]

lists = st.tuples(
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(FACTS), max_size=6),
    st.sampled_from(["", "  "]),
).map(lambda parts: parts[0] + "".join(indented(fact, parts[2]) for fact in parts[1]))


def indented(fact: str, margin: str) -> str:
    return re.sub(r"^(?=.)", margin, fact, flags=re.MULTILINE)


def named(content: bytes) -> Named:
    found = read_list(content, "rivers.yaml", kinds())
    (one,) = name_lists([found], [content], lambda: "wxyz")
    return one


def without_names(text: str, one: Named) -> str:
    """Return a list without the names that were written into it."""
    for _, name in one.names.ids:
        text = re.sub(rf"id: {re.escape(name)}(, |(\r\n|\r|\n) *)", "", text, count=1)
    if one.names.bank:
        text = re.sub(rf"bank: {one.names.bank}(\r\n|\r|\n)", "", text, count=1)
    return re.sub(r"\{\{c\d::", "{{", text)


@settings(max_examples=400)
@given(lists, st.sampled_from(ENCODINGS), st.sampled_from(NEWLINES))
def test_only_names_are_written_and_reading_gives_the_same_facts(
    text: str, encoding: str, newline: str
) -> None:
    content = text.replace("\n", newline).encode(encoding)
    one = named(content)

    written = one.content()
    again = named(written)

    assert without_names(decode(written), one) == text.replace("\n", newline)
    assert written[:2] == content[:2] or encoding == "utf-8"
    assert not again.names
    assert again.content() == written
    assert [fact.id for fact in again.found.facts] == [fact.id for fact in one.found.facts]
    assert again.found.origin == one.found.origin
    assert again.found.lost == one.found.lost


@settings(max_examples=200)
@given(lists)
def test_a_fact_changes_in_nothing_but_its_names(text: str) -> None:
    one = named(text.encode())

    again = named(one.content())

    for before, after in zip(one.found.facts, again.found.facts, strict=True):
        fields = {key: value for key, value in after.fields.items() if key != "id"}
        plain = {key: value for key, value in before.fields.items() if key != "id"}
        assert re.sub(r"\{\{c\d::", "{{", repr(fields)) == repr(plain)
        assert replace(after, fields={}) == replace(before, fields={})


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("newline", NEWLINES)
def test_each_way_to_write_a_fact_takes_its_id(encoding: str, newline: str) -> None:
    text = HEADS[0] + "".join(FACTS)
    one = named(text.replace("\n", newline).encode(encoding))

    again = named(one.content())

    assert len(again.found.facts) == len(FACTS)
    assert [fact.fields["id"] for fact in again.found.facts] == [
        fact.id for fact in one.found.facts
    ]
    assert len({fact.id for fact in again.found.facts}) == len(FACTS)


def test_the_written_list_is_what_an_author_would_write() -> None:
    before = (
        "# Rivers\r\ntitle: Rivers\r\nfacts:\r\n"
        "-   question: Which is the longest?\r\n    answer: Nile\r\n"
        "- {question: Which is the longest?, answer: Nile}\r\n"
        "- cloze: The {{Rhine}} ends in the {{North Sea::which sea?}}.\r\n"
    )

    after = named(before.encode()).content()

    assert after.decode() == (
        "# Rivers\r\nbank: rivers-wxyz\r\ntitle: Rivers\r\nfacts:\r\n"
        "-   id: longest\r\n    question: Which is the longest?\r\n    answer: Nile\r\n"
        "- {id: longest-2, question: Which is the longest?, answer: Nile}\r\n"
        "- id: rhine-ends-north-sea\r\n"
        "  cloze: The {{c1::Rhine}} ends in the {{c2::North Sea::which sea?}}.\r\n"
    )


def test_blanks_behind_a_bullet_do_not_move_the_keys() -> None:
    one = named("title: T\nbank: t-abcd\nfacts:\n•   question: Which?\n  answer: x\n".encode())

    again = named(one.content())

    assert [fact.id for fact in again.found.facts] == [fact.id for fact in one.found.facts]
    assert [problem.code for problem in again.found.problems] == ["Y18"]
