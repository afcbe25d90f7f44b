"""A release that is killed or runs out of disk at any of its writes: the next one ends it."""

import os
import shutil
import subprocess
import sys
from errno import ENOSPC
from pathlib import Path

import pytest

from tests.commands.projects import NAMELESS, NOW, RIVERS, ROOT, Folder, environment

LATER = NOW + 1000
WRITES = 8
"""The names in one list, two histories, what is set aside of two decks, and three decks."""

KILLED = """
import os, signal, sys
from quizgen.cli import main

left, replace = [int(sys.argv[1])], os.replace

def replacing(*paths):
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    replace(*paths)

os.replace = replacing
main(["release", "--yes"], prog_name="quizgen")
"""


@pytest.fixture
def work(tmp_path: Path) -> Folder:
    """A released project with a correction, a withdrawal and a list without ids on its way."""
    folder = Folder(tmp_path / "work")
    folder.write("source/rivers.yaml", RIVERS)
    folder.write("decks/all.yaml", "deck: All\nlists: [../source/rivers.yaml]\n")
    folder.write("decks/more.yaml", "deck: More\nlists: [../source/rivers.yaml]\n")
    assert folder.quizgen("release", "--yes").exit_code == 0
    folder.edit("source/rivers.yaml", "answer: North Sea", "answer: Wadden Sea")
    folder.write("source/rivers.yaml", folder.read("source/rivers.yaml").split("- id: rhine-so")[0])
    folder.write("source/lakes.yaml", f"bank: lakes-abcd\n{NAMELESS}")
    folder.write("decks/lakes.yaml", "deck: Lakes\nlists: [../source/lakes.yaml]\n")
    return folder


def files(folder: Folder) -> dict[str, bytes]:
    """Return the files of a project, without what a killed run left beside them."""
    return {name: content for name, content in folder.files().items() if ".quizgen-" not in name}


def copy_of(folder: Folder, name: str) -> Folder:
    return Folder(Path(shutil.copytree(folder.root, folder.root.with_name(name))))


def whole(folder: Folder) -> dict[str, bytes]:
    """Return the files as an uninterrupted release leaves them."""
    other = copy_of(folder, "whole")
    assert other.quizgen("release", "--yes", now=LATER).exit_code == 0
    return files(other)


@pytest.mark.skipif(os.name == "nt", reason="nothing is killed so there")
def test_what_was_killed_at_any_write_is_completed_by_the_next_run(work: Folder) -> None:
    expected = whole(work)
    ends = []
    for write in range(1, WRITES + 2):
        folder = copy_of(work, f"killed-{write}")

        killed = subprocess.run(
            [sys.executable, "-c", KILLED, str(write)],
            cwd=folder.root,
            env={**environment(ROOT), "SOURCE_DATE_EPOCH": str(LATER)},
            capture_output=True,
            check=False,
        )
        again = folder.quizgen("release", "--yes", now=LATER)

        ends.append(killed.returncode)
        assert again.exit_code == 0
        assert files(folder) == expected

    assert ends == [*[-9] * WRITES, 0]


def full(after: int) -> object:
    """Return an `os.replace` that finds the disk full once."""
    left, real = [after], os.replace

    def replacing(source: str, target: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(ENOSPC, "No space left on device", source)
        real(source, target)

    return replacing


@pytest.mark.parametrize("write", range(1, WRITES + 1))
def test_a_full_disk_at_any_write_is_told_and_leaves_old_or_new(
    work: Folder, monkeypatch: pytest.MonkeyPatch, write: int
) -> None:
    before, expected = files(work), whole(work)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full(write))
        result = work.quizgen("release", "--yes", now=LATER)
    between = files(work)
    again = work.quizgen("release", "--yes", now=LATER)

    assert (result.exit_code, again.exit_code) == (1, 0)
    assert "No space left on device" in result.stderr
    assert [
        name for name in between if between[name] not in {before.get(name), expected.get(name)}
    ] == []
    assert files(work) == expected


def test_where_the_history_finds_the_disk_full_no_other_folder_is_proposed(
    work: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def replacing(source: str, target: Path) -> None:
        if target.suffix == ".history":
            raise OSError(ENOSPC, "No space left on device", source)
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replacing)
        result = work.quizgen("release", "--yes", now=LATER)

    assert "hint: it lies beside its lists, wherever the decks go: make room there" in result.stderr
    assert "-o" not in result.stderr


def test_a_file_that_could_not_be_taken_away_is_taken_away_by_the_next_run(
    work: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert work.quizgen("release", "--yes").exit_code == 0
    work.write("source/rivers.yaml", RIVERS)
    expected = whole(work)

    def refused(_path: Path, missing_ok: bool = False) -> None:
        if not missing_ok or _path.suffix == ".apkg":
            raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refused)
        result = work.quizgen("release", "--yes", now=LATER)
    again = work.quizgen("release", now=LATER)

    assert (result.exit_code, again.exit_code) == (1, 0)
    assert "F007 the file cannot be written: Permission denied" in result.stderr
    assert files(work) == expected


@pytest.mark.parametrize("path", ["decks", "decks/all.apkg", "source/rivers-abcd.history"])
def test_what_may_not_be_written_is_found_before_the_history_is(work: Folder, path: str) -> None:
    before = files(work)
    place = work.root / path
    mode = place.stat().st_mode
    place.chmod(0o555)

    result = work.quizgen("release", "--yes", now=LATER)

    place.chmod(mode)
    assert "F007" in result.stderr
    assert "read-only" in result.stderr
    assert result.stderr.endswith("nothing was written\n")
    assert (result.exit_code, files(work)) == (1, before)
