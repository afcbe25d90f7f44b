"""`quizgen analyze` on millions of answers: time, the most memory held, and how both grow.

python -m benchmarks.analysis               one and ten million answers
python -m benchmarks.analysis 10000 100000  so many learners, each with a hundred answers

The yardstick is DuckDB's bare scan of the same file: it counts the answers, and reads no more.
"""

import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.make_answers import ITEMS, make_answers
from benchmarks.ratio import HEAD, Comparison, Timing
from benchmarks.store import DISK

LEARNERS = (10_000, 100_000)
MOST = 1000
"""The memory in MB that no size may exceed."""
_MEASURED = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
ended = subprocess.run(
    [sys.executable, *sys.argv[1:]], stdin=subprocess.DEVNULL, capture_output=True
)
seconds = time.perf_counter() - start
assert ended.returncode == 0, ended.stderr.decode()
held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps([seconds, held]))
"""
_SCAN = """
import duckdb, sys
form, file = sys.argv[1:]
connection = duckdb.connect()
connection.execute("SET memory_limit = '512MB'")
match form:
    case "wide CSV":
        source = connection.read_csv(file, header=True, all_varchar=True)
        found = source.aggregate(", ".join(f"count({name})" for name in source.columns))
    case "JSON lines":
        found = connection.read_json(file, format="newline_delimited").aggregate(
            "count(*), avg(mark)"
        )
    case _:
        found = connection.read_parquet(file).aggregate("count(*), avg((response = key)::INT)")
assert found.fetchall()
"""


def measure(learners: Sequence[int] = LEARNERS) -> Iterator[Comparison]:
    """Yield a comparison with the bare scan for each form and size, and of the sizes."""
    with tempfile.TemporaryDirectory(dir=DISK) as folder:
        made = [(count, make_answers(Path(folder), count)) for count in learners]
        for form in made[0][1]:
            before: tuple[int, float, float] | None = None
            for count, files in made:
                seconds, held = _analyzed(files[form], count * ITEMS)
                scanned, _ = _measured("-c", _SCAN, form, str(files[form]), at=Path(folder))
                yield _row(
                    f"analyze, {form}, {count * ITEMS:,} answers; {held:.0f} MB",
                    "DuckDB's bare scan",
                    seconds,
                    scanned,
                )
                if before:
                    growth = f"analyze, {form}, {before[0]:,} → {count * ITEMS:,} answers"
                    memory = f"{before[2]:.0f} → {held:.0f} MB"
                    yield _row(f"{growth}; {memory}", "itself", seconds, before[1])
                before = count * ITEMS, seconds, held
                if held > MOST:
                    raise SystemExit(f"{form}: {held:.0f} MB, and {MOST} are the most")


def _row(what: str, against: str, ours: float, yardstick: float) -> Comparison:
    return Comparison(what, against, Timing((ours,)), Timing((yardstick,)), None)


def _analyzed(file: Path, answers: int) -> tuple[float, float]:
    """Return the seconds and the MB that a file took, having seen that all of it was read."""
    report = file.parent / "report.json"
    report.unlink(missing_ok=True)
    call = ("-m", "quizgen", "analyze", str(file), "--format", "json", "-o", str(report))
    found = _measured(*call, at=file.parent)
    assert json.loads(report.read_text("utf-8"))["set"]["responses"] == answers
    return found


def _measured(*call: str, at: Path) -> tuple[float, float]:
    ended = subprocess.run(
        [sys.executable, "-c", _MEASURED, *call], check=True, capture_output=True, cwd=at
    )
    seconds, held = json.loads(ended.stdout)
    return float(seconds), float(held)


def main(learners: Sequence[int]) -> None:
    """Print a row as soon as it is measured."""
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n\n{HEAD}")
    for comparison in measure(learners):
        print(comparison.row(), flush=True)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or LEARNERS)
