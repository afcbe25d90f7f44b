"""What can come in between while a file is written. Each yields the faults of its runs.

A mishap that cannot be made here raises Unavailable, with the reason.
"""

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from time import sleep

from tests.crash.bench import Call, Run, Untraceable, injected
from tests.crash.trial import Trial, faults, seen
from tests.crash.writers import SCORES, leftovers

Faults = list[str]
KILLS = 28
"""Random kills of each writer: a thousand and more of all."""
_FAILURES = {
    "ENOSPC": "write pwrite64 writev ftruncate fallocate mkdir mkdirat link linkat rename".split(),
    "EIO": "write pwrite64 fsync fdatasync ftruncate".split(),
    "EROFS": "rename renameat renameat2 link linkat mkdir mkdirat unlink unlinkat chmod".split(),
}


class Unavailable(Exception):
    """A mishap that this machine or this user cannot make."""


def killed_at_calls(trial: Trial) -> Iterator[Faults]:
    """Killed just before each call that changes the disk."""
    with tracing():
        for call, number, _ in _calls(trial):
            yield _traced(trial, injected(call, number, "signal=KILL"), killed=True)


def killed_at_random(trial: Trial) -> Iterator[Faults]:
    """Killed at any moment, the same ones each time."""
    draw = random.Random(trial.writer.name)
    for _ in range(KILLS):
        after = draw.uniform(0, trial.seconds * 1.1)

        def go_and_kill(run: Run, after: float = after) -> None:
            run.go()
            sleep(after)
            run.kill()

        with trial.folder() as folder:
            ended = trial.run(trial.order(folder), go_and_kill)
            yield faults(trial, folder, ended, killed=True)


def failing_calls(trial: Trial) -> Iterator[Faults]:
    """Each call fails once: no room, a broken disk, a disk that may only be read."""
    with tracing():
        for call, number, says in _calls(trial):
            for error, calls in _FAILURES.items():
                if call in calls and not says:
                    yield _traced(trial, injected(call, number, f"error={error}"))


def _calls(trial: Trial) -> list[Call]:
    with trial.folder() as folder:
        return trial.bench.calls(trial.order(folder))


def _traced(trial: Trial, trace: tuple[str, ...], *, killed: bool = False) -> Faults:
    with trial.folder() as folder:
        ended = trial.run(replace(trial.order(folder), trace=trace))
        return [f"{trace[-1]}: {one}" for one in faults(trial, folder, ended, killed=killed)]


@contextmanager
def tracing() -> Iterator[None]:
    if not shutil.which("strace"):
        raise Unavailable("strace is not installed")
    try:
        yield
    except Untraceable as error:
        raise Unavailable("strace may not trace here") from error


def too_large(trial: Trial) -> Iterator[Faults]:
    """No file may have more than so many bytes: the write ends half way."""
    for limit in (400, 3_000, 40_000):
        with trial.folder() as folder:
            ended = trial.run(replace(trial.order(folder), limit=limit))
            yield [f"limit {limit}: {one}" for one in faults(trial, folder, ended)]


def full_disk(trial: Trial) -> Iterator[Faults]:
    """A disk with room for so many bytes more; then there is room again."""
    for room in (0, 4_096, 16_384, 40_960):
        with mounted(trial, "-t", "tmpfs", "-o", "size=4m", "tmpfs") as disk:
            folder = disk / "work"
            with trial.folder(folder):
                filler = _fill(disk, room)
                ended = trial.run(trial.order(folder))
                filler.unlink()
                yield [f"room for {room}: {one}" for one in faults(trial, folder, ended)]


def _fill(disk: Path, room: int) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    os.truncate(filler, filler.stat().st_size - room)
    return filler


@contextmanager
def mounted(trial: Trial, *words: str) -> Iterator[Path]:
    disk = trial.place / "disk"
    disk.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *words, str(disk)], capture_output=True, check=False)
    if done.returncode:
        raise Unavailable("nothing can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def read_only_disk(trial: Trial) -> Iterator[Faults]:
    """The disk may only be read; then it may be written to."""
    with trial.folder() as folder:
        with mounted(trial, "--bind", str(folder)) as disk:
            subprocess.run(["mount", "-o", "remount,ro,bind", str(disk)], check=True)
            ended = trial.run(trial.order(disk))
        found = [] if ended.code == 1 else [f"exit code {ended.code}: {ended.said[-300:]}"]
        yield found + faults(trial, folder, ended)


def not_allowed(trial: Trial) -> Iterator[Faults]:
    """The folders, then the files, may be read but not written to by this user."""
    for what, folders, files in ("folders", 0o555, 0o644), ("files", 0o755, 0o444):
        with trial.folder() as folder:
            for path in (folder, *folder.rglob("*")):
                path.chmod(folders if path.is_dir() else files)
            ended = trial.run(replace(trial.order(folder), powerless=True))
            for path in (folder, *folder.rglob("*")):
                path.chmod(0o755 if path.is_dir() else 0o644)
            yield [f"{what}: {one}" for one in faults(trial, folder, ended)]


def two_at_once(trial: Trial) -> Iterator[Faults]:
    """Two of them begin together: both do it, or one says why not, and then does."""
    slow = _slow("fsync"), _slow("rename")
    for trace in ((), (), *(slow if shutil.which("strace") else ())):
        with trial.folder() as folder:
            order = trial.order(folder)
            orders = replace(order, trace=trace), replace(order, words=_words_of_other(trial))
            both = [trial.bench.start(one) for one in orders]
            for run in both:
                run.go()
            one, other = (run.end() for run in both)
            better, worse = sorted((one, other), key=lambda ended: ended.code != 0)
            found = [] if better.code == 0 else [f"neither ended well: {better.said[-300:]}"]
            if trial.writer.beside:
                yield found + _beside_each_other(trial, folder)
                continue
            if worse.code == 2 and not trial.writer.again:
                worse = better  # what is done already is wrong usage
            if trial.writer.adds and worse.code == 0:
                found += _added_by_both(trial, folder)
            yield found + faults(trial, folder, worse)


def _slow(call: str) -> tuple[str, ...]:
    """Return the arguments that make a call take a while, so that others come in between."""
    return ("-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:delay_enter=200000")


def _words_of_other(trial: Trial) -> Sequence[str]:
    return trial.writer.beside or trial.writer.words


def _beside_each_other(trial: Trial, folder: Path) -> Faults:
    """Return the files that do not hold what two write who run one after the other."""
    with trial.folder() as place:
        order = trial.order(place)
        for words in trial.writer.words, trial.writer.beside:
            assert trial.run(replace(order, words=words)).code == 0
        expected = seen(place)
    return [
        f"not what two write: {name}" for name, now in seen(folder).items() if now != expected[name]
    ]


def _added_by_both(trial: Trial, folder: Path) -> Faults:
    state = seen(folder)
    counts = {
        name: [len(one) for one in (trial.before.get(name, (0, 0)), trial.after[name], state[name])
               if isinstance(one, tuple)]
        for name in trial.changed
    }  # fmt: skip
    return [
        f"not what two add: {name} {before} {after} {now}"
        for name, (before, after, now) in counts.items()
        if not after - before <= now - before <= 2 * (after - before)  # nothing was left to ask
    ]


def odd_target(trial: Trial) -> Iterator[Faults]:
    """Where a file is to be there is a folder, a pipe, a link to elsewhere or to a device."""
    for name in trial.changed:
        for make in (_folder, _pipe, _link, _device, _dangling):
            with trial.folder() as folder:
                outside = folder.with_name(f"{folder.name}-outside")
                outside.write_bytes(b"mine")
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.unlink(missing_ok=True)
                make(target, outside)
                kind = _kind(target)
                ended = trial.run(trial.order(folder))
                found = _of_odd(ended.code, ended.said)
                if outside.read_bytes() != b"mine" or not Path(os.devnull).is_char_device():
                    found.append("written outside")
                if ended.code == 1 and _kind(target) != kind:
                    found.append("refused, and yet replaced")
                outside.unlink()
                yield [f"{make.__name__} {name}: {one}" for one in [*found, *leftovers(folder)]]


def _of_odd(code: int, said: str) -> Faults:
    if "Traceback" in said or code not in {0, 1, 2}:
        return [f"exit code {code}: {said[-600:]}"]
    return [] if code == 0 or said.strip() else ["silent"]


def _kind(path: Path) -> int:
    return path.lstat().st_mode


def _folder(target: Path, _: Path) -> None:
    target.mkdir()


def _pipe(target: Path, _: Path) -> None:
    os.mkfifo(target)


def _link(target: Path, outside: Path) -> None:
    target.symlink_to(outside)


def _device(target: Path, _: Path) -> None:
    target.symlink_to(os.devnull)


def _dangling(target: Path, _: Path) -> None:
    target.symlink_to("nowhere/at/all")


def left_over(trial: Trial) -> Iterator[Faults]:
    """Halves that killed runs left lie in every folder that is written to."""
    with trial.folder() as folder:
        for name in trial.changed:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            half = target.with_name(".quizgen-1-0123abcd.tmp")
            for path in (half, half.with_name(f"{half.name}-journal")):
                path.write_bytes(b"half")
        ended = trial.run(trial.order(folder))
        # A store is not written by renaming.
        kept = [] if trial.changed == [SCORES] else leftovers(folder)
        for path in folder.rglob(".quizgen-*"):
            path.unlink()
        yield [f"not cleared away: {name}" for name in kept] + faults(trial, folder, ended)


MISHAPS: dict[str, Callable[[Trial], Iterator[Faults]]] = {
    "killed-at-calls": killed_at_calls,
    "killed-at-random": killed_at_random,
    "failing-calls": failing_calls,
    "too-large": too_large,
    "full-disk": full_disk,
    "read-only-disk": read_only_disk,
    "not-allowed": not_allowed,
    "two-at-once": two_at_once,
    "odd-target": odd_target,
    "left-over": left_over,
}
