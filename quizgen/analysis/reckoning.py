"""From files of responses to the figures of their items."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from quizgen.analysis import long, moodle, wide
from quizgen.analysis.answers import make_answers
from quizgen.analysis.engine import Engine, Unfit, opened
from quizgen.analysis.figures import Analysis, ItemFigures, OptionFigures, SetFigures
from quizgen.analysis.formulas import (
    alpha,
    correlation,
    discriminative_efficiency,
    effective_weights,
    mean_correlation,
    standard_error,
    wilson,
)
from quizgen.analysis.heads import is_long
from quizgen.analysis.known import KnownItem, Look, unknown
from quizgen.analysis.loaded import Notes, prepare
from quizgen.analysis.moments import Crossed, ItemMoments, SetMoments, keep, of_items, of_set, rest
from quizgen.analysis.natural import natural
from quizgen.analysis.options import options
from quizgen.analysis.recognising import sheet_of
from quizgen.analysis.sheet import Form, Sheet
from quizgen.model import Place
from quizgen.problems import Problem, Refused

FEW = 30
"""Fewer responses say nothing of how an item discriminates: the spread of a correlation of 0 is
then more than ±0.36 (1.96/√(n−1); Fisher 1915)."""


class Wishes(NamedTuple):
    """Which answers count: the first of each learner to a question, or all; exams, or everything.

    `few`: below so many responses no correlation is given.
    """

    all_answers: bool = False
    exams_only: bool = False
    few: int = FEW


_USUAL = Wishes()


def analyse(files: Sequence[Path], wishes: Wishes = _USUAL, look: Look = unknown) -> Analysis:
    """Return the figures of all items that the files hold responses to.

    The items are in the order of a table's columns, else by name; each is named as `look` names
    it, else as in the file. Nobody's name is in what comes back. `asked`, `flags` are left empty.
    Raises Refused: a file cannot be read, holds no responses, or DuckDB is not installed.
    """
    with opened(files) as engine:
        prepare(engine)
        notes = Notes()
        sheets = [_loaded(engine, file, at, notes, look) for at, file in enumerate(files)]
        try:
            return _reckoned(engine, sheets, notes, look, wishes)
        except Unfit as error:
            message = f"the answers are too many for the memory or the disk: {error}"
            hint = f"make room in {tempfile.gettempdir()}, or give fewer files"
            problem = Problem(Place(str(files[0])), "S701", message, hint)
            raise Refused([problem]) from error


def _reckoned(
    engine: Engine, sheets: Sequence[Sheet], notes: Notes, look: Look, wishes: Wishes
) -> Analysis:
    """Return the figures of what was loaded. Raises Refused: no answer can be marked, or counts."""
    known = make_answers(engine, sheets, notes, look, exams_only=wishes.exams_only)
    answers = engine.number("SELECT count(*) FROM answers")
    if not answers:
        raise sheets[0].refused("no answer in it counts", "leave `--exams` away, or look at it")
    crossed = keep(engine, all_answers=wishes.all_answers)
    notes.said += [_crossing(one, sheets) for one in crossed]
    rest(engine)
    return _analysis(engine, notes, known, answers, wishes)


def _loaded(engine: Engine, file: Path, at: int, notes: Notes, look: Look) -> Sheet:
    """Load a file by what it is. Raises Refused."""
    sheet = sheet_of(engine, file, at)
    try:
        if sheet.form is Form.JSON or is_long(sheet.head):
            long.load(engine, sheet, notes)
        elif moodle.is_moodle(sheet):
            moodle.load(engine, sheet, notes)
        else:
            wide.load(engine, sheet, notes, look)
    except Unfit as error:
        raise sheet.refused(error) from error
    return sheet


def _analysis(
    engine: Engine, notes: Notes, known: Mapping[str, KnownItem], answers: int, wishes: Wishes
) -> Analysis:
    rows = engine.rows("SELECT number, min(item), min(place) FROM items GROUP BY number")
    names = {int(str(row[0])): str(row[1]) for row in rows}
    places = {int(str(row[0])): row[2] for row in rows}
    moments = sorted(of_items(engine), key=lambda one: _place(places[one.item], names[one.item]))
    whole = of_set(engine)
    offered = {at: known[name].offered for at, name in names.items() if name in known}
    found = options(engine, offered, wishes.few)
    reports = _reports(engine)
    items = [_item(one, names[one.item], found.get(one.item, ()), wishes.few) for one in moments]
    kept = sum(one.n for one in items)
    return Analysis(
        _set(whole, moments, wishes.few),
        tuple(
            replace(one, reports=reports.get(one.item))
            for one in _within(items, moments, whole, wishes.few)
        ),
        (*notes.said, *_later(answers - kept)),
    )


def _place(place: object, name: str) -> tuple[bool, int, list[tuple[int, str]], str]:
    return place is None, int(str(place or 0)), natural(name), name


def _crossing(found: Crossed, sheets: Sequence[Sheet]) -> str:
    first, second = (sheets[at].file.name for at in (found.first, found.second))
    who = "1 learner stands" if found.learners == 1 else f"{found.learners:,} learners stand"
    return (
        f"{who} in both {first} and {second} with different answers, and only the first count: "
        "if these are different people, give the learners of each class numbers of their own"
    )


def _later(answers: int) -> Iterable[str]:
    if answers:
        what = "1 answer that is" if answers == 1 else f"{answers:,} answers that are"
        yield f"{what} not the first to its question, or in two files, counted once only"


def _reports(engine: Engine) -> Mapping[str, Mapping[str, int]]:
    """Return what learners said of each item: how often each kind."""
    found: dict[str, dict[str, int]] = {}
    sql = "SELECT item, kind, count(DISTINCT coalesce(id, '')) FROM said GROUP BY ALL ORDER BY ALL"
    for item, kind, times in engine.rows(sql):
        found.setdefault(str(item), {})[str(kind)] = int(str(times))
    return found


def _item(
    found: ItemMoments, name: str, picked: tuple[OptionFigures, ...], few: int
) -> ItemFigures:
    enough = found.n >= few
    return ItemFigures(
        item=name,
        n=found.n,
        facility=found.mean,
        between=wilson(min(1.0, max(0.0, found.mean)), found.n),
        sd=found.sd,
        discrimination=correlation(found.covariance, found.variance, found.rest)
        if enough else None,
        efficiency=discriminative_efficiency(found.covariance, found.greatest) if enough else None,
        options=picked,
        is_typed=found.is_typed,
        wordings=max(1, found.wordings),
    )  # fmt: skip


def _within(
    items: Sequence[ItemFigures], moments: Sequence[ItemMoments], whole: SetMoments, few: int
) -> list[ItemFigures]:
    """Return the items with what only those who answered all of them can tell."""
    if whole.complete < few:
        return [*items]
    weights = effective_weights([one.within_covariance for one in moments])
    variances = [one.within_variance for one in moments]
    return [
        replace(
            item,
            item_total=one.item_total,
            weight=weight,
            alpha_without=alpha(variances[:at] + variances[at + 1 :], one.within_rest),
        )
        for at, (item, one, weight) in enumerate(zip(items, moments, weights, strict=True))
    ]


def _set(whole: SetMoments, moments: Sequence[ItemMoments], few: int) -> SetFigures:
    reliability = None
    if whole.complete >= few and whole.sd is not None:
        reliability = alpha([one.within_variance for one in moments], whole.sd**2)
    known = whole.sd is not None and reliability is not None
    return SetFigures(
        learners=whole.learners,
        items=len(moments),
        responses=sum(one.n for one in moments),
        complete=whole.complete,
        most=sum(one.most for one in moments),
        mean=whole.mean,
        sd=whole.sd,
        alpha=reliability,
        standard_error=standard_error(whole.sd or 0.0, reliability or 0.0) if known else None,
        inter_item=mean_correlation(*whole.standard) if whole.complete >= few else None,
        is_dichotomous=all(one.is_dichotomous for one in moments),
        tenths=whole.tenths,
    )
