"""The lists a command works on: read, named, made into items, with their histories."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import cast

from quizgen.facts.article import Article
from quizgen.facts.listing import FactList, read_list
from quizgen.facts.provenance import quote_problems
from quizgen.facts.sourcing import read_articles, sources_of
from quizgen.files import STANDARD_INPUT, write_whole
from quizgen.history.record import History
from quizgen.history.release import released_options
from quizgen.history.store import beside, load
from quizgen.kinds.contract import Context, Kind
from quizgen.model import Fact, Item, Origin, Place
from quizgen.naming import Named, name_lists, name_problems
from quizgen.plugins import constants
from quizgen.problems import Problem, Refused, Severity


class Naming(Enum):
    """What to do about missing ids, bank names and blank numbers."""

    PROPOSE = "say that they are missing"
    WRITE = "write them into the list"
    FROZEN = "refuse the list"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was read. `histories` is by bank; `written` says what was written into which list."""

    lists: tuple[FactList, ...] = ()
    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    histories: Mapping[str, History] = field(default_factory=dict)
    written: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """Return how many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


Watch = Callable[[Sequence[Fact]], Iterable[Fact]]
"""Hands facts on and shows how far the work is."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading lists needs from outside: the files' bytes, random letters, someone to watch."""

    read: Callable[[Path], bytes]
    letters: Callable[[], str]
    watch: Watch = iter


def kinds() -> Mapping[str, Kind]:
    """Return all kinds of facts by name."""
    return cast("Mapping[str, Kind]", constants("quizgen.kinds", "KIND"))


@dataclass(frozen=True, slots=True)
class Draft:
    """Lists as they were read, and the names that are still to be written into them."""

    shelf: Shelf
    named: tuple[Named, ...]
    naming: Naming

    @property
    def unwritten(self) -> tuple[Named, ...]:
        """Return the lists into which names are to be written."""
        return tuple(one for one in self.named if one.names and self.naming is Naming.WRITE)


def look(paths: Sequence[Path], naming: Naming, desk: Desk) -> Draft:
    """Read the lists and make their items; write nothing."""
    shelf, named = _read(paths, naming, desk)
    draft = Draft(shelf, tuple(named), naming)
    stuck = [one.refusal(why) for one in draft.unwritten if (why := _not_writable(one.found.file))]
    return replace(draft, shelf=replace(shelf, problems=(*shelf.problems, *stuck)))


def fill(draft: Draft, desk: Desk) -> Shelf:
    """Write the missing names into the lists, none if any of them has an error; return them anew.

    Refused if a list cannot be written after all.
    """
    if draft.shelf.errors or not draft.unwritten:
        return draft.shelf
    written: list[str] = []
    for one in draft.unwritten:
        try:
            write_whole(Path(one.found.file), one.content())
        except OSError as error:
            raise Refused([one.refusal(error.strerror or str(error))], written) from error
        written.append(one.summary())
    again, _ = _read([Path(one.file) for one in draft.shelf.lists], Naming.PROPOSE, desk)
    return replace(again, written=tuple(written))


def _not_writable(file: str) -> str:
    """Return why names cannot be written into a list, "" if they probably can."""
    if Path(file) == STANDARD_INPUT:
        return "a list from standard input is not written back"
    mode = Path(file).stat().st_mode
    # Whoever took away every leave to write meant it, and meant it for root too.
    return "" if mode & 0o222 and os.access(file, os.W_OK) else "the file is read-only"


def _read(paths: Sequence[Path], naming: Naming, desk: Desk) -> tuple[Shelf, list[Named]]:
    problems: list[Problem] = []
    contents = [_content(path, desk, problems) for path in paths]
    lists = [
        read_list(content, str(path), kinds())
        for path, content in zip(paths, contents, strict=True)
        if content is not None
    ]
    if len(lists) < len(paths):
        return Shelf(problems=tuple(problems)), []
    named = name_lists(lists, [content or b"" for content in contents], desk.letters)
    lists = [one.found for one in named]
    for one in named:
        problems.extend(one.found.problems)
        if one.names and naming is not Naming.WRITE:
            problems.extend(one.notes() if naming is Naming.PROPOSE else [one.refusal("--frozen")])
    problems.extend(name_problems(lists, desk.read))
    histories = _histories(lists, problems)
    items = [item for one in lists for item in _items(one, histories, desk, problems)]
    ordered = tuple(sorted(problems, key=_by_place))
    return Shelf(tuple(lists), tuple(items), ordered, histories), named


def _by_place(problem: Problem) -> tuple[str, int, int]:
    return problem.place.file, problem.place.line, problem.place.column


def _content(path: Path, desk: Desk, problems: list[Problem]) -> bytes | None:
    try:
        return desk.read(path)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problems.append(Problem(Place(str(path)), "F001", message))
        return None


def _histories(lists: Iterable[FactList], problems: list[Problem]) -> dict[str, History]:
    histories: dict[str, History] = {}
    for one in lists:
        bank = one.origin.bank
        if bank and bank not in histories:
            try:
                histories[bank], notes = load(beside(Path(one.file), bank), bank)
                problems.extend(notes)
            except Refused as refused:
                problems.extend(refused.problems)
                histories[bank] = History(bank)
    return histories


def _items(
    found: FactList, histories: Mapping[str, History], desk: Desk, problems: list[Problem]
) -> Iterator[Item]:
    articles, unread = read_articles(found, desk.read)
    problems.extend(unread)
    problems.extend(quote_problems(found, articles, _answers))
    context = _context(found, histories)
    for fact in desk.watch(found.facts):
        made = kinds()[fact.kind].make(fact, _with_sources(context, fact, found, articles))
        problems.extend(made.problems)
        if not any(problem.severity is Severity.ERROR for problem in made.problems):
            yield from made.items


def _answers(fact: Fact) -> tuple[tuple[str, ...], ...]:
    return kinds()[fact.kind].answers(fact)


def _context(found: FactList, histories: Mapping[str, History]) -> Context:
    history = histories.get(found.origin.bank, History(found.origin.bank))
    tags = found.fields.get("tags", ())
    assert isinstance(tags, tuple)
    return Context(
        origin=found.origin,
        groups=found.groups,
        tags=tags,
        exact=found.fields.get("exact") is True,
        released=lambda guid: released_options(history, guid),
    )


def _with_sources(
    context: Context, fact: Fact, found: FactList, articles: Sequence[Article]
) -> Context:
    return replace(context, sources=sources_of(fact, found, articles))


def origins(shelf: Shelf) -> dict[str, Origin]:
    """Return the origin of each list by its file."""
    return {one.file: one.origin for one in shelf.lists}
