"""Which files a piece of work read, and whether any of them is another now."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.files import STANDARD_INPUT

_PAUSE = 0.3
_KEPT = ("*.yaml", "*.history", "*.reviewed")
"""What comes and goes in the folders of lists: lists, recipes, histories, ticks."""

Stamp = tuple[int, int, int] | None
"""When a file was changed, its size and its number on the disk; None if it is not there."""


@dataclass
class Watch:
    """Notes what is read, and how each file was just before."""

    open_file: Callable[[Path], bytes]
    folders: tuple[Path, ...] = ()
    seen: dict[Path, Stamp] = field(default_factory=dict)

    def begin(self, folders: Iterable[Path]) -> None:
        """Forget what was read, before it is read anew; `folders` are those of the lists."""
        self.folders = tuple(dict.fromkeys(folders))
        self.seen = dict(_beside(self.folders))

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file, and have an eye on it from now on. Raises OSError."""
        if path != STANDARD_INPUT and path not in self.seen:
            self.seen[path] = stamp(path)
        return self.open_file(path)

    def has_changed(self) -> bool:
        """Tell whether a file is another than when it was read, or has come or gone."""
        known = dict(self.seen)
        now = {path: stamp(path) for path in known} | dict(_beside(self.folders))
        return now != known


def stamp(path: Path) -> Stamp:
    """Return what tells a file from what it was."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _beside(folders: Iterable[Path]) -> Iterator[tuple[Path, Stamp]]:
    for folder in folders:
        for pattern in _KEPT:
            yield from ((path, stamp(path)) for path in folder.glob(pattern))


def changes(watch: Watch, pause: float = _PAUSE) -> Iterator[None]:
    """Yield whenever a file that was read has changed, for ever."""
    while True:
        time.sleep(pause)
        if watch.has_changed():
            yield
