"""When two texts are the same to a reader: case, accents, Markdown and white space aside."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from unicodedata import category, normalize

from quizgen.lookalikes import latin, plain, visible

_SIGN = re.compile(r"[*`~^_\\]")  # without one of them there is neither markup nor power
_MARKUP = re.compile(r"[*`~^]|(?<!\w)_+|_+(?!\w)|\\[()\[\]]")
_POWER = re.compile(r"(?<=\d)\^([+\-−]?\d+)\^?|(?<=[^\W\d_])\^([+\-−]?\d+)(?:\^|(?![\d+\-−]))")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "−": "-", "—": "-"})
_WORD = re.compile(
    # A sign belongs to its word (C++, Na+, >) unless it only parts words. A hyphen parts two words
    # and stays with one: loop-diuretic, but Cl- and -5. A point or comma may stand in a number.
    r"(?:[^\s.,;:!?\"'…()\[\]{}«»„/\-]|(?<=\d)[.,](?=\d)|(?!(?<=\w)-\w)-)+"
)
_EDGES = " .,;:!?\"'()"

Names = Mapping[str, tuple[str, ...]]
"""All names of a thing, by each of them folded."""
NO_NAMES: Names = MappingProxyType({})


def squeeze(text: str) -> str:
    """Return `text` in NFC with each run of white space as one blank, none at the ends."""
    return " ".join(normalize("NFC", text).split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return what is compared when form does not count: lower case, no accents or Markdown.

    A text of marks alone keeps them, so that `+` and `-` stay different.
    """
    text = text.replace("…", "...")  # as `plain` would: each choice of a cloze has one
    squeezed = squeeze(text if text.isascii() else plain(normalize("NFC", text)))
    bare = (_unmarked(squeezed) if _SIGN.search(squeezed) else squeezed).casefold()
    if not bare.isascii():
        split = normalize("NFD", bare.translate(_QUOTES))
        bare = "".join(ch for ch in split if category(ch) != "Mn")
    folded = squeeze(bare).strip(_EDGES)
    return folded or squeezed.casefold()


def _unmarked(text: str) -> str:
    return _MARKUP.sub("", _POWER.sub(r"ˆ\1\2", text))


def same(one: str, other: str, exact: bool = False) -> bool:
    """Tell whether two answers are equal: folded, or to the letter if `exact`.

    Two that look the same are the same, be it in letters of another script.
    """
    form = _to_the_letter if exact else fold
    if form(one) == form(other):
        return True
    return not (one.isascii() and other.isascii()) and form(latin(one)) == form(latin(other))


def _to_the_letter(text: str) -> str:
    return squeeze(text if text.isascii() else visible(text))


@lru_cache(maxsize=65536)
def words(text: str, exact: bool = False) -> tuple[str, ...]:
    """Return the words of `text`, folded or (if `exact`) to the letter.

    A number with its point or comma is one word; `C++` and `>` are words too.
    """
    return tuple(_WORD.findall(_to_the_letter(text) if exact else fold(text)))


def holds(text: str, part: str, exact: bool = False) -> bool:
    """Tell whether the words of `part` stand in `text` in a row, as whole words."""
    inner = words(part, exact)
    if not inner:  # marks alone: `.` and `...`
        return same(text, part, exact)
    if inner[0] not in (_to_the_letter(text) if exact else fold(text)):  # as nearly always
        return False
    return in_row(inner, words(text, exact))


def in_row(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    """Tell whether some words stand among others in a row."""
    if inner[0] not in outer:  # as nearly always
        return False
    return any(
        outer[start : start + len(inner)] == inner
        for start in range(outer.index(inner[0]), len(outer) - len(inner) + 1)
    )


def joined(sets: Iterable[Iterable[str]]) -> Names:
    """Return all names of each thing, from sets of them; those that share a name are joined."""
    by_name: dict[str, tuple[str, ...]] = {}
    for names in sets:
        known = [other for name in names for other in by_name.get(fold(name), (name,))]
        whole = tuple({fold(name): name for name in reversed(known)}.values())[::-1]
        by_name.update(dict.fromkeys(map(fold, whole), whole))
    return by_name


def other_names(text: str, names: Names) -> tuple[str, ...]:
    """Return what else the thing is called that a text names."""
    if not names:
        return ()
    folded = fold(text)
    return tuple(name for name in names.get(folded, ()) if fold(name) != folded)
