"""An order in which questions about one fact stand apart."""

from collections import Counter
from collections.abc import Sequence


def spaced(facts: Sequence[str], apart: int) -> list[int]:
    """Return the places of the facts in an order in which equal ones have `apart` others between.

    As far as it goes the order stays; where there are too few others, they stand as far apart as
    there are others for.
    """
    for gap in range(apart, 0, -1):
        if order := _spread(facts, gap) or _spread(facts, gap, fullest_first=True):
            return order
    return list(range(len(facts)))


def _spread(facts: Sequence[str], gap: int, *, fullest_first: bool = False) -> list[int]:
    """Return the places in an order with `gap` others between equal facts, [] if that fails.

    A fact goes first when it would else no longer fit: n of it take (n − 1)(gap + 1) + 1 places.
    `fullest_first`: the fact that is left most often does, which fails only if it must.
    """
    left, counts = list(range(len(facts))), Counter(facts)
    order: list[int] = []
    while left:
        near = {facts[place] for place in order[-gap:]}
        most = max((count for fact, count in counts.items() if fact not in near), default=0)
        if not most:
            return []
        pressed = most > 1 and (most - 1) * (gap + 1) + 1 >= len(left)
        fewest = most if pressed or fullest_first else 1
        fitting = (place for place in left if counts[facts[place]] >= fewest)
        place = next(place for place in fitting if facts[place] not in near)
        left.remove(place)
        order.append(place)
        counts[facts[place]] -= 1
    return order
