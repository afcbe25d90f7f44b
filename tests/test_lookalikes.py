import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.folding import holds, same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("heparin", "h\u0435parin"),  # a Cyrillic e
        ("Heparin", "\u0397eparin"),  # a Greek Eta
        ("ABC", "\u0410\u0412\u0421"),  # Cyrillic throughout
        ("ATP", "\u0391\u03a4\u03a1"),  # Greek throughout
        ("a protein", "\u0430 protein"),
        ("fibre", "\ufb01bre"),
        ("ABC 12", "\uff21\uff22\uff23\u3000\uff11\uff12"),
        ("cofactor", "co\u00adfactor"),
        ("cofactor", "co\u200bfactor\ufeff"),
        ("5 \u00b5g", "5 \u03bcg"),
        ("H~2~O", "H\u2082O"),
        ("10^3^", "10\u00b3"),
        ("10^-7^", "10\u207b\u2077"),
        ("Ca^2+^", "Ca\u00b2\u207a"),
        ("Fe^12+^", "Fe\u00b9\u00b2\u207a"),
        ("x^2^", "x\u00b2"),
        ("x^2", "x\u00b2"),
        ("cm^3^", "cm\u00b3"),
        ("sin^2^ x", "sin\u00b2 x"),
        ("s^-1^", "s\u207b\u00b9"),
        ("a^2^ + b^2^", "a\u00b2 + b\u00b2"),
        ("IV", "\u2163"),
        ("НАТО", "нато"),
        ("ΜΑΤΙ", "μάτι"),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("α-blocker", "a-blocker"),
        ("TNFα", "TNFa"),
        ("β", "b"),
        ("ρ", "p"),
        ("μ", "u"),
        ("10³", "103"),
        ("x²", "x₂"),
        ("x^2^", "x~2~"),
        ("x²", "x³"),
        ("ℝ", "R"),
        ("½", "12"),
        ("кот", "kot"),
    ],
)
def test_what_looks_different_is_not(one: str, other: str) -> None:
    assert not same(one, other)
    assert not holds(one, other)


def test_a_word_with_letters_of_another_script_stands_in_a_text() -> None:
    assert holds("unfractionated h\u0435parin", "heparin")
    assert holds("unfractionated heparin", "h\u0435parin")


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("heparin", "h\u0435parin", True),
        ("co\u00adfactor", "cofactor", True),
        ("Heparin", "heparin", False),
        ("ＡＢＣ", "ABC", False),
        ("tú", "tu", False),
    ],
)
def test_where_form_counts_what_is_not_seen_does_not(one: str, other: str, wanted: bool) -> None:
    assert same(one, other, exact=True) is wanted


@given(st.text(max_size=12), st.text(max_size=12), st.booleans())
def test_being_the_same_is_no_matter_of_order(one: str, other: str, exact: bool) -> None:
    assert same(one, other, exact) == same(other, one, exact)
    assert same(one, one, exact)
