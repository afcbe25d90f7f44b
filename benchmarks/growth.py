"""How time and memory grow with the facts of a list, and with the targets of a store.

Each row sets ten times as much against as much: 10 is growth in step, more is worse. The memory is
the most that a process of its own held.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from benchmarks import store as stores
from benchmarks.make_list import make_list
from benchmarks.ratio import Comparison, compare
from quizgen.scores.store import open_store

FACTS = (1_000, 10_000, 100_000)
TARGETS = (10_000, 100_000, 1_000_000)
COMMANDS = {
    "check": ("check", "--format", "json"),
    "build": ("build", "--frozen", "-o", "built"),
    "first question": ("quiz", "--plain", "--scores", "scores"),
}
_MEASURED = """
import json, resource, subprocess, sys
ended = subprocess.run(
    [sys.executable, "-m", "quizgen", *sys.argv[1:]], stdin=subprocess.DEVNULL, capture_output=True
)
assert ended.returncode == 0, ended.stderr.decode()
print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024))
"""


def measure() -> Iterator[Comparison]:
    """Yield a comparison for each step of ten, of the commands and then of the store."""
    with tempfile.TemporaryDirectory() as folder:
        yield from commands(Path(folder))
    with tempfile.TemporaryDirectory(dir=stores.DISK) as folder:
        yield from targets(Path(folder))


def commands(folder: Path) -> Iterator[Comparison]:
    """Run commands on lists of growing length, each in a process of its own."""
    for facts in FACTS:
        (folder / str(facts)).mkdir()  # lists side by side are of one bank
        (folder / str(facts) / "long.yaml").write_text(make_list(facts), encoding="utf-8")
    for name, arguments in COMMANDS.items():
        held: dict[int, list[float]] = {facts: [] for facts in FACTS}
        for few, many in pairwise(FACTS):
            found = compare(
                f"{name}, {few:,} → {many:,} facts", "itself",
                ours=_command(folder, arguments, many, held[many]),
                yardstick=_command(folder, arguments, few, held[few]),
                target=None, runs=1 if many > FACTS[1] else 3,
            )  # fmt: skip
            memory = f"{max(held[few]):.0f} → {max(held[many]):.0f} MB"
            yield replace(found, what=f"{found.what}; {memory}")


def targets(folder: Path) -> Iterator[Comparison]:
    """Ask for the next due target, and save an answer, in stores of growing size."""
    opened = {size: open_store(folder / str(size), stores.review) for size in TARGETS}
    for size, store in opened.items():
        stores.remembered(store, size)
    for few, many in pairwise(TARGETS):
        yield compare(
            f"next due target, {few:,} → {many:,} targets", "itself",
            ours=stores.asking(opened[many]), yardstick=stores.asking(opened[few]),
            target=None, runs=9,
        )  # fmt: skip
    for store in opened.values():
        store.close()


def _command(
    folder: Path, arguments: tuple[str, ...], facts: int, held: list[float]
) -> Callable[[], None]:
    """Return what runs a command on the list of so many facts, and notes the MB that it held."""
    name, *options = arguments
    call = [sys.executable, "-c", _MEASURED, name, str(folder / str(facts) / "long.yaml"), *options]

    def run() -> None:
        ended = subprocess.run(call, check=True, capture_output=True, cwd=folder / str(facts))
        held.append(float(json.loads(ended.stdout)))

    return run
