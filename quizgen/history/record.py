"""What was released of a bank: for each guid, what its note held and when it last changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

Unknown = tuple[tuple[str, object], ...]
"""Keys that a later version wrote, in their order: kept, and written back."""

YEAR = 365 * 86_400
"""For so long a corrected note is stamped anew, and says that it was corrected."""

Card = str | int
"""A card of a note: the name of its template, or the number of its blank."""


TEMPLATES: Mapping[str, int] = MappingProxyType({"choice": 0, "recall": 1, "typed": 2})
"""The templates that make the cards of a fact, each with the number of its card in Anki."""


def ordinal(card: Card) -> int:
    """Return the number of a card in Anki, from 0."""
    return card - 1 if isinstance(card, int) else TEMPLATES[card]


def in_order(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Return the cards as a note has them: numbers ascending, templates by name; each once."""
    distinct = set(cards)
    numbers = sorted(card for card in distinct if isinstance(card, int))
    names = sorted(card for card in distinct if isinstance(card, str))
    return (*numbers, *names)


class State(StrEnum):
    """Whether a note is given to new learners."""

    LIVE = "live"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Released:
    """An option in the place it was released at. One no longer permitted keeps its place."""

    text: str
    permitted: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """What was released under one guid. Times are whole seconds since 1970 UTC.

    `mod` is the note's last stamp, `changed` the last change of its content, `corrected` that of
    its key (None: never). `cards` grows only, so does `options`. `reason` and `when` belong to
    a withdrawn note.
    """

    guid: str
    fact: str
    item: str
    type: str
    cards: tuple[Card, ...]
    hash: str
    key: str
    mod: int
    first: int
    changed: int
    corrected: int | None = None
    options: tuple[Released, ...] = ()
    state: State = State.LIVE
    reason: str = ""
    when: int | None = None
    stem: str = ""
    extra: Unknown = ()

    @property
    def newest(self) -> int:
        """Return the latest time in the record."""
        return max(self.mod, self.changed, self.corrected or 0, self.when or 0)


@dataclass(frozen=True, slots=True)
class History:
    """What was released of one bank, by guid. `extra` are unknown keys of its first line."""

    bank: str
    records: Mapping[str, Record] = field(default_factory=dict)
    extra: Unknown = ()
