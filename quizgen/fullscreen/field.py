"""A line in which the learner types: a value; each key gives another."""

from dataclasses import dataclass, replace
from unicodedata import combining

from quizgen.harmless import harmless

LONGEST = 500
"""Characters a field takes: a paste may hold a book."""


@dataclass(frozen=True, slots=True)
class Field:
    """The text, and before which character the cursor stands."""

    text: str = ""
    at: int = 0

    def put(self, text: str) -> "Field":
        """Return the field with a text at the cursor: its first line, without control signs."""
        lines = text.strip("\r\n").splitlines()
        line = "".join(ch for ch in (lines[0] if lines else "") if harmless(ch) == ch)
        line = line[: max(LONGEST - len(self.text), 0)]
        return Field(self.text[: self.at] + line + self.text[self.at :], self.at + len(line))

    def press(self, key: str) -> "Field | None":
        """Return the field after a key, None if the key means nothing in it."""
        if len(key) == 1:
            return self.put(key)
        match key:
            case "space":
                return self.put(" ")
            case "backspace" | "ctrl+h":
                return self._cut(_before(self.text, self.at), self.at)
            case "delete":
                return self._cut(self.at, _after(self.text, self.at))
            case "ctrl+u":
                return self._cut(0, self.at)
            case "ctrl+w":
                return self._cut(len(self.text[: self.at].rstrip().rpartition(" ")[0]), self.at)
            case _:
                return self._moved(key)

    def _moved(self, key: str) -> "Field | None":
        places = {
            "left": _before(self.text, self.at),
            "right": _after(self.text, self.at),
            "home": 0,
            "end": len(self.text),
        }
        return replace(self, at=places[key]) if key in places else None

    def _cut(self, start: int, end: int) -> "Field":
        return Field(self.text[:start] + self.text[end:], start)


EMPTY = Field()


def _before(text: str, at: int) -> int:
    """Return the place before a character and the marks upon it."""
    place = max(at - 1, 0)
    while place > 0 and combining(text[place]):
        place -= 1
    return place


def _after(text: str, at: int) -> int:
    place = min(at + 1, len(text))
    while place < len(text) and combining(text[place]):
        place += 1
    return place
