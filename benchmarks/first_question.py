"""The first question of `quizgen quiz --plain`, on the shipped lists, as a process.

The time until it has asked and found its input at an end: a little more than until it has asked.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.ratio import Comparison, compare
from benchmarks.startup import YARDSTICK, run

RUNS = 21
TARGET = 3.0


def measure() -> Iterator[Comparison]:
    """Yield the one comparison."""
    with tempfile.TemporaryDirectory() as folder:
        scores = Path(folder, "scores.sqlite3")
        ours = (sys.executable, "-m", "quizgen", "quiz", "--plain", "--scores", str(scores))
        ask(ours, folder)  # the store is made once in a learner's life
        yield compare(
            "first question of `quizgen quiz --plain`",
            '`python -c "import click"`',
            ours=lambda: ask(ours, folder),
            yardstick=lambda: run(YARDSTICK),
            target=TARGET,
            runs=RUNS,
        )


def ask(command: tuple[str, ...], folder: str) -> None:
    """Run a quiz without an answer; a quiz that asks nothing is a fault of ours."""
    done = subprocess.run(
        command, cwd=folder, check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert "Question 1 of" in done.stdout
