import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from quizgen import __version__
from quizgen.cli import main
from tests.commands.projects import NAMELESS, RIVERS, ROOT, Folder, environment, rivers

assert isinstance(main, click.Group)
COMMANDS = main.list_commands(click.Context(main))


@pytest.fixture
def project(tmp_path: Path) -> Folder:
    return rivers(tmp_path)


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_is_shown(project: Folder, option: str) -> None:
    result = project.quizgen(option)

    assert (result.exit_code, result.stdout) == (0, f"quizgen {__version__}\n")


def imported_by(*arguments: str) -> set[str]:
    """Return the packages that a run imports beside those of an empty program with click."""
    program = (
        "import json, sys, click, click.testing; before = set(sys.modules)\n"
        "from quizgen.cli import main\n"
        f"try: main({list(arguments)!r}, prog_name='quizgen')\n"
        "except SystemExit: pass\n"
        "print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], env=environment(ROOT), capture_output=True, check=True
    )
    return set(json.loads(result.stdout.splitlines()[-1]))


def test_the_version_imports_nothing_but_click_and_quizgen() -> None:
    assert imported_by("--version") - {"locale", "_locale"} == {"quizgen", "quizgen.cli"}


def test_the_first_question_of_the_shipped_lists_needs_no_yaml(tmp_path: Path) -> None:
    imported = imported_by("quiz", "--plain", "--scores", str(tmp_path / "scores.sqlite3"))

    assert "quizgen.trainer.plain" in imported
    unneeded = {"yaml", "quizgen.reading.spots", "quizgen.kinds._table_advice", "quizgen.temporary"}
    assert not unneeded & imported


def test_the_help_imports_no_command() -> None:
    assert not any(name.startswith("quizgen.commands") for name in imported_by("--help"))


def test_the_help_lists_every_command(project: Folder) -> None:
    result = project.quizgen("--help")

    assert result.exit_code == 0
    assert all(f"\n  {name} " in result.stdout for name in COMMANDS)


def test_every_file_of_commands_is_a_command() -> None:
    files = {path.stem for path in (ROOT / "quizgen" / "commands").glob("*.py")}

    names = {stem.removesuffix("_") for stem in files - {"__init__", "common"}}  # import_
    assert names == set(COMMANDS)


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_has_examples_each_on_a_line(
    project: Folder, name: str, option: str
) -> None:
    result = project.quizgen(name, option)

    lines = result.stdout.splitlines()
    examples = lines[lines.index("  Examples:") + 1 :]
    assert result.exit_code == 0
    assert examples[0].startswith(f"    quizgen {name}")
    assert "\\b" not in result.stdout
    assert max(map(len, lines)) <= 88


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chekc"], "There is no command 'chekc'. Did you mean 'check'?"),
        (["reles"], "There is no command 'reles'. Did you mean 'release'?"),
        (
            ["xyzzy"],
            f"There is no command 'xyzzy'. Commands: {', '.join(COMMANDS)}.",
        ),
        (["build", "--ouptut", "x"], "--output"),  # in the words of each version of click
        (["build", "-o"], "Option '-o' requires an argument."),
        (["--frozen"], "No such option"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_was_meant(
    project: Folder, arguments: list[str], message: str
) -> None:
    result = project.quizgen(*arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments", [["build"], ["release", "--yes"], ["diff"], ["check", "source"]]
)
def test_a_pipe_that_is_closed_early_shows_no_traceback(
    project: Folder, arguments: list[str]
) -> None:
    read, write = os.pipe()
    os.close(read)

    result = subprocess.run(
        [sys.executable, "-m", "quizgen", *arguments],
        cwd=project.root,
        env=environment(ROOT),
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)

    assert result.stderr == b""
    assert result.returncode in {0, 1}


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize("command", [["check"], ["build"], ["release", "--yes"], ["diff"]])
def test_a_terminal_that_lacks_letters_shows_others(
    project: Folder, command: list[str], encoding: str
) -> None:
    project.edit("source/rivers.yaml", "title: Rivers", "title: Реки 🧲")
    project.edit("source/rivers.yaml", "answer: North Sea", "answer: Северное море / 🧲 море")

    result = project.process(
        *command, "source/rivers.yaml", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    )

    assert result.returncode == 0, result.stderr.decode(encoding)
    assert b"Traceback" not in result.stderr


def test_a_file_name_that_is_no_text_does_not_crash(project: Folder) -> None:
    name = b"source/caf\xe9.yaml"
    try:
        (Path(os.fsdecode(bytes(project.root) + b"/" + name))).write_text("title: x\nfacts:\n")
    except OSError:
        pytest.skip("this disk takes only names in UTF-8")

    result = project.process("check")

    assert result.returncode == 1
    assert b"Traceback" not in result.stderr
    assert b"caf" in result.stderr


def test_a_file_name_with_escapes_is_shown_without(project: Folder) -> None:
    project.write("source/\x1b[31mred.yaml", NAMELESS)

    result = project.quizgen("build", "source/\x1b[31mred.yaml")

    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "wrote into source/·[31mred.yaml" in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_an_interrupted_run_exits_with_130_and_no_traceback(project: Folder) -> None:
    process: subprocess.Popen[bytes]
    with subprocess.Popen(
        [sys.executable, "-m", "quizgen", "check", "-"],
        cwd=project.root,
        env=environment(ROOT),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        stdin: Any = process.stdin
        stdin.write(RIVERS.encode() * 2000)  # more than a pipe takes: the run has begun to read
        stdin.flush()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()

    assert errors == b"\ninterrupted\n"
    assert process.returncode == 130
