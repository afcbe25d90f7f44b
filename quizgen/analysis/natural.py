"""Names in the order in which people count: q8, q9, q10."""

import re

_NUMBER = re.compile(r"([0-9]+)")


def natural(name: str) -> list[tuple[int, str]]:
    """Return a key to sort names by: the numbers in them by their value, letters in any case."""
    parts = _NUMBER.split(name.casefold())
    return [
        (len(part.lstrip("0")), part.lstrip("0")) if at % 2 else (0, part)
        for at, part in enumerate(parts)
    ]
