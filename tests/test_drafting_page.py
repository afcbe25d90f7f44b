"""What docs/drafting.md shows is what happens: read and run as README is."""

import re
from pathlib import Path

import pytest

from quizgen.codes import codes
from tests.test_readme import ROOT, Shown, carry_out, files, run, steps

PAGE = (ROOT / "docs" / "drafting.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in files(PAGE).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_every_command_shown_prints_what_is_shown(folder: Path) -> None:
    complaints = [carry_out(step, folder) for step in steps(PAGE)]

    assert [complaint for complaint in complaints if complaint] == []


def test_the_page_shows_the_prompt_the_proof_the_sheet_and_the_deck() -> None:
    shown = [step.command.split()[1] for step in steps(PAGE) if isinstance(step, Shown)]

    assert shown == ["prompt", "check", "check", "review", "check", "build"]


@pytest.mark.parametrize("unseen", ["in a car safe", "high above the ground", "reach the ground"])
def test_what_the_page_calls_unseen_is_not_named_by_check(folder: Path, unseen: str) -> None:
    command = "quizgen check answer.txt --article source/articles/lightning.md"

    said = run(command, folder).stdout

    assert unseen in files(PAGE)["answer.txt"]
    assert unseen not in said


def test_the_mended_list_has_no_error_and_no_warning(folder: Path) -> None:
    command = "quizgen check source/lightning.yaml --article source/articles/lightning.md"

    result = run(command, folder)

    assert result.returncode == 0, result.stdout


def test_every_code_of_the_table_is_one_that_quizgen_has() -> None:
    named = set(re.findall(r"\b[FI]\d{3}\b", PAGE))

    assert len(named) > 9
    assert named <= codes().keys()
