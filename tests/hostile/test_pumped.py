"""A text that repeats one sign as often as it may is read and checked soon, wherever it stands."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.in_memory import check_list
from tests.hostile.pumped import PLACES, UNITS, pumped

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 10
"""Of the processor, for one text: the slowest took three when this was written."""

PROGRAM = """
import signal, sys
from tests.hostile.in_memory import check_list
from tests.hostile.pumped import UNITS, pumped

for unit in UNITS:
    print(repr(unit), flush=True)
    content = pumped(unit, sys.argv[1])
    signal.setitimer(signal.ITIMER_VIRTUAL, int(sys.argv[2]))  # then the process ends
    check_list(content)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be given so much time there")
@pytest.mark.parametrize("place", PLACES)
def test_no_repeated_sign_makes_a_check_hang(place: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, place, str(MOST_SECONDS)],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip

    assert done.returncode == 0, f"at {done.stdout.splitlines()[-1:]}: {done.stderr[-2000:]}"
    assert len(done.stdout.splitlines()) == len(UNITS)


@pytest.mark.parametrize("place", PLACES)
def test_a_repeated_capital_is_told_from_a_symbol_soon(place: str) -> None:
    assert check_list(pumped("G", place)).facts
