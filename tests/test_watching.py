"""Whatever was read is watched: changed, gone, come back, and what comes beside it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.files import STANDARD_INPUT
from quizgen.watching import Watch, changes, stamp


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text("a")
    (tmp_path / "article.md").write_text("words")
    return tmp_path


@pytest.fixture
def watch(folder: Path) -> Watch:
    """A watch that has seen the list and its article."""
    watch = Watch(Path.read_bytes)
    watch.begin([folder])
    watch.read(folder / "a.yaml")
    watch.read(folder / "article.md")
    return watch


def later(path: Path, content: str) -> None:
    """Write a file of the same size a second later."""
    path.write_text(content)
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 10**9))


CHANGES: dict[str, Callable[[Path], object]] = {
    "another size": lambda folder: (folder / "article.md").write_text("more words"),
    "another time": lambda folder: later(folder / "article.md", "WORDS"),
    "another file": lambda folder: (folder / "b.md").rename(folder / "article.md"),
    "gone": lambda folder: (folder / "article.md").unlink(),
    "a new list": lambda folder: (folder / "b.yaml").write_text("b"),
    "a history": lambda folder: (folder / "a-abcd.history").write_text("b"),
    "ticks": lambda folder: (folder / "a-abcd.reviewed").write_text("b"),
    "a list gone": lambda folder: (folder / "a.yaml").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(change: Callable[[Path], object], watch: Watch, folder: Path) -> None:
    (folder / "b.md").write_text("words")
    before = watch.has_changed()
    change(folder)

    assert (before, watch.has_changed()) == (False, True)


def test_a_file_that_was_looked_for_is_seen_when_it_comes(watch: Watch, folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        watch.read(folder / "rivers.csv")
    before = watch.has_changed()
    (folder / "rivers.csv").write_text("name")

    assert (before, watch.has_changed()) == (False, True)


def test_what_was_not_read_does_not_matter(watch: Watch, folder: Path) -> None:
    (folder / "notes.txt").write_text("n")

    assert not watch.has_changed()


def test_a_change_while_the_work_goes_on_is_not_missed(watch: Watch, folder: Path) -> None:
    later(folder / "a.yaml", "b")
    watch.read(folder / "a.yaml")

    assert watch.has_changed()


def test_after_a_new_beginning_only_newer_changes_count(watch: Watch, folder: Path) -> None:
    later(folder / "article.md", "WORDS")
    watch.begin([folder])

    assert not watch.has_changed()


def test_standard_input_is_read_and_not_watched() -> None:
    watch = Watch(lambda _path: b"title: x")

    assert watch.read(STANDARD_INPUT) == b"title: x"
    assert watch.seen == {}


def test_a_path_that_no_disk_takes_has_no_stamp() -> None:
    assert stamp(Path("a\0b")) is None


def test_changes_are_told_one_by_one(watch: Watch, folder: Path) -> None:
    told = changes(watch, pause=0)
    (folder / "b.yaml").write_text("b")
    next(told)
    watch.begin([folder])
    (folder / "c.yaml").write_text("c")
    next(told)

    assert watch.has_changed()
