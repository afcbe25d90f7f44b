"""What lay in a file is given out again only if we might have written it."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.exporters._anki.anki_html import to_anki, without_signs
from quizgen.exporters._anki.released import read_package
from quizgen.exporters._anki.source import quote_field, source_field
from quizgen.exporters._anki.trusting import is_ours
from quizgen.model import Source
from tests.exporters.examples import SAMPLE, apkg

PIECES = [
    *"<>&\"'`*_~^\\()[]{}:!/=. \n$x1;#é\xa0",
    "[sound:", "\\(", "\\)", "<script>", "&amp;", "&#39;", "![a](b.png)", "```", "\\href{",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(TEXTS, TEXTS)
def test_whatever_an_author_writes_is_ours_once_it_is_in_a_field(text: str, other: str) -> None:
    fields = {
        "Question": to_anki(text),
        "Quote": quote_field((text, other)),
        "Language": without_signs(html.escape(text)),
    }

    assert is_ours(fields)


def test_a_source_with_its_address_is_ours() -> None:
    source = Source("A <page>", url="https://example.org/?a=1&b='2'", after="Another")

    assert is_ours({"Source": source_field((source,), ("p. 7",), "en")})


def test_every_field_of_a_package_of_ours_is_ours() -> None:
    notes = read_package(apkg(SAMPLE)).notes.values()

    assert [note.guid for note in notes if not is_ours(note.fields)] == []


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("Answer", "<script>alert(1)</script>"),
        ("Answer", "a<!-- b -->"),
        ("Answer", "<style>*{}</style>"),
        ("Answer", '<em onclick="alert(1)">a</em>'),
        ("Answer", '<em style="color:red">a</em>'),
        ("Answer", "<iframe></iframe>"),
        ("Answer", '<a href="javascript:alert(1)">a</a>'),
        ("Answer", '<a href="file:///a">a</a>'),
        ("Answer", '<img src="https://example.org/a.png" alt="">'),
        ("Answer", '<img src="//example.org/a.png" alt="">'),
        ("Answer", '<img src="../a.png" alt="">'),
        ("Answer", "[sound:a.mp3]"),
        ("Answer", "[latex]x[/latex]"),
        ("Answer", "\\(\\href{javascript:alert(1)}{x}\\)"),
        ("Answer", "\\(a"),
        ("Answer", "\\[\\require{html}\\]"),
        ("Answer", "a\x0eb"),
        ("Language", 'en" onclick="alert(1)'),
        ("Id", "<b>"),
        ("Report", "javascript:alert(1)"),
        ("Report", 'https://example.org" onclick="alert(1)'),
    ],
)
def test_what_we_never_write_is_not_ours(field: str, text: str) -> None:
    assert not is_ours({field: text})
