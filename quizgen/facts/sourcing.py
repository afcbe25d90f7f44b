"""Where a fact was taken from: the articles that hold its quotes, or what the list cites."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from quizgen.facts.article import Article, read_article
from quizgen.facts.listing import FactList
from quizgen.model import Fact, Source
from quizgen.model import Path as Way
from quizgen.problems import Problem
from quizgen.reading.page import decode
from quizgen.tables import Table

MAX_BYTES = 8 * 2**20
"""The largest article that is read: a book of a thousand pages."""

_OUR_OWN = frozenset({".yaml", ".yml", ".history"})
_MOST_FILES = 2000
"""So many files below a list's folder are looked at for the one that was meant."""


def read_articles(
    found: FactList, read: Callable[[Path], bytes]
) -> tuple[tuple[Article, ...], list[Problem]]:
    """Return the articles that a list names, relative to its folder, and those not to be had."""
    articles, problems = [], []
    for number, name in enumerate(found.articles):
        try:
            articles.append(_read(name, Path(found.file).parent, read))
        except _NoArticle as reason:
            place = found.place(f"article/{number}")
            problems.append(Problem(place, "F301", reason.message, reason.hint))
    return tuple(articles), problems


class _NoArticle(Exception):
    """What a list names is none; `message` and `hint` are those of the problem."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def _read(name: str, folder: Path, read: Callable[[Path], bytes]) -> Article:
    path = (folder / name).absolute()  # `-` is a file here, not standard input
    if not is_inside(path, folder):
        message = f"the article {name} lies outside the list's folder"
        raise _NoArticle(message, "put it beside the list, or below")
    if not {path.suffix.lower(), path.resolve().suffix.lower()}.isdisjoint(_OUR_OWN):
        # A list holds each of its quotes: as its own article it would prove all of them.
        message = f"{name} cannot be an article: it is a list or a history"
        raise _NoArticle(message, _meant(name, folder) or "name the text that the facts come from")
    try:
        content = read(path)
        text = decode(content[: MAX_BYTES + 1])
    except UnicodeDecodeError as error:
        message = f"the article {name} cannot be read: it is no text in UTF-8"
        raise _NoArticle(message, "save it as UTF-8 text") from error
    except (OSError, ValueError) as error:
        hint = _meant(name, folder) or "paths are relative to the list"
        raise _NoArticle(f"the article {name} cannot be read", hint) from error
    if len(content) > MAX_BYTES:
        message = f"the article {name} has more than {MAX_BYTES:,} bytes"
        raise _NoArticle(message, "split it into several articles")
    return _article(text, name)


def _meant(name: str, folder: Path) -> str:
    """Return which file below the list's folder was probably meant, as a hint."""
    files = sorted(
        path
        for path in islice(folder.rglob("*"), _MOST_FILES)
        if path.is_file() and path.suffix.lower() not in _OUR_OWN
    )
    named = {path.name: path for path in reversed(files)}
    from difflib import get_close_matches

    (near,) = get_close_matches(Path(name).name, named, 1, 0.6) or [""]
    return f"did you mean {named[near].relative_to(folder).as_posix()}?" if near else ""


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path stays in a folder: a stranger's list must not read other files."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # links in a circle, or what no path can hold
        return False


@lru_cache(maxsize=64)
def _article(text: str, name: str) -> Article:
    return read_article(text, Path(name).stem)


def quotes_of(fact: Fact) -> Iterator[tuple[Way, str]]:
    """Yield the quotes of a fact, and of the rows of its table, each with the way to it."""
    yield from ((("quote", number), quote) for number, quote in enumerate(fact.texts("quote")))
    table = fact.fields.get("table")
    if isinstance(table, Table):
        yield from ((("table", row, "quote"), quote) for row, quote in table.column("quote"))


def sources_of(fact: Fact, found: FactList, articles: Sequence[Article]) -> tuple[Source, ...]:
    """Return the sources of a fact: of several articles only those that hold one of its quotes."""
    if articles:
        quotes = [quote for _, quote in quotes_of(fact)]
        holding = [one for one in articles if any(one.holds(quote) for quote in quotes)]
        return tuple(one.source for one in (holding or articles))
    cite = found.fields.get("cite")
    if isinstance(cite, Mapping):
        return (Source(**{"title": "", **cite}),)
    return (Source(str(cite)),) if cite else ()
