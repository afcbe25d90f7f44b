"""When two texts are the same to a reader: case, accents, Markdown and white space aside."""

import re
from functools import lru_cache
from unicodedata import category, normalize

_MARKUP = re.compile(r"[*`~^]|(?<!\w)_+|_+(?!\w)|\\[()\[\]]")
_POWER = re.compile(r"(?<=\d)\^([+\-−]?\d+)\^?")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "−": "-", "—": "-"})
_WORD = re.compile(
    # A sign belongs to its word (C++, Na+, >) unless it only parts words. A hyphen parts two words
    # and stays with one: loop-diuretic, but Cl- and -5. A point or comma may stand in a number.
    r"(?:[^\s.,;:!?\"'…()\[\]{}«»„/\-]|(?<=\d)[.,](?=\d)|(?<!\w)-|-(?!\w))+"
)
_EDGES = " .,;:!?\"'()"


def squeeze(text: str) -> str:
    """Return `text` in NFC with each run of white space as one blank, none at the ends."""
    return " ".join(normalize("NFC", text).split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return what is compared when form does not count: lower case, no accents or Markdown.

    A text of marks alone keeps them, so that `+` and `-` stay different.
    """
    squeezed = squeeze(text)
    bare = _MARKUP.sub("", _POWER.sub(r"ˆ\1", squeezed)).translate(_QUOTES)
    split = normalize("NFD", bare.casefold())
    folded = squeeze("".join(ch for ch in split if category(ch) != "Mn")).strip(_EDGES)
    return folded or squeezed.casefold()


def same(one: str, other: str, exact: bool = False) -> bool:
    """Tell whether two answers are equal: folded, or to the letter if `exact`."""
    return squeeze(one) == squeeze(other) if exact else fold(one) == fold(other)


@lru_cache(maxsize=65536)
def words(text: str, exact: bool = False) -> tuple[str, ...]:
    """Return the words of `text`, folded or (if `exact`) to the letter.

    A number with its point or comma is one word; `C++` and `>` are words too.
    """
    return tuple(_WORD.findall(squeeze(text) if exact else fold(text)))


def holds(text: str, part: str, exact: bool = False) -> bool:
    """Tell whether the words of `part` stand in `text` in a row, as whole words."""
    inner, outer = words(part, exact), words(text, exact)
    if not inner:  # marks alone: `.` and `...`
        return same(text, part, exact)
    return any(
        word == inner[0] and outer[start : start + len(inner)] == inner
        for start, word in enumerate(outer[: len(outer) - len(inner) + 1])
    ) and len(inner) <= len(outer)
