"""Words that are the same but for what does not count: plural, article, hyphen."""

import re
from typing import NamedTuple

from quizgen.quantity import is_plural

_ARTICLES = {
    "en": frozenset({"a", "an", "the"}),
    "de": frozenset("der die das den dem des ein eine einen einem einer eines".split()),
    "fr": frozenset("le la les un une".split()),
    "es": frozenset("el la los las un una unos unas".split()),
}
_AND = frozenset({"and", "und", "et", "y"})
_PARTED = r"\s*(?:[;&]|(?<!\d),|,(?!\d)|\s\+\s)\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y)\s+"
_NO_LIST = frozenset("()[]{}\\=")
"""Signs of maths and code, in which order counts."""
_SHORTEST = 4
"""Letters of the shortest word of which a plural is taken for the same."""
_LONGEST_ENDING = 2
_START = 2


class Bare(NamedTuple):
    """A text without what does not count: its words, these in one, and the parts of a list."""

    words: tuple[str, ...] = ()
    whole: str = ""
    parts: frozenset[tuple[str, ...]] = frozenset()


def bare(form: str, words: tuple[str, ...], language: str, first: str = "") -> Bare:
    """Return the words of a folded text without a leading article, and its parts if it lists.

    `first` is its first word as it was if it was read as a number: ein, une.
    """
    kept = without_article((first or words[0], *words[1:]), language) if words else ()
    if first and len(kept) == len(words):
        kept = words
    whole = " ".join(kept) if any(map(str.isdecimal, form)) else "".join(kept)
    return Bare(kept, whole, frozenset(parts_of(form, words, language)))


def without_article(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return words without the article before them; an article alone stays."""
    articles = _ARTICLES.get(language.partition("-")[0].lower(), _ARTICLES["en"])
    return words[1:] if len(words) > 1 and words[0] in articles else words


def parts_of(
    form: str, words: tuple[str, ...], language: str, *, spoken_only: bool = False
) -> list[tuple[str, ...]]:
    """Return the parts of a folded text that lists several, in its order; else nothing.

    `spoken_only`: a list only if a word parts them, as `and` does.
    """
    is_spoken = not _AND.isdisjoint(words)
    is_marked = not spoken_only and any(sign in form for sign in ",;&+")
    if not (is_spoken or is_marked) or not _NO_LIST.isdisjoint(form):
        return []
    parts = [part for part in re.split(_PARTED, form) if part]
    if len(parts) < 2 or not (is_spoken or any(map(str.isalpha, form))):
        return []  # 1, 2 may be a point
    return [without_article(tuple(part.split()), language) for part in parts]


def same_words(one: Bare, other: Bare) -> bool:
    """Tell whether two texts are the same but for plural, article or hyphen."""
    if one.whole[:_START] != other.whole[:_START]:  # as nearly always
        return False
    return one.whole == other.whole or _are_plurals(one, other)


def _are_plurals(one: Bare, other: Bare) -> bool:
    if len(one.words) == len(other.words):
        return all(map(is_one_word, one.words, other.words))
    if abs(len(one.whole) - len(other.whole)) > _LONGEST_ENDING:
        return False
    last = min(one.words[-1], other.words[-1], key=len)
    return len(last) >= _SHORTEST and is_plural(one.whole, other.whole)


def is_one_word(one: str, other: str) -> bool:
    """Tell whether two folded words are one, or one is the plural of the other."""
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST or not (one.isalpha() and other.isalpha()):
        return False
    return is_plural(one, other)


def holds_bare(whole: Bare, part: Bare) -> bool:
    """Tell whether the words of `part`, its article aside, stand in `whole`, in plural or not."""
    count = len(part.words)
    if not count or count >= len(whole.words):
        return False
    return any(
        all(map(is_one_word, part.words, whole.words[start : start + count]))
        for start in range(len(whole.words) - count + 1)
    )
