"""Where a fact was taken from: the articles that hold its quotes, or what the list cites."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from quizgen.facts.article import Article, read_article
from quizgen.facts.listing import FactList
from quizgen.files import nearest
from quizgen.model import Fact, Source
from quizgen.problems import Problem
from quizgen.reading.page import decode


def read_articles(
    found: FactList, read: Callable[[Path], bytes]
) -> tuple[tuple[Article, ...], list[Problem]]:
    """Return the articles that a list names, relative to its folder, and those not to be had."""
    articles, problems = [], []
    folder = Path(found.file).parent
    for number, name in enumerate(found.articles):
        place = found.place(f"article/{number}")
        if not _is_inside(folder / name, folder):
            message = f"the article {name} lies outside the list's folder"
            problems.append(Problem(place, "F301", message, "put it beside the list, or below"))
            continue
        try:
            articles.append(_article(decode(read(folder / name)), name))
        except (OSError, UnicodeDecodeError, ValueError):
            meant = nearest(folder / name)
            hint = f"did you mean {meant.name}?" if meant else "paths are relative to the list"
            problems.append(Problem(place, "F301", f"the article {name} cannot be read", hint))
    return tuple(articles), problems


def _is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path stays in a folder: a stranger's list must not read other files."""
    return path.resolve().is_relative_to(folder.resolve())


@lru_cache(maxsize=64)
def _article(text: str, name: str) -> Article:
    return read_article(text, Path(name).stem)


def sources_of(fact: Fact, found: FactList, articles: Sequence[Article]) -> tuple[Source, ...]:
    """Return the sources of a fact: of several articles only those that hold one of its quotes."""
    if articles:
        quotes = fact.texts("quote")
        holding = [one for one in articles if any(one.holds(quote) for quote in quotes)]
        return tuple(one.source for one in (holding or articles))
    cite = found.fields.get("cite")
    if isinstance(cite, Mapping):
        return (Source(**{"title": "", **cite}),)
    return (Source(str(cite)),) if cite else ()
