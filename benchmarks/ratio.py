"""Times ours and a yardstick side by side, turn by turn, and says how they compare."""

import gc
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

HEAD = (
    "| what | against | ours (ms) | yardstick (ms) | ratio | target | met |\n"
    "| --- | --- | --- | --- | --- | --- | --- |"
)


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds that each run took."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the middle run."""
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        low, high = min(self.seconds), max(self.seconds)
        return f"{self.median * 1e3:.1f} ({low * 1e3:.1f}–{high * 1e3:.1f})"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was measured against what, and the ratio it should not exceed; None: told for itself."""

    what: str
    against: str
    ours: Timing
    yardstick: Timing
    target: float | None

    @property
    def ratio(self) -> float:
        """Return the middle of the ratios of the single turns."""
        turns = zip(self.ours.seconds, self.yardstick.seconds, strict=True)
        return statistics.median(ours / theirs for ours, theirs in turns)

    @property
    def met(self) -> bool:
        """Return whether the ratio is within the target."""
        return self.target is None or self.ratio <= self.target

    def row(self) -> str:
        """Return the comparison as one row under `HEAD`."""
        cells = [
            self.what,
            self.against,
            str(self.ours),
            str(self.yardstick),
            f"{self.ratio:.2f}",
            *self._verdict(),
        ]
        return "| " + " | ".join(cells) + " |"

    def _verdict(self) -> tuple[str, str]:
        if self.target is None:
            return "none", "–"
        return f"≤ {self.target:.2f}", "yes" if self.met else "**no**"


def compare(
    what: str,
    against: str,
    *,
    ours: Callable[[], object],
    yardstick: Callable[[], object],
    target: float | None,
    runs: int,
) -> Comparison:
    """Run both once unmeasured, then in turns, and return how they compare."""
    ours()
    yardstick()
    turns = [(seconds(ours), seconds(yardstick)) for _ in range(runs)]
    return Comparison(
        what,
        against,
        Timing(tuple(turn[0] for turn in turns)),
        Timing(tuple(turn[1] for turn in turns)),
        target,
    )


def seconds(work: Callable[[], object]) -> float:
    """Return how long one run takes; what earlier runs left behind is cleared first."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start
