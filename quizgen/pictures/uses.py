"""How much an SVG draws once what it refers to stands in each place that refers to it.

Ten shapes that each use the one before ten times are a few lines, and ten thousand million shapes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

MAX_DRAWN = 1_000_000
"""So many elements take a browser some seconds; drawings made by people have thousands."""

_ADDRESS = re.compile(r"\s*#(.+?)\s*\Z", re.DOTALL)
_IN_STYLE = re.compile(r"url\(\s*+[\"']?+#([^\"')]*)", re.IGNORECASE)


class Uses:
    """Counts the elements of an SVG under each id as the parser comes to them.

    What stands under two ids belongs to the inner one, to which the outer one refers.
    """

    def __init__(self) -> None:
        self._open: list[str] = [""]
        self._own: dict[str, int] = defaultdict(int)
        self._referred: dict[str, list[str]] = defaultdict(list)
        self._nameless = 0

    def begin(self, attributes: Iterable[tuple[str, str]]) -> None:
        """Take in an element by its attributes, their names without a namespace."""
        texts = dict(attributes)
        around, name = self._open[-1], texts.pop("id", "")
        if name in self._own:
            self._nameless += 1
            name = f"{name} {self._nameless}"  # an id has no blank; the first of a name counts
        if name:
            self._referred[around].append(name)
        self._open.append(name or around)
        self._own[self._open[-1]] += 1
        self.refer(texts.values())

    def refer(self, texts: Iterable[str]) -> None:
        """Take in what the values of an element, or words of a style, refer to."""
        for text in texts:
            if found := _ADDRESS.match(text):
                self._referred[self._open[-1]].append(found[1])
            self._referred[self._open[-1]] += _IN_STYLE.findall(text)

    def end(self) -> None:
        """Close the element that was opened last."""
        self._open.pop()

    def drawn(self) -> int | None:
        """Return how many elements are drawn, None if parts stand for each other in a circle."""
        drawn: dict[str, int] = {}
        waiting, begun = [""], set[str]()
        while waiting:
            name = waiting[-1]
            begun.add(name)
            inside = [one for one in self._referred[name] if one in self._own]
            rest = {one for one in inside if one not in drawn}
            if rest & begun:  # what was begun and is not done stands around this
                return None
            if name not in drawn and rest:
                waiting += sorted(rest)
                continue
            drawn[name] = self._own[name] + sum(drawn[one] for one in inside)
            waiting.pop()
        return drawn[""]
