"""`check`: reads lists and recipes, and says all that is wrong with them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from errno import EACCES, EBUSY
from functools import partial
from pathlib import Path

from quizgen.alone import alone
from quizgen.drafts.unwrapping import between_fences, unwrapped, without_list
from quizgen.facts.listing import read_list
from quizgen.facts.mending import mend
from quizgen.files import STANDARD_INPUT, obstacle, write_whole
from quizgen.flaws import flaws
from quizgen.making import Desk, kinds
from quizgen.model import Place
from quizgen.problems import Problem, Refused, Severity
from quizgen.project import Wants, work
from quizgen.recipes.findings import findings
from quizgen.recipes.loading import load
from quizgen.recipes.recipe import Recipe
from quizgen.recipes.sections import sections
from quizgen.reviewing import ticks_problems
from quizgen.shelf import Naming, Shelf, fill, look
from quizgen.silencing import silence
from quizgen.switches import recipe_switch_problems

_FENCES = re.compile(rb"(?:`\0?){3}|(?:~\0?){3}")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read and what was found; `shipped`: in the lists that come with the program.

    `hidden` are the problems that `off` switches off: they do not count.
    """

    shelf: Shelf
    problems: tuple[Problem, ...]
    shipped: bool = False
    mended: tuple[str, ...] = ()
    hidden: tuple[Problem, ...] = ()

    @property
    def mendable(self) -> int:
        """Return how many of the problems of lists have one reading."""
        return len(self.fixable)

    @property
    def fixable(self) -> tuple[Problem, ...]:
        """Return the problems of lists that have one reading, so that `--fix` mends them."""
        lists = {one.file for one in self.shelf.lists}
        return tuple(one for one in self.problems if one.repair and one.place.file in lists)

    @property
    def exit_code(self) -> int:
        """Return 1 if any problem that counts is more than a note, else 0."""
        return int(any(one.severity is not Severity.NOTE for one in self.problems))

    def only(self, takes: Callable[[Problem], bool]) -> "Checked":
        """Return the same without the problems that are not asked for."""
        problems, hidden = filter(takes, self.problems), filter(takes, self.hidden)
        return replace(self, problems=tuple(problems), hidden=tuple(hidden))


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
    given = {*found.lists, STANDARD_INPUT}
    there = [path for path in named if path in given or path.exists()]
    there, wrapped = (there, []) if desk.proof else _bare(there, desk)
    fix = naming is Naming.WRITE and not found.shipped
    mended, problems = mend_lists(there, desk) if fix else ([], [])
    problems += wrapped
    desk = _unwrapping(desk, there, problems)
    draft = look(there, Naming.FROZEN if found.shipped else naming, desk)
    problems += [problem for _, about in loaded for problem in about]
    shelf = fill(draft, desk)
    problems += [*shelf.problems, *_of_items(shelf, recipes), *ticks_problems(shelf)]
    if desk.proof:
        return Checked(shelf, tuple(_of_drafts(problems)), found.shipped)
    shown, hidden = silence(problems, shelf.lists, recipes)
    return Checked(shelf, shown, found.shipped, tuple(mended), hidden)


def _bare(paths: Sequence[Path], desk: Desk) -> tuple[list[Path], list[Problem]]:
    """Return the files without those that hold a list between fences, and why these are none."""
    bare, problems = [], list[Problem]()
    for path in paths:
        try:
            content = b"" if path == STANDARD_INPUT else desk.read(path)
        except OSError:
            content = b""  # reading it as a list says why
        found = between_fences(content, str(path)) if _FENCES.search(content) else []
        problems += found
        bare += [] if found else [path]
    return bare, problems


def _of_items(shelf: Shelf, recipes: Sequence[Recipe]) -> Iterator[Problem]:
    """Yield what recipes ask for in vain, and the flaws of what each list and recipe asks."""
    sets = [[item for item in shelf.items if item.place.file == one.file] for one in shelf.lists]
    for recipe in recipes:
        items = [item for item in shelf.items if Path(item.place.file) in recipe.lists]
        made, _ = sections(recipe, items)
        yield from recipe_switch_problems(recipe)
        yield from findings(recipe, items, made)
        if len(recipe.lists) > 1:  # else it is a part of its list
            sets.append([item for section in made for item in section.items])
    yield from flaws(shelf.lists, sets)


def _unwrapping(desk: Desk, paths: Sequence[Path], problems: list[Problem]) -> Desk:
    """Return a desk that takes a list out of what a chatbot wrote around it, and says so."""
    drafts = {*paths} if desk.proof else {STANDARD_INPUT}

    def read(path: Path) -> bytes:
        if path not in drafts:
            return desk.read(path)
        answer = desk.read(path)
        if desk.proof and (none := without_list(answer, str(path), ["title", "facts", *kinds()])):
            raise Refused(none)
        content, said = unwrapped(answer, str(path))
        problems.extend(said)
        return content

    return desk._replace(read=read)


def _of_drafts(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of drafts, whose claims are nobody's yet: their `off` hides nothing."""
    weights = dict.fromkeys(("F136", "I143"), Severity.WARNING)
    return (one._replace(weight=weights.get(one.code, one.weight)) for one in problems)


def mend_lists(paths: Sequence[Path], desk: Desk) -> tuple[list[str], list[Problem]]:
    """Mend the slips of one reading in the lists; return what was mended, and what was not."""
    said: list[str] = []
    problems: list[Problem] = []
    for path in paths:
        if path == STANDARD_INPUT:
            continue  # it can be read once only, and is not written back
        try:
            with alone(path.parent):  # of two at once the second finds nothing left to mend
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
