"""The slips of a line's blanks, colon and dash: before YAML can take the line apart.

A tab is mended with its neighbours (`pieces`): how wide it is, they say.
"""

import re
from collections.abc import Sequence

from quizgen.problems import Edit
from quizgen.reading.lines import ODD, Spot
from quizgen.reading.slip import Slip
from quizgen.reading.words import Words

BULLETS = "•‣◦▪●·–—*"
"""What word processors put where a list wants `-`."""

_WIDE_COLONS = "：﹕︓∶꞉"
_LEAD = re.compile(rf"[ \t{ODD}]*(?:-(?=[ \t{ODD}])[ \t{ODD}]*)*")
_ODD_BLANK = re.compile(rf"[\t{ODD}]")
_BLANKS = re.compile(rf"[ \t{ODD}]+")
_KEY = r"([ ]*(?:-[ ]+)*)([A-Za-z][\w-]*)"
_NO_BLANK = re.compile(rf"{_KEY}[ ]*:(?=[^\s:])")
_WIDE = re.compile(rf"{_KEY}[ ]*[{_WIDE_COLONS}][\s:]*")
_BULLET = re.compile(rf"([ ]*)([{BULLETS}])\s+(?=\S)")
_NUMBERED = re.compile(r"([ ]*)(\d{1,2}[.)])\s+(?=\S)")
_HEAD = re.compile(r"([A-Za-z][\w-]*)[ ]*:(?:\s|$)")


def layout_slip(
    lines: Sequence[str], number: int, words: Words, before: Spot | None
) -> Slip | None:
    """Return the slip of a line's blanks, colon or dash; `before` is the value above it."""
    line = lines[number]
    return (
        _odd_blank(line, number)
        or _glued_colon(line, number, words)
        or _wide_colon(line, number, words)
        or _bullet(lines, number, words, before)
    )


def _odd_blank(line: str, number: int) -> Slip | None:
    lead = lead_of(line)
    odd = _ODD_BLANK.search(lead)
    if not odd:
        return None
    hint = f"write blanks: {_BLANKS.sub(' ', line).strip()}"
    mended = () if "\t" in lead else (Edit(number, with_blanks(lead) + line[len(lead) :]),)
    return Slip(number, odd.start(), "Y14", _says(odd[0]), hint, mended)


def lead_of(line: str) -> str:
    """Return the blanks and dashes before the text of a line."""
    match = _LEAD.match(line)
    assert match  # it may be empty
    return match[0]


def _says(sign: str) -> str:
    names = {"\t": "a tab", "\u00a0": "a no-break space", "\u202f": "a no-break space"}
    return f"{names.get(sign, 'an odd blank')} stands where YAML wants blanks"


def with_blanks(text: str) -> str:
    """Return a text with a blank for each odd one, and nothing for one that has no width."""
    return re.sub(f"[{ODD}]", " ", text.replace("\u200b", ""))


def odd_gap(spot: Spot) -> Slip | None:
    """Return the slip of an odd blank before or after the colon of a key."""
    head = spot.line[spot.start : spot.column]
    odd = re.search(rf"[\t{ODD}](?=[ \t{ODD}]*:?[ \t{ODD}]*$)", head)
    if not odd:
        return None
    line = spot.line[: spot.start] + with_blanks(head).replace("\t", " ") + spot.value
    hint = f"write blanks: {_BLANKS.sub(' ', line).strip()}"
    column = spot.start + odd.start()
    code = "Y12" if odd[0] == "\t" else "Y14"  # libyaml takes a tab for a blank there
    return Slip(spot.number, column, code, _says(odd[0]), hint, (Edit(spot.number, line),))


def _glued_colon(line: str, number: int, words: Words) -> Slip | None:
    match = _NO_BLANK.match(line)
    if not match or match[2] not in words.keys:
        return None
    mended = f"{match[1]}{match[2]}: {line[match.end() :]}"
    message = f"no blank after the colon of `{match[2]}`"
    return Slip(number, match.end() - 1, "Y12", message, *_write(number, mended))


def _wide_colon(line: str, number: int, words: Words) -> Slip | None:
    match = _WIDE.match(line)
    if not match or match[2] not in words.keys:
        return None
    mended = f"{match[1]}{match[2]}: {line[match.end() :]}".rstrip()
    sign = line[match.end(2) : match.end()].strip()[0]
    message = f"the sign after `{match[2]}`, `{sign}`, is not the colon that YAML knows"
    column = line.index(sign, match.end(2))
    return Slip(number, column, "Y18", message, *_write(number, mended))


def _bullet(lines: Sequence[str], number: int, words: Words, before: Spot | None) -> Slip | None:
    line = lines[number]
    match = _BULLET.match(line) or _NUMBERED.match(line)
    if not match or not _lists(lines, number, match, words, before):
        return None
    mended = f"{match[1]}- {line[match.end() :]}"
    message = f"`{match[2]}` stands where YAML wants `-`"
    return Slip(number, match.start(2), "Y18", message, *_write(number, mended))


def _lists(
    lines: Sequence[str], number: int, match: re.Match[str], words: Words, before: Spot | None
) -> bool:
    """Tell whether a bullet begins a fact, or an entry of a list."""
    head = _HEAD.match(lines[number], match.end())
    if before is None:
        return match[2] in BULLETS and head is not None and head[1] in words.keys
    column = len(match[1])
    if before.dashes and before.start == column and any(map(str.strip, lines[: before.number])):
        return match[2] in BULLETS or _NUMBERED.match(lines[before.number]) is not None
    opens = not before.value and words.takes_entries(before.key) and column >= before.base
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    return opens and (match[2] in BULLETS or _NUMBERED.match(below) is not None)


def _write(number: int, mended: str) -> tuple[str, tuple[Edit, ...]]:
    return f"write: {mended.strip()}", (Edit(number, mended),)
