"""Files that are no store, or not today's, or not for us."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from quizgen.problems import Problem, Refused
from quizgen.scores import opening
from quizgen.scores.schema import APPLICATION
from quizgen.scores.store import open_store
from tests.scores.made import answer, name, review


def make(path: Path, events: int = 3) -> None:
    with open_store(path, review) as store:
        for number in range(events):
            store.append(answer(number, [f"t{number}"]))


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def folder(path: Path) -> None:
    path.mkdir()


def text(path: Path) -> None:
    path.write_text("Shopping: milk, eggs\n" * 300, encoding="utf-8")


def other_program(path: Path) -> None:
    sql(path, "PRAGMA application_id = 7", "CREATE TABLE mine(x)", "PRAGMA journal_mode = DELETE")


def nameless_tables(path: Path) -> None:
    sql(path, "CREATE TABLE mine(x)")


def newer(path: Path) -> None:
    make(path)
    sql(path, "PRAGMA user_version = 2", "PRAGMA journal_mode = DELETE")


def cut(path: Path) -> None:
    make(path)
    path.write_bytes(path.read_bytes()[:5000])


def no_tables(path: Path) -> None:
    sql(path, f"PRAGMA application_id = {APPLICATION}", "PRAGMA user_version = 1")


NEWER = "A newer quizgen wrote your history. Update quizgen; nothing was changed."
BAD: list[tuple[Callable[[Path], None], str, str]] = [
    (folder, "S604", "The scores cannot be opened: it is a folder."),
    (text, "S602", "The scores cannot be opened: the file is no store of quizgen's."),
    (other_program, "S602", "The scores cannot be opened: the file is no store of quizgen's."),
    (nameless_tables, "S602", "The scores cannot be opened: the file is no store of quizgen's."),
    (no_tables, "S602", "The scores cannot be opened: the file is no store of quizgen's."),
    (newer, "S601", NEWER),
    (cut, "S603", "The scores cannot be opened: the file is damaged."),
]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(("spoil", "code", "message"), BAD)
def test_a_bad_file_is_refused_and_not_changed(
    tmp_path: Path, spoil: Callable[[Path], None], code: str, message: str, read_only: bool
) -> None:
    path = tmp_path / "scores"
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Refused) as refusal:
        open_store(path, review, read_only=read_only)

    [problem] = refusal.value.problems
    assert (problem.code, problem.message, problem.place.file) == (code, message, str(path))
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [each.name for each in tmp_path.iterdir()] == ["scores"]


@pytest.mark.parametrize("read_only", [False, True])
def test_an_empty_file_is_an_empty_store(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "scores"
    path.touch()
    with open_store(path, review, read_only=read_only) as store:
        assert list(store.events()) == []
    assert read_only == (path.stat().st_size == 0)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="The scores cannot be opened"):
        open_store(tmp_path / "file" / "scores", review)


@pytest.mark.parametrize("place", range(0, 40_000, 1700))
def test_flipped_bits_are_reported_or_do_no_harm(tmp_path: Path, place: int) -> None:
    path = tmp_path / "scores"
    make(path, 60)
    content = bytearray(path.read_bytes())
    start = place % len(content)
    content[start : start + 64] = bytes(byte ^ 0xFF for byte in content[start : start + 64])
    path.write_bytes(content)
    codes = set()
    try:
        with open_store(path, review) as store:
            store.append(answer(99))
            assert sum(event.id == name(99) for event in store.events()) == 1
    except Refused as refusal:
        codes = {problem.code for problem in refusal.problems}

    assert codes <= {"S601", "S602", "S603"}


def test_who_waits_in_vain_for_another_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "WAIT", 0.05)
    path = tmp_path / "scores"
    make(path)
    with open_store(path, review) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused) as refusal:
            store.append(answer(50))
        other.execute("ROLLBACK")
        store.append(answer(50))

    assert refusal.value.problems[0].code == "S606"
    assert refusal.value.problems[0].message == (
        "This answer could not be saved: another program is writing. It does not count."
    )


SCRIPT = """
import os
import sys
from pathlib import Path
from quizgen.problems import Refused
from quizgen.scores.store import open_store
from tests.scores.made import answer, review
if os.getuid() == 0:  # modes do not bind root; from here on this is somebody else
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    with open_store(Path(sys.argv[1]), review, read_only=sys.argv[2] == "read") as store:
        print(len(list(store.events())))
        store.append(answer(70))
except Refused as refusal:
    [problem] = refusal.problems
    print(problem.code, problem.message)
"""


def run_as_a_user(path: Path, *how: str) -> list[str]:
    """Run the script as somebody whom modes bind; return the lines that it prints."""
    if os.name != "posix":
        pytest.skip("NOT TESTED: modes are POSIX's")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path), *how],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Yield a folder that every user may enter; pytest's own are closed."""
    with TemporaryDirectory() as name_:
        Path(name_).chmod(0o755)
        yield Path(name_)
        Path(name_).chmod(0o755)


READ_ONLY = "S604 The scores cannot be opened: {} is read-only."
NOT_SAVED = "S604 This answer could not be saved: the file is read-only. It does not count."


def test_a_read_only_file_can_be_read(open_folder: Path) -> None:
    path = open_folder / "scores"
    make(path)
    path.chmod(0o444)
    open_folder.chmod(0o777)

    assert run_as_a_user(path, "write") == [READ_ONLY.format("the file")]
    assert run_as_a_user(path, "read") == ["3", NOT_SAVED]


def test_a_store_in_a_read_only_folder_can_be_read(open_folder: Path) -> None:
    path = open_folder / "scores"
    make(path)
    path.chmod(0o666)
    open_folder.chmod(0o555)

    assert run_as_a_user(path, "write") == [READ_ONLY.format("its folder")]
    assert run_as_a_user(path, "read") == ["3", NOT_SAVED]


def test_no_store_can_be_made_in_a_read_only_folder(open_folder: Path) -> None:
    open_folder.chmod(0o555)

    for path in open_folder / "scores", open_folder / "new" / "scores":
        assert run_as_a_user(path, "write") == [
            "S604 The scores cannot be opened: Permission denied."
        ]


def test_a_file_that_may_not_be_read_is_refused(open_folder: Path) -> None:
    path = open_folder / "scores"
    make(path)
    path.chmod(0o000)

    [said] = run_as_a_user(path, "read")
    assert said.startswith("S604 The scores cannot be opened: ")


def test_each_refusal_says_what_to_do(tmp_path: Path) -> None:
    problems: list[Problem] = []
    for number, (spoil, _, _) in enumerate(BAD):
        path = tmp_path / str(number)
        spoil(path)
        with pytest.raises(Refused) as refusal:
            open_store(path, review)
        problems += refusal.value.problems

    assert all(problem.hint or "Update quizgen" in problem.message for problem in problems)
