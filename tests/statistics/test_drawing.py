"""Bars and signs."""

import pytest

from quizgen.statistics.drawing import ASCII, UNICODE, bar, gauge, marks_for


@pytest.mark.parametrize(
    ("share", "blocks", "signs"),
    [(0.0, "", ""), (1.0, "████", "####"), (0.5, "██", "##"), (0.4, "█▋", "##"), (0.001, "▏", "#")],
)
def test_a_bar_is_as_long_as_its_share_and_something_is_never_nothing(
    share: float, blocks: str, signs: str
) -> None:
    assert bar(share, 4, UNICODE) == blocks
    assert bar(share, 4, ASCII) == signs


@pytest.mark.parametrize(
    ("share", "wanted", "expected"),
    [(0.5, 0.9, "#####....|"), (1.0, 0.9, "#########|"), (0.5, 0.8, "#####...|."),
     (0.5, 0.0, "#####.....")],
)  # fmt: skip
def test_a_gauge_has_a_line_where_the_share_is_as_wanted(
    share: float, wanted: float, expected: str
) -> None:
    assert gauge(share, wanted, 10, ASCII) == expected


@pytest.mark.parametrize(
    ("encoding", "marks"),
    [("utf-8", UNICODE), ("ascii", ASCII), ("cp1252", ASCII), ("latin-1", ASCII), ("?", ASCII)],
)
def test_an_encoding_without_the_signs_gets_plain_ones(encoding: str, marks: object) -> None:
    assert marks_for(encoding) is marks
