"""A slip is a value: where, what is wrong, and the line as it must have been meant."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from quizgen.reading.lines import Part, Spot
from quizgen.reading.quoting import quoted, split_comment


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: its place from 0, its code, what is wrong.

    `mended` is line `first` as it must have been meant, the lines after it up to `last` being part
    of it; "" where it can be read in several ways.
    """

    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    mended: str = ""
    first: int = -1
    last: int = -1


def quoting(spot: Spot, code: str, message: str, part: Part | None = None, at: int = 0) -> Slip:
    """Return a slip that quoting the value mends; its place is `at` in one part of the value."""
    part = part or spot.parts[0]
    text = " ".join(filter(None, _without_comment(spot)))
    mended = spot.mended(text) if text else spot.line[: spot.column] + quoted(spot.value)
    hint = f"quote it: {mended.strip()}"
    if spot.below:
        hint = below_bar(spot)
    return Slip(part.line, part.column + at, code, message, hint, mended, spot.number, spot.last)


def _without_comment(spot: Spot) -> Iterator[str]:
    *early, last = (part.text for part in spot.parts)
    yield from early
    yield split_comment(last)[0]


def below_bar(spot: Spot) -> str:
    """Return the advice to put a text under a bar."""
    start = f"`{spot.key}: |`" if spot.key else "`|`"
    return f"write {start} and the text on the next line, two spaces further in"


def no_key(spot: Spot, keys: Collection[str]) -> Slip:
    """Return the slip of a line that ought to have a key."""
    word, _, rest = spot.value.partition(" ")
    name = word.rstrip("=;:")
    if name in keys:
        hint = f"write: {name}: {rest.strip(' =;') or '…'}"
        return Slip(spot.number, spot.start, "Y00", f"no colon after `{name}`", hint)
    if word[0] == "-" and word[1:2].isalnum():
        hint = f"write: - {spot.value[1:]}"
        return Slip(spot.number, spot.start, "Y00", "no blank after the `-`", hint)
    message = "this line has no key"
    hint = "write `key: ` before it, or begin it further in if it goes on the text above"
    return Slip(spot.number, spot.start, "Y00", message, hint)
