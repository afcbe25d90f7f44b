"""Which commas of a bracketed list are the author's own."""

import pytest

from quizgen.reading.splits import split_entry


@pytest.mark.parametrize(
    "text",
    [
        '["2","4"]',
        "['2','4', a]",
        '[2,"4"]',
        '["2",4]',
        '["f(x","y)"]',
        '["5,000 units","6,000 units"]',
        '{"a":"b","c":"d"}',
        '{a: "b","c": d}',
    ],
)
def test_a_comma_beside_a_quoted_entry_needs_no_blank(text: str) -> None:
    assert split_entry(text) is None


@pytest.mark.parametrize(
    ("text", "culprit"),
    [
        ("[5,000 units]", "5,"),
        ('["2", 5,000 units]', "5,"),
        ('[5",6"]', '5",'),
        ("{5,000 units: too much}", "5,"),
    ],
)
def test_a_comma_inside_an_entry_without_quotes_is_found(text: str, culprit: str) -> None:
    split = split_entry(text)

    assert split is not None
    assert (split.code, split.culprit) == ("Y10", culprit)
