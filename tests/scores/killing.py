"""Kill a process that saves answers, again and again, and look what is in the store afterwards.

python -m tests.scores.killing FILE KILLS

Prints how many answers were acknowledged, saved without acknowledgement, lost; how often the store
did not open or was not sound.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from quizgen.problems import Refused
from quizgen.scores.keeping import check
from quizgen.scores.store import open_store
from tests.scores.made import answer, name, review, said

LONGEST = 0.04
"""Seconds: some children are killed while they open the store, most while they save."""


def save(path: Path, number: int, acknowledged: int) -> None:
    """Save answers until the end; write each id as soon as it is saved."""
    with open_store(path, review) as store:
        while True:
            about = number - 1 if number % 10 == 9 else None
            event = said(number, "undo", about) if about else answer(number, [f"t{number % 50}"])
            store.append(event)
            os.write(acknowledged, event.id)
            number += 1


def kill_one(path: Path, number: int, after: float) -> list[bytes]:
    """Start a child, kill it after so many seconds, and return the ids that it wrote."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        save(path, number, writing)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        written = pipe.read()
    return [written[start : start + 16] for start in range(0, len(written), 16)]


def main(path: Path, kills: int) -> dict[str, int]:
    """Return the counts."""
    draw = random.Random(kills)
    known: set[bytes] = set()
    found = dict.fromkeys(["kills", "acknowledged", "more", "most", "lost", "unopened"], 0)
    for _ in range(kills):
        acknowledged = kill_one(path, len(known) + 1, draw.uniform(0, LONGEST))
        try:
            with open_store(path, review) as store:
                there = {event.id for event in store.events()}
        except Refused:
            found["unopened"] += 1
            continue
        more = there - known - set(acknowledged)
        found["kills"] += 1
        found["acknowledged"] += len(acknowledged)
        found["more"] += len(more)
        found["most"] = max(found["most"], len(more))
        found["lost"] += len((known | set(acknowledged)) - there)
        known = there
        assert known == {name(number) for number in range(1, len(known) + 1)}
    found["findings"] = len(check(path, review))
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
