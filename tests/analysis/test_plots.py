"""The drawings, by their elements."""

import re
from itertools import combinations, pairwise

from lxml import etree

from quizgen.analysis.plots import Point, Trace, bar, histogram, map_of_items, traces


def elements(drawing: str, name: str, kind: str = "") -> list[etree._Element]:
    found = etree.fromstring(drawing).iter(name)
    return [one for one in found if kind in (one.get("class") or "").split() or not kind]


def at(one: etree._Element, name: str) -> float:
    return float(one.get(name) or "nan")


def point(number: int, facility: float, r: float, *, mends: bool = False) -> Point:
    return Point(number, facility, r, f"item {number}", mends)


def test_a_better_item_stands_higher_and_an_easier_one_to_the_right() -> None:
    drawing = map_of_items([point(1, 0.2, 0.1), point(2, 0.9, 0.7)])

    first, second = elements(drawing, "circle")
    assert at(first, "cx") < at(second, "cx")
    assert at(first, "cy") > at(second, "cy")


def test_whatever_the_figures_are_every_item_is_inside_the_map() -> None:
    drawing = map_of_items([point(1, 0, -1), point(2, 1, 1), point(3, 0.5, 0)])

    for one in elements(drawing, "circle"):
        assert 46 <= at(one, "cx") <= 338
        assert 8 <= at(one, "cy") <= 260


def test_an_item_to_mend_is_a_square_with_its_number_that_leads_to_it() -> None:
    drawing = map_of_items([point(1, 0.2, 0.1, mends=True), point(2, 0.9, 0.7)])

    assert len(elements(drawing, "rect", "mend")) == len(elements(drawing, "circle")) == 1
    assert [one.get("href") for one in elements(drawing, "a")] == ["#item-1"]
    assert [one.text for one in elements(drawing, "text", "label")] == ["#1"]
    assert next(one.text for one in elements(drawing, "title")) == (
        "#2 item 2: facility 90%, discrimination 0.70"
    )


def test_labels_cover_no_label_however_close_the_items_are() -> None:
    crowd = [point(n, 0.5 + n / 500, 0.3 + n % 7 / 200, mends=True) for n in range(30)]

    labels = elements(map_of_items(crowd), "text", "label")

    boxes = [(at(one, "x"), at(one, "y"), 7 * len(one.text or "")) for one in labels]
    assert len(boxes) > 3
    for (x, y, wide), (a, b, broad) in combinations(boxes, 2):
        assert x + wide <= a or a + broad <= x or abs(y - b) >= 10


def test_a_column_is_as_high_as_its_count() -> None:
    columns = elements(histogram([0, 1, 4, 2], 10), "rect", "column")

    heights = [at(one, "height") for one in columns]
    assert heights[0] == 0
    assert heights[2] == 4 * heights[1] == 2 * heights[3]


def test_without_learners_there_are_no_columns_to_see() -> None:
    assert {at(one, "height") for one in elements(histogram([0] * 10, 0), "rect")} == {0.0}


def test_the_key_is_told_apart_by_its_form() -> None:
    drawing = traces([Trace("A", [0.1, 0.5, 0.9], True), Trace("B", [0.9, 0.5, 0.1], False)])

    assert re.findall(r'class="trace ([^"]+)"', drawing) == ["wrong dash-1", "key"]
    assert {one.get("r") for one in elements(drawing, "circle", "key")} == {"3.6"}
    assert [one.text for one in elements(drawing, "text", "strong")] == ["A"]


def test_a_fifth_that_saw_no_option_is_left_out() -> None:
    drawing = traces(
        [Trace("A", [None, 0.5, None, 0.7, None], True), Trace("B", [None] * 5, False)]
    )

    assert len(elements(drawing, "circle")) == 2
    assert [one.text for one in elements(drawing, "text", "label")] == ["A"]


def test_letters_at_the_ends_stand_apart() -> None:
    drawing = traces([Trace(letter, [0.0, 0.0], False) for letter in "ABCDEF"])

    rows = sorted(at(one, "y") for one in elements(drawing, "text", "label"))
    assert len(rows) == 6
    assert min(b - a for a, b in pairwise(rows)) >= 11
    assert rows[0] > 0


def test_a_bar_is_as_long_as_its_share() -> None:
    (_, full) = elements(bar(0.42, is_key=True), "rect")

    assert full.get("width") == "42.0"
