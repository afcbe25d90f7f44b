"""Backup, restore, check, salvage."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizgen.problems import Refused
from quizgen.scores.keeping import backup, check, restore
from quizgen.scores.salvaging import salvage
from quizgen.scores.store import open_store
from tests.scores.made import answer, review, said
from tests.scores.test_store import everything, raw


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_store(tmp_path / "scores", review) as store:
        for number in range(200):
            store.append(answer(number, [f"t{number}"], day=100 + number))
    return tmp_path / "scores"


def spoil(path: Path, *pages: int) -> None:
    """Overwrite whole pages, counted from 0."""
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    path.write_bytes(content)


def leaves(path: Path, of: str) -> list[int]:
    """Return the last pages of a table or an index, counted from 0."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            rows = connection.execute(
                "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (of,)
            )
            return [pageno - 1 for (pageno,) in rows]
        except sqlite3.OperationalError:
            pytest.skip("NOT TESTED: this SQLite does not tell which page holds what")


def test_a_backup_is_one_file_with_all_of_it(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    with open_store(path, review) as store:
        for _ in range(2):  # the second replaces the first
            store.append(answer(500 + _))
            backup(store, copy)
        events, memories = list(store.events()), everything(store)
    assert not list(tmp_path.glob("copy-*")) + list(tmp_path.glob(".*"))

    with open_store(copy, review, read_only=True) as store:
        assert (list(store.events()), everything(store)) == (events, memories)
    assert copy.stat().st_mode & 0o777 == 0o600 or os.name != "posix"


def test_a_backup_replaces_no_other_file(path: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir,\n" * 100)
    with open_store(path, review) as store:
        for target in letter, path, tmp_path:
            with pytest.raises(Refused):
                backup(store, target)

    assert letter.read_text().startswith("Dear Sir")


def test_a_backup_into_no_folder_is_refused(path: Path, tmp_path: Path) -> None:
    with open_store(path, review) as store, pytest.raises(Refused) as refusal:
        backup(store, tmp_path / "nowhere" / "copy")

    assert refusal.value.problems[0].code == "S604"


def test_restoring_keeps_what_was_there(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    with open_store(path, review) as store:
        backup(store, copy)
        store.append(answer(999))

    aside = restore(path, copy, review)

    assert aside == tmp_path / "scores-replaced-1"
    for found, number in (path, 200), (aside, 201):
        with open_store(found, review) as store:
            assert len(list(store.events())) == number
    assert restore(tmp_path / "new" / "scores", copy, review) is None


def test_what_is_restored_is_seen_by_a_program_that_uses_the_scores(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    with open_store(path, review) as store:
        backup(store, copy)
        store.append(answer(999))

        aside = restore(path, copy, review)
        store.append(answer(1000))

        assert len(list(store.events())) == 201
    assert check(path, review) == []
    assert aside
    with open_store(aside, review, read_only=True) as store:
        assert answer(999).id in {event.id for event in store.events()}


@pytest.mark.parametrize("linkable", [True, False])
def test_what_cannot_be_opened_is_kept_with_what_belongs_to_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linkable: bool
) -> None:
    copy = tmp_path / "copy"
    with open_store(path, review) as store:
        backup(store, copy)
    path.write_bytes(b"rubbish" * 1000)
    (tmp_path / "scores-wal").write_bytes(b"a log of something else")
    if not linkable:
        monkeypatch.setattr(Path, "hardlink_to", no_second_name)

    aside = restore(path, copy, review)

    assert aside
    assert aside.read_bytes() == b"rubbish" * 1000
    assert (tmp_path / f"{aside.name}-wal").read_bytes() == b"a log of something else"
    assert not (tmp_path / "scores-wal").exists()
    assert check(path, review) == []


def no_second_name(*_: object) -> None:
    raise OSError(1, "Operation not permitted")


def test_a_backup_that_is_replaced_leaves_no_log_to_the_new_one(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    with open_store(path, review) as store:
        backup(store, copy)
        with open_store(copy, review) as other:
            other.append(answer(7000))
            shutil.copy(tmp_path / "copy", tmp_path / "copy-as-killed")
            shutil.copy(tmp_path / "copy-wal", tmp_path / "copy-as-killed-wal")
        backup(store, tmp_path / "copy-as-killed")

    assert not (tmp_path / "copy-as-killed-wal").exists()
    assert check(tmp_path / "copy-as-killed", review) == []
    with open_store(tmp_path / "copy-as-killed", review, read_only=True) as store:
        assert len(list(store.events())) == 200


def test_a_restoring_that_fails_leaves_all_as_it_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    with open_store(path, review) as store:
        backup(store, copy)
        store.append(answer(999))
    monkeypatch.setattr(os, "fsync", no_second_name)

    with pytest.raises(Refused):
        restore(path, copy, review)

    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy", "scores"]
    with open_store(path, review, read_only=True) as store:
        assert len(list(store.events())) == 201


def test_a_damaged_backup_is_not_put_back(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    with open_store(path, review) as store:
        backup(store, copy)
    spoil(copy, *leaves(copy, "event")[1:3])
    before = path.read_bytes()

    for kept in copy, tmp_path / "none":
        with pytest.raises(Refused):
            restore(path, kept, review)
    assert path.read_bytes() == before


def test_a_sound_store_has_no_findings(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()

    assert check(path, review) == []
    assert check(tmp_path / "none", review) == []
    assert path.read_bytes() == before


def test_damage_is_found(path: Path) -> None:
    spoil(path, *leaves(path, "event_time"))

    found = check(path, review)

    assert {problem.code for problem in found} == {"S603"}
    assert found[0].message.startswith("the file is damaged: ")
    assert "\n" not in found[0].message


def test_a_wrong_memory_and_an_orphan_are_found(path: Path) -> None:
    with open_store(path, review) as store:
        store.append(said(800, "flagged", 900))
    raw(
        path,
        "UPDATE memory SET seen = 42 WHERE target = 't7'",
        "UPDATE memory SET target = 'nothing' WHERE target = 't8'",
    )

    assert [(problem.code, problem.message) for problem in check(path, review)] == [
        ("S607", "the memory of 3 of 201 targets is not what the log gives"),
        ("S608", "1 × flagged about an event that is not here"),
    ]
    with open_store(path, review) as store:
        store.refold()
    assert [problem.code for problem in check(path, review)] == ["S608"]


def test_what_can_be_read_is_saved(path: Path, tmp_path: Path) -> None:
    pages = leaves(path, "event")
    spoil(path, pages[2], pages[5], *leaves(path, "memory"))
    before = path.read_bytes()

    saved, lost = salvage(path, tmp_path / "saved", review)

    assert saved + lost == 200
    assert 0 < lost < 40
    assert path.read_bytes() == before
    with open_store(tmp_path / "saved", review) as store:
        assert len(list(store.events())) == len(everything(store)) == saved
    assert check(tmp_path / "saved", review) == []


def test_nothing_is_saved_from_what_is_no_store(path: Path, tmp_path: Path) -> None:
    spoil(path, 0)
    with pytest.raises(Refused, match="Nothing can be read"):
        salvage(path, tmp_path / "saved", review)

    assert not (tmp_path / "saved").exists()


def test_saving_overwrites_nothing(path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        salvage(path, path, review)

    assert refusal.value.problems[0].code == "S604"
