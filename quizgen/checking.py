"""`check`: reads lists and recipes, and says all that is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.files import STANDARD_INPUT
from quizgen.making import Desk
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


def check(paths: Sequence[Path], naming: Naming, desk: Desk) -> Checked:
    """Read the lists and recipes given, or those of the project. Refused as `work` refuses."""
    found = work(paths, Path(), Wants.LISTS)
    loaded = [
        load(path) for path in found.recipes or (found.project and found.project.recipes) or ()
    ]
    recipes = [recipe for recipe, _ in loaded if recipe]
    named = dict.fromkeys([*found.lists, *(path for one in recipes for path in one.lists)])
    there = [path for path in named if path == STANDARD_INPUT or path.exists()]
    draft = look(there, Naming.FROZEN if found.shipped else naming, desk)
    problems = [problem for _, about in loaded for problem in about]
    shelf = fill(draft, desk)
    for recipe in recipes:
        items = [item for item in shelf.items if Path(item.place.file) in recipe.lists]
        problems += findings(recipe, items, sections(recipe, items)[0])
    return Checked(shelf, (*shelf.problems, *problems), found.shipped)
