"""The file that is to become another: gone afterwards, with what killed runs left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.temporary import temporary_beside

posix = pytest.mark.skipif(os.name == "nt", reason="leftovers stay there: nothing is held")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_lies_beside_the_file_and_is_gone_afterwards(tmp_path: Path) -> None:
    with temporary_beside(tmp_path / "a") as temporary:
        assert temporary.parent == tmp_path
        assert temporary.read_bytes() == b""
        temporary.with_name(f"{temporary.name}-journal").touch()

    assert names(tmp_path) == []


def test_two_of_one_process_do_not_meet(tmp_path: Path) -> None:
    with temporary_beside(tmp_path / "a") as one, temporary_beside(tmp_path / "a") as other:
        assert one != other
        assert one.exists()


@posix
def test_what_a_killed_run_left_is_cleared_away_and_what_another_is_at_is_not(
    tmp_path: Path,
) -> None:
    code = (
        "import sys; from pathlib import Path; from quizgen.temporary import temporary_beside\n"
        "with temporary_beside(Path(sys.argv[1])): print('made', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "b")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert other.stdout
    other.stdout.readline()
    (theirs,) = names(tmp_path)
    (tmp_path / ".quizgen-1-0123abcd.tmp").write_bytes(b"half")
    (tmp_path / ".quizgen-1-0123abcd.tmp-wal").write_bytes(b"half")

    with temporary_beside(tmp_path / "a") as mine:
        beside = names(tmp_path)
    other.kill()
    other.communicate()
    with temporary_beside(tmp_path / "a"):
        pass

    assert beside == sorted([theirs, mine.name])
    assert names(tmp_path) == []


@posix
def test_a_link_of_such_a_name_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / ".quizgen-1-0123abcd.tmp").symlink_to("mine")

    with temporary_beside(tmp_path / "a"):
        pass

    assert (tmp_path / "mine").read_bytes() == b"mine"
