"""The head of a list: what is read without YAML agrees with it, in values and in places."""

import pytest
from hypothesis import example, given, settings

from quizgen.facts.careful_head import read_piece
from quizgen.facts.head import read_head
from quizgen.model import Place
from quizgen.problems import Problem
from quizgen.reading.cut import Cut, Piece
from quizgen.reading.page import Page
from quizgen.reading.plain import plain_key
from quizgen.schema import LIST_KEYS
from tests.reading.texts import heads


def by_yaml(text: str) -> tuple[dict[str, object], dict[str, Place], list[Problem]]:
    fields: dict[str, object] = {}
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    read_piece(Page("f", text), Piece(0, len(text)), fields, places, problems)
    return fields, places, problems


def spots(text: str) -> tuple[dict[str, object], dict[str, Place], list[Problem]] | None:
    """Return what the plain reader says of a key, None if it leaves it to YAML."""
    plain = plain_key(text, LIST_KEYS)
    if plain is None:
        return None
    page = Page("f", text)
    places = {plain.key: page.place(plain.line, 0)}
    for number, (line, column) in enumerate(plain.spots):
        places[f"{plain.key}/{number}"] = page.place(line, column)
    return {plain.key: plain.value}, places, []


@settings(max_examples=600)
@given(heads())
@example("tags:\n- a\n-  b\n")
@example("tags: [a , 'b, c', d]\n")
@example("article:\n\n  - a\n")
@example("same:\n  - [a, b]\n  - ['c', d]\n")
@example("groups:\n  a: [b]\n")
def test_what_is_read_without_yaml_is_what_yaml_says(text: str) -> None:
    found = spots(text)

    expected = by_yaml(text) if found is not None else None

    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "title: T\n",
        "article:\n  - a.md\n  - b.md\n",
        "same:\n  - [a, b]\n  - ['c, d', e]\n",
        'tags: [a, "b c"]\n',
        "groups:\n  bees: [queen, drone]\n",
    ],
)
def test_the_usual_forms_need_no_yaml(text: str) -> None:
    assert spots(text) == by_yaml(text)


def test_a_second_article_on_a_line_of_its_own_has_its_place() -> None:
    text = "title: T\narticle:\n  - a.md\n  - b.md\nfacts:\n"
    page = Page("f", text)

    _, places = read_head(page, Cut((Piece(0, 9), Piece(9, 36)), (), 36), [])

    assert places["article/1"] == Place("f", 4, 5)
