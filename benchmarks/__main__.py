"""Runs the benchmarks and prints a Markdown table; exits 1 if a target is missed.

python -m benchmarks                        all of them, half an hour
python -m benchmarks startup store          these
"""

import platform
import sys
from collections.abc import Sequence
from importlib import import_module

from benchmarks.ratio import HEAD

ALL = ("startup", "first_question", "full_screen", "reading", "decks", "store", "growth")


def main(names: Sequence[str]) -> int:
    """Print a row as soon as it is measured; return the exit code."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"There is no {unknown[0]!r}; there are: {', '.join(ALL)}.", file=sys.stderr)
        return 2
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n\n{HEAD}")
    met = True
    for name in names or ALL:
        for comparison in import_module(f"benchmarks.{name}").measure():
            print(comparison.row(), flush=True)
            met &= comparison.met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
