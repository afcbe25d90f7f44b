"""`quizgen --version` against `python -c "import click"`, as processes."""

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.ratio import Comparison, compare

RUNS = 21
OURS = (sys.executable, "-m", "quizgen", "--version")
YARDSTICK = (sys.executable, "-c", "import click")


def measure() -> Iterator[Comparison]:
    """Yield the one comparison."""
    yield compare(
        "`quizgen --version`",
        '`python -c "import click"`',
        ours=lambda: run(OURS),
        yardstick=lambda: run(YARDSTICK),
        target=1.2,
        runs=RUNS,
    )


def run(command: tuple[str, ...]) -> None:
    """Run a process to its end; a failure is ours."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
