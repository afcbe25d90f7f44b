"""From recipes and lists to an order: which decks, what is in them, what stands in the way."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.exporters._naming import file_stem
from quizgen.files import STANDARD_INPUT, obstacle
from quizgen.history.plan import Standing
from quizgen.history.release import ahead
from quizgen.history.store import beside
from quizgen.making import Desk
from quizgen.model import Bank, Item, Place
from quizgen.problems import Problem, Refused, Severity
from quizgen.project import Work
from quizgen.recipes.findings import findings, narrowed_to_nothing, unfit
from quizgen.recipes.loading import load
from quizgen.recipes.recipe import Asked, Pick, Recipe
from quizgen.recipes.sections import narrowed, sections
from quizgen.shelf import Draft, Naming, Shelf, fill, look, withdrawals
from quizgen.switches import recipe_switch_problems

EXTENSION = ".apkg"

Folder = Callable[[Recipe], Path]
"""Says where the deck of a recipe is written."""

ALL = Asked()
"""Nothing is asked for besides the recipes."""


class UnfitPick(ValueError):
    """Something is asked for that no fact has; the text says what was probably meant."""


@dataclass(frozen=True, slots=True)
class Job:
    """A recipe with what it picks, and the Anki deck that is made of it."""

    recipe: Recipe
    bank: Bank
    file: Path

    def named(self, ending: str) -> Path:
        """Return the file of another format beside the deck: `rivers` and an ending."""
        return self.file.with_name(f"{self.recipe.file.stem}{ending}")

    @property
    def aside(self) -> Path:
        """Return the file of the notes of this deck that are not asked any more."""
        return self.file.with_name(f"{self.file.stem}-withdrawn{EXTENSION}")


@dataclass(frozen=True, slots=True)
class Order:
    """The jobs of a command, the lists behind them, and everything found on the way."""

    jobs: tuple[Job, ...]
    shelf: Shelf
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """An order as it will be, once the names that are missing are written into the lists.

    `problems` are those of the recipes; `asked` is what was asked for besides.
    """

    order: Order
    draft: Draft
    recipes: tuple[Recipe, ...]
    problems: tuple[Problem, ...]
    lists: tuple[Path, ...]
    folder: Folder
    asked: Asked = ALL


def survey(  # two of them are rarely given
    work: Work, naming: Naming, desk: Desk, folder: Folder, *, whole: bool = False,
    asked: Asked = ALL,
) -> Survey:  # fmt: skip
    """Read recipes and lists, and say what is to be made; write nothing.

    `whole` also reads the other lists of the same banks, to know what is gone from all of them.
    Refused, with all problems of all files, if there is an error among them. Raises UnfitPick if
    something is asked for that no fact has.
    """
    recipes, problems = _recipes(work.recipes)
    paths = dict.fromkeys([*work.lists, *(path for one in recipes for path in one.lists)])
    # A recipe with an error may name lists that are not there; it has said so already.
    given = {*work.lists, STANDARD_INPUT}
    there = [path for path in paths if path in given or path.exists()]
    draft = look(there, Naming.FROZEN if work.shipped else naming, desk, whole=whole)
    refuse([*problems, *draft.shelf.problems])
    if wrong := [*unfit(asked.pick, draft.shelf.items)]:
        raise UnfitPick("\n".join(wrong))
    order = _order(recipes, work.lists, draft.shelf, folder, asked)
    order = replace(order, problems=(*problems, *order.problems))
    return Survey(order, draft, tuple(recipes), tuple(problems), work.lists, folder, asked)


def settle(found: Survey, desk: Desk) -> Order:
    """Return the order once the missing names are written into the lists."""
    if not found.draft.unwritten:
        return found.order
    shelf = fill(found.draft, desk)
    order = _order(found.recipes, found.lists, shelf, found.folder, found.asked)
    return replace(order, problems=(*found.problems, *order.problems))


def refuse(problems: Sequence[Problem]) -> None:
    """Raise Refused if there is an error among the problems."""
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Refused([*problems])


def _recipes(paths: Iterable[Path]) -> tuple[list[Recipe], list[Problem]]:
    recipes, problems = [], []
    for path in paths:
        recipe, found = load(path)
        problems += found
        if recipe:
            recipes.append(recipe)
            problems += recipe_switch_problems(recipe)
    return recipes, problems


def _order(
    recipes: Sequence[Recipe], lists: Sequence[Path], shelf: Shelf, folder: Folder, asked: Asked
) -> Order:
    found, jobs = [*shelf.problems], []
    for recipe in _as_asked([*recipes, *_of_lists(lists, shelf, asked.deck)], asked):
        items = _items(shelf, recipe)
        made, _ = sections(recipe, items)
        found += findings(recipe, items, made)
        if made and asked.pick != Pick():
            made = narrowed(made, asked.pick)
            found += [] if made else [narrowed_to_nothing(recipe)]
        file = folder(recipe) / f"{recipe.file.stem}{EXTENSION}"
        media = shelf.album.of(item for section in made for item in section.items)
        jobs.append(Job(recipe, Bank(recipe.deck, made, media), file))
    return Order(tuple(jobs), shelf, tuple(found))


def _as_asked(recipes: Iterable[Recipe], asked: Asked) -> Iterator[Recipe]:
    for one in recipes:
        yield replace(
            one,
            options=asked.options or one.options,
            forms=asked.forms or one.forms,
            seed=one.seed if asked.seed is None else asked.seed,
        )


def _of_lists(paths: Sequence[Path], shelf: Shelf, deck: str) -> list[Recipe]:
    """Return a recipe for each list that is given by itself; with a deck's name one for all."""
    if not (deck and paths):
        read = {one.file for one in shelf.lists}  # what is not there is a problem of the shelf
        return [_of_list(path, shelf) for path in paths if str(path) in read]
    return [Recipe(Path(f"{file_stem(deck)}.yaml"), deck, tuple(paths))]


def _of_list(path: Path, shelf: Shelf) -> Recipe:
    """Return the recipe that a list given by itself stands for: all of it, under its title."""
    found = next(one for one in shelf.lists if one.file == str(path))
    file = path if path != STANDARD_INPUT else Path(f"{found.origin.bank}.yaml")
    return Recipe(file, found.origin.title, (path,))


def _items(shelf: Shelf, recipe: Recipe) -> list[Item]:
    files = {str(path): place for place, path in enumerate(recipe.lists)}
    picked = [item for item in shelf.items if item.place.file in files]
    return sorted(picked, key=lambda item: files[item.place.file])


# --- What is in an order ---


def by_guid(items: Iterable[Item]) -> dict[str, tuple[Item, ...]]:
    """Return the ways of each question; an item that two recipes pick is one."""
    notes: dict[str, dict[str, Item]] = {}
    for item in items:
        notes.setdefault(item.guid, {}).setdefault(item.name, item)
    return {guid: tuple(ways.values()) for guid, ways in notes.items()}


def standing(order: Order, bank: str) -> Standing:
    """Return what the lists of a bank say now, and what of it the jobs hold."""
    picked = (item for job in order.jobs for item in job.bank.items if item.origin.bank == bank)
    lists = (*order.shelf.lists, *order.shelf.relatives)
    reasons = withdrawals(lists)
    return Standing(
        notes=by_guid(picked),
        made=frozenset(item.guid for item in order.shelf.items),
        facts=frozenset(fact.id for one in lists if one.origin.bank == bank for fact in one.facts),
        withdrawn={fact: reason for (name, fact), reason in reasons.items() if name == bank},
    )


def banks_of(order: Order, job: Job) -> set[str]:
    """Return the banks of the lists that a job draws on."""
    named = {str(path) for path in job.recipe.lists}
    return {one.origin.bank for one in order.shelf.lists if one.file in named}


# --- What stands in its way ---


def obstacles(order: Order, files: Callable[[Job], Sequence[Path]]) -> Iterator[Problem]:
    """Yield what would keep the files of each job from being written: two of one name, or more."""
    first: dict[str, Job] = {}
    for job in order.jobs:
        for file in files(job):
            twin = first.setdefault(str(file).casefold(), job)  # some disks are blind to case
            if twin is not job:
                message = f"{twin.recipe.file} and {job.recipe.file} would both be {file}"
                hint = "rename one, or make them one after the other with different -o"
                yield Problem(Place(str(job.recipe.file)), "F008", message, hint)
            if why := obstacle(file):
                yield unwritable(file, why)


def behind_clock(order: Order, clock: int) -> Iterator[Problem]:
    """Yield a problem for each history that was stamped later than now."""
    for history in order.shelf.histories.values():
        yield from ahead(history, clock)


def unwritable(path: Path, why: str, hint: str = "choose another folder with -o") -> Problem:
    """Return the error that a file cannot be written."""
    return Problem(Place(str(path)), "F007", f"the file cannot be written: {why}", hint)


def history_of(order: Order, bank: str) -> Path:
    """Return the file of the history of a bank."""
    return next(
        beside(Path(one.file), bank) for one in order.shelf.lists if one.origin.bank == bank
    )


def fact_places(order: Order) -> Mapping[tuple[str, str], Place]:
    """Return where each fact stands, by bank and id."""
    lists = (*order.shelf.lists, *order.shelf.relatives)
    return {(one.origin.bank, fact.id): fact.place() for one in lists for fact in one.facts}
