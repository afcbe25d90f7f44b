"""A slip is a value: where, what is wrong, and the lines as they must have been meant."""

from collections.abc import Collection
from dataclasses import dataclass

from quizgen.problems import Edit
from quizgen.reading.lines import Part, Spot
from quizgen.reading.quoting import split_comment


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: its place from 0, its code, what is wrong.

    `mended` are the lines as they must have been meant; none where there are several readings.
    """

    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    mended: tuple[Edit, ...] = ()


def quoting(spot: Spot, code: str, message: str, part: Part | None = None, at: int = 0) -> Slip:
    """Return a slip that quoting the value mends; its place is `at` in one part of the value."""
    part = part or spot.parts[0]
    *early, last = (one.text for one in spot.parts)
    kept, comment = split_comment(last)
    if not kept and not early:  # nothing is left but what looks like a comment
        kept, comment = last, ""
    mended = spot.mended([*early, kept], comment)
    return Slip(part.line, part.column + at, code, message, quote_it(spot, mended), mended)


def quote_it(spot: Spot, mended: tuple[Edit, ...], how: str = "quote it") -> str:
    """Return the advice to put a text in quotes, or under a bar if it has several lines."""
    return below_bar(spot) if spot.below else f"{how}: {(mended[0].text or '').strip()}"


def comma(spot: Spot, sign: str) -> Slip:
    """Return the slip of `"text",` or `[a],`: a comma that other formats want."""
    last = spot.parts[-1]
    margin = " " * last.column if spot.below else spot.line[: spot.column]
    mended = margin + last.text.rstrip(" ,;")
    column = last.column + len(last.text) - 1
    message = f"`{last.text[-1]}` stands after the closing {sign}"
    edits = (Edit(last.line, mended),)
    return Slip(last.line, column, "Y18", message, f"delete it: {mended.strip()}", edits)


def below_bar(spot: Spot) -> str:
    """Return the advice to put a text under a bar."""
    start = f"`{spot.key}: |`" if spot.key else "`|`"
    return f"write {start} and the text on the next line, two spaces further in"


def no_key(spot: Spot, keys: Collection[str]) -> Slip:
    """Return the slip of a line that ought to have a key."""
    word, _, rest = spot.value.partition(" ")
    name = word.rstrip("=;:")
    if name in keys:
        text = f"{name}: {rest.strip(' =;') or '…'}"
        sure = rest.strip(" =;") and "=" in spot.value[len(name) : len(spot.value) - len(rest) + 1]
        mended = (Edit(spot.number, spot.line[: spot.column] + text),) if sure else ()
        message = f"no colon after `{name}`"
        return Slip(spot.number, spot.start, "Y00", message, f"write: {text}", mended)
    if is_glued(spot.value):
        return glued(spot)
    message = "this line has no key"
    hint = "write `key: ` before it, or begin it further in if it goes on the text above"
    return Slip(spot.number, spot.start, "Y00", message, hint)


def is_glued(text: str) -> bool:
    """Tell whether a text is an entry without a blank after its dash, or a negative number."""
    return text[:1] == "-" and text[1:2].isalnum()


def glued(spot: Spot) -> Slip:
    """Return the slip of `-text` lines; a number may be meant to be negative."""
    margins = [spot.line[: spot.column], *(" " * part.column for part in spot.below)]
    mended = tuple(
        Edit(part.line, f"{margin}- {part.text[1:]}")
        for part, margin in zip(spot.parts, margins, strict=True)
    )
    sure = all(is_glued(part.text) and not part.text[1].isdigit() for part in spot.parts)
    hint = f"write: - {spot.value[1:]}"
    message = "no blank after the `-`"
    return Slip(spot.number, spot.start, "Y00", message, hint, mended if sure else ())
