from quizgen.facts.listing import read_list
from quizgen.making import kinds, maker
from quizgen.model import Item, Source

LIST = """\
title: Rivers
bank: rivers-abcd
cite: An atlas
tags: [geography, big rivers]
facts:
  - id: rhine
    question: Which sea does the Rhine reach?
    answer: the North Sea
    tags: [big rivers, Europe]
  - id: volga
    cloze: The Volga reaches the {{c1::Caspian Sea}}.
"""


def items() -> list[Item]:
    found = read_list(LIST.encode(), "rivers.yaml", kinds())
    make = maker(found, (), lambda _guid: ())
    return [item for fact in found.facts for item in make(fact).items]


def test_every_item_has_the_tags_of_its_list_then_of_its_fact_each_once() -> None:
    tags = {(item.fact, item.tags) for item in items()}

    assert tags == {
        ("rhine", ("geography", "big-rivers", "Europe")),
        ("volga", ("geography", "big-rivers")),
    }


def test_every_item_has_what_its_list_cites_and_the_place_of_its_fact() -> None:
    found = {(item.fact, item.sources, item.place.line) for item in items()}

    assert found == {
        ("rhine", (Source("An atlas"),), 6),
        ("volga", (Source("An atlas"),), 10),
    }
