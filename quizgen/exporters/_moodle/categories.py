"""The category of a course's question bank that a deck goes to.

Moodle never updates a question: it makes a second one. So that the two can be told apart, the path
carries the month of the release.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from quizgen.markdown import clean


def category(bank: str, deck: str, clock: int) -> str:
    """Return the path of a deck: `$course$/top/Magnesium/2026-11/Pain` for Magnesium::Pain."""
    parts, above = _parts(deck), _parts(bank)
    month = datetime.fromtimestamp(clock, UTC).strftime("%Y-%m")
    depth = len(above) if parts[: len(above)] == above else len(parts)
    path = [*parts[:depth], month, *parts[depth:]]
    return "/".join(["$course$", "top", *(part.replace("/", "//") for part in path)])


def _parts(deck: str) -> Sequence[str]:
    """Return the names of a nested deck, none of them empty."""
    parts = [" ".join(part.split()) for part in clean(deck).split("::")]
    return [part for part in parts if part]
