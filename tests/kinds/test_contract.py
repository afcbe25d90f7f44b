import subprocess
import sys
from os import environ
from pathlib import Path

import pytest

from quizgen.folding import fold
from quizgen.making import kinds

ROOT = Path(__file__).parents[2]
DUMP = """
from pathlib import Path
from quizgen.making import Desk
from quizgen.shelf import Naming, look
paths = sorted(Path("source").glob("*.yaml"))
shelf = look(paths, Naming.PROPOSE, Desk(Path.read_bytes, lambda: "abcd")).shelf
print(*shelf.items, *map(str, shelf.problems), sep="\\n")
"""


def dump(seed: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", DUMP],
        cwd=ROOT,
        env={**environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def test_the_same_lists_give_the_same_items_in_any_process() -> None:
    first, *others = [dump(seed) for seed in ("0", "1", "2")]

    assert first.count("Item(") > 60
    assert others == [first, first]


@pytest.mark.parametrize("name", kinds())
def test_a_kind_keeps_its_contract(name: str) -> None:
    kind = kinds()[name]

    assert kind.name == name
    assert name in kind.needed <= kind.keys.keys() <= kind.allowed
    assert fold(kind.summary) == kind.summary
    assert kind.example.startswith("- ")
