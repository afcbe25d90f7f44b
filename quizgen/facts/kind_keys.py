"""What reading needs to know of a kind of fact."""

from collections.abc import Mapping
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
