from dataclasses import replace
from decimal import Decimal

import pytest

from quizgen.exporters._typed import (
    ARGUABLE,
    Figure,
    Spelling,
    figures,
    in_digits,
    not_a_wildcard,
    spellings,
)
from quizgen.model import Blank, Entry, Numeric, Origin, Quantity, Typed
from tests.exporters.examples import ORIGIN, item


@pytest.mark.parametrize(
    ("answer", "forms"),
    [
        ("NMDA receptor", ["NMDA receptor"]),
        ("H~2~O", ["H₂O", "H2O"]),
        ("Mg^2+^", ["Mg²⁺", "Mg2+"]),
        ("*in vivo*", ["in vivo"]),
        ("two\n lines ", ["two lines"]),
        ("", []),
    ],
)
def test_an_answer_is_spelled_as_shown_and_as_typed(answer: str, forms: list[str]) -> None:
    assert [one.text for one in spellings(Typed(answer))] == forms


def test_the_answer_stands_first_and_each_text_once() -> None:
    shape = Blank(1, "pore", accept=("channel", "pore"), arguable=(Entry("channel", "no"),))

    assert [one.text for one in spellings(shape)] == ["pore", "channel"]


def test_what_is_arguable_is_worth_half_and_says_why() -> None:
    shape = Typed("ion", arguable=(Entry("atom", "It is charged."),))

    assert spellings(shape)[1] == Spelling("atom", ARGUABLE, "It is charged.")


def numeric(*, accept: tuple[str, ...] = (), arguable: tuple[Entry, ...] = ()) -> Numeric:
    mass = Quantity(Decimal("0.9"), Decimal("1.1"), "mg")
    return Numeric("1 ± 0.1 mg", mass, accept, arguable)


def test_a_number_is_its_middle_and_how_far_off_it_may_be() -> None:
    shape = numeric()

    assert figures(item("a", shape), shape) == (Figure(Decimal("1.0"), Decimal("0.1")),)


def test_numbers_of_the_same_unit_are_right_too_others_cannot_be_held() -> None:
    shape = numeric(accept=("2 mg", "3", "1 g", "a lot"), arguable=(Entry("4", "Old."),))

    assert figures(item("a", shape), shape)[1:] == (
        Figure(Decimal(2), Decimal(0)),
        Figure(Decimal(3), Decimal(0)),
        Figure(Decimal(4), Decimal(0), ARGUABLE, "Old."),
    )


def test_a_number_is_read_by_the_language_of_its_list() -> None:
    shape = numeric(accept=("1,5",))
    german = Origin(ORIGIN.bank, ORIGIN.title, "de")

    assert figures(replace(item("a", shape), origin=german), shape)[1].middle == Decimal("1.5")


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("24.305", "24.305"), ("0.050", "0.05"), ("100", "100"), ("1E+3", "1000"), ("0", "0"),
        ("-0.0", "0"), ("6.022E+23", "6.022E+23"), ("1E-30", "1E-30"), ("1E-6", "0.000001"),
    ],
)  # fmt: skip
def test_a_number_in_digits(number: str, digits: str) -> None:
    assert in_digits(Decimal(number)) == digits


def test_an_asterisk_stands_for_itself() -> None:
    assert not_a_wildcard("2*3") == r"2\*3"
