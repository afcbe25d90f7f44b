"""A quote stands in the article and holds the answer; otherwise the nearest passage is shown."""

from pathlib import Path

import pytest

from quizgen.facts.article import read_article
from quizgen.facts.holding import quote_holds
from quizgen.facts.listing import read_list
from quizgen.facts.provenance import quote_problems
from quizgen.facts.sourcing import read_articles, sources_of
from quizgen.making import kinds
from quizgen.model import Fact, Source
from quizgen.problems import Problem

ARTICLE = """\
---
title: Our rivers
after: "Rivers of the world"
date: 2024-05-01
licence: CC BY 4.0
odd: x
---

# Rivers

The *Rhine* rises in the Alps. It flows
through **Basel** and ends in the North Sea – after 1,233 km.

It isn't the “longest” river of Europe; the `Volga` is.
"""
OTHER = "---\ntitle: Our seas\n---\nThe North Sea is shallow.\n"
HEAD = "title: T\nbank: t\narticle: rivers.md\nfacts:\n"


def answers(fact: Fact) -> tuple[tuple[str, ...], ...]:
    return kinds()[fact.kind].answers(fact)


def read(path: Path) -> bytes:
    files = {"rivers.md": ARTICLE, "seas.md": OTHER, "crlf.md": ARTICLE.replace("\n", "\r\n")}
    if path.name == "wide.md":
        return ARTICLE.encode("utf-16")
    if path.name == "odd.md":
        return b"caf\xe9"
    if path.name not in files:
        raise FileNotFoundError(path)
    return files[path.name].encode()


def findings(text: str) -> list[tuple[int, int, str, str, str]]:
    found = read_list(text.encode(), "list.yaml", kinds())
    articles, problems = read_articles(found, read)
    every: list[Problem] = [*found.problems, *problems, *quote_problems(found, articles, answers)]
    return [(p.place.line, p.place.column, p.code, p.message, p.hint) for p in every]


def fact(answer: str, quote: str, more: str = "") -> str:
    return HEAD + f"- id: a\n  question: q?\n  answer: {answer}\n  quote: {quote}\n{more}"


STRAY = "this quote does not stand in the article"
VOLGA = 'the nearest passage is: It isn\'t the "longest" river of Europe; the Volga is.'
SECOND = "add a second quote: each after `- ` under `quote:`"
HOLD = f"{SECOND}; or write the words of the quote under `accept`"


@pytest.mark.parametrize(
    "text",
    [
        fact("Alps", "The Rhine rises in the Alps."),
        fact("the Alps", "rises in the Alps"),
        fact("Basel", "It flows through Basel and ends"),
        fact("1,233 km", "ends in the North Sea - after 1,233 km."),
        fact("longest", "It isn’t the \"longest\" river of Europe"),
        fact("Volga", "the Volga is."),
        fact("Basle", "flows through Basel", "  accept: Basel\n"),
        fact("BASEL", "flows through *Basel*"),
        fact("Basel", "\n  - The Rhine rises in the Alps.\n  - flows through Basel"),
        fact("Basel", "|\n    It flows\n    through Basel"),
        HEAD + "- id: a\n  cloze: The {{c1::Rhine}} rises in the {{c2::Alps}}.\n"
        "  quote: The Rhine rises in the Alps.\n",
        HEAD + "- id: a\n  cloze: The {{c1::Rhone}} rises.\n  accept: Rhine\n"
        "  quote: The Rhine rises in the Alps.\n",
        fact("Alps", "The Rhine rises in the Alps.").replace("rivers.md", "crlf.md"),
        fact("Alps", "The Rhine rises in the Alps.").replace("rivers.md", "wide.md"),
        fact("shallow", "The North Sea is shallow.").replace("rivers.md", "[rivers.md, seas.md]"),
        fact("the Old Rhine", "The Rhine rises in the Alps.").replace(
            "facts:", "same: [[Rhine, the Old Rhine]]\nfacts:"
        ),
        HEAD + "- id: a\n  question: q?\n  members: [Alps, Basel]\n"
        "  quote: [The Rhine rises in the Alps., through Basel]\n",
        HEAD + "- id: a\n  question: q?\n  steps: [it springs, it flows through Basel, it ends]\n"
        "  quote: It flows through Basel\n",
        HEAD + "- id: a\n  myth: The Rhine rises in the sea.\n  truth: It is the other way round.\n"
        "  quote: The Rhine rises in the Alps.\n",
        HEAD + "- id: a\n  question: q?\n  answer: x\n  cite: page 3\n",
        "title: T\nbank: t\ncite: C\nfacts:\n- id: a\n  question: q?\n  answer: x\n",
    ],
)  # fmt: skip
def test_a_quote_that_stands_in_the_article_and_holds_the_answer_is_fine(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (fact("Alps", "The Rhine springs in the Alps."),
         [(8, 10, "F302", STRAY, "the nearest passage is: The Rhine rises in the Alps.")]),
        (fact("Alps", "\n  - The Rhine rises in the Alps.\n  - The Volga is longest."),
         [(10, 5, "F302", STRAY,
           VOLGA)]),
        (fact("Basel", "The Rhine rises in the Alps."),
         [(8, 10, "F303", "no quote holds the answer `Basel`", HOLD)]),
        (fact("shallow", "The North Sea is deep.").replace("rivers.md", "[rivers.md, seas.md]"),
         [(8, 10, "F302", STRAY, "the nearest passage is: The North Sea is shallow."),
          (8, 10, "F303", "no quote holds the answer `shallow`", HOLD)]),
        (fact("30 sources", "The Rhine rises in the Alps."),
         [(8, 10, "F303", "no quote holds the answer `30 sources`",
           f"{SECOND}; or correct the figure, here or in the quote")]),
        (HEAD + "- id: a\n  cloze: The {{c1::Rhine}} ends in the {{c2::Alps}}.\n"
         "  quote: The Rhine rises\n",
         [(7, 10, "F303", "no quote holds the answer `Alps`", HOLD)]),
        (HEAD + "- id: a\n  question: q?\n  answer: x\n",
         [(5, 3, "F304", 'fact "a" has no quote',
           "add `quote: …` with the article's words that say so")]),
        (fact("Basel", "flows through Basel").replace("rivers.md", "[rivers.md, xyz.md]"),
         [(3, 22, "F301", "the article xyz.md cannot be read", "paths are relative to the list")]),
        (HEAD.replace("rivers.md", "\n- odd.md") + "- id: a\n  question: q?\n  answer: x\n"
         "  cite: page 3\n",
         [(4, 3, "F301", "the article odd.md cannot be read: it is no text in UTF-8",
           "save it as UTF-8 text")]),
        (HEAD + "- id: a\n  question: q?\n  members: [Alps, Basel]\n  quote: rises in the Alps\n",
         [(8, 10, "F303", "no quote holds the answer `Basel`",
           f"{SECOND}; or list the words of the quote beside it under `same`")]),
        (HEAD + "- id: a\n  question: q?\n  steps: [it rises, it falls]\n  quote: the Alps\n",
         [(8, 10, "F303", "no quote holds any of the steps",
           f"{SECOND}; or write a step in the quote's words")]),
        (HEAD + "- id: a\n  question: q?\n  steps: [rises, flows 1233 km, sinks by 9 m]\n"
         "  quote: [rises, 'after 1,233 km']\n",
         [(7, 10, "F306", "no quote holds the figure 9 of the step `sinks by 9 m`",
           "add a quote that says it, or correct the figure")]),
        (HEAD + "- id: a\n  question: Which of these?\n  members: [Alps]\n",
         [(5, 3, "F304", 'fact "a" has no quote',
           "add `quote: …` with the article's words that say so")]),
        ("title: T\nbank: t\nfacts:\n- id: a\n  question: q?\n  answer: x\n",
         [(1, 1, "F305", "the list names no source", "add `article: …` or `cite: …`")]),
    ],
)  # fmt: skip
def test_a_quote_that_proves_nothing_is_reported(
    text: str, expected: list[tuple[int, int, str, str, str]]
) -> None:
    assert findings(text) == expected


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        ("6 molecules of it", "6"),
        ("there are 6.", "6"),
        ("rain falls", "rain"),
        ("NaCl, or salt", "NaCl"),
        ("a concentration of 0.04 % of it", "0.04%"),
        ("a concentration of 0.04% of it", "0.04 %"),
        ("take 20mg daily", "20 mg"),
        ("muscle contractions hurt", "contraction"),
        ("the NMDA receptors", "NMDA receptor"),
        ("type 2 muscle fibers", "type 2 muscle fiber"),
        ("rich in vitamin D", "vitamin D"),
        ("at -5 °C", "-5 °C"),
        ("Na^+^ and K^+^", "Na^+^"),
        ("这是重点内容", "重点"),
        ("במגנזיום יש", "מגנזיום"),
        ("“longest” river", "longest"),
    ],
)
def test_a_quote_holds_an_answer_as_words(quote: str, answer: str) -> None:
    assert quote_holds((quote,), (answer,))


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        ("16 molecules", "6"),
        ("6.5 molecules", "6"),
        ("0.6 molecules", "6"),
        ("1,600 molecules", "600"),
        ("10^14^ cells", "14"),
        ("the brain", "rain"),
        ("NaClO bleaches", "NaCl"),
        ("20 mg daily", "20 m"),
        ("vitamin Deficiency", "vitamin D"),
        ("B12 is a vitamin", "B1"),
    ],
)
def test_a_part_of_a_word_or_a_number_is_no_answer(quote: str, answer: str) -> None:
    assert not quote_holds((quote,), (answer,))


@pytest.mark.parametrize("marks", ['"{}"', "“{}”", "„{}“", "«{}»", "'{}'"])
def test_quotation_marks_around_a_quote_are_not_looked_for(marks: str) -> None:
    article = read_article(ARTICLE, "rivers")

    assert article.holds(marks.format("The Rhine rises in the Alps."))
    assert not article.holds(marks.format("The Rhine rises in the Andes."))
    assert not article.holds('""')


def test_a_head_of_an_article_is_no_longer_than_a_card_can_show() -> None:
    assert read_article("---\ntitle: " + "x" * 9000 + "\n---\n", "f").source.title == "x" * 500


def test_the_head_of_an_article_is_its_source() -> None:
    article = read_article(ARTICLE, "rivers")

    assert article.source == Source(
        "Our rivers", after="Rivers of the world", date="2024-05-01", licence="CC BY 4.0"
    )


@pytest.mark.parametrize("text", ["", "no head\n", "---\nnever closed\n"])
def test_an_article_without_a_head_is_named_after_its_file(text: str) -> None:
    assert read_article(text, "rivers").source == Source("rivers")


@pytest.mark.parametrize(
    ("quote", "titles"),
    [
        ("The Rhine rises in the Alps.", ["Our rivers"]),
        ("The North Sea is shallow.", ["Our seas"]),
        ("North Sea", ["Our rivers", "Our seas"]),
        ("nowhere", ["Our rivers", "Our seas"]),
    ],
)
def test_the_sources_of_a_fact_are_the_articles_that_hold_its_quote(
    quote: str, titles: list[str]
) -> None:
    text = fact("x", quote).replace("rivers.md", "[rivers.md, seas.md]")
    found = read_list(text.encode(), "list.yaml", kinds())
    articles, _ = read_articles(found, read)

    assert [source.title for source in sources_of(found.facts[0], found, articles)] == titles


@pytest.mark.parametrize(
    ("cite", "source"),
    [
        ("Smith 2020", Source("Smith 2020")),
        ("{title: T, author: A, url: 'https://x.y', date: '2020'}",
         Source("T", author="A", url="https://x.y", date="2020")),
    ],
)  # fmt: skip
def test_a_list_without_an_article_cites(cite: str, source: Source) -> None:
    text = HEAD.replace("article: rivers.md", f"cite: {cite}") + "- cloze: a {{b}}\n"
    found = read_list(text.encode(), "list.yaml", kinds())

    assert sources_of(found.facts[0], found, ()) == (source,)
