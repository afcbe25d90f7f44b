"""What every importer keeps: any bytes give a list or a reason, and whatever it writes is read."""

from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizgen.importers._facts import Draft
from quizgen.importers._html import to_markdown
from quizgen.importers._yaml import write_list
from quizgen.importing import Order, import_file, importers
from quizgen.markdown import to_html
from quizgen.model import Entry
from quizgen.problems import Refused
from tests.importers.examples import listed

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<quiz><question type="essay"><name><text>&c;</text></name></question></quiz>"""
OUTSIDE = b"""<?xml version="1.0"?>
<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<quiz><question type="essay"><name><text>&x;</text></name></question></quiz>"""


def outcome(content: bytes, form: str = "") -> str:
    """Return the list that bytes make, or what is said against them."""
    try:
        return import_file(Path("x"), lambda _: content, Order(form=form)).text
    except Refused as refused:
        return "\n".join(one.message for one in refused.problems)


@pytest.mark.parametrize("name", importers())
def test_an_importer_is_found_under_its_own_name(name: str) -> None:
    importer = importers()[name]

    assert importer.name == name
    assert "\n" not in importer.summary


@pytest.mark.parametrize("name", importers())
@given(content=st.binary(max_size=300))
@settings(max_examples=60)
@example(content=b"\xff\xfe<")
@example(content=b"{" * 5_000)
@example(content=b"<a>" * 5_000)
@example(content=b'"' * 200_001)
def test_any_bytes_give_a_list_or_a_reason(name: str, content: bytes) -> None:
    assert outcome(content, name)


@given(
    head=st.lists(st.sampled_from(["question", "answer", "A", "B", "wrong 1", "tags", "id", "?"])),
    rows=st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=4),
)
@settings(max_examples=80)
def test_any_table_gives_a_list_that_can_be_read(head: list[str], rows: list[list[str]]) -> None:
    lines = [
        ";".join(head),
        *(";".join(f'"{cell.replace(chr(34), "")}"' for cell in row) for row in rows),
    ]

    text = outcome("\n".join(lines).encode("utf-8", "replace"), "csv")

    assert [one for one in listed(text).problems if one.code[0] == "Y" and "facts:" in text] == []


@pytest.mark.parametrize("content", [BOMB, OUTSIDE])
def test_xml_with_entities_of_its_own_is_refused(content: bytes) -> None:
    assert "DOCTYPE" in outcome(content)


texts = st.text(min_size=1, max_size=40).map(str.strip).filter(str.isprintable).filter(bool)
entries = st.builds(Entry, texts, texts | st.just("")).filter(lambda one: bool(one.text.strip()))


@given(
    question=texts,
    answer=texts,
    wrong=st.lists(entries, min_size=1, max_size=3, unique_by=lambda one: one.text.strip()),
    accept=st.lists(texts, min_size=1, max_size=3),
)
@example("[a, b]", "no", [Entry("a: b", "- c"), Entry("? x", "#")], ["5,000 units", "a, b"])
@example("'", '"', [Entry("{{c1::x}}", "~"), Entry("|", "> 300")], ["@x", "- - y", "%z"])
def test_every_text_is_read_as_it_was_written(
    question: str, answer: str, wrong: list[Entry], accept: list[str]
) -> None:
    fields = {"id": "x", "question": question, "answer": answer, "wrong": tuple(wrong)}
    kept = {**fields, "accept": tuple(one for one in accept if one.strip())}
    draft = Draft("here", MappingProxyType({key: one for key, one in kept.items() if one}))

    found = listed(write_list({"title": "T"}, [draft]))

    (fact,) = found.facts
    assert [one for one in found.problems if one.code != "F204"] == []
    assert (fact.text("question"), fact.text("answer")) == (question.strip(), answer.strip())
    assert fact.entries("wrong") == tuple(Entry(a.strip(), b.strip()) for a, b in wrong)
    assert fact.texts("accept") == tuple(one.strip() for one in accept if one.strip())


@given(st.text(st.sampled_from("ab *_`~^<>&\\()[]!.\n1é漢"), max_size=30))
def test_what_we_show_comes_back_as_it_was_shown(text: str) -> None:
    shown = to_html(text)

    marked = to_markdown(shown)

    assert marked.lost or plain(to_html(marked.text)) == plain(shown)


def plain(html: str) -> str:
    return "".join(html.replace("<br>", "").replace("<p>", "").replace("</p>", "").split())


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>H<sub>2</sub>O and Mg<sup>2+</sup></p>", "H~2~O and Mg^2+^"),
        ("<p>one</p><p>two<br>three</p>", "one\n\ntwo\nthree"),
        ("an <em>old</em> <b>bold</b> one", "an *old* **bold** one"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n\n- b"),
        ("call <code>f(*x)</code>", "call `f(*x)`"),
        ("2 * 3 * 4 = 24_a_b", "2 * 3 * 4 = 24_a_b"),
        ("*no* emphasis", r"\*no\* emphasis"),
        ("&lt;b&gt; &amp; &nbsp;", "<b> &"),
        (r"maths \(a_1 * b\) here", r"maths \(a_1 * b\) here"),
        ("x<script>alert(1)</script>y<style>p{}</style>", "xy"),
    ],
)
def test_html_becomes_our_markdown(html: str, markdown: str) -> None:
    assert to_markdown(html).text == markdown


@pytest.mark.parametrize(
    ("html", "lost"),
    [
        ("<u>x</u>", "<u>"),
        ("<a href='http://x.y'>x</a>", "<a>"),
        ("<table><tr><td>x</td></tr></table>", "<table>"),
        ("<img src='http://x.y/z.png'>x", "the picture 'http://x.y/z.png'"),
        ("in<b>si</b>de", "emphasis that our Markdown cannot hold"),
    ],
)
def test_what_our_markdown_cannot_hold_is_named(html: str, lost: str) -> None:
    assert lost in to_markdown(html).lost
