"""Figures that others published, from files of answers, to the digits in which they are printed."""

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quizgen.analysis.figures import Analysis
from quizgen.analysis.flags import flagged, with_flags
from quizgen.analysis.reckoning import Wishes, analyse

duckdb = pytest.importorskip("duckdb", reason="NOT TESTED: the analysis needs DuckDB")

FOLDER = Path(__file__).parents[1] / "data" / "item-analysis"
MOODLE = FOLDER / "moodle"
WITHOUT_MOODLE = "NOT TESTED: Moodle's own figures; they are in the repository alone"
Rows = Sequence[Sequence[str]]
PUBLISHED = {
    "mean": "facility",
    "sd": "sd",
    "total_r": "item_total",
    "total_r_if_removed": "discrimination",
    "alpha_if_removed": "alpha_without",
}
COMPUTED = {
    "p": "facility",
    "item_total_r": "item_total",
    "item_rest_r": "discrimination",
    "alpha_if_deleted": "alpha_without",
}


def known(name: str) -> dict[str, Any]:
    found = json.loads((FOLDER / name).read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def agrees(ours: float | None, printed: float, digits: int) -> bool:
    """Tell whether a figure, printed with so many digits, is the one that is printed."""
    return ours is not None and abs(ours - printed) <= 0.5 * 10**-digits + 1e-9


# --- The answers, as tables ---


@cache
def law(name: str) -> Rows:
    """Return a table of learners and marks, of the patterns and how often each was found."""
    text = (FOLDER / f"{name.lower()}_patterns.csv").read_text("utf-8")
    head, *patterns = csv.reader(text.splitlines())
    marks = [pattern[:-1] for pattern in patterns for _ in range(int(pattern[-1]))]
    return [["learner", *head[:-1]], *([f"s{at}", *row] for at, row in enumerate(marks))]


@cache
def science() -> Rows:
    """Return a table of learners and options, below a row of the right ones."""
    lines = (FOLDER / "sat12_responses.csv").read_text("utf-8").splitlines()
    head, key, *rows = (line.split(",") for line in lines)
    key = ["KEY", key[0].removeprefix("KEY:"), *key[1:]]
    return [["learner", *head], key, *([f"s{at}", *row] for at, row in enumerate(rows))]


def table(name: str) -> Rows:
    return science() if name == "SAT12" else law(name)


def long(rows: Rows) -> list[dict[str, object]]:
    """Return an answer for each cell: what is its mark, or the response and its key."""
    head, *rest = rows
    keys = rest.pop(0) if rest[0][0] == "KEY" else None
    return [
        {"learner": row[0], "item": head[at]}
        | ({"response": row[at], "key": keys[at]} if keys else {"mark": float(row[at])})
        for row in rest
        for at in range(1, len(head))
    ]


# --- The same in every form of a file ---


def as_csv(rows: Rows, folder: Path) -> Path:
    path = folder / "answers.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def as_lines(rows: Rows, folder: Path) -> Path:
    path = folder / "answers.jsonl"
    path.write_text("".join(f"{json.dumps(one)}\n" for one in long(rows)), encoding="utf-8")
    return path


def as_parquet(rows: Rows, folder: Path) -> Path:
    path = folder / "answers.parquet"
    with duckdb.connect() as connection:
        written = connection.read_csv(str(as_csv(rows, folder)), all_varchar=True)
        written.write_parquet(str(path))
    return path


def as_long_parquet(rows: Rows, folder: Path) -> Path:
    path = folder / "long.parquet"
    with duckdb.connect() as connection:
        connection.read_json(str(as_lines(rows, folder))).write_parquet(str(path))
    return path


Form = Callable[[Rows, Path], Path]
FORMS: list[Form] = [as_csv, as_lines, as_parquet, as_long_parquet]


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Form], Analysis]:
    @cache
    def reckon(name: str, form: Form) -> Analysis:
        found = analyse([form(table(name), tmp_path_factory.mktemp(name))])
        # Where a row is one answer, no columns give the items an order.
        items = sorted(found.items, key=lambda one: int(one.item.removeprefix("item")))
        return replace(found, items=tuple(items))

    return reckon


Analysed = Callable[[str, Form], Analysis]
each_form = pytest.mark.parametrize("form", FORMS)


# --- What is known of them ---


@each_form
@pytest.mark.parametrize("name", ["SAT12", "LSAT7"])
def test_what_is_printed_of_each_item_is_reproduced(
    analysed: Analysed, name: str, form: Form
) -> None:
    items = analysed(name, form).items
    printed = known("published.json")[name]["items"]

    assert [one.item for one in items] == [f"item{one['item']}" for one in printed]
    assert [
        (one.item, figure, getattr(one, ours), there[figure])
        for one, there in zip(items, printed, strict=True)
        for figure, ours in PUBLISHED.items()
        if not agrees(getattr(one, ours), there[figure], 3)
    ] == []


@each_form
@pytest.mark.parametrize("name", ["SAT12", "LSAT7", "LSAT6"])
def test_what_was_computed_to_more_digits_is_reproduced(
    analysed: Analysed, name: str, form: Form
) -> None:
    found = analysed(name, form)
    computed = known("computed.json")[name]
    figures = {theirs: ours for theirs, ours in COMPUTED.items() if theirs in computed}

    assert len(figures) >= 3
    assert [
        (one.item, theirs, getattr(one, ours), there)
        for theirs, ours in figures.items()
        for one, there in zip(found.items, computed[theirs], strict=True)
        if not agrees(getattr(one, ours), there, 4)
    ] == []
    assert agrees(found.whole.alpha, computed["alpha"], 4)
    assert {one.n for one in found.items} == {computed["n"]} == {found.whole.complete}
    assert found.whole.is_dichotomous


@each_form
def test_what_is_printed_of_the_whole_science_test_is_reproduced(
    analysed: Analysed, form: Form
) -> None:
    whole = analysed("SAT12", form).whole
    printed = known("published.json")["SAT12"]

    assert whole.learners == printed["N"]
    assert agrees(whole.mean, printed["mean_total_score"], 3)
    assert agrees(whole.sd, printed["sd_total_score"], 3)
    assert agrees(whole.inter_item, printed["mean_interitem_r"], 3)
    assert agrees(whole.alpha, printed["alpha"], 3)
    assert agrees(whole.standard_error, printed["SEM_alpha"], 3)


@each_form
def test_the_item_known_to_be_miskeyed_is_called_so_and_no_other(
    analysed: Analysed, form: Form
) -> None:
    items = with_flags(analysed("SAT12", form)).items
    miskeyed = {one.item: one for one in items if "A701" in {flag.code for flag in one.flags}}

    assert list(miskeyed) == ["item32"]
    assert flagged(miskeyed["item32"])[0].words.startswith("44 % took “3”")


def test_marks_by_hand_give_the_figures_that_the_key_gives(
    analysed: Analysed, tmp_path: Path
) -> None:
    head, key, *rows = science()
    marked = [
        [who, *(str(int(one == right)) for one, right in zip(row, key[1:], strict=True))]
        for who, *row in rows
    ]
    path = as_csv([head, *marked], tmp_path)

    found = {one.item: one for one in analyse([path]).items}

    for one in analysed("SAT12", as_csv).items:
        other = found[one.item]
        assert (one.facility, one.n) == (other.facility, other.n)
        assert one.discrimination == pytest.approx(other.discrimination, abs=1e-12)
        assert one.alpha_without == pytest.approx(other.alpha_without, abs=1e-12)


# --- Moodle's own test ---


@pytest.mark.skipif(not MOODLE.is_dir(), reason=WITHOUT_MOODLE)
@pytest.mark.parametrize(
    ("theirs", "ours", "times"),
    [
        ("facility_pct", "facility", 100),
        ("sd_x1000", "sd", 1000),
        ("effective_weight_pct", "weight", 100),
        ("discrimination_index", "discrimination", 100),
        ("discriminative_efficiency", "efficiency", 100),
    ],
)
def test_what_moodle_expects_of_its_own_is_reproduced(
    tmp_path: Path, theirs: str, ours: str, times: int
) -> None:
    path = tmp_path / "marks.csv"
    text = (MOODLE / "marks.csv").read_text("utf-8")
    path.write_text(text.replace("MAXMARK", "MAX"), encoding="utf-8")
    expected = known("moodle/expected.json")

    found = analyse([path], Wishes(few=2)).items

    assert [one.item for one in found] == [f"slot{number}" for number in expected["slots"]]
    assert {one.n for one in found} == {expected["n"]}
    figures = [times * getattr(one, ours) for one in found]
    # Ten figures are printed; eight places of some, less of those from 100 on.
    assert figures == pytest.approx(expected["expected"][theirs], rel=1e-9, abs=1e-7)
