"""What counts as the content of a note: the author's text, never how it is laid out."""

import json
from base64 import b32encode
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TypeVar
from unicodedata import normalize

from quizgen.history.record import Card
from quizgen.history.ways import accepted, cards, keys, stem, wrong
from quizgen.model import Item

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

T = TypeVar("T", bound=Hashable)


def content_hash(ways: Iterable[Item]) -> str:
    """Return a hash of what the author wrote for one question, asked in these ways.

    Its pictures are in it by their names, which are hashes. Not in it: the line in the source,
    tags, the report link, and the order of the wrong options.
    """
    ordered = sorted(ways, key=lambda way: way.name)
    return _hash(
        {
            "stem": _distinct(stem(way) for way in ordered),
            "key": _distinct(key for way in ordered for key in keys(way.shape)),
            "options": sorted(_distinct(pair for way in ordered for pair in wrong(way.shape))),
            "accept": _distinct(text for way in ordered for text in accepted(way.shape)),
            "hint": _distinct(way.hint for way in ordered),
            "why": _distinct(way.why for way in ordered),
            "quote": _distinct(quote for way in ordered for quote in way.quotes),
            "media": sorted({name for way in ordered for name in _media(way)}),
            "shape": cards(ordered),
        }
    )


def key_hash(ways: Iterable[Item], cards: Container[Card] | None = None) -> str:
    """Return a hash of the right answer alone: what changes when a key is corrected.

    Of a cloze, `cards` are the numbers that count: those that were released before. Its blanks
    count in the order of their numbers, so that a sentence may be turned round.
    """
    ordered = sorted(ways, key=lambda way: way.name)
    found = [key for way in ordered for key in keys(way.shape)]
    found.sort(key=lambda key: 0 if isinstance(key, str) else key[0])
    if cards is not None:
        found = [key for key in found if isinstance(key, str) or key[0] in cards]
    return _hash({"key": _distinct(found)})


def is_key(text: str, hashed: str) -> bool:
    """Tell whether a text alone is the right answer that `key_hash` gave."""
    return _hash({"key": [text]}) == hashed


def _media(way: Item) -> Iterator[str]:
    """Yield the pictures of an item; the words of one in a text stand in that text."""
    for picture in way.pictures:
        yield f"{picture.name or picture.path} {picture.words}".strip()
    for picture in way.inline:
        yield picture.name or picture.path


def _distinct(values: Iterable[T]) -> list[T]:
    # The ways of a question share most texts: one that comes or goes must not change the others.
    return [value for value in dict.fromkeys(values) if value]


def _hash(content: Mapping[str, Sequence[object]]) -> str:
    digest = sha256(normalize("NFC", _JSON.encode(content)).encode()).digest()
    return b32encode(digest).decode().lower().rstrip("=")
