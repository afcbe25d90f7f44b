"""What a right choice is worth to the fit: the ways in which a target may truly have been known.

A right choice was known, or guessed. FSRS knows no third thing, so each target has paths: on each,
every right answer that may be a guess is either what its rating says, or Again (whoever guessed
reads the feedback, as `scheduling` has it). With R the chance that it was known on that path and g
that a guess is right, a path is as likely as the product over its answers of

    known: R        guessed right: (1 − R) g        wrong: (1 − R)(1 − g)

An answer on the day of the one before, where R is 1, says nothing of that kind.

    first ─┬─ known ───┬─ known    each answer splits the paths that lead to it; what comes later
           │           └─ guessed  speaks for or against what came before: who recalls a word after
           └─ guessed ─┬─ known    three weeks had hardly guessed it before
                       └─ guessed
"""

from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256
from itertools import accumulate
from typing import NamedTuple

from quizgen.model import Memory, Rating
from quizgen.trainer.optimizing.reviews import Seen
from quizgen.trainer.scheduling import FIRST_MEETING, Schedule, retrievability, review

MOST = 8
"""Paths of a target that are followed at once. Of more, the likelier half of these is kept and the
other half drawn among the rest, which it then stands for: to follow the likeliest alone would make
every answer look better known than it was.
"""
COPIES = 4
"""How many paths of each target the fit is given: it takes no weights."""
_LEAST = 1e-9


class Path(NamedTuple):
    """One way in which a target may have been known: its ratings, and how likely that is."""

    ratings: tuple[Rating, ...]
    weight: float
    memory: Memory | None = None


def paths(history: Sequence[Seen], schedule: Schedule) -> list[Path]:
    """Return paths of one target, the likeliest first; their weights add up to 1."""
    found = [Path((), 1.0)]
    for place, seen in enumerate(history):
        split = [path for before in found for path in _after(before, seen, schedule)]
        total = sum(path.weight for path in split)
        weighed = [path._replace(weight=path.weight / total) for path in split]
        likeliest = sorted(weighed, key=lambda path: -path.weight)
        found = _thinned(likeliest, f"{place} {seen.target}")
    return found


def _thinned(found: list[Path], seed: str) -> list[Path]:
    """Return `MOST` paths that stand for these, the likeliest first."""
    if len(found) <= MOST:
        return found
    kept, others = found[: MOST // 2], found[MOST // 2 :]
    number = MOST - len(kept)
    share = sum(path.weight for path in others) / number
    drawn = [path._replace(weight=share) for path in _drawn(others, number, seed)]
    return sorted([*kept, *drawn], key=lambda path: -path.weight)


def _drawn(found: Sequence[Path], number: int, seed: str) -> list[Path]:
    """Return so many of these paths, each as often as it is likely.

    They are drawn at even steps from a start that the seed's hash gives: over many targets a path
    is drawn as often as it ought to be, and the same log gives the same paths.
    """
    start = int.from_bytes(sha256(seed.encode()).digest()[:4], "big") / 2**32
    ends = list(accumulate(path.weight for path in found))
    steps = ((step + start) / number * ends[-1] for step in range(number))
    return [found[min(bisect_right(ends, step), len(found) - 1)] for step in steps]


def _after(path: Path, seen: Seen, schedule: Schedule) -> list[Path]:
    is_today = path.memory is not None and path.memory.last_day >= seen.day
    known = _known(path.memory, seen.day, schedule)
    if not seen.right:
        return [_taken(path, Rating.AGAIN, 1.0 if is_today else 1 - known, seen, schedule)]
    if is_today or not seen.guess:
        return [_taken(path, seen.rating, 1.0 if is_today else known, seen, schedule)]
    return [
        _taken(path, seen.rating, known, seen, schedule),
        _taken(path, Rating.AGAIN, (1 - known) * seen.guess, seen, schedule),
    ]


def _known(memory: Memory | None, day: int, schedule: Schedule) -> float:
    chance = retrievability(memory, day, schedule) if memory else FIRST_MEETING
    return min(max(chance, _LEAST), 1 - _LEAST)


def _taken(path: Path, rating: Rating, chance: float, seen: Seen, schedule: Schedule) -> Path:
    memory = review(path.memory, rating, seen.day, schedule=schedule)
    return Path((*path.ratings, rating), path.weight * chance, memory)


def copies(found: Sequence[Path], target: str) -> list[tuple[Rating, ...]]:
    """Return the ratings of `COPIES` paths, each path as often as it is likely."""
    return [path.ratings for path in _drawn(found, COPIES, target)]
