"""Other systems, other versions: what can be held to by a test on one machine."""

import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from quizgen.exporters._naming import file_stem
from tests.commands.projects import RIVERS, Folder

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
ABSENT = (".ci/", "tests/data/item-analysis/moodle/")
NAMES = ("Mes leçons d'été 2026", "日本語 の 教材 🧲", "اسئلة", "a'b (neu) & $HOME;x%20")


def wanted() -> list[Requirement]:
    every = [*PROJECT["dependencies"], *(one for extra in EXTRAS.values() for one in extra)]
    return [Requirement(one) for one in every]


def pinned() -> dict[str, list[str]]:
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", lock, flags=re.MULTILINE):
        found.setdefault(name.lower().replace("_", "-"), []).append(version)
    return found


@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_the_lock_has_each_dependency_in_a_version_that_is_allowed(
    requirement: Requirement,
) -> None:
    versions = pinned()[requirement.name.lower()]

    assert versions
    assert all(requirement.specifier.contains(version) for version in versions)


def test_the_lock_has_hashes_for_every_package_and_names_no_place() -> None:
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    packages = re.split(r"^(?=[A-Za-z0-9._-]+==)", lock, flags=re.MULTILINE)[1:]

    assert len(packages) > len(wanted())
    assert [one.split()[0] for one in packages if "--hash=sha256:" not in one] == []
    assert "://" not in lock


@pytest.mark.parametrize(
    "requirement", [Requirement(one) for one in PROJECT["dependencies"]], ids=str
)
def test_each_dependency_has_a_lowest_version(requirement: Requirement) -> None:
    assert any(one.operator == ">=" for one in requirement.specifier)


@pytest.mark.parametrize("name", NAMES)
def test_a_project_may_lie_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    project = Folder(tmp_path / name)
    project.write(f"source/{name}.yaml", RIVERS)
    project.write(f"decks/{name}.yaml", f"deck: Rivers\nlists: ['../source/{quoted(name)}.yaml']\n")

    for command in ("check", "release --yes", "release --check", "due --scores scores"):
        ended = project.process(*command.split())
        assert (ended.returncode, ended.stderr.count(b"Traceback")) == (0, 0), ended.stderr.decode()
    assert (project.root / "decks" / f"{name}.apkg").is_file()


def quoted(name: str) -> str:
    return name.replace("'", "''")


def test_windows_line_ends_stay_where_ids_are_written(tmp_path: Path) -> None:
    project = Folder(tmp_path)
    text = RIVERS.replace("bank: rivers-abcd\n", "").replace("id: rhine-sea\n  ", "")
    path = tmp_path / "rivers.yaml"
    path.write_bytes(text.replace("\n", "\r\n").encode())

    ended = project.quizgen("build", "rivers.yaml", "-o", "out")

    written = path.read_bytes()
    assert ended.exit_code == 0, ended.output
    assert b"bank: rivers-" in written
    assert written.count(b"\n") == written.count(b"\r\n") == text.count("\n") + 2


@pytest.mark.parametrize("name", ["con", "NUL", "aux", "Com1", "lpt9", "Health::Con"])
def test_no_file_is_called_as_a_device_of_windows(name: str) -> None:
    assert file_stem(name).endswith("-deck")


def test_a_long_name_leaves_room_for_an_extension() -> None:
    assert 100 < len(file_stem("日本語の教材" * 40).encode()) <= 150


def test_the_source_package_has_what_git_has_but_decks_and_what_is_not_ours(
    tmp_path: Path,
) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if listed.returncode != 0:
        pytest.skip("NOT TESTED: this is no clone of the repository")
    build = (sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", tmp_path, ROOT)
    built = subprocess.run(build, capture_output=True, encoding="utf-8", check=False)
    assert built.returncode == 0, built.stdout + built.stderr

    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        found = {name.partition("/")[2] for name in archive.getnames()}

    there = {name for name in listed.stdout.splitlines() if (ROOT / name).is_file()}
    left_out = {name for name in there if name.startswith(ABSENT) or name.endswith(".apkg")}
    assert found == there - left_out | {"PKG-INFO"}
