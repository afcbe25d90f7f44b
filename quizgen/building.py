"""From recipes and lists to files: which decks, what is in them, what was left out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from quizgen.exporters.contract import Exporter, ExportOptions, LeftOut
from quizgen.files import STANDARD_INPUT, write_whole
from quizgen.history.record import History
from quizgen.history.release import (
    ahead,
    options_by_guid,
    release,
    stamps,
    stamps_unreleased,
)
from quizgen.history.store import beside, save
from quizgen.making import Desk
from quizgen.model import Bank, Item, Place
from quizgen.plugins import constants
from quizgen.problems import Problem, Refused, Severity
from quizgen.project import Work
from quizgen.recipes.findings import findings
from quizgen.recipes.loading import load
from quizgen.recipes.recipe import Recipe
from quizgen.recipes.sections import sections
from quizgen.shelf import Naming, Shelf, fill, look


@dataclass(frozen=True, slots=True)
class Job:
    """A recipe with what it picks, and the file that is made of it."""

    recipe: Recipe
    bank: Bank
    file: Path


@dataclass(frozen=True, slots=True)
class Order:
    """The jobs of a command, the lists behind them, and everything found on the way."""

    jobs: tuple[Job, ...]
    shelf: Shelf
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was made of a job, and the items that are not in it."""

    file: Path
    bank: Bank
    left_out: tuple[LeftOut, ...]
    fresh: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A history that was written: its notes, how many of them are new, how many changed."""

    file: Path
    notes: int
    new: int
    changed: int


Folder = Callable[[Recipe], Path]
"""Says where the deck of a recipe is written."""

Ready = Callable[[Order], Iterable[Problem]]
"""Says what else would keep an order from being carried out."""


def take(work: Work, naming: Naming, desk: Desk, folder: Folder, ready: Ready) -> Order:
    """Read recipes and lists, say what is to be made, then write missing names into the lists.

    Refused, with all problems of all files and nothing written, if there is an error among them.
    """
    recipes, problems = _recipes(work.recipes)
    paths = dict.fromkeys([*work.lists, *(path for one in recipes for path in one.lists)])
    # A recipe with an error may name lists that are not there; it has said so already.
    there = [path for path in paths if path == STANDARD_INPUT or path.exists()]
    draft = look(there, Naming.FROZEN if work.shipped else naming, desk)
    _refuse([*problems, *draft.shelf.problems])
    order = _order(recipes, work.lists, draft.shelf, problems, folder)
    _refuse([*order.problems, *obstacles(order), *ready(order)])
    if not draft.unwritten:
        return order
    return _order(recipes, work.lists, fill(draft, desk), problems, folder)


def _recipes(paths: Iterable[Path]) -> tuple[list[Recipe], list[Problem]]:
    recipes, problems = [], []
    for path in paths:
        recipe, found = load(path)
        problems += found
        if recipe:
            recipes.append(recipe)
    return recipes, problems


def _order(
    recipes: Sequence[Recipe],
    lists: Sequence[Path],
    shelf: Shelf,
    problems: Sequence[Problem],
    folder: Folder,
) -> Order:
    found = [*problems, *shelf.problems]
    jobs = []
    for recipe in (*recipes, *(_of_list(path, shelf) for path in lists)):
        items = _items(shelf, recipe)
        made, _ = sections(recipe, items)
        found += findings(recipe, items, made)
        file = folder(recipe) / f"{recipe.file.stem}{exporters()['anki'].extension}"
        jobs.append(Job(recipe, Bank(recipe.deck, made), file))
    return Order(tuple(jobs), shelf, tuple(found))


def _of_list(path: Path, shelf: Shelf) -> Recipe:
    """Return the recipe that a list given by itself stands for: all of it, under its title."""
    found = next(one for one in shelf.lists if one.file == str(path))
    file = path if path != STANDARD_INPUT else Path(f"{found.origin.bank}.yaml")
    return Recipe(file, found.origin.title, (path,))


def _items(shelf: Shelf, recipe: Recipe) -> list[Item]:
    files = {str(path): place for place, path in enumerate(recipe.lists)}
    picked = [item for item in shelf.items if item.place.file in files]
    return sorted(picked, key=lambda item: files[item.place.file])


def obstacles(order: Order) -> Iterator[Problem]:
    """Yield what would keep the decks from being written: two of one name, a file in the way."""
    first: dict[str, Job] = {}
    for job in order.jobs:
        twin = first.setdefault(str(job.file).casefold(), job)  # some disks are blind to case
        if twin is not job:
            message = f"{twin.recipe.file} and {job.recipe.file} would both be {job.file}"
            hint = "rename one, or make them one after the other with different -o"
            yield Problem(Place(str(job.recipe.file)), "F008", message, hint)
        if why := _in_the_way(job.file):
            yield _unwritable(job.file, why)


def _in_the_way(path: Path) -> str:
    """Return why a file can surely not be written, "" if it probably can."""
    if path.is_dir():
        return "there is a folder of that name"
    folder = next((parent for parent in path.parents if parent.exists()), Path())
    return "" if folder.is_dir() else f"{folder} is a file, not a folder"


def behind_clock(order: Order, clock: int) -> Iterator[Problem]:
    """Yield a problem for each history that was stamped later than now."""
    for history in order.shelf.histories.values():
        yield from ahead(history, clock)


def not_releasable(order: Order) -> Iterator[Problem]:
    """Yield a problem for a list that no history can lie beside."""
    for one in order.shelf.lists:
        if Path(one.file) == STANDARD_INPUT:
            message = "a list from standard input cannot be released"
            hint = "save it: the history of what learners have lies beside the list"
            yield Problem(Place(one.file), "F007", message, hint)


def build(order: Order, clock: int) -> list[Written]:
    """Write a package for each job, what is unreleased stamped with `clock`; no history."""
    stamped: dict[str, int] = {}
    for history in order.shelf.histories.values():
        stamped |= stamps_unreleased(history, _by_guid(order.shelf.items), clock)
    options = ExportOptions(clock, stamped, _released(order.shelf.histories))
    return _write_all(order, lambda _: options, [*order.shelf.written])


def publish(order: Order, clock: int) -> tuple[list[Kept], list[Written]]:
    """Release what the jobs hold: the histories first, then the packages."""
    items = [item for job in order.jobs for item in job.bank.items]
    histories = dict(order.shelf.histories)
    done = [*order.shelf.written]
    kept = []
    for bank, before in order.shelf.histories.items():
        own = _by_guid(item for item in items if item.origin.bank == bank)
        if own:
            histories[bank] = release(before, own, clock)
            kept.append(_keep(beside(_list_of(order.shelf, bank), bank), before, histories[bank]))
            done.append(str(kept[-1].file))
    stamped = {
        guid: time for history in histories.values() for guid, time in stamps(history).items()
    }
    released = _released(histories)

    def options(job: Job) -> ExportOptions:
        # The time of its last change: a deck in which nothing changed stays the same file.
        newest = max(stamped[item.guid] for item in job.bank.items)
        return ExportOptions(newest, stamped, released)

    return kept, _write_all(order, options, done)


def _keep(path: Path, before: History, after: History) -> Kept:
    try:
        save(path, after)
    except OSError as error:
        raise Refused([_unwritable(path, error.strerror or str(error))]) from error
    new = after.records.keys() - before.records.keys()
    changed = [guid for guid, old in before.records.items() if after.records[guid] != old]
    return Kept(path, len(after.records), len(new), len(changed))


def _list_of(shelf: Shelf, bank: str) -> Path:
    return next(Path(one.file) for one in shelf.lists if one.origin.bank == bank)


def _by_guid(items: Iterable[Item]) -> Mapping[str, Sequence[Item]]:
    notes: dict[str, dict[str, Item]] = {}
    for item in items:  # an item that two recipes pick is one
        notes.setdefault(item.guid, {}).setdefault(item.name, item)
    return {guid: tuple(ways.values()) for guid, ways in notes.items()}


def _released(histories: Mapping[str, History]) -> dict[str, tuple[str, ...]]:
    return {
        guid: options
        for history in histories.values()
        for guid, options in options_by_guid(history).items()
    }


def _refuse(problems: list[Problem]) -> None:
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Refused(problems)


def _write_all(
    order: Order, options: Callable[[Job], ExportOptions], done: list[str]
) -> list[Written]:
    """Write the decks; `done` are the files written before, named if one of these fails."""
    written = []
    for job in order.jobs:
        if job.bank.sections:
            try:
                written.append(_write(job, options(job)))
            except OSError as error:
                raise Refused(
                    [_unwritable(job.file, error.strerror or str(error))], done
                ) from error
            done.append(str(job.file))
    return written


def _write(job: Job, options: ExportOptions) -> Written:
    rendered = exporters()["anki"].render(job.bank, options)
    (content,) = rendered.files.values()
    job.file.parent.mkdir(parents=True, exist_ok=True)
    fresh = write_whole(job.file, content)
    return Written(job.file, job.bank, rendered.left_out, fresh)


def _unwritable(path: Path, why: str) -> Problem:
    message = f"the file cannot be written: {why}"
    return Problem(Place(str(path)), "F007", message, "choose another folder with -o")


def exporters() -> Mapping[str, Exporter]:
    """Return all export formats by name."""
    return cast("Mapping[str, Exporter]", constants("quizgen.exporters", "EXPORTER"))
