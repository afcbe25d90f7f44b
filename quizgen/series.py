"""Lists in words that are one but for their order: the mitral and the tricuspid valve."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizgen.same_words import is_one_word, parts_of, without_article

_OR = {
    "en": frozenset({"or"}),
    "de": frozenset({"oder"}),
    "fr": frozenset({"ou"}),
    "es": frozenset({"o", "u"}),
}
_NOUN_FIRST = frozenset({"fr", "es"})
"""Languages in which a noun that two adjectives share stands before both."""
_OPENING = frozenset(
    """at between by for from in into it of on over they through to under via with
    an auf aus bei durch für in mit nach über unter von zu zwischen
    avec dans de entre par pour sous sur con en para por sobre""".split()
)
"""Words that open a whole list, written once or before each part."""
_BOTH = re.compile(r"(?:both|either|sowohl|entweder) ")
_IN_TURN = frozenset(
    """respectively then order beziehungsweise jeweils dann reihenfolge
    respectivement puis ordre respectivamente luego orden""".split()
)
"""Words that say that the order counts."""
_MOST_PARTS = 12
_MOST_WORDS = 12
_SHORTEST = 3
"""Letters of the shortest ending that two German words share: Mitral- und Trikuspidalklappe."""
_ASKS_ORDER = re.compile(
    r"(?i)(?<!\w)(?:order(?! to\b)|sequence|respectively|reihenfolge|abfolge|jeweils|ordre|orden"
    r"|secuencia|respectiv\w+)(?!\w)"
)


class Reading(NamedTuple):
    """A list as it can be read: the word between its parts, these, and what they share."""

    word: str
    parts: frozenset[tuple[str, ...]]
    shared: tuple[str, ...] = ()


def series(form: str, words: tuple[str, ...], language: str) -> tuple[Reading, ...]:
    """Return the ways in which a folded text is a list of parts in any order: often none."""
    language = language.partition("-")[0].lower()
    ors = _OR.get(language, _OR["en"]).intersection(words)
    if not _IN_TURN.isdisjoint(words):
        return ()
    plain = _BOTH.sub("", form, count=1) if _BOTH.match(form) else form
    for word in ors:
        plain = re.sub(rf"(?<!\S){word}(?!\S)", "and", plain)
    spoken = tuple("and" if word in ors else word for word in words)
    parts = parts_of(plain, spoken, language)
    if not 1 < len(parts) <= _MOST_PARTS or max(map(len, parts)) > _MOST_WORDS:
        return ()
    if ors and parts_of(form, words, language, spoken_only=True):
        return ()  # both `and` and `or`
    word = "or" if ors else "and"
    whole = Reading(word, frozenset(parts))
    shared = _shared(parts, language) if "and" in spoken or len(parts) == 2 else ()
    return (whole, *(Reading(word, *found) for found in shared))


_Found = tuple[frozenset[tuple[str, ...]], tuple[str, ...]]


def _shared(parts: list[tuple[str, ...]], language: str) -> Iterator[_Found]:
    """Yield the parts without the words that are written once for all of them."""
    yield from _endings(parts)
    last, first = parts[-1], parts[0]
    for count in range(1, len(last)):
        tail = last[-count:]
        yield frozenset(_cut_end(part, tail) for part in parts), tail
    for count in range(1, len(first)):
        if language in _NOUN_FIRST or (count == 1 and first[0] in _OPENING):
            head = first[:count]
            yield frozenset(_cut_start(part, head, language) for part in parts), head


def _cut_end(part: tuple[str, ...], tail: tuple[str, ...]) -> tuple[str, ...]:
    ends = len(part) > len(tail) and part[-len(tail) :] == tail
    return part[: -len(tail)] if ends else part


def _cut_start(part: tuple[str, ...], head: tuple[str, ...], language: str) -> tuple[str, ...]:
    starts = len(part) > len(head) and part[: len(head)] == head
    return without_article(part[len(head) :] if starts else part, language)


def _endings(parts: list[tuple[str, ...]]) -> Iterator[_Found]:
    """Yield the parts without an ending that a hyphen stands for, as German writes it."""
    *others, last = parts
    if not all(part[-1].endswith("-") for part in others):
        return
    for at in range(1, len(last[-1]) - _SHORTEST + 1):
        cut = [(*part[:-1], part[-1].rstrip("-")) for part in others]
        yield frozenset([*cut, (*last[:-1], last[-1][:at])]), (last[-1][at:],)


def in_other_order(one: tuple[Reading, ...], other: tuple[Reading, ...]) -> bool:
    """Tell whether two texts list the same parts, in whatever order."""
    return any(_is_one(mine, its) for mine in one for its in other)


def _is_one(one: Reading, other: Reading) -> bool:
    return (
        one.word == other.word
        and one.parts == other.parts
        and len(one.shared) == len(other.shared)
        and all(map(is_one_word, one.shared, other.shared))
    )


def asks_for_order(shown: str) -> bool:
    """Tell whether a question asks in which order things come, so that it counts in a list."""
    return _ASKS_ORDER.search(shown) is not None
