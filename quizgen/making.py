"""Makes the items of a list's facts: the one place where facts meet kinds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, cast

from quizgen.facts.article import Article
from quizgen.facts.listing import FactList
from quizgen.facts.sourcing import sources_of
from quizgen.kinds.contract import Context, Kind, Made
from quizgen.model import Fact
from quizgen.plugins import constants

Watch = Callable[[Sequence[Fact]], Iterable[Fact]]
"""Hands facts on and shows how far the work is."""


class Desk(NamedTuple):
    """What reading lists needs from outside: the files' bytes, random letters, someone to watch."""

    read: Callable[[Path], bytes]
    letters: Callable[[], str]
    watch: Watch = iter


def kinds() -> Mapping[str, Kind]:
    """Return all kinds of facts by name."""
    return cast("Mapping[str, Kind]", constants("quizgen.kinds", "KIND"))


def maker(
    found: FactList, articles: Sequence[Article], released: Callable[[str], tuple[str, ...]]
) -> Callable[[Fact], Made]:
    """Return what makes the items of a list's facts.

    `released` gives the options of a guid in the order of their release.
    """
    tags = found.fields.get("tags", ())
    assert isinstance(tags, tuple)
    context = Context(
        origin=found.origin,
        groups=found.groups,
        tags=tags,
        exact=found.fields.get("exact") is True,
        released=released,
    )

    def make(fact: Fact) -> Made:
        sources = sources_of(fact, found, articles)
        return kinds()[fact.kind].make(fact, replace(context, sources=sources))

    return make
