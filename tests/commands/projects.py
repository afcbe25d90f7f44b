"""Small projects for the tests of the commands, and ways to run quizgen in them."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from os import environ
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import main

ROOT = Path(__file__).parents[2]
NOW = 4_102_444_800
"""A time after every release of the lists that come with quizgen: they are built here too."""

RIVERS = """\
title: Rivers
bank: rivers-abcd
cite: An atlas
facts:
- id: rhine-sea
  question: Into which sea does the Rhine flow?
  answer: North Sea
  wrong:
    Baltic Sea: The Oder flows there.
    Black Sea: The Danube flows there.
- id: rhine-source
  cloze: The Rhine rises in {{c1::Switzerland}}.
"""
RECIPE = """\
deck: Geography::Rivers
lists: [../source/rivers.yaml]
"""
NAMELESS = """\
title: Lakes
cite: An atlas
facts:
- question: Which lake is the deepest?
  answer: Baikal
- cloze: Lake {{Constance}} lies on the {{Rhine}}.
"""
BROKEN = """\
title: Seas
cite: An atlas
facts:
- question: Which sea is salty?
- cloze: No blank at all.
"""


@dataclass(frozen=True)
class Folder:
    """A folder with files in it, in which quizgen is run."""

    root: Path

    def write(self, name: str, text: str) -> Path:
        """Write a file and the folders above it."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words that are there in a file."""
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new))

    def files(self) -> dict[str, bytes]:
        """Return the content of every file by its name."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts
        }

    def quizgen(self, *arguments: str, stdin: str | bytes = "", now: int | str = NOW) -> Result:
        """Run a command in this process, in this folder, at this time."""
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.root)
            clock = {"SOURCE_DATE_EPOCH": str(now), "COLUMNS": "100"}
            result = CliRunner(env=clock).invoke(main, arguments, input=stdin, prog_name="quizgen")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    def process(
        self, *arguments: str, env: Mapping[str, str] | None = None, path: Path = ROOT
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "quizgen", *arguments],
            cwd=self.root,
            env={**environment(path), **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    def history(self, name: str = "source/rivers-abcd.history") -> dict[str, dict[str, Any]]:
        """Return the lines of a history by the name of their fact."""
        lines = [json.loads(line) for line in self.read(name).splitlines()[1:]]
        return {line["fact"]: line for line in lines}


def environment(path: Path) -> dict[str, str]:
    """Return the environment for a process that takes quizgen from `path`."""
    return {
        **environ,
        "PYTHONPATH": str(path),
        "PYTHONDONTWRITEBYTECODE": "1",
        "SOURCE_DATE_EPOCH": str(NOW),
    }


def rivers(root: Path) -> Folder:
    """Return a project with one list and one recipe."""
    folder = Folder(root)
    folder.write("source/rivers.yaml", RIVERS)
    folder.write("decks/all.yaml", RECIPE)
    return folder
