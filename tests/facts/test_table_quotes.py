"""The quotes of a table and of its rows stand in the article and hold a cell that is asked."""

import pytest

from quizgen.facts.listing import read_list
from quizgen.facts.sourcing import read_articles, sources_of
from quizgen.making import kinds
from tests.facts.test_provenance import findings, read

TABLE = """\
title: T
bank: t
article: [rivers.md, seas.md]
facts:
- id: rivers
  table: |
    river | mouth     | length   | quote
    Rhine | North Sea | 1,233 km | {quote}
    Volga | Caspian   |          |
  one-each: [mouth]
  ask: {{mouth: Where does <river> end?}}
"""


def told(quote: str, more: str = "") -> list[tuple[int, int, str]]:
    return [found[:3] for found in findings(TABLE.format(quote=quote) + more)]


@pytest.mark.parametrize(
    ("quote", "more", "expected"),
    [
        ("and ends in the North Sea", "", []),
        ("The North Sea is shallow.", "", []),
        ("The Rhine rises in the Alps.", "", [(8, 36, "F303")]),
        ("It ends in the North Sea.", "", [(8, 36, "F302")]),
        ("", "", [(5, 3, "F304")]),
        ("", "  quote: and ends in the North Sea\n", []),
        ("", "  quote: The Rhine rises in the Alps.\n", [(12, 10, "F303")]),
        ("and ends in the North Sea", "  quote: Not so\n", [(12, 10, "F302"), (12, 10, "F303")]),
    ],
)  # fmt: skip
def test_a_quote_stands_in_the_article_and_holds_a_cell(
    quote: str, more: str, expected: list[tuple[int, int, str]]
) -> None:
    assert told(quote, more) == expected


def test_without_questions_the_claimed_columns_are_those_that_are_asked() -> None:
    plain = TABLE.format(quote="through Basel and ends in the North Sea")
    text = plain.replace("  ask: {mouth: Where does <river> end?}\n", "")

    assert [found[:3] for found in findings(text)] == []
    assert [found[:3] for found in findings(text.replace("[mouth]", "[length]"))] == [
        (8, 36, "F303")
    ]


def test_the_source_of_a_table_is_the_article_that_holds_its_rows_quotes() -> None:
    found = read_list(TABLE.format(quote="The North Sea is shallow.").encode(), "l.yaml", kinds())
    articles, _ = read_articles(found, read)

    (source,) = sources_of(found.facts[0], found, articles)

    assert source.title == "Our seas"
