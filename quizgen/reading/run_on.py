"""The slips of values that take in lines below which were meant to stand alone."""

import re
from collections.abc import Sequence

from quizgen.problems import Edit
from quizgen.reading.lines import Part, Spot, deeper
from quizgen.reading.quoting import split_comment
from quizgen.reading.slip import Slip, below_bar, glued, is_glued, no_key
from quizgen.reading.words import Words

COLON = re.compile(r":(?:\s|$)")
_GLUED_KEY = re.compile(r"[A-Za-z][\w-]*:(?=[^\s:])")
_ENTRY = re.compile(r"-(?:\s|$)")


def run_on(spot: Spot, words: Words, margin: int) -> Slip | None:
    """Return the slip of a text that takes in lines below which look like keys or entries.

    `margin` is the column of the piece's first key.
    """
    for part in spot.below:
        name = part.text.partition(":")[0].rstrip()
        colon = COLON.search(split_comment(part.text)[0])
        if colon and spot.value.startswith("? "):
            return key_sign(spot)
        known = name in words.keys and (colon or _GLUED_KEY.match(part.text))
        if known or (colon and spot.key and spot.key not in words.keys):
            if part.column == margin and spot.key in words.keys and not spot.dashes:
                return _misplaced(spot.number, spot.start, spot.line.strip(), spot.key, margin)
            return _beside(spot, part, name) if spot.key else _keyless(spot, words)
        if all(is_glued(one.text) for one in spot.parts):
            return glued(spot)
        entry = _ENTRY.match(part.text) or (part.text[0] == spot.value[0] == "-")
        if entry or (colon and spot.key not in words.texts):
            message = f"YAML takes this line as part of the text above it, `{spot.value}`"
            hint = f"several entries: each on its own line after `- `; one text: {below_bar(spot)}"
            return Slip(part.line, part.column, "Y17", message, hint)
    if spot.value[0] in "|>" and spot.below:
        message = f"a text after `{spot.value[0]}` begins on the next line"
        return Slip(spot.number, spot.column, "Y17", message, below_bar(spot))
    return None


def key_sign(spot: Spot) -> Slip:
    """Return the slip of one of YAML's own signs where a key belongs."""
    message = f"YAML would swallow `{spot.value.split()[0]}` (its own sign)"
    return Slip(spot.number, spot.column, "Y15", message, "delete it: a line begins with its key")


def _keyless(spot: Spot, words: Words) -> Slip:
    """Return the slip of an entry without a key that has keys below it."""
    return key_sign(spot) if spot.value[0] in "&*!?" else no_key(spot, words.keys)


def _beside(spot: Spot, part: Part, name: str) -> Slip:
    """Return the slip of a key that stands further in than the key above it."""
    wanted = spot.start + (spot.dashes if spot.key else 0)
    return _misplaced(part.line, part.column, part.text, name, wanted)


def _misplaced(number: int, column: int, text: str, name: str, wanted: int) -> Slip:
    message = f"`{name}` stands at column {column + 1}, its neighbours at {wanted + 1}"
    hint = f"write `{text}` at column {wanted + 1}"
    return Slip(number, column, "Y14", message, hint, (Edit(number, " " * wanted + text),))


def bar_slip(spot: Spot, lines: Sequence[str]) -> tuple[Slip, int] | None:
    """Return the slip of a table whose lines YAML runs together, and its last line."""
    inside = list(deeper(lines, spot.number + 1, spot.base))
    if not inside or spot.value[:1] == "|" or inside[0][1].lstrip().startswith("- "):
        return None
    if not any("|" in line for _, line in inside):
        return None
    message = f"the lines of `{spot.key}` were run together into one"
    mended = f"{spot.line[: spot.column].rstrip()} |"
    comment = split_comment(spot.value)[1]
    bare = spot.value[:1] in {"", "#", ">"}
    hint = f"write: {mended.strip()}" if bare else f"{below_bar(spot)}, each line below the other"
    edits = (Edit(spot.number, f"{mended} {comment}".rstrip()),) if bare else ()
    return Slip(spot.number, spot.column, "Y13", message, hint, edits), inside[-1][0]
