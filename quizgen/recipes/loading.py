"""A recipe file → a Recipe and its problems. The only part of this room that touches the disk."""

from collections.abc import Iterator
from os.path import relpath
from pathlib import Path

from quizgen.files import nearest, read_whole
from quizgen.model import Place
from quizgen.problems import Problem
from quizgen.reading.page import MAX_BYTES
from quizgen.recipes.making import make
from quizgen.recipes.reading import read_recipe_fields
from quizgen.recipes.recipe import Recipe


def load(file: Path) -> tuple[Recipe | None, list[Problem]]:
    """Return the recipe in a file, None without a deck or lists, and everything wrong with it."""
    try:
        content = read_whole(file, MAX_BYTES)
    except OSError as error:
        message = f"the recipe cannot be read: {error.strerror}"
        return None, [Problem(Place(str(file)), "F001", message)]
    recipe, problems = read_recipe(content, file)
    if recipe:
        problems += _missing_lists(recipe)
    return recipe, problems


def read_recipe(content: bytes, file: Path) -> tuple[Recipe | None, list[Problem]]:
    """Return the recipe that `content` holds, with the problems in the order of their places.

    Never raises; whether the lists exist is not looked at.
    """
    fields, problems = read_recipe_fields(content, str(file))
    recipe, more = make(fields, file)
    found = sorted([*problems, *more], key=lambda one: (one.place.line, one.place.column))
    return recipe, found


def _missing_lists(recipe: Recipe) -> Iterator[Problem]:
    for number, path in enumerate(recipe.lists):
        if not path.is_file():
            yield _missing(recipe, path, recipe.locate(("lists", number)))


def _missing(recipe: Recipe, path: Path, place: Place) -> Problem:
    if path.is_dir():
        return Problem(
            place, "R401", f"{path} is a folder, not a list", "name its lists one by one"
        )
    meant = nearest(path)
    hint = "paths are relative to the recipe"
    if meant:
        hint = f"did you mean `{Path(relpath(meant, recipe.file.parent)).as_posix()}`?"
    return Problem(place, "R401", f"there is no list {path}", hint)
