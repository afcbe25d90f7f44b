"""The analysis for a spreadsheet: a row for each option of each item."""

import csv
import io
from collections.abc import Iterator, Mapping

from quizgen.analysis.figures import Analysis, ItemFigures, OptionFigures
from quizgen.analysis.wording import called, where
from quizgen.harmless import harmless
from quizgen.spreadsheets import guarded

COLUMNS: Mapping[str, str] = {
    "number": "the place of the item among all, from 1",
    "item": "its fact and way, else what the files call it",
    "place": "where the fact stands, as file:line",
    "stem": "how it is asked now",
    "n": "how many answers",
    "facility": "the mean share of its marks, from 0 to 1",
    "low": "the lower bound of the facility's 95 % interval",
    "high": "the upper bound",
    "sd": "the standard deviation of its marks, in marks",
    "discrimination": "its correlation with the rest of the set",
    "item_total": "its correlation with the whole set",
    "efficiency": "the discriminative efficiency, at most 1",
    "weight": "the effective weight, from 0 to 1",
    "alpha_without": "the alpha of the set without it",
    "flags": "the codes of its flags, a blank between",
    "reports": "how many reports of learners",
    "option": "an option, or an answer that was typed",
    "key": "1 if it is right, else 0",
    "picked": "how many picked it",
    "shown": "to how many it was shown",
    "share": "the share of those who saw it, from 0 to 1",
    "point_biserial": "how picking it correlates with the rest of the set",
    **{f"fifth_{number}": f"its share in fifth {number} of the class" for number in range(1, 6)},
}
"""The columns, each with its meaning. What cannot be said is an empty cell."""

_FIFTHS = 5
_OPTION_COLUMNS = 6 + _FIFTHS


def as_csv(analysis: Analysis) -> str:
    """Return a row for each option, the item's figures repeated; one row for an item without any.

    No cell begins as a formula does in a spreadsheet.
    """
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for number, item in enumerate(analysis.items, 1):
        cells = (str(number), *_of_item(item))
        for option in item.options:
            rows.writerow((*cells, *_of_option(option)))
        if not item.options:
            rows.writerow((*cells, *("",) * _OPTION_COLUMNS))
    return text.getvalue()


def _of_item(item: ItemFigures) -> Iterator[str]:
    yield from (_text(called(item)), _text(where(item)))
    yield _text(item.asked.stem) if item.asked else ""
    yield str(item.n)
    for value in (item.facility, *item.between, item.sd, item.discrimination, item.item_total):
        yield _number(value)
    for value in (item.efficiency, item.weight, item.alpha_without):
        yield _number(value)
    yield " ".join(flag.code for flag in item.flags)
    yield str(sum((item.reports or {}).values()))


def _of_option(option: OptionFigures) -> Iterator[str]:
    yield from (_text(option.text), str(int(option.is_key)))
    yield from (str(option.all.picked), str(option.all.shown))
    yield from (_number(option.all.share), _number(option.point_biserial))
    shares = [fifth.share for fifth in option.by_fifth[:_FIFTHS]]
    yield from map(_number, [*shares, *[None] * (_FIFTHS - len(shares))])


def _text(cell: str) -> str:
    return guarded(harmless(cell))


def _number(value: float | None) -> str:
    """Return four places; a minus before digits is a number to a spreadsheet, and no formula."""
    return "" if value is None else f"{value:.4f}"
