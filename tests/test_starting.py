"""The project to begin with: complete, without a finding, and named after its folder."""

from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from quizgen.making import Desk, kinds
from quizgen.problems import Refused, Severity
from quizgen.shelf import Naming, Shelf, look
from quizgen.starting import begin, name_of, starter


def begun(folder: Path) -> Shelf:
    begin(folder)
    lists = sorted(folder.glob("source/*.yaml"))
    return look(lists, Naming.PROPOSE, Desk(Path.read_bytes, lambda: "abcd")).shelf


def test_the_list_holds_every_kind_of_fact_once(tmp_path: Path) -> None:
    (found,) = begun(tmp_path / "rivers").lists

    assert sorted(fact.kind for fact in found.facts) == sorted(kinds())


def test_the_list_lacks_nothing_but_its_names(tmp_path: Path) -> None:
    shelf = begun(tmp_path / "rivers")

    assert [problem.code for problem in shelf.problems] == ["F204", "F201"]
    assert {problem.severity for problem in shelf.problems} == {Severity.NOTE}


def test_every_wrong_option_of_the_list_has_a_reason_and_every_fact_a_quote(tmp_path: Path) -> None:
    (found,) = begun(tmp_path / "rivers").lists

    wrong = [entry for fact in found.facts for entry in fact.entries("wrong")]
    assert wrong
    assert all(entry.reason for entry in wrong)
    assert all(fact.texts("quote") for fact in found.facts)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("rivers", "rivers"),
        ("My Course", "my-course"),
        ("2026_Biology", "2026-biology"),
        ("Bären", "bären"),
        ("a: {b}", "a-b"),
        ("...", "starter"),
        ("🐝", "starter"),
        ("x" * 200, "starter"),
    ],
)
def test_the_files_are_named_after_the_folder_where_it_makes_a_name(folder: str, name: str) -> None:
    assert name_of(Path("/none") / folder) == name


def test_the_files_name_each_other() -> None:
    files = starter("rivers")

    assert b"\narticle: articles/rivers.md" in files[PurePosixPath("source/rivers.yaml")]
    assert b"lists: [../source/rivers.yaml]" in files[PurePosixPath("decks/rivers.yaml")]
    assert not any(b"starter" in content for content in files.values())


def no_room(*_: object, **__: object) -> None:
    raise OSError(ENOSPC, "No space left on device")


def test_what_fails_half_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "rivers"
    open_file: Callable[..., Any] = Path.open
    ways: dict[Path, Callable[..., Any]] = {folder / "decks": no_room}

    def full(path: Path, mode: str = "r", **more: Any) -> Any:  # noqa: ANN401  # as Path.open
        return ways.get(path.parent, open_file)(path, mode, **more)

    monkeypatch.setattr(Path, "open", full)

    with pytest.raises(Refused, match="No space left on device"):
        begin(folder)

    assert list(tmp_path.iterdir()) == []
