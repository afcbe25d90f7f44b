"""The wheel, away from the repository: what it carries, and that it works on its own."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**environment, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT),
        folder=folder,
    )
    assert built.returncode == 0, built.stdout
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return `quizgen` as installed from the wheel in an environment of its own."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    installed = run(scripts / "python", "-m", "pip", "install", "-q", wheel, folder=folder)
    if installed.returncode != 0 and "CI" not in os.environ:
        pytest.skip(f"NOT TESTED, the wheel could not be installed here: {installed.stdout}")
    assert installed.returncode == 0, installed.stdout
    return scripts / "quizgen"


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def stands(folder: str, pattern: str) -> set[str]:
    found = (ROOT / folder).rglob(pattern)
    return {path.relative_to(ROOT).as_posix() for path in found if path.is_file()}


def test_it_carries_the_program_the_lists_and_the_recipes_and_nothing_else(wheel: Path) -> None:
    program = {name for name in stands("quizgen", "*") if "__pycache__" not in name}
    shipped = stands("source", "*") | stands("decks", "*.yaml")

    assert names(wheel) == program | {f"quizgen/shipped/{name}" for name in shipped}
    assert "quizgen/py.typed" in program


def test_it_carries_its_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        found = {Path(name).name for name in archive.namelist() if "/licenses/" in name}

    assert found == {"LICENSE", "LICENSE-CONTENT"}


def test_alone_it_checks_the_lists_it_carries(program: Path, tmp_path: Path) -> None:
    checked = run(program, "check", folder=tmp_path)

    assert checked.returncode == 0, checked.stdout


def test_alone_it_builds_the_decks_it_carries(program: Path, tmp_path: Path) -> None:
    built = run(program, "build", "-o", tmp_path / "out", folder=tmp_path)

    made = {path.stem for path in (tmp_path / "out").glob("*.apkg")}
    assert built.returncode == 0, built.stdout
    assert made >= {Path(name).stem for name in stands("decks", "*.yaml")}


def test_alone_it_asks_a_first_question(program: Path, tmp_path: Path) -> None:
    asked = run(program, "quiz", "--scores", tmp_path / "scores.sqlite3", folder=tmp_path)

    assert asked.returncode == 0, asked.stdout
    assert "Question 1 of 8." in asked.stdout
