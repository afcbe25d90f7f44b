"""What a colleague judges: one claim of a list, with what it rests on.

Its hash is kept with its tick: docs/reviewing.md describes it, and it must not change.
"""

import json
from base64 import b32encode
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import NamedTuple

from quizgen.folding import squeeze
from quizgen.model import Item

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Role(StrEnum):
    """What is claimed. The texts of a statement, in order, are those named here."""

    KEY = "key"  # question, answer
    WRONG = "wrong"  # question, option
    MEMBER = "member"  # question, one of its answers
    OUTSIDER = "outsider"  # question, what is none of its answers
    COMPLETE = "complete"  # question, all of its answers
    ORDER = "order"  # question; the steps are the places
    NO_STEP = "no-step"  # question, what is none of its steps
    TRUE = "true"  # sentence
    FALSE = "false"  # sentence
    FILLED = "filled"  # sentence
    MISFILLED = "misfilled"  # sentence, option, what it stands in place of


class Because(StrEnum):
    """What the reason of a wrong option is."""

    NOTHING = ""
    SAID = "said"  # the author's own words
    CELL = "cell"  # the row that it belongs to
    APART = "apart"  # the column by which the list tells two rows apart
    GROUP = "group"  # a group of which nothing else is right
    STEP = "step"  # the number of the step that it is


class Also(NamedTuple):
    """Another right answer when typed; in a cloze, in place of what."""

    text: str
    instead: str = ""


@dataclass(frozen=True)
class Statement:
    """One claim of a list: what it says, in the author's texts, and where it comes from.

    `item` is a way to ask that makes the claim; `guids` are all questions that rest on it. `places`
    are steps in their order. `guid` is the question it belongs to, whether or not that is asked.
    """

    role: Role
    guid: str
    item: Item
    texts: tuple[str, ...]
    reason: str = ""
    because: Because = Because.NOTHING
    places: tuple[tuple[str, ...], ...] = ()
    also: tuple[Also, ...] = ()
    guids: frozenset[str] = frozenset()

    @property
    def is_right(self) -> bool:
        """Tell whether it says what is right: then the fact's `why` belongs to it."""
        return self.role not in _WRONG

    @property
    def why(self) -> str:
        """Return why it is right, "" for what is wrong."""
        return self.item.why if self.is_right else ""

    @cached_property
    def hash(self) -> str:
        """Return what stands for the wording of the claim and of what it rests on."""
        item = self.item
        pictures = (*item.pictures, *item.inline)
        content = [
            item.origin.bank,
            item.fact,
            self.guid,
            self.role.value,
            [*map(_squeezed, self.texts)],
            [[*map(_squeezed, place)] for place in self.places],
            [self.because.value, _squeezed(self.reason)],
            [[_squeezed(text), _squeezed(instead)] for text, instead in self.also],
            _squeezed(self.why),
            [*map(_squeezed, item.quotes)],
            sorted({picture.name or picture.path for picture in pictures}) if pictures else [],
        ]
        digest = sha256(_JSON.encode(content).encode()).digest()
        return b32encode(digest).decode().lower().rstrip("=")


_WRONG = frozenset({Role.WRONG, Role.OUTSIDER, Role.NO_STEP, Role.MISFILLED})


@lru_cache(maxsize=65536)
def _squeezed(text: str) -> str:
    """Return a text as it counts: lines may be broken elsewhere without losing a tick."""
    return squeeze(text)
