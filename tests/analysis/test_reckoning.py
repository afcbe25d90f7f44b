"""From answers to figures: the same in the plainest Python, and in any order of rows and files."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from statistics import covariance, fmean, stdev, variance

import pytest

from quizgen.analysis.figures import Analysis, ItemFigures
from quizgen.analysis.formulas import alpha, correlation
from quizgen.analysis.reckoning import FEW, Wishes, analyse
from tests.analysis.made import figures_of, simulated

pytest.importorskip("duckdb", reason="NOT TESTED: the analysis needs DuckDB")

TWO = Wishes(few=2)
Marks = Mapping[tuple[str, str], float]
"""The share of the mark, by learner and item; not every learner answers every item."""


def table(folder: Path, rows: Sequence[Sequence[object]], name: str = "table") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def long(folder: Path, marks: Marks, name: str = "long") -> Path:
    rows = [(learner, item, mark) for (learner, item), mark in marks.items()]
    return table(folder, [("learner", "item", "mark"), *rows], name)


def some(seed: int, levels: Sequence[float] = (0, 1), share: float = 0.8) -> Marks:
    """Return marks of 25 learners in 6 items, of which each answers a share."""
    random = Random(seed)
    return {
        (f"s{learner}", f"i{item}"): random.choice(levels)
        for learner, item in product(range(25), range(6))
        if random.random() < share
    }


def rests(marks: Marks, item: str) -> tuple[list[float], list[float]]:
    """Return the marks in an item, and beside each the share on the others that were answered."""
    pairs = []
    for (learner, asked), mark in marks.items():
        others = [one for (who, it), one in marks.items() if who == learner and it != item]
        if asked == item and others:
            pairs.append((mark, fmean(others)))
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def close(found: Analysis, other: Analysis) -> bool:
    """Tell whether two analyses agree, but for what rounding does to a sum in another order."""
    items = {one.item: one for one in other.items}
    assert {one.item for one in found.items} == items.keys()
    return flat(found.whole) == flat(other.whole) and all(
        flat(one) == flat(items[one.item]) for one in found.items
    )


def flat(value: object) -> object:
    if isinstance(value, float):
        return round(value, 9) + 0.0
    fields = getattr(value, "__dataclass_fields__", None)
    if fields:
        return [flat(getattr(value, name)) for name in fields]
    return [*map(flat, value)] if isinstance(value, tuple) else value


# --- Against the plainest way ---


@pytest.mark.parametrize("levels", [(0, 1), (0, 0.25, 0.5, 1)])
@pytest.mark.parametrize("share", [1, 0.7])
def test_the_rest_is_the_share_on_the_other_items_that_were_answered(
    tmp_path: Path, levels: Sequence[float], share: float
) -> None:
    marks = some(1, levels, share)

    for one in analyse([long(tmp_path, marks)], TWO).items:
        mark, rest = rests(marks, one.item)
        spread = variance(mark), variance(rest)
        greatest = covariance(sorted(mark), sorted(rest))
        assert one.facility == pytest.approx(fmean(mark))
        assert one.sd == pytest.approx(stdev(mark))
        assert one.discrimination == pytest.approx(correlation(covariance(mark, rest), *spread))
        assert one.efficiency == pytest.approx(covariance(mark, rest) / greatest)


def test_figures_of_the_set_are_of_those_who_answered_every_item(tmp_path: Path) -> None:
    marks = some(3, share=0.85)
    learners, items = {who for who, _ in marks}, sorted({item for _, item in marks})
    complete = [who for who in learners if all((who, item) in marks for item in items)]
    scores = [sum(marks[who, item] for item in items) for who in complete]
    columns = [[marks[who, item] for who in complete] for item in items]

    found = analyse([long(tmp_path, marks)], TWO)

    assert 3 < len(complete) < len(learners)
    assert (found.whole.complete, found.whole.learners) == (len(complete), 25)
    assert found.whole.mean == pytest.approx(fmean(scores))
    assert found.whole.alpha == pytest.approx(alpha(map(variance, columns), variance(scores)))
    for one, column in zip(found.items, columns, strict=True):
        product = covariance(column, scores)
        assert one.item_total == pytest.approx(
            correlation(product, variance(column), variance(scores))
        )
        left = [score - mark for score, mark in zip(scores, column, strict=True)]
        without = alpha([variance(each) for each in columns if each is not column], variance(left))
        assert one.alpha_without == pytest.approx(without)


def test_options_agree_with_the_plainest_way(tmp_path: Path) -> None:
    answers = simulated(Random(5), 100)
    head = [f"q{number}" for number in range(20)]
    rows = [[f"s{at}", *row] for at, row in enumerate(answers)]
    path = table(tmp_path, [["learner", *head], ["KEY", *"0" * 20], *rows])

    found = analyse([path]).items

    for one, plainly in zip(found, figures_of(answers, "0" * 20), strict=True):
        assert one.discrimination == pytest.approx(plainly.discrimination)
        ours = {option.text: option for option in one.options}
        for option in plainly.options:
            assert ours[option.text].all == option.all
            assert ours[option.text].is_key == option.is_key
            assert ours[option.text].point_biserial == pytest.approx(option.point_biserial)
        assert [fifth.shown for fifth in one.options[0].by_fifth] == [20] * 5


# --- Any order ---


def test_neither_rows_nor_columns_nor_files_have_a_say(tmp_path: Path) -> None:
    random = Random(7)
    items = [f"q{number}" for number in range(8)]
    learners = [f"s{number}" for number in range(40)]
    cell = {(who, item): random.choice("AAB") for who in learners for item in items}

    def rows(learners: Sequence[str], items: Sequence[str]) -> list[list[str]]:
        answers = [[who, *(cell[who, item] for item in items)] for who in learners]
        return [["learner", *items], ["KEY", *"A" * len(items)], *answers]

    plainly = analyse([table(tmp_path, rows(learners, items))])
    mixed = random.sample(learners, 40), random.sample(items, 8)
    halves = [
        table(tmp_path, rows(half, items), name)
        for half, name in [(learners[:13], "one"), (learners[13:], "two")]
    ]

    assert close(analyse([table(tmp_path, rows(*mixed))]), plainly)
    assert close(analyse(halves), plainly)
    assert close(analyse(halves[::-1]), plainly)


def test_the_items_keep_the_order_of_the_columns(tmp_path: Path) -> None:
    path = table(tmp_path, [["learner", "z", "a", "m"], ["1", 1, 0, 1], ["2", 0, 1, 1]])

    assert [one.item for one in analyse([path]).items] == ["z", "a", "m"]


# --- What must hold ---


def holds(one: ItemFigures) -> bool:
    within = [one.discrimination, one.item_total, *(o.point_biserial for o in one.options)]
    low, high = one.between
    return (
        all(value is None or -1 <= value <= 1 for value in within)
        and (one.efficiency is None or one.efficiency <= 1)
        and (one.weight is None or 0 <= one.weight <= 1)
        and low <= one.facility + 1e-12
        and one.facility <= high + 1e-12
    )


@pytest.mark.parametrize("seed", range(4))
def test_what_cannot_be_more_than_one_is_not(tmp_path: Path, seed: int) -> None:
    found = analyse([long(tmp_path, some(seed, (0, 0.5, 1), 1 - seed / 5))], TWO)

    assert all(map(holds, found.items))
    assert found.whole.alpha is None or found.whole.alpha <= 1


def test_an_item_that_all_know_says_nothing_of_anyone(tmp_path: Path) -> None:
    rows = [["learner", "all", "some", "none"]]
    path = table(tmp_path, [*rows, *([f"s{at}", 1, at % 2, 0] for at in range(40))])

    found = {one.item: one for one in analyse([path]).items}

    for one in (found["all"], found["none"]):
        assert (one.discrimination, one.item_total, one.efficiency) == (None, None, None)
        assert one.weight == 0


def test_a_single_item_has_no_rest(tmp_path: Path) -> None:
    path = table(tmp_path, [["learner", "x"], *([f"s{at}", at % 2] for at in range(40))])

    found = analyse([path])

    (one,) = found.items
    assert (one.discrimination, one.efficiency, one.alpha_without) == (None, None, None)
    assert (found.whole.alpha, found.whole.inter_item) == (None, None)


def test_of_too_few_no_correlation_is_given_and_the_facility_is(tmp_path: Path) -> None:
    rows = [(f"s{at}", at % 2, int(at % 3 == 0)) for at in range(FEW)]
    marked: list[Sequence[object]] = [("learner", "x", "y"), *rows]

    few = analyse([table(tmp_path, marked[:-1], "few")])
    enough = analyse([table(tmp_path, marked, "enough")])

    assert {one.discrimination for one in few.items} == {None}
    assert {one.item_total for one in few.items} == {None}
    assert few.whole.alpha is None
    assert [one.n for one in few.items] == [FEW - 1] * 2
    assert None not in {one.discrimination for one in enough.items}
    assert enough.whole.alpha is not None


def test_the_tenths_count_every_learner(tmp_path: Path) -> None:
    rows = [[f"s{at}", *(int(item < at) for item in range(10))] for at in range(11)]
    path = table(tmp_path, [["learner", *(f"q{item}" for item in range(10))], *rows])

    assert analyse([path]).whole.tenths == (1, 1, 1, 1, 1, 1, 1, 1, 1, 2)


def test_the_same_file_twice_is_the_same_learners(tmp_path: Path) -> None:
    path = long(tmp_path, some(9))
    other = long(tmp_path, some(9), "again")

    once, twice = analyse([path], TWO), analyse([path, other], TWO)

    assert close(replace(twice, said=()), once)
    assert len(twice.said) == 1
