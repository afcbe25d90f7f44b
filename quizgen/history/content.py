"""What counts as the content of a note: the author's text, never how it is laid out."""

import json
from base64 import b32encode
from collections.abc import Hashable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TypeVar
from unicodedata import normalize

from quizgen.history.ways import accepted, cards, keys, stem, wrong
from quizgen.model import Item

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

T = TypeVar("T", bound=Hashable)


def content_hash(ways: Iterable[Item], media: Iterable[str] = ()) -> str:
    """Return a hash of what the author wrote for one question, asked in these ways.

    `media` are the hashes of its pictures. Not in it: the line in the source, tags, the report
    link, and the order of the wrong options.
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
            "media": sorted(media),
            "shape": cards(ordered),
        }
    )


def key_hash(ways: Iterable[Item]) -> str:
    """Return a hash of the right answer alone: what changes when a key is corrected."""
    ordered = sorted(ways, key=lambda way: way.name)
    return _hash({"key": _distinct(key for way in ordered for key in keys(way.shape))})


def _distinct(values: Iterable[T]) -> list[T]:
    # The ways of a question share most texts: one that comes or goes must not change the others.
    return [value for value in dict.fromkeys(values) if value]


def _hash(content: Mapping[str, Sequence[object]]) -> str:
    digest = sha256(normalize("NFC", _JSON.encode(content)).encode()).digest()
    return b32encode(digest).decode().lower().rstrip("=")
