"""Whatever comes in between: the old file or the new one, a reason, and the next run does it."""

import os
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click import Context

from quizgen.cli import main
from tests.crash.bench import Bench
from tests.crash.mishaps import MISHAPS, Unavailable
from tests.crash.trial import Trial
from tests.crash.writers import WRITERS

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or not sys.platform.startswith("linux"),
    reason="NOT TESTED: runs are forked, stopped and traced as on Linux",
)

SAMPLE = {
    ("build-over", "killed-at-calls"): 6,
    ("import-pictures", "too-large"): 3,
    ("release-first", "left-over"): 1,
    ("schema-over", "odd-target"): 5,
    ("review-take", "two-at-once"): 1,
    ("restore", "too-large"): 2,
    ("init", "left-over"): 1,
}
"""So many runs of these are for every day; all runs of all are behind `slow`."""
READERS = {"diff", "due", "prompt", "stats"}


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that another user can reach."""
    with TemporaryDirectory(prefix="quizgen-crash-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="module")
def bench(place: Path) -> Iterator[Bench]:
    with Bench(place) as bench:
        yield bench


Faults = Callable[[str, str, int | None], list[str]]


@pytest.fixture(scope="module")
def faults(bench: Bench, place: Path) -> Faults:
    """What is wrong after the first runs, or all, of a writer with a mishap."""
    trials: dict[str, Trial] = {}

    def found(writer: str, mishap: str, most: int | None) -> list[str]:
        if writer not in trials:
            trials[writer] = Trial(bench, WRITERS[writer], place / writer)
        try:
            runs = [*islice(MISHAPS[mishap](trials[writer]), most)]
        except Unavailable as error:
            pytest.skip(f"NOT TESTED: {mishap}: {error}")
        assert runs
        return [one for each in runs for one in each]

    return found


@pytest.mark.parametrize("case", SAMPLE, ids="-".join)
def test_a_sample(faults: Faults, case: tuple[str, str]) -> None:
    assert faults(*case, SAMPLE[case]) == []


@pytest.mark.slow
@pytest.mark.parametrize("mishap", MISHAPS)
@pytest.mark.parametrize("writer", WRITERS)
def test_every_writer_with_every_mishap(faults: Faults, writer: str, mishap: str) -> None:
    assert faults(writer, mishap, None) == []


def test_every_command_writes_here_or_only_reads() -> None:
    commands = {*main.list_commands(Context(main))}

    assert {one.words[0] for one in WRITERS.values()} | READERS == commands
