"""Makes the items of a list's facts: the one place where facts meet kinds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from quizgen.facts.listing import FactList, read_list
from quizgen.kinds.contract import Context, Kind, Made
from quizgen.model import Fact, Source
from quizgen.plugins import constants

if TYPE_CHECKING:
    from quizgen.facts.article import Article  # read once a fact is asked
    from quizgen.pictures.gallery import Gallery  # most lists, and so most quizzes, have none

Watch = Callable[[Sequence[Fact]], Iterable[Fact]]
"""Hands facts on and shows how far the work is."""


class Desk(NamedTuple):
    """What reading lists needs from outside: the files' bytes, random letters, someone to watch.

    `pictures` says whether the pictures of the lists are looked at. `proof` are articles in which
    every quote must stand, in place of those that the lists name; then each fact needs a quote.
    """

    read: Callable[[Path], bytes]
    letters: Callable[[], str]
    watch: Watch = iter
    pictures: bool = True
    proof: "tuple[Article, ...]" = ()


def kinds() -> Mapping[str, Kind]:
    """Return all kinds of facts by name."""
    return cast("Mapping[str, Kind]", constants("quizgen.kinds", "KIND"))


def list_of(content: bytes, path: Path, desk: Desk) -> FactList:
    """Read a list, and the files of groups and tables that it may name. Never raises."""
    found = read_list(content, str(path), kinds())
    if ".csv" in found.page.text:
        from quizgen.facts.tabling import with_tables  # most tables stand in their list

        found = with_tables(found, desk.read)
    if not isinstance(found.fields.get("groups"), str):
        return found
    from quizgen.facts.group_file import with_groups  # most lists have none

    return with_groups(found, desk.read)


def gallery_of(found: FactList, desk: Desk) -> "Gallery | None":
    """Return the pictures of a list, None if it names none or they are not looked at."""
    text = found.page.text
    if not desk.pictures or not any(sign in text for sign in ("![", "image", ".csv")):
        return None
    from quizgen.pictures.gallery import Gallery

    return Gallery(Path(found.file).parent, desk.read)


def context_of(found: FactList) -> Context:
    """Return what the items of all facts of a list depend on, besides what was released."""
    tags = found.fields.get("tags", ())
    assert isinstance(tags, tuple)
    exact = found.fields.get("exact") is True
    return Context(found.origin, found.groups, found.same, tags=tags, exact=exact)


def maker(
    found: FactList,
    articles: "Sequence[Article]",
    released: Callable[[str], tuple[str, ...]],
    gallery: "Gallery | None" = None,
) -> Callable[..., Made]:
    """Return what makes the items of a list's facts, or of a fact those of one target.

    `released` gives the options of a guid in the order of their release; `gallery` looks at the
    pictures, which have no names without it.
    """
    from quizgen.facts.sourcing import sources_of

    general = context_of(found)
    unread = isinstance(found.fields.get("groups"), str)  # its file is not to be had

    @lru_cache(maxsize=64)
    def context(sources: tuple[Source, ...], target: str) -> Context:
        return replace(general, sources=sources, released=released, target=target)

    def make(fact: Fact, target: str = "") -> Made:
        made = kinds()[fact.kind].make(fact, context(sources_of(fact, found, articles), target))
        if unread:
            made = _without(made, "F130")
        return _illustrated(made, fact, gallery) if gallery else made

    return make


def _without(made: Made, code: str) -> Made:
    """Return what was made without the problems that are said elsewhere."""
    return made._replace(problems=tuple(one for one in made.problems if one.code != code))


def _illustrated(made: Made, fact: Fact, gallery: "Gallery") -> Made:
    """Return the items with the names of their pictures, and what is wrong with these."""
    return Made(tuple(map(gallery.named, made.items)), (*made.problems, *gallery.problems(fact)))
