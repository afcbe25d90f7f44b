"""Which files a command works on: those it is given, else the project's, else the shipped ones.

rivers/source/rivers.yaml    a fact list
rivers/decks/rivers.yaml     a recipe
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from os.path import normpath
from pathlib import Path
from typing import NamedTuple

from quizgen.files import STANDARD_INPUT, nearest, read_whole
from quizgen.model import Place
from quizgen.problems import Problem, Refused
from quizgen.reading.page import MAX_BYTES, decode
from quizgen.schema import closest

_KEY = re.compile(r"""^["']?([A-Za-z][\w-]*)["']?[ \t]*:""", re.MULTILINE)
_FACTS = re.compile(r"""^["']?facts["']?[ \t]*:""", re.MULTILINE)
_GROUPS = re.compile(
    r"""^groups[ \t]*:[ \t]+["']?([^\s"'#\[{][^"'#\r\n]*?)["']?[ \t]*(?:#.*)?\r?$""", re.M
)
_RECIPE_KEYS = ("deck", "lists")


class Project(NamedTuple):
    """A folder that holds `source/*.yaml` or `decks/*.yaml`."""

    root: Path

    @property
    def lists(self) -> tuple[Path, ...]:
        """Return the project's fact lists, by name."""
        return tuple(sorted(self.root.glob("source/*.yaml")))

    @property
    def recipes(self) -> tuple[Path, ...]:
        """Return the project's recipes, by name."""
        return tuple(sorted(self.root.glob("decks/*.yaml")))


class Work(NamedTuple):
    """The files that a command works on, and the project they come from (None: given by name).

    `shipped` says that there is no project here, and that these come with the program: they are
    read, and nothing is written beside them.
    """

    lists: tuple[Path, ...] = ()
    recipes: tuple[Path, ...] = ()
    project: Project | None = None
    shipped: bool = False


class Wants(Enum):
    """What a command works on when it is given nothing."""

    LISTS = "lists"
    RECIPES = "recipes"


def find(start: Path) -> Project | None:
    """Return the project that `start` lies in: the nearest folder upwards that is one.

    Its paths are relative if `start` is: from `Path()` they are what the user would type.
    """
    for folder in _upwards(start):
        project = Project(folder)
        if project.lists or project.recipes:
            return project
    return None


def _upwards(start: Path) -> Iterator[Path]:
    yield start
    if start.is_absolute():
        yield from start.parents
        return
    for steps in range(1, len(start.absolute().parents) + 1):
        yield start.joinpath(*[".."] * steps)


def shipped() -> Path:
    """Return the folder whose `source` and `decks` come with the program.

    In a wheel it lies inside the package; in a checkout it is the one that holds the package.
    """
    package = Path(__file__).resolve().parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent


def built_in(start: Path) -> Path:
    """Return the folder for the decks that are built in `start`: `build`, in its project if any."""
    return (find(start) or Project(start)).root / "build"


def decks_of(file: Path) -> Path:
    """Return the folder of the released decks of a recipe, or of a list in `source`."""
    return file.parent if file.parent.name != "source" else file.parent.parent / "decks"


def work(given: Sequence[Path], start: Path, wants: Wants) -> Work:
    """Return what a command works on that was started in `start`.

    Refused, with all problems, if a given path does not exist or is neither list nor recipe.
    """
    if not given:
        own = find(start)
        return _unasked(own or Project(shipped()), wants)._replace(shipped=own is None)
    problems: list[Problem] = []
    files = [file for path in given for file in _files(path, problems)]
    kinds = {file: _sort(file, problems) for file in dict.fromkeys(files)}
    if problems:
        raise Refused(problems)
    return Work(
        lists=tuple(file for file, kind in kinds.items() if kind is Wants.LISTS),
        recipes=tuple(file for file, kind in kinds.items() if kind is Wants.RECIPES),
    )


def _unasked(project: Project, wants: Wants) -> Work:
    if wants is Wants.RECIPES and project.recipes:
        return Work(recipes=project.recipes, project=project)
    lists = _without_groups(project.lists)
    return Work(lists, () if lists else project.recipes, project)


def _without_groups(files: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files without those of groups: no facts in them, and a list beside names them."""
    texts = {file: _text(file) for file in files}
    bare = [file for file in files if not _FACTS.search(texts[file])]
    if not bare:
        return tuple(files)
    named = {
        normpath(file.parent / match[1])
        for file, text in texts.items()
        for match in _GROUPS.finditer(text)
    }
    return tuple(file for file in files if file not in bare or normpath(file) not in named)


def _text(file: Path) -> str:
    """Return the text of a file, "facts:" of one that cannot be read: reading it says why."""
    try:
        return decode(read_whole(file, MAX_BYTES))
    except (OSError, UnicodeDecodeError):
        return "facts:"


def _files(path: Path, problems: list[Problem]) -> tuple[Path, ...]:
    """Return the files that a given path stands for: itself, or those of a folder or project."""
    if not path.is_dir():
        return (path,)
    project = Project(path)
    inside = _without_groups(sorted(path.glob("*.yaml")))
    files = inside or (*_without_groups(project.lists), *project.recipes)
    if not files:
        hint = "name a folder with `*.yaml` files in it"
        problems.append(Problem(Place(str(path)), "F006", "the folder holds no lists", hint))
    return files


def _sort(path: Path, problems: list[Problem]) -> Wants | None:
    """Return what a file is by its top-level keys; None, with a problem, if it is neither."""
    if path == STANDARD_INPUT or (path.exists() and not path.is_file()):
        return Wants.LISTS  # reading it as a list says that it is no ordinary file
    try:
        text = decode(read_whole(path, MAX_BYTES))
    except FileNotFoundError:
        problems.append(_absent(path))
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problems.append(Problem(Place(str(path)), "F001", message))
    except UnicodeDecodeError:
        return Wants.LISTS  # reading it as a list finds the place of what is no text
    else:
        return _by_keys(path, text, problems)
    return None


def _by_keys(path: Path, text: str, problems: list[Problem]) -> Wants | None:
    if _FACTS.search(text):
        return Wants.LISTS
    keys = _KEY.findall(text)
    if any(key in keys for key in _RECIPE_KEYS):
        return Wants.RECIPES
    if not text.strip():
        return Wants.LISTS  # reading it as a list says that it is empty
    problems.append(_neither(path, keys))
    return None


def _neither(path: Path, keys: list[str]) -> Problem:
    meant = next((word for key in keys if (word := closest(key, ["facts", *_RECIPE_KEYS]))), "")
    hint = f"did you mean `{meant}`?" if meant else "a list has `facts:`, a recipe `deck:`"
    message = "this is neither a fact list nor a recipe"
    return Problem(Place(str(path)), "F006", message, hint)


def _absent(path: Path) -> Problem:
    meant = nearest(path)
    hint = f"did you mean {meant}?" if meant else "look at the folder and the spelling"
    return Problem(Place(str(path)), "F001", "there is no such file", hint)
