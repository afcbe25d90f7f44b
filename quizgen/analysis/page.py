"""The analysis as one page that needs nothing else: no script, and no network.

The browser is told to run and to fetch nothing, whatever a list or a learner may have written.
"""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from quizgen.analysis.article import article
from quizgen.analysis.figures import Analysis, ItemFigures
from quizgen.analysis.flags import FEWEST, to_mend
from quizgen.analysis.markup import escaped, minus, table
from quizgen.analysis.plots import Point, histogram, map_of_items
from quizgen.analysis.wording import called, coefficient, counted, facility, of_set, where

_MOST = 500
"""How many sound items are shown with their options: more make a page that is slow to open."""

_Numbered = tuple[int, ItemFigures]


def page(analysis: Analysis) -> str:
    """Return the report as HTML; it is the same for the same analysis."""
    style = _style()
    items = list(enumerate(analysis.items, 1))
    mend = {item.item for item in to_mend(analysis.items)}
    parts = (_plots(analysis, items, mend), _mending(items, mend), _table(items, mend))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
        f"<title>Item analysis</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header><h1>Item analysis</h1>{_head(analysis)}</header>\n"
        f"<main>{''.join(parts)}{_rest(items, mend)}</main>\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return files(__package__).joinpath("page.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _head(analysis: Analysis) -> str:
    whole = analysis.whole
    counts = (
        f"{counted(whole.learners, 'learner')}, {counted(whole.items, 'item')}, "
        f"{counted(whole.responses, 'answer')}."
    )
    figures = "".join(
        f"<div><dt>{name}</dt><dd>{minus(words)}</dd></div>" for name, words in of_set(whole)
    )
    said = "".join(f"<li>{escaped(one)}</li>" for one in analysis.said)
    return f"<p>{counts}</p><dl>{figures}</dl>" + (f'<ul class="notes">{said}</ul>' * bool(said))


def _plots(analysis: Analysis, items: Sequence[_Numbered], mend: set[str]) -> str:
    points = [
        Point(number, item.facility, item.discrimination, called(item), item.item in mend)
        for number, item in items
        if item.discrimination is not None and item.n >= FEWEST
    ]
    drawn = ""
    if points:
        drawn += (
            f"<figure>{map_of_items(points)}<figcaption>Items by facility and discrimination. "
            "A square asks for mending; what lies in the shade is too low, too hard or too easy."
            "</figcaption></figure>"
        )
    if any(analysis.whole.tenths):
        drawn += _scores(analysis.whole.tenths, analysis.whole.most)
    return f'<section class="plots" aria-label="Plots">{drawn}</section>' if drawn else ""


def _scores(tenths: Sequence[int], most: float) -> str:
    step = most / len(tenths)
    rows = [
        (f"{at * step:.4g} to {(at + 1) * step:.4g}", f"{count:,}")
        for at, count in enumerate(tenths)
    ]
    counts = table(("marks", "learners"), rows, "Learners by marks")
    return (
        f"<figure>{histogram(tenths, most)}<figcaption>Marks of all learners, whatever they left "
        f"out</figcaption><details><summary>As a table</summary>{counts}</details></figure>"
    )


def _mending(items: Sequence[_Numbered], mend: set[str]) -> str:
    """Return the items to mend, the worst first, or that there are none."""
    numbers = {item.item: number for number, item in items}
    shown = "".join(
        article(numbers[item.item], item) for item in to_mend([item for _, item in items])
    )
    none = "No item asks for mending."
    if all(item.n < FEWEST for _, item in items):
        none = f"Nothing is flagged below {FEWEST} answers to an item."
    count = f"{len(mend):,} of {counted(len(items), 'item')}, the worst first."
    return f"<section><h2>To mend</h2><p>{count if shown else none}</p>{shown}</section>"


def _table(items: Sequence[_Numbered], mend: set[str]) -> str:
    shown = {number for number, item in items if item.item not in mend}
    linked = {*sorted(shown)[:_MOST], *(number for number, item in items if item.item in mend)}
    rows = [_row(number, item, is_shown=number in linked) for number, item in items]
    head = ("#", "item", "n", "facility", "discrimination", "efficiency", "flags")
    return f"<section><h2>All items</h2>{table(head, rows, 'All items', 'all')}</section>"


def _row(number: int, item: ItemFigures, *, is_shown: bool) -> Sequence[str]:
    name = escaped(called(item))
    place = f"<br><code>{escaped(where(item))}</code>" if item.asked else ""
    few = item.n < FEWEST
    return (
        f"{number}",
        (f'<a href="#item-{number}">{name}</a>' if is_shown else name) + place,
        f"{item.n:,}",
        facility(item),
        "too few" if few else minus(coefficient(item.discrimination)),
        "too few" if few else minus(coefficient(item.efficiency)),
        " ".join(flag.code for flag in item.flags) or "–",
    )


def _rest(items: Sequence[_Numbered], mend: set[str]) -> str:
    """Return the other items, as many as a page can hold."""
    rest = [one for one in items if one[1].item not in mend]
    if not rest:
        return ""
    shown = "".join(article(number, item) for number, item in rest[:_MOST])
    more = len(rest) - _MOST
    left = f"<p>{counted(more, 'more item')}: see --format csv or json.</p>" if more > 0 else ""
    return f"<section><h2>The other items</h2>{shown}{left}</section>"
