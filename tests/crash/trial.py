"""One command in a folder of its own, hindered or not, and what must hold of it afterwards."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from time import perf_counter

from tests.commands.projects import Folder
from tests.crash.bench import Bench, Ended, Order, Run
from tests.crash.writers import Writer, contents, leftovers

LONGEST = 60.0
"""Seconds after which a run is taken to hang."""
_PROBLEM = re.compile(r"^\S.*: [FHS]\d{3} .+$", re.MULTILINE)
_TOLD = ("What was to be shown could not be written: ", "This answer could not be saved: ")
"""Said in a sentence of their own."""


@dataclass
class Trial:
    """A writer, the folder that it begins with, and what it leaves where nothing hinders it."""

    bench: Bench
    writer: Writer
    place: Path
    before: dict[str, object] = field(init=False)
    after: dict[str, object] = field(init=False)
    seconds: float = field(init=False)
    _folders: int = 0

    def __post_init__(self) -> None:
        self.place.mkdir()
        self.place.chmod(0o755)
        template = self.place / "template"
        template.mkdir()
        self.writer.prepare(Folder(template))
        self.before = contents(template)
        with self.folder() as folder:
            self.bench.run(self.order(folder))  # what is made once only is made now
        with self.folder() as folder:
            begun = perf_counter()
            ended = self.bench.run(self.order(folder))
            self.seconds = perf_counter() - begun
            assert ended.code == 0, ended.said
            self.after = contents(folder)
            assert self.after != self.before
            assert not leftovers(folder)

    @property
    def changed(self) -> list[str]:
        """Return the files that the writer makes or changes."""
        return [name for name, new in self.after.items() if new != self.before.get(name)]

    @contextmanager
    def folder(self, into: Path | None = None) -> Iterator[Path]:
        """Yield a folder as it is before the command, for one run."""
        self._folders += 1
        path = into or self.place / f"run-{self._folders}"
        shutil.copytree(self.place / "template", path, dirs_exist_ok=True)
        try:
            yield path
        finally:
            if into is None:
                shutil.rmtree(path)

    def order(self, folder: Path) -> Order:
        return Order(self.writer.words, folder, self.writer.stdin)

    def run(self, order: Order, meanwhile: Callable[[Run], None] = Run.go) -> Ended:
        """Run to the end, or to LONGEST."""
        run = self.bench.start(order)
        meanwhile(run)
        timer = Timer(LONGEST, run.kill)
        timer.start()
        try:
            return run.end()
        finally:
            timer.cancel()


# --- What must hold. ---


def faults(trial: Trial, folder: Path, ended: Ended, *, killed: bool = False) -> list[str]:
    """Return what is wrong with a hindered run, and with the one after it."""
    state = seen(folder)
    found = [*_of_files(trial, state)]
    if killed and ended.code in {-9, 0}:
        pass
    elif ended.code == 1:
        found += _of_words(ended.said)
        found += [f"left over: {name}" for name in leftovers(folder)]
    elif ended.code != 0:
        found.append(f"exit code {ended.code}: {ended.said[-300:]}")
    elif not trial.writer.adds:
        found += [f"said to be done: {name}" for name in _missing(trial, state)]
    return found + _after_another_run(trial, folder, state)


def seen(folder: Path) -> dict[str, object]:
    """Return what is in a folder without touching it: to read a store may mend it."""
    copy = folder.with_name(f"{folder.name}-seen")
    try:
        shutil.copytree(folder, copy, symlinks=True, ignore=_odd)
        state = contents(copy)
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    return state


def _odd(folder: str, names: list[str]) -> set[str]:
    paths = {name: Path(folder, name) for name in names}
    return {name for name, path in paths.items() if not path.is_dir() and not path.is_file()}


def _of_files(trial: Trial, state: dict[str, object]) -> Iterator[str]:
    yield from (f"lost: {name}" for name in trial.before if name not in state)
    for name, content in state.items():
        known = [trial.before.get(name), trial.after.get(name)]
        if ".quizgen-" in name or content in known or _is_step(trial, name, content):
            continue
        if trial.writer.is_spare(name):
            known = [*trial.before.values(), *trial.after.values()]
        if content not in known:
            yield f"neither old nor new: {name}"


def _is_step(trial: Trial, name: str, content: object) -> bool:
    new = trial.after.get(name)
    if trial.writer.adds and isinstance(content, tuple):
        old = trial.before.get(name, ())
        assert isinstance(old, tuple)
        return content[0] is True and (content[: len(old)] == old or content == (True, (0,)))
    if trial.writer.steps and isinstance(content, bytes) and isinstance(new, bytes):
        old = trial.before.get(name, b"")
        assert isinstance(old, bytes)
        lines = content.splitlines()
        is_whole = content.endswith(b"\n") and len(lines) >= len(old.splitlines())
        return is_whole and {*map(_words, lines)} <= {
            _words(line) for line in (*old.splitlines(), *new.splitlines())
        }
    return False


def _words(line: bytes) -> bytes:
    """Return a line without what a name adds to it: the dash before the id, a blank's number."""
    return re.sub(rb"\{\{(c\d+::)?", b"", line.lstrip(b"- "))


def _missing(trial: Trial, state: dict[str, object]) -> list[str]:
    return [name for name, new in trial.after.items() if state.get(name) != new]


def _of_words(said: str) -> Iterator[str]:
    if "Traceback" in said:
        yield f"traceback: {said[-600:]}"
    elif any(each in said for each in _TOLD):
        return
    elif not _PROBLEM.search(said):
        yield f"no reason: {said[-300:]}"
    elif "hint: " not in said:
        yield f"no remedy: {said[-300:]}"


def _after_another_run(trial: Trial, folder: Path, state: dict[str, object]) -> list[str]:
    """Run once more, with nothing in the way, and return what is wrong then."""
    was_done = not _missing(trial, state)
    again = trial.run(trial.order(folder))
    now = seen(folder)
    if was_done and not trial.writer.again:  # refused: what is left over goes with the next write
        return [f"then lost: {name}" for name in _missing(trial, now)]
    if trial.writer.adds and not trial.writer.again and again.code == 2:
        return []  # done by two at once; a third time it is wrong usage
    found = [f"then left over: {name}" for name in leftovers(folder)]
    if again.code != 0:
        return [*found, f"then exit code {again.code}: {again.said[-300:]}"]
    if trial.writer.adds:
        return found + [f"then: {one}" for one in _of_files(trial, now)]
    return [*found, *(f"then not as it should be: {name}" for name in _missing(trial, now))]
