"""Which item a head of a column, or the text of a question, speaks of.

A learning platform shows a text in its own way: what is compared are its letters and digits.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import normalize

from quizgen.analysis.known import KnownItem


class Entry(NamedTuple):
    """An item of a list: the names that it goes by, the texts that ask it, what they may end in.

    `texts` are stems without options; `options` what a platform may show behind them.
    """

    known: KnownItem
    heads: Sequence[str]
    texts: Sequence[str] = ()
    options: Sequence[str] = ()


class Catalogue:
    """Finds entries; of a name or a text that several have, only the right answer decides."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_head: dict[str, list[Entry]] = {}
        self._by_text: dict[str, list[Entry]] = {}
        for entry in entries:
            for head in dict.fromkeys(entry.heads):
                self._by_head.setdefault(head, []).append(entry)
            for text in dict.fromkeys(map(letters, entry.texts)):
                self._by_text.setdefault(text, []).append(entry)
        self._lengths = sorted({len(text) for text in self._by_text if text}, reverse=True)

    def look(self, text: str, right: str = "") -> KnownItem | None:
        """Return the item that a head names, or a question's text and its right answer."""
        named = self._by_head.get(text.strip(), ())
        if len(named) == 1:
            return named[0].known
        asked = self._asked(letters(text))
        fitting = [one for one in asked if _has_key(one, right)] if len(asked) > 1 else asked
        return fitting[0].known if len(fitting) == 1 else None

    def _asked(self, text: str) -> list[Entry]:
        """Return the entries with this text, else with its longest beginning before options."""
        for length in self._lengths:
            found = self._by_text.get(text[:length], ()) if length <= len(text) else ()
            if fitting := [one for one in found if _may_end(one, text[length:])]:
                return fitting
        return []


def letters(text: str) -> str:
    """Return the letters and digits of a text, small: of x² and x^2^ the same."""
    folded = normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum()) or "".join(folded.split())


def _may_end(entry: Entry, rest: str) -> bool:
    """Tell whether a text may go on like this: with nothing, or with one of the options."""
    return not rest or any(rest.startswith(one) for one in map(letters, entry.options) if one)


def _has_key(entry: Entry, right: str) -> bool:
    keys = sorted(letters(key) for key in entry.known.keys)
    if entry.known.needed:
        return "".join(keys) == "".join(sorted(map(letters, right.split(";"))))
    return letters(right) in keys
