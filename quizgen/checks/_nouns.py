"""Whether an English phrase speaks of one thing or of several, as far as its letters say."""

import re

_IRREGULAR = frozenset(
    "children men women people mice feet teeth geese data bacteria criteria phenomena fungi nuclei"
    " alveoli bronchi vertebrae larvae".split()
)
_NO_PLURAL = re.compile(r"(?:ss|us|is|as|ics|os)$")
_AFTER_HEAD = re.compile(
    r"\s(?:of|in|on|with|from|for|at|by|to|that|which|who|between|under|over|near)\s.*|[,;(:].*",
    re.DOTALL,
)
_JOINED = re.compile(r"\sand\s|,")


def is_plural(phrase: str) -> bool:
    """Tell whether a phrase speaks of several things: the lungs, a dog and a cat."""
    if _JOINED.search(phrase):
        return True
    head = _head(phrase)
    if head in _IRREGULAR:
        return True
    return len(head) > 3 and head.endswith("s") and not _NO_PLURAL.search(head)


def is_singular(phrase: str) -> bool:
    """Tell whether a phrase speaks of one thing."""
    return not is_plural(phrase) and _head(phrase).isalpha() and not _head(phrase).endswith("s")


def _head(phrase: str) -> str:
    """Return the noun on which the other words of a phrase hang: valves of the veins."""
    before = _AFTER_HEAD.sub("", phrase).split()
    return before[-1].casefold() if before else ""
