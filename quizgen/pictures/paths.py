"""Where a picture lies: a path as it is typed → a file inside the list's folder."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from unicodedata import normalize

from quizgen.pictures.sorts import SUFFIXES

_DRIVE = re.compile(r"[A-Za-z]:")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])[ ]*(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever its ending."""
_MOST_FILES = 2000
"""So many files below a list's folder are looked at for the one that was meant."""
_SHOWN = 60


class Told(NamedTuple):
    """What is wrong with a picture: code, message and hint of a problem."""

    code: str
    message: str
    hint: str = ""


class Unfit(Exception):
    """There is no such picture, or it cannot be used; `told` says why."""

    def __init__(self, told: Told) -> None:
        super().__init__(told.message)
        self.told = told


def shown(path: str) -> str:
    """Return a path as messages name it: an address may have thousands of characters."""
    return path if len(path) <= _SHOWN else f"{path[:_SHOWN]}…"


def refuse_odd(path: str) -> None:
    """Raise Unfit for what is no path inside a folder, on any system."""
    inside = "put it beside the list, or below, and write its path from there"
    if not path:
        raise Unfit(Told("F401", "a picture has no path", f"{inside}: `pictures/heart.png`"))
    if not path.isprintable():
        message = "a control character stands in the path of a picture"
        raise Unfit(Told("F402", message, "rename the file"))
    if _ADDRESS.match(path):
        message = f"pictures are not fetched: `{shown(path)}`"
        raise Unfit(Told("F402", message, f"save it; {inside}: `pictures/heart.png`"))
    if path.startswith(("/", "\\")) or _DRIVE.match(path) or ".." in re.split(r"[/\\]", path):
        raise Unfit(_outside(path))
    if "\\" in path:
        meant = path.replace("\\", "/")
        message = f"`{shown(path)}` has backslashes, which only one system takes for folders"
        raise Unfit(Told("F402", message, f"write `{shown(meant)}`"))
    if ":" in path:
        message = f"`{shown(path)}` has a colon, which not every system takes"
        raise Unfit(Told("F402", message, "rename the file"))
    if any(_DEVICE.fullmatch(part) or part[-1:] in {".", " "} for part in _parts(path)):
        message = f"`{shown(path)}` has a name that not every system takes for a file's"
        raise Unfit(Told("F402", message, "rename the file"))


def _parts(path: str) -> Iterable[str]:
    """Yield the names in a path, those that only lead on (`.`) aside."""
    return (part for part in path.split("/") if part != ".")


def _outside(path: str) -> Told:
    message = f"the picture {shown(path)} lies outside the list's folder"
    return Told("F402", message, "put it beside the list, or below, and write its path from there")


@dataclass
class Folder:
    """A list's folder; what is in its folders is looked up once."""

    root: Path
    _names: dict[Path, frozenset[str] | None] = field(default_factory=dict)

    def find(self, path: str) -> Path:
        """Return the absolute path of a file. Raises Unfit; the file may still be unreadable.

        Capitals count on every system, so that a list that works on one works on all.
        """
        refuse_odd(path)
        here = self.root.absolute()
        try:
            for part in PurePosixPath(path).parts:
                here /= self._spelt(here, part, path)
            real, root = here.resolve(), self.root.resolve()
        except (OSError, RuntimeError) as error:  # a name too long, links in a circle
            raise Unfit(self.absent(path, "it cannot be reached")) from error
        if not real.is_relative_to(root):
            raise Unfit(_outside(path))
        return here

    def _spelt(self, folder: Path, part: str, path: str) -> str:
        """Return a name as the disk has it: é may be one character or two."""
        if folder not in self._names:
            self._names[folder] = _names_in(folder)
        names = self._names[folder]
        if names is None or part in names:
            return part
        composed = normalize("NFC", part)
        for name in names:
            if normalize("NFC", name) == composed:
                return name
        raise Unfit(self.absent(path, "there is no such file"))

    def absent(self, path: str, why: str) -> Told:
        """Return what is said of a file that is not there, with the nearest name."""
        return Told("F401", f"the picture {shown(path)} cannot be read: {why}", self._meant(path))

    def _meant(self, path: str) -> str:
        from rapidfuzz import fuzz, process  # a list may name thousands that are not there

        wanted = PurePosixPath(path).name.casefold()
        near = process.extractOne(wanted, [*self._pictures], scorer=fuzz.ratio, score_cutoff=70)
        return f"did you mean {self._pictures[near[0]]}?" if near else "paths begin at the list"

    @cached_property
    def _pictures(self) -> dict[str, str]:
        """Return the pictures below the folder: the name without capitals → the path."""
        suffixes = {suffix for each in SUFFIXES.values() for suffix in each}
        files = sorted(
            file.relative_to(self.root).as_posix()
            for file in islice(_below(self.root), _MOST_FILES)
            if file.suffix.lower() in suffixes
        )
        return {PurePosixPath(file).name.casefold(): file for file in reversed(files)}


def _below(root: Path) -> Iterable[Path]:
    for folder, _, names in os.walk(root):
        yield from (Path(folder, name) for name in names)


def _names_in(folder: Path) -> frozenset[str] | None:
    """Return the names in a folder, None if they are not told."""
    try:
        return frozenset(entry.name for entry in folder.iterdir())
    except OSError:
        return None
