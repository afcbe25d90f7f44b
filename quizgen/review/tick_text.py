"""The text of a file of ticks: a first line, then one JSON object a line.

{"quizgen-reviewed":1,"bank":"rivers-abcd"}
{"claim":"mzxw6…","by":"A. Colleague","on":"2026-11-20","text":"The answer to …"}
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from quizgen.json_line import Damaged, read_object, write_object
from quizgen.model import Place
from quizgen.problems import Problem
from quizgen.review.tick import Tick, Ticks

VERSION = 1
_MARK = "quizgen-reviewed"
_BEGIN = f'{{"{_MARK}":{VERSION}'
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def parse(text: str, file: str) -> tuple[Ticks, list[Problem]]:
    """Return the ticks that `text` holds, and what is wrong with it.

    If one of the problems is an error, lines are missing: the ticks must not be written.
    One person's two ticks of a claim, as a merge by git leaves them, are one, of the later day.
    """
    first, *rest = text.removeprefix("\ufeff").split("\n")
    try:
        empty = _head(first)
    except Damaged as damage:
        return Ticks(""), [_damaged(Place(file), first, damage)]
    if not empty.bank:
        return empty, [_newer(Place(file))]
    found: dict[tuple[str, str], Tick] = {}
    problems: list[Problem] = []
    for number, line in _lines(rest):
        problems += _add(found, line, Place(file, number))
    return Ticks(empty.bank, found, empty.extra), problems


def render(ticks: Ticks) -> str:
    """Return the text of ticks: lines sorted by claim and name, each ending in a line feed."""
    head = {_MARK: VERSION, "bank": ticks.bank, **dict(ticks.extra)}
    lines = [_write(ticks.by_key[key]) for key in sorted(ticks.by_key)]
    return "".join(f"{line}\n" for line in [write_object(head), *lines])


def _write(tick: Tick) -> str:
    fields = {"claim": tick.claim, "by": tick.by, "on": tick.on.isoformat(), "text": tick.text}
    return write_object({**fields, **dict(tick.extra)})


def _head(line: str) -> Ticks:
    """Return ticks without a line; without a bank if a newer version wrote them."""
    head = read_object(line)
    version, bank = head.pop(_MARK, None), head.pop("bank", None)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Damaged(f"the first line must begin with {_BEGIN}")
    if version > VERSION:
        return Ticks("")  # whatever it says, it says it in a newer way
    if not isinstance(bank, str) or not bank:
        raise Damaged("the first line must name the bank")
    return Ticks(bank, extra=tuple(head.items()))


def _lines(rest: list[str]) -> Iterator[tuple[int, str]]:
    # Not str.splitlines: a JSON text may hold U+2028 and its like as they are.
    for number, line in enumerate(rest, start=2):
        if line.strip():
            yield number, line


def _add(found: dict[tuple[str, str], Tick], line: str, place: Place) -> list[Problem]:
    try:
        tick = _read(line)
    except Damaged as damage:
        return [_damaged(place, line, damage)]
    key = tick.claim, tick.by
    twin = found.get(key)
    found[key] = max(tick, twin, key=lambda one: (one.on, repr(one))) if twin else tick
    return [_joined(place, tick)] if twin else []


def _read(line: str) -> Tick:
    fields = read_object(line)

    def take(key: str, is_good: Callable[[str], object]) -> str:
        value = fields.pop(key, None)
        if not isinstance(value, str) or not is_good(value):
            raise Damaged(f"`{key}` is missing, or not what it should be")
        return value

    claim = take("claim", str.strip)
    by = take("by", str.strip)
    day = take("on", _DAY.fullmatch)
    text = take("text", lambda _: True) if "text" in fields else ""
    try:
        on = date.fromisoformat(day)
    except ValueError as error:
        raise Damaged(f"`on` cannot be {day}") from error
    return Tick(claim, by, on, text, tuple(fields.items()))


def _damaged(place: Place, line: str, damage: Damaged) -> Problem:
    if line.startswith(_CONFLICT):
        return Problem(
            place,
            "H511",
            "a merge by git was left unfinished here",
            f"delete the lines of {', '.join(f'`{mark}`' for mark in _CONFLICT)} and keep the "
            "ticks of both sides",
        )
    return Problem(
        place,
        "H511",
        f"this line of the ticks cannot be read: {damage}",
        "take the file back from git, or mend the line; nothing is written until then",
    )


def _newer(place: Place) -> Problem:
    return Problem(
        place,
        "H512",
        "these ticks were written by a newer quizgen",
        "update quizgen: pip install --upgrade quizgen",
    )


def _joined(place: Place, tick: Tick) -> Problem:
    return Problem(
        place,
        "H514",
        f"two ticks of {tick.by} for one claim were joined: the later day",
        "the next tick writes one line",
    )
