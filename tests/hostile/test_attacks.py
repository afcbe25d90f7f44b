"""Each attack is refused or read: soon, in little memory, without an exception."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.attacks import BYTES, attacks
from tests.hostile.in_memory import check_list

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 120
"""Of the processor: what takes longer hangs; the slowest took 20 when this was written."""
MOST_MEGABYTES = 200
EACH_IS_HELD = 600
"""Megabytes where a hundred thousand facts or problems are held, some five kilobytes for each: the
most were 451. No list has so many, and a file that has is smaller than what it makes."""
SMALL = [
    *(name for name in BYTES if name != "nothing but NUL"),
    "numbers",
    "numbers of blanks",
    "capitals that are no symbol",
    "tags of Python",
]
SMALL += [
    "aliases that double",
    "merge keys that double",
    "surrogates by their numbers",
    "controls",
]
SMALL += ["a mark of byte order inside", "a tag of a date", "an anchor that holds itself"]

PROGRAM = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))

def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))

from tests.hostile.attacks import attacks
from tests.hostile.in_memory import FACT, HEAD, check_list
content = attacks()[sys.argv[1]]()
check_list((HEAD + FACT).encode())
before = peak()
looked = check_list(content)
more = peak() - before
print(json.dumps({"codes": sorted(looked.codes), "facts": looked.facts, "megabytes": more}))
"""


def attacked(name: str) -> dict[str, Any]:
    """Return what a new process of so much time says of an attack, and what memory it took."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, name, str(MOST_SECONDS)],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{done.returncode}: {done.stderr[-2000:]}"
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("name", SMALL)
def test_a_small_attack_gives_facts_or_problems(name: str) -> None:
    looked = check_list(attacks()[name]())

    assert looked.facts or looked.codes


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the memory and the time")
@pytest.mark.parametrize("name", attacks())
def test_an_attack_takes_little_time_and_memory(name: str) -> None:
    answer = attacked(name)

    assert answer["facts"] or answer["codes"]
    held = answer["megabytes"]
    assert held < (EACH_IS_HELD if name.startswith("a hundred thousand") else MOST_MEGABYTES)
