"""Runs every benchmark and prints a Markdown table; exits 1 if a target is missed."""

import sys

from benchmarks import decks, first_question, full_screen, reading, startup, store
from benchmarks.ratio import HEAD

ALL = (startup, first_question, full_screen, reading, decks, store)


def main() -> int:
    """Print a row as soon as it is measured; return the exit code."""
    print(HEAD)
    met = True
    for benchmark in ALL:
        for comparison in benchmark.measure():
            print(comparison.row(), flush=True)
            met &= comparison.met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
