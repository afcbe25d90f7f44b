"""An answer that was acknowledged is there: killed, traced, beside another process, disk full."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from quizgen.problems import Refused
from quizgen.scores.fold import fold
from quizgen.scores.store import Store, open_store
from tests.scores.made import answer, name, review
from tests.scores.test_store import everything

ROOT = Path(__file__).parents[2]
SYSTEMS = ("ext4", "nfs4")


def run(*command: object) -> str:
    done = subprocess.run(
        [str(word) for word in command], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return done.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="NOT TESTED: no fork here")
def test_killed_at_300_moments_it_opens_clean_with_every_answer(tmp_path: Path) -> None:
    found = json.loads(run(sys.executable, "-m", "tests.scores.killing", tmp_path / "s", 300))

    assert found["kills"] == 300
    assert found["acknowledged"] > 100
    assert {key: found[key] for key in ("lost", "unopened", "findings")} == {
        "lost": 0,
        "unopened": 0,
        "findings": 0,
    }
    assert found["most"] <= 1


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_sync_comes_before_the_acknowledgement(tmp_path: Path, system: str) -> None:
    if shutil.which("strace") is None:
        pytest.skip("NOT TESTED: strace is not installed")
    store, trace = tmp_path / "scores", tmp_path / "trace"
    calls = "trace=openat,write,pwrite64,fsync,fdatasync,unlink"
    program = (sys.executable, "-m", "tests.scores.appending", store, 1, 5, system)
    try:
        run("strace", "-f", "-y", "-o", trace, "-e", calls, *program)
    except subprocess.CalledProcessError as error:
        if "ptrace" in error.stderr:
            pytest.skip("NOT TESTED: strace may not trace here")
        raise

    assert [unsynced(calls) for calls in before_each_answer(trace, store)] == [[]] * 5


def before_each_answer(trace: Path, store: Path) -> Iterator[list[str]]:
    """Yield the calls on the store's files that precede each acknowledgement; at least a sync."""
    calls: list[str] = []
    for line in trace.read_text().splitlines():
        if "write(1<" in line and '"saved ' in line:
            assert any("sync(" in call for call in calls)
            yield calls
            calls = []
        elif str(store) in line and "-shm" not in line:
            calls.append(line)


def unsynced(calls: list[str]) -> list[str]:
    """Return the files that are written to after their last sync, and are still there."""
    open_: set[str] = set()
    for call in calls:
        file = re.findall(r'[<"]([^<>"]*/scores[^<>"]*)[>"]', call)[0]
        if "write" in call:
            open_.add(file)
        elif "sync(" in call or "unlink(" in call:
            open_.discard(file)
    return sorted(open_)


@pytest.mark.parametrize("system", SYSTEMS)
def test_two_processes_of_1000_answers_lose_none(tmp_path: Path, system: str) -> None:
    path = tmp_path / "scores"
    module = [sys.executable, "-m", "tests.scores.appending", str(path)]
    both = [
        subprocess.Popen([*module, first, "1000", system], stdout=subprocess.PIPE, cwd=ROOT)
        for first in ("1", "1001")
    ]
    saved = [len(each.communicate()[0].splitlines()) for each in both]

    assert saved == [1000, 1000]
    with open_store(path, review) as store:
        events = list(store.events())
        assert {event.id for event in events} == {name(number) for number in range(1, 2001)}
        assert len({event.time for event in events}) == 2000
        assert everything(store) == fold(events, review)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a file system of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)],
        check=False,
        capture_output=True,
    )
    if not mounted or mounted.returncode:
        pytest.skip("NOT TESTED: no small disk can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Leave no room on a disk; return the file that takes it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    return filler


def append_until_full(store: Store, number: int) -> tuple[int, Refused]:
    """Return the number of the first answer that was refused."""
    while True:
        try:
            store.append(answer(number, [f"t{number}"]))
        except Refused as refusal:
            return number, refusal
        number += 1


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_full_disk_is_told_and_the_answer_can_be_saved_again(
    small_disk: Path, system: str
) -> None:
    path = small_disk / "scores"
    with open_store(path, review, kind_of=lambda _: system) as store:
        store.append(answer(1, ["t1"]))
        filler = fill(small_disk)
        failed, refusal = append_until_full(store, 2)
        [problem] = refusal.problems
        assert (problem.code, problem.message) == (
            "S605",
            "This answer could not be saved: disk full. It does not count.",
        )
        assert append_until_full(store, failed)[0] == failed
        assert [event.id for event in store.events()] == [name(n) for n in range(1, failed)]
        assert len(everything(store)) == failed - 1

        filler.unlink()
        store.append(answer(failed, ["late"]))
    with open_store(path, review) as store:
        assert [event.id for event in store.events()] == [name(n) for n in range(1, failed + 1)]
        assert everything(store) == fold(store.events(), review)


def test_on_a_full_disk_no_store_is_made_and_a_backup_leaves_nothing(
    small_disk: Path, tmp_path: Path
) -> None:
    from quizgen.scores.keeping import backup

    fill(small_disk)
    with pytest.raises(Refused) as refusal:
        open_store(small_disk / "scores", review)
    assert refusal.value.problems[0].code == "S605"
    assert refusal.value.problems[0].message == "The scores cannot be opened: disk full."

    with open_store(tmp_path / "mine", review) as store:
        store.append(answer(1))
        with pytest.raises(Refused) as refusal:
            backup(store, small_disk / "copy")
    assert refusal.value.problems[0].code == "S605"
    assert not list(small_disk.glob("*copy*"))


def test_on_a_full_disk_a_store_can_be_read_and_says_why_it_takes_no_answer(
    small_disk: Path,
) -> None:
    path = small_disk / "scores"
    with open_store(path, review) as store:
        store.append(answer(1, ["t1"]))
    fill(small_disk)

    with pytest.raises(Refused) as refusal:
        open_store(path, review)
    with open_store(path, review, read_only=True) as store:
        read = [event.id for event in store.events()]

    [problem] = refusal.value.problems
    assert (problem.code, problem.message, problem.hint) == (
        "S605",
        "The scores cannot be opened: disk full.",
        "make room on the disk, then try again",
    )
    assert read == [name(1)]


def test_on_a_full_disk_answers_that_lie_beside_the_file_are_not_left_out(
    small_disk: Path, tmp_path: Path
) -> None:
    path = small_disk / "scores"
    with open_store(tmp_path / "mine", review) as store:
        store.append(answer(1, ["t1"]))
        for beside in "", "-wal":
            shutil.copy(tmp_path / f"mine{beside}", f"{path}{beside}")
    fill(small_disk)

    with pytest.raises(Refused) as refusal:
        open_store(path, review, read_only=True)

    assert refusal.value.problems[0].message == "The scores cannot be opened: disk full."
