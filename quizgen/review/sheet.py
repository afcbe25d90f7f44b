"""The sheet of claims as CSV: for a spreadsheet, to be filled in and read back."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from quizgen.review.sentence import in_line, place, plain, source
from quizgen.review.statement import Statement
from quizgen.review.tick import Tick
from quizgen.spreadsheets import guarded

COLUMNS = ("claim", "statement", "quote", "source", "place", "right", "by", "on", "remark")
RIGHT = "x"


def render(found: Iterable[Statement], ticks: Mapping[str, Sequence[Tick]]) -> bytes:
    """Return a row for each statement; what was ticked before has its mark, name and day.

    Of several ticks the latest. UTF-8 with a byte order mark: spreadsheets ask for it.
    """
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for one in found:
        rows.writerow(map(guarded, _row(one, ticks.get(one.hash, ()))))
    return text.getvalue().encode("utf-8-sig", "replace")


def _row(one: Statement, ticks: Sequence[Tick]) -> Iterable[str]:
    why = in_line(one.why)
    statement = f"{plain(one)} Why: {why}" if why else plain(one)
    quotes = " … ".join(map(in_line, one.item.quotes))
    mark = (RIGHT, ticks[-1].by, ticks[-1].on.isoformat()) if ticks else ("", "", "")
    where = f"{place(one.item)} {one.item.fact}"
    return (one.hash, statement, quotes, source(one.item), where, *mark, "")
