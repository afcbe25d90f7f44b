"""Fixtures of the commands' tests."""

import shutil
from pathlib import Path

import pytest

from tests.commands.projects import ROOT, Folder, rivers


@pytest.fixture
def project(tmp_path: Path) -> Folder:
    """A project with one list and one recipe."""
    return rivers(tmp_path / "rivers")


@pytest.fixture
def nowhere(tmp_path: Path) -> Folder:
    """An empty folder in no project."""
    (tmp_path / "nowhere").mkdir()
    return Folder(tmp_path / "nowhere")


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """A folder in which quizgen lies as a wheel lays it down, lists and recipes inside."""
    package = tmp_path / "site" / "quizgen"
    shutil.copytree(ROOT / "quizgen", package, ignore=shutil.ignore_patterns("__pycache__"))
    no_decks = shutil.ignore_patterns("*.apkg")
    for name in ("source", "decks"):
        shutil.copytree(ROOT / name, package / "shipped" / name, ignore=no_decks)
    return Folder(tmp_path / "site")
