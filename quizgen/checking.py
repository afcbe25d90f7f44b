"""`check`: reads lists and recipes, and says all that is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from errno import EACCES, EBUSY
from functools import partial
from pathlib import Path

from quizgen.facts.listing import read_list
from quizgen.facts.mending import mend
from quizgen.files import STANDARD_INPUT, obstacle, write_whole
from quizgen.making import Desk, kinds
from quizgen.model import Place
from quizgen.problems import Problem
from quizgen.project import Wants, work
from quizgen.recipes.findings import findings
from quizgen.recipes.loading import load
from quizgen.recipes.sections import sections
from quizgen.shelf import Naming, Shelf, fill, look


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read and what was found; `shipped`: in the lists that come with the program."""

    shelf: Shelf
    problems: tuple[Problem, ...]
    shipped: bool = False
    mended: tuple[str, ...] = ()

    @property
    def mendable(self) -> int:
        """Return how many of the problems of lists have one reading."""
        lists = {one.file for one in self.shelf.lists}
        return sum(bool(one.repair) and one.place.file in lists for one in self.problems)


def check(paths: Sequence[Path], naming: Naming, desk: Desk) -> Checked:
    """Read the lists and recipes given, or those of the project. Refused as `work` refuses.

    To write names into lists also mends their slips, in those with errors too: each is local.
    """
    found = work(paths, Path(), Wants.LISTS)
    loaded = [
        load(path) for path in found.recipes or (found.project and found.project.recipes) or ()
    ]
    recipes = [recipe for recipe, _ in loaded if recipe]
    named = dict.fromkeys([*found.lists, *(path for one in recipes for path in one.lists)])
    there = [path for path in named if path == STANDARD_INPUT or path.exists()]
    fix = naming is Naming.WRITE and not found.shipped
    mended, problems = mend_lists(there, desk) if fix else ([], [])
    draft = look(there, Naming.FROZEN if found.shipped else naming, desk)
    problems += [problem for _, about in loaded for problem in about]
    shelf = fill(draft, desk)
    for recipe in recipes:
        items = [item for item in shelf.items if Path(item.place.file) in recipe.lists]
        problems += findings(recipe, items, sections(recipe, items)[0])
    return Checked(shelf, (*shelf.problems, *problems), found.shipped, tuple(mended))


def mend_lists(paths: Sequence[Path], desk: Desk) -> tuple[list[str], list[Problem]]:
    """Mend the slips of one reading in the lists; return what was mended, and what was not."""
    said: list[str] = []
    problems: list[Problem] = []
    for path in paths:
        if path == STANDARD_INPUT:
            continue  # it can be read once only, and is not written back
        try:
            before = desk.read(path)
            mended = mend(before, partial(read_list, file=str(path), kinds=kinds()))
            if mended.slips:
                _write(path, mended.content, before, desk)
                said.append(mended.summary(str(path)))
        except OSError as error:
            if path.is_file():
                problems.append(_unwritten(path, error.strerror or str(error)))
    return said, problems


def _write(path: Path, content: bytes, before: bytes, desk: Desk) -> None:
    if why := obstacle(path):
        raise OSError(EACCES, why)
    if desk.read(path) != before:
        raise OSError(EBUSY, "it was changed meanwhile")
    write_whole(path, content)


def _unwritten(path: Path, why: str) -> Problem:
    message = f"the slips of this list were not mended: {why}"
    return Problem(Place(str(path)), "F007", message, "make it writable, or mend them by hand")
