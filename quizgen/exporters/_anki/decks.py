"""Decks as Anki shows them: names, ids, descriptions, and where each new card stands."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from quizgen.exporters._anki.anki_html import to_anki
from quizgen.exporters._anki.note import Note
from quizgen.exporters._anki.source import source_field
from quizgen.markdown import clean
from quizgen.model import Item

_LOWEST_ID = 1 << 40  # far from 1, the learner's own Default deck


class Placed(NamedTuple):
    """A note, and the place of each of its cards among the new cards of the package."""

    note: Note
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck with its notes."""

    id: int
    name: str
    description: str
    notes: tuple[Placed, ...]


def deck_name(name: str) -> str:
    """Return the name without control characters, no blanks around the parts of a nested one."""
    return "::".join(" ".join(part.split()) for part in clean(name).split("::"))


def deck_id(name: str) -> int:
    """Return a number that depends on the name alone."""
    return _LOWEST_ID + int.from_bytes(sha256(name.encode()).digest()[:5])


def description(items: Sequence[Item], reviewed: str = "") -> str:
    """Return what Anki shows under a deck: what it is, where it is from, how to use it.

    `reviewed` says how many of its claims were reviewed, "" where nobody ticks them.
    """
    lists = {(item.origin.title, item.origin.bank) for item in items}
    named = [f"{to_anki(title)} ({html.escape(bank)})" for title, bank in sorted(lists)]
    used = {(item.sources, item.origin.language) for item in items}
    sources = {
        source_field((source,), (), language) for several, language in used for source in several
    }
    lines = [
        f"Made by quizgen from: {', '.join(named)}.",
        *(f"Source: {source}." for source in sorted(sources)),
        *([f"{reviewed}."] if reviewed else ()),
        "Study material, not medical advice.",
        "A question may be asked in two ways.",
        "So that one does not give the other away, switch on “Bury siblings” in the deck options.",
    ]
    return "<br>".join(lines)
