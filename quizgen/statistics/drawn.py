"""The statistics drawn in lines, from 38 columns on: own text, no plot library."""

from collections.abc import Iterator, Sequence

from quizgen.harmless import harmless
from quizgen.statistics.drawing import UNICODE, Line, Marks, Run, bar, in_ascii, words
from quizgen.statistics.fitting import clipped, joined
from quizgen.statistics.gauges import Chart, Row, drawn_chart
from quizgen.statistics.names import begins, day_name, group_name, met, missed, said, shown
from quizgen.statistics.numbers import AHEAD, WINDOW, Numbers
from quizgen.statistics.tally import Apart
from quizgen.statistics.weeks import legend, week_map

WIDEST = 76
NARROWEST = 38
_LONGEST_BAR = 30
_CORRECTED = "corrected for guessing"


def drawn(numbers: Numbers, columns: int, marks: Marks) -> list[Line]:
    """Return the statistics as lines that are no wider than so many columns, or 38."""
    room = max(min(columns, WIDEST), NARROWEST)
    sections = (
        _head(numbers, room),
        _days(numbers, room, marks),
        _due(numbers, room, marks),
        *(drawn_chart(chart, room, marks) for chart in _charts(numbers)),
        _hardest(numbers, room),
        [words(line) for line in joined(said(numbers.said), room, "   ")],
    )
    lines: list[Line] = []
    for section in filter(None, sections):
        lines += [words(""), *section] if lines else section
    return lines if marks is UNICODE else [in_ascii(line) for line in lines]


def _head(numbers: Numbers, room: int) -> list[Line]:
    right = numbers.today.recalled.right + numbers.today.recognised.right
    parts = [f"{met(numbers)}.", f"Today {numbers.today.answered:,} answered, {right:,} right."]
    title = clipped(harmless(numbers.title), room)
    return [words(title), *map(words, joined(parts, room, "  "))]


def _days(numbers: Numbers, room: int, marks: Marks) -> list[Line]:
    counts = f"{numbers.lately:,} in {WINDOW} days, {numbers.in_a_row:,} in a row"
    head = joined(["Reviews by day", legend(numbers.by_day, marks), counts], room, "   ")
    return [*map(words, head), *week_map(numbers.by_day, numbers.day, room, marks)]


def _due(numbers: Numbers, room: int, marks: Marks) -> list[Line]:
    most = max(numbers.due)
    digits = len(f"{most:,}")
    names = [day_name(numbers.day, ahead) for ahead in range(AHEAD)]
    label = max(map(len, names))
    longest = min(_LONGEST_BAR, room - label - digits - len("  " * 3))
    rows: list[Line] = [words(f"Due, {AHEAD} days")]
    for name, count in zip(names, numbers.due, strict=True):
        share = count / most if most else 0.0
        start = f"  {name:<{label}}  {count:>{digits},}  "
        rows.append((Run(start), Run(bar(share, longest, marks), "mark")))
    return rows


def _charts(numbers: Numbers) -> Iterator[Chart]:
    """Yield what was recalled and, apart from it, what was recognised: lately, then over time."""
    lately = f"{WINDOW} days"
    kept = [(group_name(one), one.score) for one in shown(numbers.groups)]
    yield Chart(f"Recalled, {lately}", _recalled(kept), numbers.wanted)
    yield Chart(f"Recognised, {lately}, {_CORRECTED}", _recognised(kept), numbers.wanted)
    if numbers.periods:
        by = f"Score by {numbers.periods[0].unit}"
        over = [(begins(one), one.score) for one in numbers.periods]
        yield Chart(f"{by}, recalled", _recalled(over))
        yield Chart(f"{by}, recognised, {_CORRECTED}", _recognised(over))


def _recalled(rows: Sequence[tuple[str, Apart]]) -> list[Row]:
    return [Row(name, score.recalled) for name, score in rows]


def _recognised(rows: Sequence[tuple[str, Apart]]) -> list[Row]:
    return [Row(name, score.recognised) for name, score in rows]


def _hardest(numbers: Numbers, room: int) -> list[Line]:
    """Return where the targets stand that were forgotten most often, each above its question."""
    lines = [words(line) for line in joined("Hardest, by how often forgotten".split(), room, " ")]
    for one in numbers.hardest:
        # A place is never cut: it is there to be copied or clicked.
        lines.append(words(f"  {missed(one)}  {harmless(one.place.file)}:{one.place.line}"))
        stem = joined(harmless(one.stem).split(), room - 4, " ")
        lines += [words(f"    {clipped(line, room - 4)}") for line in stem]
    return lines if numbers.hardest else []
