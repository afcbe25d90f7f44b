"""What reading needs to know of a kind of fact."""

from collections.abc import Container, Mapping
from typing import Protocol

from quizgen.schema import Key


class KindKeys(Protocol):
    """What reading needs to know of a kind; `kinds.contract.Kind` fits."""

    @property
    def name(self) -> str:
        """The key that makes a fact one of this kind."""

    @property
    def keys(self) -> Mapping[str, Key]:
        """The keys that the kind brings."""

    @property
    def needed(self) -> frozenset[str]:
        """The keys without which there is no such fact."""

    @property
    def allowed(self) -> frozenset[str]:
        """All keys that have a meaning in it."""


def heads(fields: Container[str], kinds: Mapping[str, KindKeys]) -> list[str]:
    """Return the names of the kinds that a fact is of: one, unless it is of none or of several.

    Whoever has `question` and `members` has members: the question belongs to them.
    """
    names = [name for name in kinds if name in fields]
    if len(names) < 2:
        return names
    needed = frozenset[str]().union(*(kinds[name].needed - {name} for name in names))
    return [name for name in names if name not in needed]
