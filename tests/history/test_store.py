from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.history.record import History
from quizgen.history.store import beside, load, save
from quizgen.model import Place
from quizgen.problems import Refused
from tests.history.examples import RECORD, history


def refused(path: Path, bank: str = "rivers-abcd") -> list[tuple[Place, str]]:
    with pytest.raises(Refused) as caught:
        load(path, bank)
    return [(problem.place, problem.code) for problem in caught.value.problems]


def test_the_history_lies_beside_its_lists() -> None:
    assert beside(Path("source/rhine.yaml"), "rivers-abcd") == Path("source/rivers-abcd.history")


def test_a_bank_that_was_never_released_has_an_empty_history(tmp_path: Path) -> None:
    assert load(tmp_path / "none.history", "rivers-abcd") == (History("rivers-abcd"), [])


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "rivers-abcd.history"

    assert save(path, history(RECORD))
    assert load(path, "rivers-abcd") == (history(RECORD), [])
    assert not save(path, history(RECORD))


def test_the_file_is_utf_8_with_line_feeds(tmp_path: Path) -> None:
    path = tmp_path / "rivers-abcd.history"

    save(path, history(replace(RECORD, stem="Où?")))

    assert path.read_bytes().endswith('"stem":"Où?"}\n'.encode())
    assert b"\r" not in path.read_bytes()


def test_a_damaged_history_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rivers-abcd.history"
    save(path, history(RECORD))
    path.write_bytes(path.read_bytes()[:-9])

    assert refused(path) == [(Place(str(path), 2), "H501")]


def test_the_history_of_another_bank_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rivers-abcd.history"
    save(path, history(RECORD))

    assert refused(path, "lakes-efgh") == [(Place(str(path)), "H504")]


def test_a_newer_history_is_refused_for_that_alone(tmp_path: Path) -> None:
    path = tmp_path / "rivers-abcd.history"
    path.write_text('{"quizgen-history":2,"bank":"rivers-abcd"}\n')

    assert refused(path) == [(Place(str(path)), "H502")]


def test_bytes_that_are_no_text_are_refused_at_their_line(tmp_path: Path) -> None:
    path = tmp_path / "rivers-abcd.history"
    path.write_bytes(b'{"quizgen-history":1,"bank":"rivers-abcd"}\n\xff\n')

    assert refused(path) == [(Place(str(path), 2), "H501")]


def test_a_folder_in_place_of_the_history_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == [(Place(str(tmp_path)), "H501")]


def test_joined_lines_are_a_note_and_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "rivers-abcd.history"
    save(path, history(RECORD))
    path.write_bytes(path.read_bytes() + path.read_bytes().split(b"\n", 1)[1])

    found, problems = load(path, "rivers-abcd")

    assert found == history(RECORD)
    assert [problem.code for problem in problems] == ["H505"]


def test_a_history_that_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "rivers-abcd.history"

    with pytest.raises(AssertionError, match="bug of ours"):
        save(path, history(replace(RECORD, mod=-1)))

    assert not path.exists()


@pytest.mark.parametrize("bank", ["bio/9b", "../../evil"])
def test_no_name_leads_out_of_the_lists_folder(bank: str) -> None:
    with pytest.raises(Refused) as refused:
        beside(Path("source/rivers.yaml"), bank)

    assert [problem.code for problem in refused.value.problems] == ["F203"]
