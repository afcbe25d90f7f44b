"""The prompt: its example is proved, its slots are filled, its article cannot break out."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.drafts.prompt import fenced, named_in_list, prompt, seen
from quizgen.kinds.contract import Kind
from quizgen.making import kinds
from quizgen.starting import example

EXAMPLE = ("Grass is green.", "title: Grass")
SLOTS = ("FACTS", "ARTICLE", "EXAMPLE_ARTICLE", "EXAMPLE_LIST", "THE_ARTICLE")


def test_every_slot_is_filled() -> None:
    text = prompt("The Rhine flows.", "articles/rhine.md", EXAMPLE, 3)

    assert not re.search(rf"\b(?:{'|'.join(SLOTS)})\b", text)
    assert "The Rhine flows." in text
    assert "title: Grass" in text


@pytest.mark.parametrize("slot", SLOTS)
def test_an_article_that_holds_the_name_of_a_slot_is_left_as_it_is(slot: str) -> None:
    assert f"About {slot}." in prompt(f"About {slot}.", "articles/a.md", EXAMPLE)


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_every_kind_of_fact_is_shown(kind: Kind) -> None:
    text = prompt("The Rhine flows.", "articles/rhine.md", example())

    assert all(re.search(rf"^[- ] {key}:", text, re.MULTILINE) for key in kind.needed)


@given(st.text(alphabet="`~a\n \u202e\x1b", max_size=60))
def test_no_line_of_an_article_closes_its_fence(article: str) -> None:
    lines = fenced(seen(article)).split("\n")
    fence = lines[0]

    inner = lines[1:-1]

    assert lines[-1] == fence
    assert not any(line.strip().startswith(fence) for line in inner)


def test_letters_that_nobody_sees_become_dots_but_for_those_that_words_need() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")

    assert seen(f"a{hidden}\u202eb\x1b[2Jc\td\n") == "a·····b·[2Jc\td\n"
    assert seen("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("articles/rhine.md", "`article: articles/rhine.md`"),
        ("articles/the Rhine: 1.md", "`article: 'articles/the Rhine: 1.md'`"),
        ("articles/it's.md", "`article: 'articles/it''s.md'`"),
    ],
)
def test_the_path_of_the_article_is_written_as_yaml_takes_it(name: str, shown: str) -> None:
    assert shown in prompt("The Rhine flows.", name, EXAMPLE)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("source/articles/rhine.md", "articles/rhine.md"),
        ("/elsewhere/rhine.txt", "articles/rhine.txt"),
        ("-", "articles/article.md"),
    ],
)
def test_a_list_names_an_article_where_it_will_lie(path: str, name: str) -> None:
    assert named_in_list(Path(path)) == name
