"""What was done by day: how many in a row, and how dark each day is on the map."""

from collections.abc import Mapping

LEVELS = 4
"""Shades of a day on which something was answered."""


def in_a_row(by_day: Mapping[int, int], day: int) -> int:
    """Return how many days up to this one had an answer each; today may still come."""
    last = day if by_day.get(day) else day - 1
    first = last
    while by_day.get(first):
        first -= 1
    return last - first


def step(busiest: int) -> int:
    """Return how many answers make a day one shade darker."""
    return max(-(-busiest // LEVELS), 1)


def level(count: int, step: int) -> int:
    """Return the shade of a day: 0 is nothing."""
    return min(-(-count // step), LEVELS)


def ranges(step: int) -> list[str]:
    """Return in words how many answers each shade stands for, from nothing on."""
    between = [(1 + step * at, step * (at + 1)) for at in range(LEVELS - 1)]
    spans = [f"{low}" if low == high else f"{low}–{high}" for low, high in between]
    return ["0", *spans, f"{1 + step * (LEVELS - 1)}+"]
