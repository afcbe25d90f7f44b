"""Rows of a name, a bar, a share and the count behind it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgen.statistics.drawing import Line, Marks, Run, gauge, words
from quizgen.statistics.fitting import fitted, joined, width
from quizgen.statistics.tally import Tally, percent

_MOST_ROWS = 12
"""All of them stand in the JSON."""
_LONGEST_BAR = 30
_PERCENT = len("100 %")
_TOO_FEW = "too few to say"


class Row(NamedTuple):
    """What is counted, and its counts."""

    name: str
    tally: Tally


class Chart(NamedTuple):
    """A heading and its rows; `wanted` is the share that each is held against, 0 for none."""

    head: str
    rows: Sequence[Row]
    wanted: float = 0.0


def drawn_chart(chart: Chart, columns: int, marks: Marks) -> list[Line]:
    """Return the rows that have answers; where there are too few of them, no bar and no share."""
    found = [row for row in chart.rows if row.tally.answered]
    against = f" (| {percent(chart.wanted)} wanted)" if chart.wanted else ""
    head = f"{chart.head}{against}" if found else f"{chart.head}: none yet"
    lines = [words(line) for line in joined(head.split(), columns, " ")]
    lines += _bars(found[:_MOST_ROWS], chart.wanted, columns, marks)
    if more := found[_MOST_ROWS:]:
        lines.append(words(f"  and {len(more):,} more: --format json"))
    return lines


def _bars(rows: Sequence[Row], wanted: float, columns: int, marks: Marks) -> Iterator[Line]:
    names = max((width(row.name) for row in rows), default=0)
    label = min(names, columns // 4)
    counts = [f"{row.tally.right:,}/{row.tally.answered:,}" for row in rows]
    rest = columns - label - _PERCENT - max(map(len, counts), default=0) - len("  " * 4)
    for row, count in zip(rows, counts, strict=True):
        start, share = f"  {fitted(row.name, label)}  ", row.tally.share
        if share is None:
            yield words(f"{start}{count}  {_TOO_FEW}")
        else:
            cells = gauge(share, wanted, min(_LONGEST_BAR, rest), marks)
            yield Run(start), Run(cells, "mark"), Run(f"  {percent(share):>{_PERCENT}}  {count}")
