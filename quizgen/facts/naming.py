"""Proposes ids and a bank's name: a few words of the fact, once and for ever."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from unicodedata import normalize

from quizgen.model import Fact

MOST_WORDS = 4
LONGEST = 2000
"""So much of a text is looked at for the words of its id."""
_SLOT = re.compile(r"\{\{(?:c\d+::)?|::[^{}]*\}\}|\}\}")
_LETTERS = re.compile(
    r"(?<=\w)['’]\w\b|\b[^\W\d_]['’](?=\w)|\b(?:[^\W\d_]\.){2,}|\b[^\W\d_]\.[^\W\d_]\b"
)
"""Letters that are no words: of a bee's dance, l'eau, i.v.; that of vitamin C is one."""
_WORD = re.compile(r"[^\W_]+")
_STOP = frozenset(
    # The words that carry no content, in the languages lists were tried in.
    """a an the of in on at to for from by with and or is are was were be been does do did has have
    had which what who whom whose where when why how that this these those it its as than into
    der die das ein eine einer eines dem den des und oder ist sind war welche welcher welches was
    wer wie wo von zu im in am auf mit für le la les un une des du de et ou est sont quel quelle
    el los las una uno y o es son que cuál""".split()
)
_GOOD_ID = re.compile(r"[^\W_][\w.-]*")


def is_good_name(name: str) -> bool:
    """Tell whether a name is made of letters, digits, `-`, `_` and `.`, none of the signs first."""
    return _GOOD_ID.fullmatch(name) is not None and len(name) <= 80


def proposals(facts: Iterable[Fact], taken: Iterable[str]) -> Iterator[tuple[Fact, str]]:
    """Yield an id for each fact that has none, different from all others and from `taken`."""
    everything = tuple(facts)
    used = {*taken, *(fact.id for fact in everything)}
    tried: Counter[str] = Counter()
    for number, fact in enumerate(everything, 1):
        if not fact.id:
            name = _free(_slug(fact.opening) or f"fact-{number}", used, tried)
            used.add(name)
            yield fact, name


def _slug(text: str) -> str:
    """Return up to four content words of a text, in lower case with hyphens."""
    plain = _SLOT.sub("", normalize("NFC", text[:LONGEST])).lower()
    full = _LETTERS.sub(" ", plain)
    words = [word for word in _WORD.findall(full) if re.search(r"[^\W\d_]", word)]
    words = words or [word for word in _WORD.findall(plain) if re.search(r"[^\W\d_]", word)]
    content = [word for word in words if word not in _STOP] or words
    return "-".join(content[:MOST_WORDS])[:60]


def _free(name: str, used: set[str], tried: Counter[str]) -> str:
    """Return a name that is not used; `tried` is the last number that each was tried with."""
    free = name
    while free in used:
        tried[name] = max(tried[name], 1) + 1
        free = f"{name}-{tried[name]}"
    return free


def bank_name(file: str, letters: Callable[[], str]) -> str:
    """Return a new bank's name: the file's name, and four letters so that no two banks meet.

    `letters` returns four random lower-case letters.
    """
    stem = _slug(PurePath(file).stem.replace("_", " ").replace("-", " ")) or "list"
    return f"{stem}-{letters()}"
