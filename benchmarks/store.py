"""Saving an answer against the bare sync it cannot do without; the next due target at two sizes."""

import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from benchmarks.ratio import Comparison, compare
from quizgen.model import Event, Memory, Rating
from quizgen.scores import log
from quizgen.scores.store import Store, open_store
from quizgen.trainer.scheduling import Schedule
from quizgen.trainer.scheduling import review as reckon

TARGETS = 100_000
FEW, MANY = 10_000, 1_000_000
PAGE = bytes(4096)
TODAY = 20_000
DISK = next((name for name in ("/var/tmp",) if Path(name).is_dir()), None)  # noqa: S108  # a disk, not memory
"""Where a sync is one: the usual folder for what is temporary may be memory."""
RUNS, ANSWERS, QUESTIONS = 25, 20, 2_000


def measure() -> Iterator[Comparison]:
    """Yield a comparison for an answer, then one for what is due."""
    with tempfile.TemporaryDirectory(dir=DISK) as folder:
        yield saving(Path(folder))
    with tempfile.TemporaryDirectory(dir=DISK) as folder:
        yield next_due(Path(folder))


def saving(folder: Path) -> Comparison:
    """Save answers, each followed by the query for the next target.

    The yardstick is a bare log: 4 KiB more at the end of a file, on the disk before it goes on.
    """
    numbers = count(TARGETS)
    with open_store(folder / "scores", review) as store, (folder / "log").open("wb", 0) as bare:
        answered(store, TARGETS)

        def ours() -> None:
            for _ in range(ANSWERS):
                store.append(answer(next(numbers)))
                assert store.due(TODAY, 1)

        def yardstick() -> None:
            for _ in range(ANSWERS):
                bare.write(PAGE)
                os.fdatasync(bare.fileno())

        return compare(
            f"answer saved → next question, {TARGETS:,} targets",
            f"one bare `fdatasync` of 4 KiB (both × {ANSWERS})",
            ours=ours,
            yardstick=yardstick,
            target=2.5,
            runs=RUNS,
        )


def next_due(folder: Path) -> Comparison:
    """Ask for the next due target in a large and in a small store."""
    with (
        open_store(folder / "many", review) as many,
        open_store(folder / "few", review) as few,
    ):
        remembered(many, MANY)
        remembered(few, FEW)
        return compare(
            f"next due target, {FEW:,} → {MANY:,} targets (both × {QUESTIONS:,})",
            "itself",
            ours=asking(many),
            yardstick=asking(few),
            target=1.5,
            runs=RUNS,
        )


def asking(store: Store) -> Callable[[], None]:
    """Return what asks for the next due target on one day after another."""

    def ask() -> None:
        for day in range(QUESTIONS):
            assert store.due(TODAY + day, 1)

    return ask


def answered(store: Store, targets: int) -> None:
    """Fill a store with one answer to each target, in one transaction."""
    with store.writing("{}") as connection:
        for number in range(targets):
            log.insert(connection, answer(number))
    store.refold()


def remembered(store: Store, targets: int) -> None:
    """Fill a store's memory alone: what is due is not read from the log."""
    with store.writing("{}") as connection:
        connection.executemany(
            "INSERT INTO memory VALUES (?, 10.0, 5.0, ?, ?, 1, 0, 1)",
            ((target(number), TODAY - 10, TODAY - number % 300) for number in range(targets)),
        )


def answer(number: int) -> Event:
    """Return an answer as the quiz writes it; its target is one of all, in no order."""
    at = number * 61_803 % TARGETS
    body = {
        "targets": [target(at)],
        "shape": "choice",
        "options": ["AMPA receptor", "NMDA receptor", "kainate receptor"],
        "key": 1,
        "picked": [1],
        "typed": None,
        "right": True,
        "share": 1.0,
        "rating": 3,
        "g": 1 / 3,
        "unsure": False,
        "hint": False,
        "ms": 4200,
        "practice": False,
        "again": False,
        "deck": "",
        "hash": "h" * 52,
        "version": "0",
    }
    return Event(
        os.urandom(16),
        1_700_000_000_000 + number,
        TODAY - 100 + number // TARGETS,
        60,
        "answer",
        body,
        guid=f"q{at:026}",
        fact=f"a-bank-qzxw/fact-{at}",
        way="choice",
    )


def target(number: int) -> str:
    """Return a target's id; ids have no order."""
    return f"t{number * 7_919_999 % 10_000_019:026}"


def review(
    memory: Memory | None, rating: Rating, day: int, guess: float, parameters: tuple[float, ...]
) -> Memory:
    """Reckon memory as the quiz does."""
    return reckon(memory, rating, day, guess, Schedule(parameters=parameters))
