"""What is printed to where there is no room: told in one line, and no success."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.projects import ROOT, environment

FULL = Path("/dev/full")
SAID = "What was to be shown could not be written: No space left on device\n"
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="there is no full device here")


def run(folder: Path, *words: str, output: object, errors: object) -> tuple[int, str]:
    """Return the exit code of a run, and what it said on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", *words],
        cwd=folder,
        env={**environment(ROOT), "QUIZGEN_SCORES": str(folder / "scores")},
        stdin=subprocess.DEVNULL,
        stdout=output,  # type: ignore[call-overload]  # a file or a pipe
        stderr=errors,
        check=False,
    )
    return done.returncode, (done.stderr or b"").decode()


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", [["quiz"], ["stats", "--format", "csv"], ["--help"]])
def test_a_full_output_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], unbuffered: str
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with FULL.open("wb") as full:
        code, said = run(tmp_path, *words, output=full, errors=subprocess.PIPE)

    assert (code, said) == (1, SAID)


def test_where_nothing_can_be_told_the_exit_code_still_tells(tmp_path: Path) -> None:
    with FULL.open("wb") as full:
        code, _ = run(tmp_path, "quiz", "nowhere.yaml", output=full, errors=full)

    assert code == 1
