"""Save answers and say so: what is traced, and what runs beside another of its kind.

python -m tests.scores.appending FILE FIRST COUNT [FILE SYSTEM]
"""

import os
import sys
from pathlib import Path

from quizgen.scores.store import open_store
from tests.scores.made import answer, review


def main(path: Path, first: int, count: int, system: str = "ext4") -> None:
    """Write a line to standard output for each answer as soon as it is saved."""
    with open_store(path, review, kind_of=lambda _: system) as store:
        for number in range(first, first + count):
            store.append(answer(number, [f"t{number % 7}"]))
            os.write(1, f"saved {number}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
