"""Every writer with every mishap, or those that are named; prints how often each was tried.

    python -m tests.crash [WRITER|MISHAP]...

Exit code 1 if anything was found; what cannot be tried here is named.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crash.bench import Bench
from tests.crash.mishaps import MISHAPS, Unavailable
from tests.crash.trial import Trial
from tests.crash.writers import WRITERS


def main(asked: set[str]) -> int:
    """Return the exit code."""
    writers = [one for name, one in WRITERS.items() if name in asked or not asked & {*WRITERS}]
    mishaps = [name for name in MISHAPS if name in asked or not asked & {*MISHAPS}]
    skipped: dict[str, str] = {}
    runs = wrong = 0
    say(f"{'':17}" + "".join(f"{name:>17}" for name in mishaps))
    with TemporaryDirectory(prefix="quizgen-crash-") as name, Bench(Path(name)) as bench:
        Path(name).chmod(0o755)
        for writer in writers:
            trial = Trial(bench, writer, Path(name) / writer.name)
            row, told = f"{writer.name:17}", []
            for mishap in mishaps:
                try:
                    found = [*MISHAPS[mishap](trial)]
                except Unavailable as error:
                    skipped[mishap] = str(error)
                    found = []
                bad = [one for one in found if one]
                runs, wrong = runs + len(found), wrong + len(bad)
                row += f"{len(found):>11}" + (f" {len(bad):>2} BAD" if bad else " " * 6)
                told += [f"  {mishap}: {'; '.join(one)}" for one in bad[:4]]
            say("\n".join([row, *told]))
    for mishap, why in skipped.items():
        say(f"NOT TRIED: {mishap}: {why}")
    say(f"{runs:,} runs, {wrong:,} with faults")
    return int(bool(wrong))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main({*sys.argv[1:]}))
