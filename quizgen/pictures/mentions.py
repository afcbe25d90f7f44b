"""Which pictures a fact, a group or an item names: under `image`, and in its texts."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple, assert_never

from quizgen.markdown import images
from quizgen.model import (
    Choice,
    ChooseAll,
    Cloze,
    Entry,
    Fact,
    Item,
    Numeric,
    Order,
    Path,
    Recall,
    Shape,
    TrueFalse,
    Typed,
)
from quizgen.tables import Table

_NO_TEXTS = frozenset("id image tags level only skip keep others-wrong".split())
"""Keys whose values are names, and `image` itself."""


class Mention(NamedTuple):
    """A picture by its path as typed and its words, and the way to the value that names it."""

    way: Path
    path: str
    words: str


def mentions(fact: Fact) -> Iterator[Mention]:
    """Yield the pictures that a fact names."""
    for number, entry in enumerate(fact.entries("image")):
        yield Mention(("image", number), entry.text, entry.reason)
    yield from _of_rows(fact.fields.get("table"))
    for key, value in fact.fields.items():
        if key not in _NO_TEXTS:
            for way, text in _texts(value, (key,)):
                for path, words in images(text):
                    yield Mention(way, path, words)


def _of_rows(table: object) -> Iterator[Mention]:
    """Yield the pictures that rows of a table name by their paths alone."""
    for row, cell in table.column("image") if isinstance(table, Table) else ():
        if not images(cell):
            yield Mention(("table", row, "image"), cell, "")


def _texts(value: object, way: Path) -> Iterator[tuple[Path, str]]:
    match value:
        case str():
            yield way, value
        case Entry():
            yield way, value.text
            yield way, value.reason
        case Table():
            for (row, column), cell in value.cells():
                yield (*way, row, column), cell
        case tuple():
            for number, part in enumerate(value):
                yield from _texts(part, (*way, number))
        case Mapping():
            for name, part in value.items():
                yield from _texts(part, (*way, name))
        case _:
            return  # yes or no


def in_groups(groups: Mapping[str, Iterable[Entry]]) -> Iterator[tuple[str, str]]:
    """Yield path and words of the pictures in the members of groups, and in what is said of them.

    Each path once.
    """
    texts = (text for members in groups.values() for entry in members for text in entry)
    yield from _each_once(texts)


def in_item(item: Item) -> Iterator[tuple[str, str]]:
    """Yield path and words of the pictures in the texts of an item, each path once."""
    texts = (item.stem, item.hint, item.why, *item.quotes, *item.cites, *_in_shape(item.shape))
    yield from _each_once(texts)


def _in_shape(shape: Shape) -> Iterator[str]:
    match shape:
        case Choice() | ChooseAll():
            yield from (shape.key,) if isinstance(shape, Choice) else shape.keys
            for wrong in shape.distractors:
                yield from (wrong.text, wrong.reason)
        case Order():
            yield from chain(*shape.steps)
        case TrueFalse():
            return  # the sentence is the stem
        case Recall():
            yield shape.answer
        case Typed() | Numeric():
            yield shape.answer
            yield from shape.accept
        case Cloze():  # its text and its answers stand in the item's stem
            for blank in shape.blanks:
                yield blank.hint
                yield from blank.accept
        case _:
            assert_never(shape)


def _each_once(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for text in texts:
        for path, words in images(text):
            if path not in seen:
                seen.add(path)
                yield path, words
