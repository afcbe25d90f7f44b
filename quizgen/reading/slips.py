"""The slips that authors make in YAML, with the lines as they must have been meant.

YAML reports some of them far from the culprit, and swallows others without a word.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.reading.brackets import bracket_slip
from quizgen.reading.layout import layout_slip, odd_gap
from quizgen.reading.lines import Part, Spot, indent, is_block, take_apart, with_below
from quizgen.reading.quoting import closing_quote, split_comment, swallowed
from quizgen.reading.run_on import COLON, bar_slip, key_sign, run_on
from quizgen.reading.slip import Slip, comma, quote_it, quoting
from quizgen.reading.words import Words

_ESCAPE = re.compile(r'\\(?!["\\]|[nt](?![A-Za-z])|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})')
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


@dataclass(frozen=True, slots=True)
class Survey:
    """What the lines of a piece hold: the values in them, and the slips."""

    spots: tuple[Spot, ...]
    slips: tuple[Slip, ...]


def survey(lines: Sequence[str], words: Words) -> Survey:
    """Return the values and the slips of one piece, at most one slip a value."""
    spots: list[Spot] = []
    slips: list[Slip] = []
    for found in _spots(lines, words):
        if isinstance(found, Slip):
            slips.append(found)
            continue
        spots.append(found)
        slip = _of(spots, words)
        slips.extend([slip] if slip else [])
    return Survey(tuple(spots), tuple(slips))


def _of(spots: Sequence[Spot], words: Words) -> Slip | None:
    """Return the slip of the last of the values, if it has one."""
    spot = spots[-1]
    before = spots[-2] if len(spots) > 1 else None
    if not spot.value or is_block(spot.value):
        return None
    if spot.key or spot.dashes or before is None or not before.value:
        return _slip(spot, words, spots[0].start + spots[0].dashes)
    return key_sign(spot) if spot.value[0] in "&*!?" else None


def _spots(lines: Sequence[str], words: Words) -> Iterator[Spot | Slip]:
    """Yield the values that YAML reads in the lines, not the lines of block texts."""
    until = parent = -1
    block = False
    spot: Spot | None = None
    for number, line in enumerate(lines):
        bare = line.strip()
        inside = (block and indent(line) > parent) or number <= until
        if not bare or inside or bare.startswith("#"):
            continue
        block = False
        early = layout_slip(lines, number, words, spot)
        if early:
            yield early
            if not early.mended:
                continue
        spot = take_apart((early and early.mended[0].text) or line, number, parent)
        parent, block = spot.base, is_block(spot.value)
        table = bar_slip(spot, lines) if spot.key in words.bars else None
        if table:
            slip, until = table
            yield slip
        elif spot.value and not block:
            spot = with_below(spot, lines)
            until = spot.last
            spot = _commented(spot)
        yield spot


def _commented(spot: Spot) -> Spot:
    """Return a key whose value begins below a comment as a key without a value on its line."""
    return replace(spot, value="", below=()) if spot.value.startswith("# ") and spot.below else spot


def _slip(spot: Spot, words: Words, margin: int) -> Slip | None:
    first = spot.value[0]
    if gap := odd_gap(spot):
        return gap
    if first in "{[":
        return bracket_slip(spot, words)
    if first in "\"'":
        return _quote(spot)
    return run_on(spot, words, margin) or _sign(spot) or _plain(spot, words)


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
    texts = [part.text for part in spot.parts]
    text = " ".join(texts)
    end = closing_quote(text)
    if end < 0:
        return quoting(spot, "Y07", "this quote is never closed")
    rest = text[end + 1 :].strip()
    if rest in {",", ";"}:
        return comma(spot, "quote")
    if rest and not rest.startswith("#"):
        return _going_on(spot, texts, end)
    for part in spot.parts if spot.value[0] == '"' else ():
        escape = _ESCAPE.search(part.text)
        if escape:
            return _escaped(spot, texts, part, escape)
    return None


def _going_on(spot: Spot, texts: Sequence[str], end: int) -> Slip:
    """Return the slip of `"a" b`; and of `"What is "a"?"`, in which a quote was opened at `end`."""
    slip = quoting(spot, "Y06", "the text goes on after its closing quote")
    text = " ".join(texts)
    inner, opens = text[1:-1], not text[1:end] or text[end - 1].isspace()
    inside = text[0] == "'" and inner.count("'") == len(_APOSTROPHE.findall(inner))
    whole = text[-1] == text[0] and "\\" not in inner and inner.strip()
    if not (whole and (opens or inside)):
        return slip
    bare = [texts[0][1:], *texts[1:]]
    bare[-1] = bare[-1][:-1]
    mended = spot.mended(bare)
    return replace(slip, mended=mended, hint=quote_it(spot, mended))


def _escaped(spot: Spot, texts: Sequence[str], part: Part, escape: re.Match[str]) -> Slip:
    what = part.text[escape.start() : escape.start() + 2]
    *early, last = texts
    before = len(" ".join([*early, ""])) if early else 0
    end = closing_quote(" ".join(texts)) - before
    bare = [*early, last[:end]]
    bare[0] = bare[0][1:]
    plain = [text.replace('\\"', '"').replace("\\\\", "\\") for text in bare]
    mended = spot.mended(plain, last[end + 1 :].strip())
    message = f"double quotes do not leave `{what}` as typed"
    hint = quote_it(spot, mended, "single quotes")
    return Slip(part.line, part.column + escape.start(), "Y09", message, hint, mended)


def _plain(spot: Spot, words: Words) -> Slip | None:
    checks: Sequence[Callable[[Spot, Part], Slip | None]] = (_dropped, _colon)
    if spot.value.startswith("# ") and spot.key not in words.texts:
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
    colon = COLON.search(split_comment(part.text)[0])
    if not colon or not (spot.key or part is not spot.parts[0]):
        return None
    column = part.column + colon.start()
    message = f"`: ` at column {column + 1} starts a new value"
    return quoting(spot, "Y02", message, part, colon.start())
