"""A million hostile inputs: counts what came of them, and names each that broke something.

    nice python -m tests.hostile.million --seed 1 --inputs 1000000 --processes 2

A failure is named by generator, seed and number; `hostile(…)` makes the same bytes again.
"""

import argparse
import resource
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from multiprocessing import Pool
from threading import Semaphore
from time import perf_counter
from traceback import extract_tb
from typing import NamedTuple

import click

from tests.hostile.in_memory import ENTRIES
from tests.hostile.mutants import generators, hostile

SHARES = {
    "random bytes": 25,
    "tokens": 25,
    "shuffled facts": 6,
    "typed facts": 9,
    "mutated list": 9,
    "mutated recipe": 8,
    "mutated groups": 5,
    "mutated table": 7,
    "mutated article": 4,
    "mutated answer": 2,
}
"""Of a hundred inputs so many are of each generator: the cheap ones are more."""
_BATCH = 500
_MOST_SECONDS = 10
"""So long the processor may work on one input before that counts as hanging."""


class Batch(NamedTuple):
    """Some inputs of one generator."""

    name: str
    seed: int
    first: int
    last: int


class Outcome(NamedTuple):
    """What came of a batch: counts by name, failures, kilobytes of the process at most."""

    name: str
    counts: Counter[str]
    failures: list[str]
    peak: int


def run(batch: Batch) -> Outcome:
    """Read the inputs of a batch."""
    counts: Counter[str] = Counter()
    failures = []
    signal.signal(signal.SIGVTALRM, _hangs)
    for number in range(batch.first, batch.last):
        sort, content = hostile(batch.name, batch.seed, number)
        counts["inputs"] += 1
        counts["bytes"] += len(content)
        signal.setitimer(signal.ITIMER_VIRTUAL, _MOST_SECONDS)
        try:
            looked = ENTRIES[sort](content)
        except Exception as error:  # noqa: BLE001  # each is a finding; the others are still tried
            last = extract_tb(error.__traceback__)[-1]
            where = f"{last.filename.rpartition('/')[2]}:{last.lineno}"
            said = f"{type(error).__name__} at {where}: {str(error)[:200]}"
            failures.append(f"{batch.name}, seed {batch.seed}, number {number}: {said}")
            continue
        counts["with facts"] += looked.facts > 0
        counts["with items"] += looked.items > 0
        counts["mended"] += looked.mended > 0
        counts.update(f"code {code}" for code in looked.codes)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Outcome(batch.name, counts, failures, peak)


def _hangs(*_: object) -> None:
    raise TimeoutError("it hangs")


def batches(inputs: int, seed: int) -> Iterator[Batch]:
    """Yield all batches of a run; wherever it is stopped, each generator had about its share."""
    parts = range(0, inputs, _BATCH * 20)
    for part, start in enumerate(parts):
        size = min(_BATCH * 20, inputs - start)
        for name, share in SHARES.items():
            first = part * _BATCH * 20 * share // 100
            yield Batch(name, seed, first, first + size * share // 100)


def _as_needed(wanted: Iterator[Batch], room: Semaphore) -> Iterator[Batch]:
    """Yield batches as there is room for them: a pool alone would take them all at once."""
    for batch in wanted:
        room.acquire()
        yield batch


def main(arguments: list[str]) -> int:
    """Run, print the counts; 1 if anything broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.million", description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=0, help="stop after; 0 is never")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args(arguments)
    began = perf_counter()
    wanted = takewhile(
        lambda _: not asked.seconds or perf_counter() - began < asked.seconds,
        batches(asked.inputs, asked.seed),
    )
    totals: dict[str, Counter[str]] = {name: Counter() for name in generators()}
    failures: list[str] = []
    peak = 0
    room = Semaphore(asked.processes * 2)
    with Pool(asked.processes) as pool:
        for done in pool.imap_unordered(run, _as_needed(wanted, room)):
            room.release()
            totals[done.name] += done.counts
            failures += done.failures
            peak = max(peak, done.peak)
            for failure in done.failures:
                click.echo(failure)
    _table(totals)
    seconds = perf_counter() - began
    click.echo(f"seed {asked.seed}, {seconds:,.0f} s, at most {peak // 1024} MB in a process")
    click.echo(f"{len(failures)} failures")
    return int(bool(failures))


def _table(totals: dict[str, Counter[str]]) -> None:
    columns = ["inputs", "with facts", "with items", "mended"]
    click.echo(" ".join(["generator".ljust(16), *(one.rjust(12) for one in [*columns, "codes"])]))
    for name, counts in [*totals.items(), ("all", sum(totals.values(), Counter()))]:
        codes = sum(key.startswith("code ") for key in counts)
        numbers = [*(counts[column] for column in columns), codes]
        click.echo(" ".join([name.ljust(16), *(f"{number:>12,}" for number in numbers)]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
