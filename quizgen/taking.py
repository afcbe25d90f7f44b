"""`review --take`: a sheet that came back → ticks beside the lists, and what is to be mended."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from quizgen.claims import Sheet, tick_of
from quizgen.making import Desk
from quizgen.model import Place
from quizgen.problems import Problem, Refused
from quizgen.review.filled import MAX_BYTES, Filled, Marked, read_filled
from quizgen.review.sentence import place, plain
from quizgen.review.statement import Statement
from quizgen.review.tick import Tick, Ticks, as_name
from quizgen.screen import count

UNNAMED = "A tick is somebody's word: say whose with --by NAME."
WRONG = "Not right: mend the fact, and the claim comes again."

_Key = tuple[str, str]


class _Change(NamedTuple):
    """What a sheet changes in the ticks of a bank: new ones, and those that are taken back."""

    ticks: list[Tick]
    back: list[_Key]


def take_in(sheet: Sheet, file: Path, by: str, today: date, desk: Desk) -> tuple[list[str], int]:
    """Tick what a filled sheet marks as right; return what is to be said, and the exit code.

    That is 1 if a mark was not taken or a claim was found not right.
    """
    filled = read_filled(_content(file, desk), str(file))
    claims = {one.hash: one for one in sheet.claims}
    changes = _Changes(claims, as_name(by), today)
    kept = [row for row in filled.marked if row.claim in claims]
    if nameless := next((row for row in kept if not changes.who(row)), None):
        raise click.UsageError(f"Line {nameless.line} of {file} has no name. {UNNAMED}")
    lost = [row.line for row in (*filled.marked, *filled.refused) if row.claim not in claims]
    new, back = _keep_all(sheet, changes.of(filled))
    told = _told(sheet, len(kept), new, back, lost, filled.odd)
    undated = [row.line for row in kept if row.has_day and changes.day(row) != row.on]
    said = [*told, *_of_days(undated), *_of_claims(filled, claims)]
    return said, int(bool(lost or filled.odd or filled.refused))


class _Changes(NamedTuple):
    """What makes ticks of rows: the claims there are, who ticks else, and the day."""

    claims: Mapping[str, Statement]
    by: str
    today: date

    def who(self, row: Marked) -> str:
        """Return whose word a row is."""
        return as_name(row.by) or self.by

    def day(self, row: Marked) -> date:
        """Return the day of a row: today if it has none that can be. East of us it is tomorrow."""
        is_past = row.on is not None and row.on <= self.today + timedelta(days=1)
        return row.on if row.on and is_past else self.today

    def of(self, filled: Filled) -> dict[str, _Change]:
        """Return the changes of each bank. Who finds a claim not right takes back their tick."""
        found: dict[str, _Change] = {}
        for row in filled.marked:
            if one := self.claims.get(row.claim):
                tick = tick_of(one, self.who(row), self.day(row))
                found.setdefault(one.item.origin.bank, _Change([], [])).ticks.append(tick)
        for row in filled.refused:
            if one := self.claims.get(row.claim):
                key = (one.hash, self.who(row))
                found.setdefault(one.item.origin.bank, _Change([], [])).back.append(key)
        return found


def _keep_all(sheet: Sheet, changes: Mapping[str, _Change]) -> tuple[int, int]:
    """Keep what changes; return how many ticks are new, and how many were taken back."""
    new = back = 0
    for bank, change in changes.items():
        if change.ticks:
            new += sheet.amend(bank, partial(_with, ticks=change.ticks))
        if change.back and not sheet.obstacles:
            back -= sheet.amend(bank, partial(_without, keys=change.back))
    return new, back


def _with(known: Ticks, ticks: Sequence[Tick]) -> Ticks:
    return known.with_(ticks)


def _without(known: Ticks, keys: Iterable[_Key]) -> Ticks:
    for claim, by in keys:
        known = known.without(claim, by)
    return known


# --- What is said of it. ---


def _told(
    sheet: Sheet, read: int, new: int, back: int, lost: Sequence[int], odd: Sequence[int]
) -> Iterator[str]:
    known = f", {read - new:,} of them there before" if read > new else ""
    gone = f", {count(back, 'tick')} taken back" if back else ""
    yield f"{count(read, 'tick')} read{known}{gone}."
    if lost:
        verb = "its claim has" if len(lost) == 1 else "their claims have"
        yield f"{count(len(lost), 'mark')} not taken, for {verb} changed or gone: {_lines(lost)}."
    if odd:
        yield f"{count(len(odd), 'mark')} not understood, write x, no or nothing: {_lines(odd)}."
    yield f"{sheet.count.in_words}."


def _of_days(lines: Sequence[int]) -> Iterator[str]:
    if lines:
        why = "for theirs cannot be read, or is still to come"
        yield f"{count(len(lines), 'tick')} got the day of today, {why}: {_lines(lines)}."


def _of_claims(filled: Filled, claims: Mapping[str, Statement]) -> Iterator[str]:
    """Yield the claims that were found not right, then those right with a remark."""
    wrong = [row for row in filled.refused if row.claim in claims]
    if wrong:
        yield WRONG
        yield from (_line(claims[row.claim], row) for row in wrong)
    remarked = [row for row in filled.marked if row.remark and row.claim in claims]
    if remarked:
        yield "Right, with a remark:"
        yield from (_line(claims[row.claim], row) for row in remarked)


def _line(one: Statement, row: Marked) -> str:
    said = ": ".join(filter(None, [row.by, row.remark]))
    return f"{place(one.item)}: {plain(one)}{f'  [{said}]' if said else ''}"


def _lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:20])) + (", …" if len(numbers) > 20 else "")
    return f"line {shown}" if len(numbers) == 1 else f"lines {shown}"


def _content(file: Path, desk: Desk) -> bytes:
    try:
        content = desk.read(file)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        raise Refused([Problem(Place(str(file)), "F001", message)]) from error
    if len(content) > MAX_BYTES:
        raise Refused([Problem(Place(str(file)), "F004", f"more than {MAX_BYTES:,} bytes")])
    return content
