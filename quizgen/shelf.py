"""The lists a command works on: read, named, made into items, with their histories."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from pathlib import Path

from quizgen.alone import alone
from quizgen.facts.listing import FactList
from quizgen.facts.naming import is_good_name
from quizgen.facts.provenance import quote_problems
from quizgen.facts.sourcing import read_articles
from quizgen.files import STANDARD_INPUT, write_whole
from quizgen.history.record import History, State
from quizgen.history.release import released_options
from quizgen.history.store import beside, load
from quizgen.making import Desk, gallery_of, kinds, list_of, maker
from quizgen.model import Fact, Item, Place
from quizgen.naming import Named, name_lists, name_problems, relatives
from quizgen.pictures.gallery import Album
from quizgen.problems import Problem, Refused, Severity
from quizgen.strays import stray_problems
from quizgen.switches import switch_problems


class Naming(Enum):
    """What to do about missing ids, bank names and blank numbers."""

    PROPOSE = "say that they are missing"
    WRITE = "write them into the list"
    FROZEN = "refuse the list"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was read. `histories` is by bank; `written` says what was written into which list.

    `items` are what is asked, `withdrawn` those of facts that say so. `relatives` are lists of the
    same banks that were not given, if they were asked for; their items are among the others.
    `album` holds the pictures of the items.
    """

    lists: tuple[FactList, ...] = ()
    items: tuple[Item, ...] = ()
    withdrawn: tuple[Item, ...] = ()
    relatives: tuple[FactList, ...] = ()
    problems: tuple[Problem, ...] = ()
    histories: Mapping[str, History] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    album: Album = field(default_factory=Album)

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
    whole: bool = False

    @property
    def unwritten(self) -> tuple[Named, ...]:
        """Return the lists into which names are to be written."""
        return tuple(one for one in self.named if one.names and self.naming is Naming.WRITE)


def look(paths: Sequence[Path], naming: Naming, desk: Desk, *, whole: bool = False) -> Draft:
    """Read the lists and make their items; write nothing.

    `whole` also reads the other lists of their banks.
    """
    shelf, named = _read(paths, naming, desk, whole=whole)
    draft = Draft(shelf, tuple(named), naming, whole)
    stuck = [one.refusal(why) for one in draft.unwritten if (why := _not_writable(one.found.file))]
    return replace(draft, shelf=replace(shelf, problems=(*shelf.problems, *stuck)))


def fill(draft: Draft, desk: Desk) -> Shelf:
    """Write the missing names into the lists, none if any of them has an error; return them anew.

    Refused if a list cannot be written after all, or is not what it was any more.
    """
    if draft.shelf.errors or not draft.unwritten:
        return draft.shelf
    written: list[str] = []
    for one in draft.unwritten:
        file = Path(one.found.file)
        try:
            with alone(file.parent):  # of two at once the second sees what the first has written
                if desk.read(file) != one.before:
                    raise Refused([changed_since(one.found.file)], written)
                write_whole(file, one.content())
        except OSError as error:
            raise Refused([one.refusal(error.strerror or str(error))], written) from error
        written.append(one.summary())
    paths = [Path(one.file) for one in draft.shelf.lists]
    again, _ = _read(paths, Naming.PROPOSE, desk, whole=draft.whole)
    return replace(again, written=tuple(written))


def changed_since(file: str) -> Problem:
    """Return the error that a file is not what it was when the work was planned."""
    message = "this file was changed since the plan was made"
    return Problem(Place(file), "H507", message, "run the command again")


def _not_writable(file: str) -> str:
    """Return why names cannot be written into a list, "" if they probably can."""
    if Path(file) == STANDARD_INPUT:
        return "a list from standard input is not written back"
    mode = Path(file).stat().st_mode
    # Whoever took away every leave to write meant it, and meant it for root too.
    return "" if mode & 0o222 and os.access(file, os.W_OK) else "the file is read-only"


def _read(
    paths: Sequence[Path], naming: Naming, desk: Desk, *, whole: bool
) -> tuple[Shelf, list[Named]]:
    problems: list[Problem] = []
    read = _lists(paths, desk, problems)
    if len(read) < len(paths):
        return Shelf(problems=tuple(problems)), []
    more = relatives([one for one, _ in read], desk.read) if whole else []
    read += _lists(more, desk, problems)
    every = name_lists([one for one, _ in read], [content for _, content in read], desk.letters)
    named = every[: len(paths)]
    for one in named:
        problems.extend(one.found.problems)
        if one.names and naming is not Naming.WRITE:
            problems.extend(one.notes() if naming is Naming.PROPOSE else [one.refusal("--frozen")])
    lists = [one.found for one in named]
    shelf = _stock(lists, [one.found for one in every[len(paths) :]], desk, problems)
    return shelf, named


def _stock(
    lists: Sequence[FactList], others: Sequence[FactList], desk: Desk, problems: list[Problem]
) -> Shelf:
    """Return the shelf of lists that have their names; of `others` only what is an error counts."""
    histories = _histories(lists, problems)
    problems.extend(name_problems(lists, desk.read, _stems(histories.values())))
    problems.extend(stray_problems(lists, desk.read))
    problems.extend(switch_problems(lists))
    album = Album({}, desk.read)
    items = [item for one in lists for item in _items(one, histories, desk, album, problems)]
    about = [problem for one in others for problem in one.problems]
    items += [item for one in others for item in _items(one, histories, desk, album, about)]
    problems.extend(problem for problem in about if problem.severity is Severity.ERROR)
    reasons = withdrawals([*lists, *others])
    return Shelf(
        lists=tuple(lists),
        items=tuple(item for item in items if _fact_of(item) not in reasons),
        withdrawn=tuple(item for item in items if _fact_of(item) in reasons),
        relatives=tuple(others),
        problems=tuple(sorted(problems, key=_by_place)),
        histories=histories,
        album=album,
    )


def withdrawals(lists: Iterable[FactList]) -> dict[tuple[str, str], str]:
    """Return why facts are not asked any more, by bank and id."""
    return {
        (one.origin.bank, fact.id): reason
        for one in lists
        for fact in one.facts
        if (reason := fact.text("withdrawn"))
    }


def _fact_of(item: Item) -> tuple[str, str]:
    return item.origin.bank, item.fact


def _lists(
    paths: Sequence[Path], desk: Desk, problems: list[Problem]
) -> list[tuple[FactList, bytes]]:
    """Return the lists with their bytes, without those that cannot be read."""
    contents = [(path, _content(path, desk, problems)) for path in paths]
    return [
        (list_of(content, path, desk), content) for path, content in contents if content is not None
    ]


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
    """Return the texts under which each fact was released that is still asked."""
    stems: dict[tuple[str, str], set[str]] = {}
    for history in histories:
        for record in history.records.values():
            if record.state is State.LIVE:
                stems.setdefault((history.bank, record.fact), set()).add(record.stem)
    return stems


def _items(
    found: FactList,
    histories: Mapping[str, History],
    desk: Desk,
    album: Album,
    problems: list[Problem],
) -> Iterator[Item]:
    articles, unread = (desk.proof, []) if desk.proof else read_articles(found, desk.read)
    problems.extend(unread)
    asked = found._replace(facts=_asked(found))
    problems.extend(quote_problems(asked, articles, _answers, proving=bool(desk.proof)))
    history = histories.get(found.origin.bank, History(found.origin.bank))
    gallery = gallery_of(found, desk)
    make = maker(found, articles, partial(released_options, history), gallery)
    for fact in desk.watch(found.facts):
        made = make(fact)
        if fact.text("withdrawn"):
            yield from made.items  # what was wrong with it may be why it was withdrawn
            continue
        problems.extend(made.problems)
        if not any(problem.severity is Severity.ERROR for problem in made.problems):
            yield from made.items
    if gallery:
        problems.extend(gallery.group_problems(found.groups, found.place("groups/0")))
        album.files.update(gallery.files)


def _asked(found: FactList) -> tuple[Fact, ...]:
    return tuple(fact for fact in found.facts if not fact.text("withdrawn"))


def _answers(fact: Fact) -> tuple[tuple[str, ...], ...]:
    return kinds()[fact.kind].answers(fact)
