"""A project to begin with: a list, its article and a recipe, none of them over what is there."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from shlex import quote
from typing import NamedTuple
from unicodedata import normalize

from quizgen.facts.naming import is_good_name
from quizgen.files import is_file_of, obstacle, write_new
from quizgen.model import Place
from quizgen.problems import Problem, Refused
from quizgen.project import Project

NAME = "starter"
"""What the files are called where their folder's name makes none."""

_WORD = re.compile(r"[^\W_]+")
_HERE = Path(__file__).parent / NAME
_PARTS = ("source/starter.yaml", "source/articles/starter.md", "decks/starter.yaml")


_WHAT = ("the facts: change them", "the text they come from", "what makes a deck of them")


class Begun(NamedTuple):
    """The files that were made in a folder; `joined`: it was a project before."""

    folder: Path
    files: tuple[Path, ...]
    joined: bool

    def lines(self) -> Iterator[str]:
        """Yield what the user is told: what was made, and what to do next."""
        width = max(len(str(path)) for path in self.files)
        for path, what in zip(self.files, _WHAT, strict=True):
            yield f"made {path!s:{width}}  {what}"
        if self.joined:
            yield "This folder was a project already: the new list joins its lists."
        yield "They are about a beehive: write your own title into the list, and the deck's name"
        yield "into the recipe."
        yield "Next:"
        if self.folder.resolve() != Path.cwd():
            yield f"  cd {_quoted(str(self.folder))}"
        yield from ("  quizgen check", "  quizgen build", "  quizgen quiz")


def _quoted(path: str) -> str:
    """Return a path as a shell takes it."""
    return quote(path) if os.name == "posix" else f'"{path}"'


def begin(folder: Path) -> Begun:
    """Write list, article and recipe into a folder, which need not be there.

    Refused, and nothing is written, if one of them cannot be, or a file of its name is there.
    """
    content = {folder / name: text for name, text in starter(name_of(folder)).items()}
    if problems := list(_obstacles(content)):
        raise Refused(problems)
    project = Project(folder)
    joined = not content.keys() >= {*project.lists, *project.recipes}
    _write_all(content)
    return Begun(folder, tuple(content), joined)


def name_of(folder: Path) -> str:
    """Return what the files in a folder are called: its name in small letters, `-` for blanks."""
    try:
        last = folder.resolve().name
    except (OSError, RuntimeError):  # links that lead in a circle
        last = folder.name
    name = "-".join(_WORD.findall(normalize("NFC", last).lower()))
    return name if is_good_name(name) else NAME


def starter(name: str) -> Mapping[PurePosixPath, bytes]:
    """Return what each file holds, by its path in the project; they name each other."""
    return {
        PurePosixPath(part.replace(NAME, name)): _text(part).replace(NAME, name).encode()
        for part in _PARTS
    }


def example() -> tuple[str, str]:
    """Return the article to begin with, and the list that was made of it."""
    return _text("source/articles/starter.md"), _text("source/starter.yaml")


def _text(part: str) -> str:
    return (_HERE / part).read_text(encoding="utf-8")


def _obstacles(content: Mapping[Path, bytes]) -> Iterator[Problem]:
    """Yield why files cannot be written: what is in the way, else what the system says."""
    taken = [path for path in content if os.path.lexists(path)]
    if len(taken) < len(content):  # else nothing is left to be made
        taken = [path for path in taken if not is_file_of(path, content[path])]
    for path in taken:
        hint = "delete or rename it, or name another folder: `quizgen init FOLDER`"
        yield Problem(Place(str(path)), "F007", "there is something of this name already", hint)
    for path in content:
        if path not in taken and (why := obstacle(path)):
            yield _unwritten(path, why)
            return  # the others lie in the same folder


def _unwritten(path: Path, why: str) -> Problem:
    message = f"the file cannot be written: {why}"
    return Problem(Place(str(path)), "F007", message, "name another folder: `quizgen init FOLDER`")


def _write_all(content: Mapping[Path, bytes]) -> None:
    """Write all files, or none and no folder either; those that a killed run made stay."""
    made: list[Path] = []
    for path, text in content.items():
        try:
            for folder in reversed([one for one in path.parents if not one.exists()]):
                folder.mkdir(exist_ok=True)
                made.append(folder)
            if write_new(path, text):  # not over what came to be meanwhile
                made.append(path)
        except OSError as error:
            _take_back(made)
            raise Refused([_unwritten(path, error.strerror or str(error))]) from error


def _take_back(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
