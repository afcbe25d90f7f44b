"""The words that may stand as keys in a piece, by what YAML is likely to make of their values."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from quizgen.schema import Key, Takes


@dataclass(frozen=True, slots=True)
class Words:
    """The keys that may stand in a piece; those that take one text; those that hold a table."""

    keys: Collection[str]
    texts: Collection[str]
    bars: Collection[str] = ()

    def takes_entries(self, name: str) -> bool:
        """Tell whether a key's value may be a list of entries below it."""
        return name in self.keys and name not in self.texts and name not in self.bars


def words_of(keys: Mapping[str, Key]) -> Words:
    """Return the words of a schema's keys."""
    texts = {name for name, key in keys.items() if key.takes is Takes.TEXT}
    bars = {name for name, key in keys.items() if key.bars}
    return Words(keys.keys(), texts - bars, bars)
