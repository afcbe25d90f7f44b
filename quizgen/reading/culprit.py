"""A piece that is no YAML, and none of the known slips → the line that does not fit."""

from collections.abc import Collection, Iterable, Sequence

from quizgen.problems import Edit
from quizgen.reading.compose import NotYaml
from quizgen.reading.lines import Spot, deeper, indent, is_block
from quizgen.reading.slip import Slip, no_key


def culprit(
    lines: Sequence[str], spots: Sequence[Spot], keys: Collection[str], error: NotYaml
) -> Slip:
    """Return what is most likely wrong with a piece that YAML refuses."""
    found = _document(lines) or _ragged_block(lines, spots) or _misplaced(spots, keys)
    if found:
        return found
    number = min(error.line, len(lines) - 1)
    while number and not lines[number].strip():
        number -= 1
    column = error.column if number == error.line else indent(lines[number])
    hint = "put each text in single quotes, or after `|` on a new line"
    return Slip(number, column, "Y00", "YAML cannot read this", hint)


def _document(lines: Iterable[str]) -> Slip | None:
    for number, line in enumerate(lines):
        if line.startswith(("---", "...")):
            message = f"`{line[:3]}` ends what YAML reads, and a list is one"
            mended = (Edit(number, None),) if line.strip() in {"---", "..."} else ()
            return Slip(number, 0, "Y00", message, "delete this line", mended)
    return None


def _ragged_block(lines: Sequence[str], spots: Sequence[Spot]) -> Slip | None:
    """Return the slip of a block text of which a line stands further out than its first."""
    known = {spot.number for spot in spots if spot.key or spot.dashes}
    for spot in spots:
        if not is_block(spot.value):
            continue
        inside = list(deeper(lines, spot.number + 1, spot.base))
        margin = indent(inside[0][1]) if inside else spot.base + 2
        for number, line in inside:
            if indent(line) < margin:
                return _outside(spot, number, line, margin)
        after = inside[-1][0] + 1 if inside else spot.number + 1
        rest = next((at for at in range(after, len(lines)) if lines[at].strip()), -1)
        if rest >= 0 and rest not in known:
            return _outside(spot, rest, lines[rest], margin)
    return None


def _outside(spot: Spot, number: int, line: str, margin: int) -> Slip:
    at = indent(line)
    message = f"this line of `{spot.key}` stands at column {at + 1}, the text at {margin + 1}"
    hint = f"begin the text at column {margin + 1}, all lines of it: {line.strip()}"
    return Slip(number, at, "Y14", message, hint)


def _misplaced(spots: Sequence[Spot], keys: Collection[str]) -> Slip | None:
    """Return the slip of the first line that stands at none of the columns open before it."""
    open_at: list[Spot] = []
    before: Spot | None = None
    for spot in spots:
        if not spot.key and not spot.dashes:
            return no_key(spot, keys) if before and before.value else _shallow(spot, before)
        wrong = _wrong_column(spot, open_at, before, keys)
        if wrong:
            return wrong
        while open_at and open_at[-1].start > spot.start:
            open_at.pop()
        open_at.append(spot)
        if spot.key and spot.dashes:
            open_at.append(_inner(spot))
        before = spot
    return None


def _inner(spot: Spot) -> Spot:
    """Return the key after a dash as a line of its own."""
    start = spot.start + spot.dashes
    return Spot(spot.line, spot.number, start, spot.column, spot.key, spot.value, 0, start)


def _wrong_column(
    spot: Spot, open_at: Sequence[Spot], before: Spot | None, keys: Collection[str]
) -> Slip | None:
    if before is None:
        return None
    level = next((one for one in reversed(open_at) if one.start == spot.start), None)
    if level and _no_list(spot, level):
        return _stray_entry(spot, keys)
    nested = not before.value and spot.start > open_at[-1].start
    if nested or (level and (spot.dashes or not level.dashes)):
        return None
    wanted = open_at[-1].start
    if spot.key in keys and not spot.dashes:
        wanted = next((one.start for one in open_at if one.key in keys and not one.dashes), wanted)
    name = spot.key if spot.key and not spot.dashes else spot.line.strip()
    message = f"`{name}` stands at column {spot.start + 1}, its neighbours at {wanted + 1}"
    hint = f"write `{spot.line.strip()}` at column {wanted + 1}"
    mended = (Edit(spot.number, " " * wanted + spot.line.strip()),)
    return Slip(spot.number, spot.start, "Y14", message, hint, mended)


def _shallow(spot: Spot, before: Spot | None) -> Slip | None:
    """Return the slip of a text that does not stand further in than its key, on the line above."""
    if before is None or spot.start > before.base:
        return None
    at, key_at = spot.start + 1, before.base + 1
    message = f"the text of `{before.key}` stands at column {at}, its key at {key_at}"
    hint = f"write it on the line of its key: {before.key}: {spot.value}"
    mended = (Edit(spot.number, " " * (before.base + 2) + spot.value),)
    return Slip(spot.number, spot.start, "Y14", message, hint, mended)


def _no_list(spot: Spot, level: Spot) -> bool:
    return bool(spot.dashes) and not level.dashes and bool(level.value)


def _stray_entry(spot: Spot, keys: Collection[str]) -> Slip:
    message = "an entry after `- ` stands here, but no list"
    hint = "write the list's key with nothing after its colon, and the entries below"
    if spot.key in keys:
        hint = f"write: {spot.key}: {spot.value}"
    return Slip(spot.number, spot.start, "Y00", message, hint)
