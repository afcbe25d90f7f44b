"""Ticks: who found which claims right, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from quizgen.harmless import harmless

LONGEST_NAME = 100

Unknown = tuple[tuple[str, object], ...]
"""Keys that a later version wrote, in their order: kept, and written back."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One person's word that a claim is right; `text` is for people who read the file."""

    claim: str
    by: str
    on: date
    text: str = ""
    extra: Unknown = ()


_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ticks:
    """The ticks of one bank, by claim and name. `extra` are unknown keys of the first line.

    Ticks of claims that are gone are among them: a claim may come back.
    """

    bank: str
    by_key: Mapping[_Key, Tick] = field(default_factory=dict)
    extra: Unknown = ()

    @property
    def claims(self) -> frozenset[str]:
        """Return the hashes that somebody ticked."""
        return frozenset(claim for claim, _ in self.by_key)

    def with_(self, ticks: Iterable[Tick]) -> "Ticks":
        """Return these and others; one person ticks a claim once, and the first day stays."""
        known = dict(self.by_key)
        for tick in ticks:
            known.setdefault((tick.claim, tick.by), tick)
        return replace(self, by_key=known)

    def without(self, claim: str, by: str) -> "Ticks":
        """Return these without one person's tick of a claim."""
        kept = {key: tick for key, tick in self.by_key.items() if key != (claim, by)}
        return replace(self, by_key=kept)


def by_claim(ticks: Iterable[Tick]) -> dict[str, list[Tick]]:
    """Return the ticks of each claim, the earliest first."""
    found: dict[str, list[Tick]] = {}
    for tick in sorted(ticks, key=lambda one: (one.on, one.by)):
        found.setdefault(tick.claim, []).append(tick)
    return found


def as_name(text: str) -> str:
    """Return a person's name as it is kept: in one line, and not endless; "" is none."""
    return harmless(" ".join(text.split()))[:LONGEST_NAME].rstrip()
