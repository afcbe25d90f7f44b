"""A wrong figure must not be true if the key is, and not so near that somebody can argue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.clashes import Clash, clash, contradicts, overlap, says, within
from quizgen.model import Quantity
from quizgen.quantity import quantity

EQUAL, TOGETHER, NEAR = Clash


def read(text: str) -> Quantity:
    found = quantity(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("key", "option", "wanted"),
    [
        # More than and fewer than say what is known: the weaker follows from the stronger.
        ("more than 300", "more than 300", EQUAL),
        ("more than 300", "300", EQUAL),
        ("more than 300", "500", TOGETHER),
        ("more than 300", "more than 100", TOGETHER),
        ("more than 300", "more than 600", TOGETHER),
        ("more than 300", "about 350", TOGETHER),
        ("more than 300", "fewer than 500", TOGETHER),
        ("more than 300", "at least 100", TOGETHER),
        ("more than 300", "290", NEAR),
        ("more than 300", "about 241", NEAR),
        ("more than 300", "about 240", None),
        ("more than 300", "about 50", None),
        ("more than 300", "fewer than 100", None),
        ("more than 300", "fewer than 300", None),
        ("more than 300", "at most 300", None),
        ("fewer than 5", "fewer than 10", TOGETHER),
        ("fewer than 5", "4", TOGETHER),
        ("fewer than 5", "6", NEAR),
        ("fewer than 5", "7", None),
        # Limits are compared by their figures; `up to` is a loose one.
        ("at least 18 years", "at least 16 years", None),
        ("at least 18 years", "at least 18 years", EQUAL),
        ("at least 18 years", "21 years", TOGETHER),
        ("at least 18 years", "17 years", None),
        ("at least 3", "at most 3", TOGETHER),
        ("≤ 600 mg", "≤ 650 mg", None),
        ("up to 600 mg", "up to 900 mg", None),
        ("up to 600 mg", "up to 300 mg", None),
        ("up to 600 mg", "up to 650 mg", NEAR),
        ("up to 600 mg", "at most 0.6 g", EQUAL),
        ("up to 600 mg", "300 mg", TOGETHER),
        ("up to 600 mg", "900 mg", None),
        ("up to 600 mg", "more than 600 mg", None),
        # About leaves a quarter.
        ("about 4 %", "4 %", TOGETHER),
        ("about 4 %", "4.99 %", NEAR),
        ("about 4 %", "5 %", None),
        ("about 4 %", "3.2 %", None),
        ("about 4 %", "3.21 %", NEAR),
        ("about 4 %", "about 5 %", None),
        ("about 4 %", "about 4 %", EQUAL),
        ("about 4 %", "more than 2 %", TOGETHER),
        ("about 4–6", "7", NEAR),
        ("about 4–6", "8", None),
        ("about -4", "-4.5", NEAR),
        ("about -4", "-5", None),
        ("about -4", "4", None),
        ("about 0", "1", None),
        ("about 1 g", "1200 mg", NEAR),
        # Where nought is arbitrary.
        ("about 1450", "1455", NEAR),
        ("about 1450", "1460", None),
        ("about 1450 people", "1460 people", NEAR),
        ("about 37 °C", "38 °C", NEAR),
        ("about 37 °C", "39 °C", None),
        ("about 310.15 K", "38 °C", NEAR),
        ("about 310.15 K", "39.1 °C", None),
        ("about 37 °C", "101 °F", NEAR),
        ("about 37 °C", "103 °F", None),
        # Below and above are limits; what lies beyond them is true.
        ("below 8 °C", "below 25 °C", None),
        ("below 8 °C", "below 46.4 °F", EQUAL),
        ("below 50 mg", "20 mg", TOGETHER),
        ("below 50 mg", "60 mg", None),
        ("below 50 mg", "50 mg", EQUAL),
        ("below 50 mg", "fewer than 20 mg", TOGETHER),
        ("above 140", "below 140", None),
        ("above 140", "at most 140", None),
        ("above 140", "at least 140", EQUAL),
        ("above 140", "150", TOGETHER),
        ("older than 65 years", "70 years", TOGETHER),
        ("older than 65 years", "older than 60 years", None),
        ("within 2 weeks", "3 days", TOGETHER),
        ("within 2 weeks", "within 4 weeks", None),
        ("exceeding 3", "5", TOGETHER),
        ("a minimum of 3", "5", TOGETHER),
        ("max. 3", "2", TOGETHER),
        ("after 1914", "1918", TOGETHER),
        ("after 1914", "1910", None),
        ("before 1914", "1910", TOGETHER),
        ("by 1914", "1912", TOGETHER),
        ("since 1914", "1950", TOGETHER),
        ("since 1914", "since 1920", None),
        # The very figure.
        ("4", "4", EQUAL),
        ("4", "4.01", None),
        ("4 ± 0.1", "4.1", EQUAL),
        ("4", "about 4.5", NEAR),
        ("4", "4 mg", None),
    ],
)
def test_two_figures_clash_or_do_not(key: str, option: str, wanted: Clash | None) -> None:
    assert clash(read(key), read(option)) is wanted
    assert overlap(read(option), read(key)) is (wanted is not None)


@pytest.mark.parametrize(
    ("typed", "wanted", "right", "opposite"),
    [
        ("300", "more than 300", True, False),
        ("> 300", "more than 300", True, False),
        ("at least 300", "more than 300", False, False),
        ("about 300", "more than 300", False, False),
        ("fewer than 300", "more than 300", False, True),
        ("at most 600", "up to 600", True, False),
        ("at least 600", "up to 600", False, True),
        ("about 4", "4", False, False),
        ("over 300", "above 300", True, False),
        ("at least 300", "above 300", False, False),
        ("below 300", "above 300", False, True),
    ],
)
def test_what_is_typed_is_bounded_as_the_answer_or_not_at_all(
    typed: str, wanted: str, right: bool, opposite: bool
) -> None:
    assert says(read(typed), read(wanted)) is right
    assert contradicts(read(typed), read(wanted)) is opposite


@pytest.mark.parametrize(
    ("typed", "wanted", "expected"),
    [
        ("300", "more than 300", True),
        ("301", "more than 300", False),
        ("0.6 g", "up to 600 mg", True),
        ("600", "up to 600 mg", True),
        ("58.45", "58.44 ± 0.01", True),
        ("58.46", "58.44 ± 0.01", False),
        ("400–420", "400–420 mg", True),
        ("400–500", "400–420 mg", False),
        ("about 300", "300", True),
    ],
)
def test_a_typed_figure_lies_within_the_tolerance(typed: str, wanted: str, expected: bool) -> None:
    assert within(read(typed), read(wanted)) is expected


BOUNDED = st.builds(
    "{} {} {}".format,
    st.sampled_from(
        ["", "more than", "at least", "fewer than", "at most", "up to", "about", "above", "below"]
    ),
    st.integers(1, 40),
    st.sampled_from(["", "mg", "g", "°C", "°F", "K"]),
)


@given(BOUNDED, BOUNDED)
def test_whether_two_figures_clash_is_no_matter_of_order(one: str, other: str) -> None:
    assert overlap(read(one), read(other)) == overlap(read(other), read(one))


@given(BOUNDED)
def test_every_figure_clashes_with_itself(one: str) -> None:
    assert clash(read(one), read(one)) is EQUAL
