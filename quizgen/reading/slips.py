"""The slips that authors make in YAML, with the line as it must have been meant.

YAML reports some of them far from the culprit, and swallows others without a word.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.reading.brackets import bracket_slip
from quizgen.reading.lines import Part, Spot, below, indent, is_block, take_apart
from quizgen.reading.quoting import closing_quote, split_comment, swallowed
from quizgen.reading.slip import Slip, below_bar, no_key, quoting

_NO_BLANK = re.compile(r"[ ]*(?:-[ ]+)*([A-Za-z][\w-]*):(?=\S)")
_ODD = re.compile(r"[ ]*(?:-[ ]*)*[\t\u00a0]")
_BLANKS = re.compile(r"[ \t\u00a0]+")
_ESCAPE = re.compile(r'\\(?!["\\]|[nt](?![A-Za-z])|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})')
_COLON = re.compile(r":(?:\s|$)")
_ENTRY = re.compile(r"-(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Survey:
    """What the lines of a piece hold: the values in them, and the slips."""

    spots: tuple[Spot, ...]
    slips: tuple[Slip, ...]


def survey(lines: Sequence[str], keys: Collection[str], texts: Collection[str]) -> Survey:
    """Return the values and the slips of one piece, at most one slip a value.

    `keys` are all keys that may stand there, `texts` those that take one text.
    """
    spots: list[Spot] = []
    slips: list[Slip] = []
    for found in _spots(lines, keys):
        if isinstance(found, Slip):
            slips.append(found)
            continue
        slip = _of(found, spots[-1] if spots else None, keys, texts)
        slips.extend([slip] if slip else [])
        spots.append(found)
    return Survey(tuple(spots), tuple(slips))


def _of(
    spot: Spot, before: Spot | None, keys: Collection[str], texts: Collection[str]
) -> Slip | None:
    if not spot.value or is_block(spot.value):
        return None
    if spot.key or spot.dashes or before is None or not before.value:
        return _slip(spot, keys, texts)
    return _key_sign(spot) if spot.value[0] in "&*!?" else None


def _key_sign(spot: Spot) -> Slip:
    """Return the slip of one of YAML's own signs where a key belongs."""
    message = f"YAML would swallow `{spot.value.split()[0]}` (its own sign)"
    return Slip(spot.number, spot.column, "Y15", message, "delete it: a line begins with its key")


def _spots(lines: Sequence[str], keys: Collection[str]) -> Iterator[Spot | Slip]:
    """Yield the values that YAML reads in the lines, not the lines of block texts."""
    until = parent = -1
    block = False
    for number, line in enumerate(lines):
        bare = line.strip()
        inside = (block and indent(line) > parent) or number <= until
        if not bare or inside or bare.startswith("#"):
            continue
        block = False
        early = _layout_slip(line, number, keys)
        if early:
            yield early
            if not early.mended:
                continue
        spot = take_apart(early.mended if early else line, number, parent)
        parent, block = spot.base, is_block(spot.value)
        if spot.value and not block:
            spot = replace(spot, below=below(spot, lines))
            until = spot.last
            spot = _commented(spot)
        yield spot


def _commented(spot: Spot) -> Spot:
    """Return a key whose value begins below a comment as a key without a value on its line."""
    return replace(spot, value="", below=()) if spot.value.startswith("# ") and spot.below else spot


def _layout_slip(line: str, number: int, keys: Collection[str]) -> Slip | None:
    """Return the slip of a line whose blanks are wrong."""
    odd = _ODD.match(line)
    if odd:
        name = "a tab" if line[odd.end() - 1] == "\t" else "a no-break space"
        hint = f"write blanks: {_BLANKS.sub(' ', line).strip()}"
        message = f"{name} stands where YAML wants blanks"
        return Slip(number, odd.end() - 1, "Y14", message, hint)
    match = _NO_BLANK.match(line)
    if match and match[1] in keys:
        mended = line[: match.end()] + " " + line[match.end() :]
        message = f"no blank after the colon of `{match[1]}`"
        hint = f"write: {mended.strip()}"
        return Slip(number, match.end() - 1, "Y12", message, hint, mended, number, number)
    return None


def _slip(spot: Spot, keys: Collection[str], texts: Collection[str]) -> Slip | None:
    first = spot.value[0]
    if first == "\u00a0" or _head(spot).rstrip(" :").endswith("\u00a0"):
        return _no_break(spot)
    if first in "{[":
        return bracket_slip(spot, keys, texts)
    if first in "\"'":
        return _quote(spot)
    return _run_on(spot, keys, texts) or _sign(spot) or _plain(spot, texts)


def _head(spot: Spot) -> str:
    return spot.line[spot.start : spot.column]


def _no_break(spot: Spot) -> Slip:
    dashes = "- " if spot.dashes else ""
    hint = f"write blanks: {dashes}{spot.key}: {spot.value.strip()}"
    message = "a no-break space stands where YAML wants blanks"
    at = (_head(spot) + spot.value).index("\u00a0")
    return Slip(spot.number, spot.start + at, "Y14", message, hint)


def _run_on(spot: Spot, keys: Collection[str], texts: Collection[str]) -> Slip | None:
    """Return the slip of a text that takes in lines below which look like keys or entries."""
    for part in spot.below:
        name = part.text.partition(":")[0].rstrip()
        colon = _COLON.search(split_comment(part.text)[0])
        if colon and spot.value.startswith("? "):
            return _key_sign(spot)
        if colon and (name in keys or (spot.key and spot.key not in keys)):
            return _beside(spot, part, name) if spot.key else _keyless(spot, keys)
        entry = _ENTRY.match(part.text) or (part.text[0] == spot.value[0] == "-")
        if entry or (colon and spot.key not in texts):
            message = f"YAML takes this line as part of the text above it, `{spot.value}`"
            hint = f"several entries: each on its own line after `- `; one text: {below_bar(spot)}"
            return Slip(part.line, part.column, "Y17", message, hint)
    if spot.value[0] in "|>" and spot.below:
        message = f"a text after `{spot.value[0]}` begins on the next line"
        return Slip(spot.number, spot.column, "Y17", message, below_bar(spot))
    return None


def _keyless(spot: Spot, keys: Collection[str]) -> Slip:
    """Return the slip of an entry without a key that has keys below it."""
    return _key_sign(spot) if spot.value[0] in "&*!?" else no_key(spot, keys)


def _beside(spot: Spot, part: Part, name: str) -> Slip:
    """Return the slip of a key that stands further in than the key above it."""
    wanted = spot.start + (spot.dashes if spot.key else 0) + 1
    message = f"`{name}` stands at column {part.column + 1}, its neighbours at {wanted}"
    hint = f"write `{part.text}` at column {wanted}"
    return Slip(part.line, part.column, "Y14", message, hint)


def _sign(spot: Spot) -> Slip | None:
    first = spot.value[0]
    if first in "`@%]},":
        return quoting(spot, "Y03", f"a text cannot start with {first}")
    if first in "&*!":
        word = spot.value.split()[0]
        return quoting(spot, "Y04", f"YAML swallows `{word}` (its own sign for links)")
    if first in "|>" or ((spot.key or first == ":") and re.match(r"[-?:](?:\s|$)", spot.value)):
        return quoting(spot, "Y08", f"`{first}` at the start has a meaning in YAML")
    return None


def _quote(spot: Spot) -> Slip | None:
    text = " ".join(part.text for part in spot.parts)
    end = closing_quote(text)
    if end < 0:
        return quoting(spot, "Y07", "this quote is never closed")
    rest = text[end + 1 :].strip()
    if rest and not rest.startswith("#"):
        return _going_on(spot, text, end)
    for part in spot.parts if spot.value[0] == '"' else ():
        escape = _ESCAPE.search(part.text)
        if escape:
            return _escaped(spot, text[1:end], part, escape)
    return None


def _going_on(spot: Spot, text: str, end: int) -> Slip:
    """Return the slip of `"a" b`; and of `"What is "a"?"`, in which a quote was opened at `end`."""
    slip = quoting(spot, "Y06", "the text goes on after its closing quote")
    inner, opens = text[1:-1], not text[1:end] or text[end - 1].isspace()
    if not opens or text[-1] != text[0] or "\\" in inner or not inner.strip():
        return slip
    mended = spot.mended(inner)
    return replace(
        slip, mended=mended, hint=slip.hint if spot.below else f"quote it: {mended.strip()}"
    )


def _escaped(spot: Spot, inner: str, part: Part, escape: re.Match[str]) -> Slip:
    what = part.text[escape.start() : escape.start() + 2]
    text = inner.replace('\\"', '"').replace("\\\\", "\\")
    slip = quoting(spot, "Y09", f"double quotes do not leave `{what}` as typed", part)
    mended = spot.mended(text)
    hint = slip.hint if spot.below else f"single quotes: {mended.strip()}"
    return replace(slip, column=part.column + escape.start(), mended=mended, hint=hint)


def _plain(spot: Spot, texts: Collection[str]) -> Slip | None:
    checks: Sequence[Callable[[Spot, Part], Slip | None]] = (_dropped, _colon)
    if spot.value.startswith("# ") and spot.key not in texts:
        return None
    for part in spot.parts:
        for check in checks:
            slip = check(spot, part)
            if slip:
                return slip
    return None


def _dropped(spot: Spot, part: Part) -> Slip | None:
    at = 0 if part.text == spot.value and part.text[0] == "#" else swallowed(part.text)
    if at < 0:
        return None
    word = part.text[at:].split()[0]
    return quoting(spot, "Y05", f"everything from `{word}` on was dropped as a comment", part, at)


def _colon(spot: Spot, part: Part) -> Slip | None:
    colon = _COLON.search(split_comment(part.text)[0])
    if not colon or not (spot.key or part is not spot.parts[0]):
        return None
    column = part.column + colon.start()
    message = f"`: ` at column {column + 1} starts a new value"
    return quoting(spot, "Y02", message, part, colon.start())
