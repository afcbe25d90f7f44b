"""The lists a command works on: read, named, made into items, with their histories."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from pathlib import Path

from quizgen.facts.listing import FactList, read_list
from quizgen.facts.naming import is_good_name
from quizgen.facts.provenance import quote_problems
from quizgen.facts.sourcing import read_articles
from quizgen.files import STANDARD_INPUT, write_whole
from quizgen.history.record import History
from quizgen.history.release import released_options
from quizgen.history.store import beside, load
from quizgen.making import Desk, kinds, maker
from quizgen.model import Fact, Item, Place
from quizgen.naming import Named, name_lists, name_problems
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
    histories = _histories(lists, problems)
    problems.extend(name_problems(lists, desk.read, _stems(histories.values())))
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
        if is_good_name(bank) and bank not in histories:  # any other is a problem already
            try:
                histories[bank], notes = load(beside(Path(one.file), bank), bank)
                problems.extend(notes)
            except Refused as refused:
                problems.extend(refused.problems)
                histories[bank] = History(bank)
    return histories


def _stems(histories: Iterable[History]) -> dict[tuple[str, str], set[str]]:
    """Return the texts under which each fact was released."""
    stems: dict[tuple[str, str], set[str]] = {}
    for history in histories:
        for record in history.records.values():
            stems.setdefault((history.bank, record.fact), set()).add(record.stem)
    return stems


def _items(
    found: FactList, histories: Mapping[str, History], desk: Desk, problems: list[Problem]
) -> Iterator[Item]:
    articles, unread = read_articles(found, desk.read)
    problems.extend(unread)
    problems.extend(quote_problems(found, articles, _answers))
    history = histories.get(found.origin.bank, History(found.origin.bank))
    make = maker(found, articles, partial(released_options, history))
    for fact in desk.watch(found.facts):
        made = make(fact)
        problems.extend(made.problems)
        if not any(problem.severity is Severity.ERROR for problem in made.problems):
            yield from made.items


def _answers(fact: Fact) -> tuple[tuple[str, ...], ...]:
    return kinds()[fact.kind].answers(fact)
