"""What README shows is what happens: its files are written, its commands run, its lines found.

A fence after `<!-- file: NAME -->` is a file of the reader's; a `console` fence holds commands
after `$ ` and some of the lines they print, where `…` stands for anything. `$ echo $?` shows an
exit code that is not 0. `<!-- mend: FILE: OLD → NEW -->` is what the text tells the reader to do;
`⏎` in it ends a line.
"""

import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import chain
from os import environ
from pathlib import Path

import click
import pytest

from quizgen.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(
    r"(?:^<!-- (?P<mark>[^\n]+) -->\n+)?"
    r"^(?P<fence>`{3,})(?P<language>\w*)\n(?P<text>.*?)^(?P=fence)$",
    re.M | re.S,
)
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)|<img[^>]+src=\"([^\"]+)\"")

SETTINGS = {"NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True, slots=True)
class Mend:
    """What the reader changes in a file before the commands that follow."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A command as README shows it: its lines, and the exit code."""

    command: str
    lines: tuple[str, ...]
    exit_code: int


Step = Mend | Shown


def fences(page: str = README) -> list[tuple[str, str, str]]:
    """Return the comment above each fence, its language and its text."""
    found = FENCE.finditer(page)
    return [(fence["mark"] or "", fence["language"], fence["text"]) for fence in found]


def files(page: str = README) -> dict[str, str]:
    """Return the reader's files by name."""
    found = fences(page)
    marked = [(mark.removeprefix("file: "), text) for mark, _, text in found if "file: " in mark]
    return dict(marked)


def steps(page: str = README) -> list[Step]:
    consoles = [(mark, text) for mark, language, text in fences(page) if language == "console"]
    return list(chain.from_iterable([*mends(mark), *shown(text)] for mark, text in consoles))


def mends(mark: str) -> list[Step]:
    found = re.fullmatch(r"mend: (\S+): (.+) → (.+)", mark)
    return [Mend(*(part.replace("⏎", "\n") for part in found.groups()))] if found else []


def shown(console: str) -> list[Step]:
    blocks = [block.splitlines() for block in re.split(r"^\$ ", console, flags=re.M)[1:]]
    follows = [*blocks[1:], [""]]
    return [
        Shown(block[0], tuple(block[1:]), int(after[1]) if after[0] == "echo $?" else 0)
        for block, after in zip(blocks, follows, strict=True)
        if block[0] != "echo $?"
    ]


def carry_out(step: Step, folder: Path) -> str:
    """Do what README shows; return how the outcome differs from it, "" if it does not."""
    match step:
        case Mend(file, old, new):
            text = (folder / file).read_text(encoding="utf-8")
            (folder / file).write_text(text.replace(old, new), encoding="utf-8")
            return "" if old in text else f"{file} does not hold {old!r}"
        case Shown(command, lines, exit_code):
            result = run(command, folder)
            absent = missing(lines, result.stdout)
            if result.returncode == exit_code and not absent:
                return ""
            return f"$ {command}\n{result.stdout}[{result.returncode}] missing: {absent}"


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    assert program == "quizgen", f"README shows a command that no test can run: {command}"
    return subprocess.run(
        [sys.executable, "-m", "quizgen", *arguments],
        cwd=folder,
        env={**environ, **SETTINGS},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def missing(lines: tuple[str, ...], output: str) -> list[str]:
    """Return the lines that the output does not hold, in this order, from the first such line."""
    printed = iter(output.splitlines())
    patterns = [".*".join(re.escape(part) for part in line.rstrip().split("…")) for line in lines]
    absent = [
        line
        for line, pattern in zip(lines, patterns, strict=True)
        if line.strip() not in ("", "…")
        and not any(re.fullmatch(pattern, each.rstrip()) for each in printed)
    ]
    return absent[:1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "source", tmp_path / "source")
    shutil.copytree(ROOT / "decks", tmp_path / "decks")
    for name, text in files().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_every_command_shown_prints_what_is_shown(folder: Path) -> None:
    complaints = [carry_out(step, folder) for step in steps()]

    assert [complaint for complaint in complaints if complaint] == []


def test_each_command_is_shown_at_work() -> None:
    commands = {step.command.split()[1] for step in steps() if isinstance(step, Shown)}

    # A quiz wants a learner, the scores are theirs, and an analysis wants a class: shown in words.
    assert commands == {
        "build",
        "check",
        "diff",
        "due",
        "import",
        "init",
        "preview",
        "prompt",
        "release",
        "review",
        "stats",
    }


def test_every_command_is_in_the_readme() -> None:
    assert isinstance(main, click.Group)

    names = main.list_commands(click.Context(main))

    assert [name for name in names if f"quizgen {name}" not in README] == []


@pytest.mark.parametrize("name", ["build", "test"])
def test_a_stranger_finds_each_of_the_two_commands_once(name: str) -> None:
    marked = [text for mark, _, text in fences() if mark == f"command: {name}"]

    assert [len(text.splitlines()) for text in marked] == [1]


def test_every_link_leads_somewhere() -> None:
    targets = [first or second for first, second in LINK.findall(README)]

    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_a_line_that_is_not_printed_is_missed() -> None:
    output = "wrote build/rivers.apkg (6 notes)\n"

    assert missing(("wrote …rivers.apkg (… notes)",), output) == []
    assert missing(("wrote …lakes.apkg",), output) == ["wrote …lakes.apkg"]
