"""Reading and validating 10,000 facts against the bare YAML loader, collector on and off."""

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from benchmarks.make_list import make_list
from benchmarks.ratio import Comparison, compare
from quizgen.facts.listing import read_list
from quizgen.making import kinds

FACTS = 10_000
RUNS = 5
TARGETS = {True: 0.20, False: 0.50}


def measure() -> Iterator[Comparison]:
    """Yield a comparison with the garbage collector on, and one with it off."""
    text = make_list(FACTS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.yaml")
        path.write_text(text, encoding="utf-8")
        for collecting, target in TARGETS.items():
            with collector(on=collecting):
                yield compare(
                    f"read and validate {FACTS:,} facts",
                    f"`yaml.load(…, CSafeLoader)`, collector {'on' if collecting else 'off'}",
                    ours=lambda: read(path),
                    yardstick=lambda: yaml.load(path.read_text("utf-8"), yaml.CSafeLoader),
                    target=target,
                    runs=RUNS,
                )


def read(path: Path) -> None:
    """Read and validate the list as `quizgen check` does; a problem in it is a fault of ours."""
    found = read_list(path.read_bytes(), str(path), kinds())
    assert not found.problems
    assert len(found.facts) == FACTS


@contextmanager
def collector(*, on: bool) -> Iterator[None]:
    """Switch the garbage collector on or off, and back on at the end."""
    if not on:
        gc.disable()
    try:
        yield
    finally:
        gc.enable()
