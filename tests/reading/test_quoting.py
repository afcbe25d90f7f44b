"""A text that we put in quotes is read back as typed, whatever YAML would make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.listing import read_list
from quizgen.making import kinds
from quizgen.reading.quoting import (
    closing_bracket,
    closing_quote,
    quoted,
    split_comment,
    swallowed,
)
from tests.reading.texts import WORDS

TYPED = [
    *"NO no on off y true null ~ 1:30 1.10 0x1F 0o7 1e3 .inf 2024-05-01 1_000 <<  = -5 007".split(),
    *[
        "{{x}}",
        "[]",
        "{}",
        "a: b",
        "a #b",
        "# x",
        "'tis",
        '"q"',
        "`c`",
        "@x",
        "%x",
        "*x",
        "&x",
        "!x",
    ],
    *[
        "- x",
        "> 300",
        "||",
        "? x",
        r"\(pV\)",
        r"$\theta$",
        r"C:\new",
        "😀",
        "עברית: כן",
        "\u202eabc",
    ],
    *[
        "e\u0301",
        "a\u00a0b",
        " a ",
        "a\tb",
        "'",
        "''",
        '"',
        "\\",
        "---",
        "...",
        "x:",
        ":",
        "-",
        "?",
    ],
]
PLAIN = [text for text in TYPED[:19] if text not in {"<<", "="}]


def read(answer: str) -> tuple[object, tuple[object, ...]]:
    text = f"title: T\nfacts:\n- question: q?\n  answer: {answer}\n"
    found = read_list(text.encode(), "f", kinds())
    return found.facts[0].fields["answer"] if found.facts else None, found.problems


@pytest.mark.parametrize("text", [*TYPED, *filter(str.strip, WORDS)])
def test_a_quoted_text_is_read_as_typed(text: str) -> None:
    assert read(quoted(text)) == (text, ())


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1))
def test_any_quoted_line_is_read_as_typed(text: str) -> None:
    text = text.replace("\ufeff", "").replace("\ufffe", "").replace("\uffff", "")

    assert not text.strip() or read(quoted(text)) == (text, ())


@pytest.mark.parametrize("text", PLAIN)
def test_a_word_that_yaml_would_convert_stays_text_without_quotes(text: str) -> None:
    assert read(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "end"),
    [("'a'", 2), ("'it''s' x", 6), ('"a\\"b"', 5), ('"a\\\\"', 4), ("'a", -1), ('"a\\"', -1),
     ("''", 1), ('"', -1), ("'a\\'", 3), ("'''", -1)],
)  # fmt: skip
def test_the_end_of_a_quote(text: str, end: int) -> None:
    assert closing_quote(text) == end


@pytest.mark.parametrize(
    ("text", "end"),
    [("[a]", 2), ("[a] b", 2), ("[[a], b]", 7), ("{a: [b]}", 7), ("[a", -1), ("['a]', b]", 8),
     ("[it's]", 5), ("[it's, 'b]']", 11), ('{a: "}"}', 7), ("['a]", 3),
     ("[a: 'b]']", 8), ("[ 'x]']", 6)],
)  # fmt: skip
def test_the_end_of_a_bracket(text: str, end: int) -> None:
    assert closing_bracket(text) == end


@pytest.mark.parametrize(
    ("text", "kept", "comment", "dropped"),
    [
        ("a # b", "a", "# b", -1),
        ("a #b", "a #b", "", 2),
        ("a#b", "a#b", "", -1),
        ("a #", "a #", "", 2),
        ("a ## b", "a", "## b", -1),
        ("# b", "", "# b", -1),
        ("#1 b", "#1 b", "", 0),
        ("a #1 b # c", "a #1 b", "# c", 2),
        ("a # b #1", "a", "# b #1", -1),
        ("`a # b` c", "`a # b` c", "", 3),
        ("`a # b` c # d", "`a # b` c", "# d", 3),
        ("a\t# b", "a", "# b", -1),
    ],
)
def test_a_comment_is_a_number_sign_between_blanks_outside_code(
    text: str, kept: str, comment: str, dropped: int
) -> None:
    assert split_comment(text) == (kept, comment)
    assert swallowed(text) == dropped
