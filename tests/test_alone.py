"""One at a time at the files of a folder."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from quizgen.alone import alone


def test_nobody_reads_while_another_is_about_to_write(tmp_path: Path) -> None:
    file = tmp_path / "count"
    file.write_text("0", encoding="utf-8")

    def add_one(_: int) -> None:
        with alone(tmp_path):
            before = int(file.read_text(encoding="utf-8"))
            sleep(0.01)
            file.write_text(str(before + 1), encoding="utf-8")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_one, range(8)))

    assert file.read_text(encoding="utf-8") == "8"


def test_nothing_is_left_in_the_folder(tmp_path: Path) -> None:
    with alone(tmp_path):
        pass

    assert [*tmp_path.iterdir()] == []


def test_another_folder_does_not_wait(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    with alone(tmp_path / "a"), alone(tmp_path / "b"):
        assert True


def test_what_fails_inside_is_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="disk"), alone(tmp_path):
        raise OSError("the disk is full")
