"""How items and figures are called, in a terminal and on a page."""

from collections.abc import Iterator

from quizgen.analysis.figures import ItemFigures, OptionFigures, SetFigures
from quizgen.analysis.flags import FEWEST, percent

SATISFACTORY, UNSATISFACTORY = 0.75, 0.64
"""From which alpha on a test is satisfactory, and below which it is not, as Moodle documents it."""

MOST_OPTIONS = 10
"""How many options of an item are shown: of what was typed there may be hundreds."""

_REPORTS = {
    "flagged": "flagged",
    "overruled": "counted as wrong by their own word",
    "mine-is-right": "“mine is right”",
    "suspended": "never again",
}


def called(item: ItemFigures) -> str:
    """Return what an item is called: its fact and its way, else as its file calls it."""
    return f"{item.asked.fact} ({item.asked.way})" if item.asked else item.item


def where(item: ItemFigures) -> str:
    """Return file:line of its fact, "" if it belongs to no list."""
    return f"{item.asked.place.file}:{item.asked.place.line}" if item.asked else ""


def counted(number: int, name: str) -> str:
    """Return a number and a noun: "1 item", "2 items"."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def coefficient(value: float | None) -> str:
    """Return a correlation or an efficiency with two places, "" for None."""
    return "" if value is None else f"{value + 0.0:.2f}".replace("-0.00", "0.00")


def marks(value: float) -> str:
    """Return marks with at most two places: 17.5, 32."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def facility(item: ItemFigures) -> str:
    """Return the facility with its 95 % interval: "72 % (68–75)"."""
    low, high = (round(100 * bound) for bound in item.between)
    return f"{percent(item.facility)} ({low}–{high})"


def too_few(item: ItemFigures) -> str:
    """Return why nothing is said of how an item discriminates, "" if enough answered it."""
    return f"too few (n = {item.n:,})" if item.n < FEWEST else ""


def reported(item: ItemFigures) -> str:
    """Return what learners said of an item: "3 × flagged"; "" if nothing."""
    found = sorted((item.reports or {}).items())
    return ", ".join(f"{count:,} × {_REPORTS.get(name, name)}" for name, count in found if count)


def foremost(item: ItemFigures) -> tuple[tuple[OptionFigures, ...], int]:
    """Return the options to show, and how many more there are: keys, then what most took.

    The order of the options is kept where all of them are shown.
    """
    if len(item.options) <= MOST_OPTIONS:
        return item.options, 0
    ranked = sorted(item.options, key=lambda one: (not one.is_key, -one.all.picked, one.text))
    return tuple(ranked[:MOST_OPTIONS]), len(item.options) - MOST_OPTIONS


def of_set(whole: SetFigures) -> Iterator[tuple[str, str]]:
    """Yield name and words of each figure of the whole set, those that say something."""
    if whole.complete < FEWEST:
        who = f"{counted(whole.complete, 'learner')} answered every item"
        yield "The set", f"too few to say anything of it: {who}, {FEWEST} are needed"
        return
    if whole.mean is not None:
        share = percent(whole.mean / whole.most) if whole.most else ""
        who = f"{counted(whole.complete, 'learner')} who answered every item"
        yield "Mean", f"{marks(whole.mean)} of {marks(whole.most)} marks ({share}), {who}"
    if whole.sd is not None:
        yield "Spread", f"{marks(whole.sd)} marks (standard deviation)"
    if whole.alpha is not None:
        name = "Alpha (KR-20)" if whole.is_dichotomous else "Alpha"
        yield name, f"{coefficient(whole.alpha)}: {_consistency(whole.alpha)}"
    if whole.standard_error is not None:
        error, far = marks(whole.standard_error), marks(1.96 * whole.standard_error)
        yield "Standard error", f"{error} marks: 95 of 100 scores lie within {far} of the true one"
    if whole.inter_item is not None:
        yield "Between items", f"{coefficient(whole.inter_item)} (mean correlation of two items)"


def _consistency(alpha: float) -> str:
    if alpha >= SATISFACTORY:
        return f"satisfactory for a test (Moodle: from {SATISFACTORY:.2f} on)"
    if alpha < UNSATISFACTORY:
        return f"low, scores are largely chance (Moodle: not below {UNSATISFACTORY:.2f})"
    return f"middling (Moodle: satisfactory from {SATISFACTORY:.2f} on)"
