"""The page judges what is typed as the trainer does; where it cannot, the learner decides."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser

from quizgen.model import Blank, Entry, Item, Numeric, Shape, Typed
from quizgen.quantity import quantity
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Wrote, grade
from tests.exporters.browser import screen_of
from tests.exporters.examples import ORIGIN, cloze, item
from tests.exporters.practice import SITE, content_of, page_of

Judge = Callable[[Item, str], str]

NMDA = Typed(
    "NMDA receptor", ("NMDAR", "N-methyl-D-aspartate receptor"), (Entry("Glutamate", "W"),)
)
WATER = Typed("H~2~O", ("water",))
ION = Typed("Mg^2+^")
EXACT = Typed("NaCl", exact=True)
WEEKS = Typed("six weeks")
CAFE = Typed("café au lait", ("Straße",))


def numeric(answer: str, *accept: str, arguable: tuple[Entry, ...] = ()) -> Numeric:
    size = quantity(answer)
    assert size
    return Numeric(answer, size, accept, arguable)


DOSE = numeric("350 mg", arguable=(Entry("360 mg", "Rounded."),))
MOLAR = numeric("58.44 ± 0.01 g/mol")
COUNT = numeric("300")
LARGE = numeric("1,200")
POWER = numeric("2.5e-3 mol")
RANGE = numeric("400–420 mg")

ALIKE: list[tuple[Shape, str]] = [
    *((NMDA, text) for text in (
        "NMDA receptor", "nmda  RECEPTOR", " NMDA receptor. ", "NMDAR", "NMDA recptor", "NMDA",
        "ΝMDA receptor", "ＮＭＤＡ receptor", "NMDA\u00adreceptor", "NMDA receptоr", "glutamate",
        "N methyl D aspartate receptor", "n-methyl-d-aspartate receptor", "AMPA receptor", "*", "?",
    )),
    *((WATER, text) for text in (
        "H2O", "h2o", "H₂O", "H~2~O", "H_2O", "H20", "Water", "watr", "wat", "H3O",
    )),
    *((ION, text) for text in ("Mg2+", "Mg²⁺", "Mg^2+", "mg2+", "Mg^2+^", "Mg+", "Mg")),
    *((EXACT, text) for text in ("NaCl", " NaCl ", "nacl", "NACL", "NaC1", "Na Cl")),
    *((WEEKS, text) for text in ("six weeks", "6 weeks", "Six Weeks", "5 weeks", "six week")),
    *((CAFE, text) for text in ("cafe au lait", "CAFÉ AU LAIT", "cafe\u0301 au lait", "strasse")),
    *((DOSE, text) for text in (
        "350 mg", "350", "350mg", "350 MG", "351", "350.0", "360 mg", "36",
        "35", "nonsense", "-350", "3.5e2", "three mg", "three",
    )),
    *((MOLAR, text) for text in (
        "58.44", "58.43", "58.46", "58,44", "58.44 g/mol", "58.44 g / mol", "58.45 g/mol",
    )),
    *((COUNT, text) for text in ("300", "300 mg", "30", "3e2", "301")),
    *((LARGE, text) for text in ("1200", "1,200", "1 200", "1.200", "12000")),
    *((POWER, text) for text in ("0.0025", "2.5e-3", "2.5 × 10^-3", "2.5e-3 mol", "0.025")),
]  # fmt: skip
"""Answers and what is typed, judged by page and trainer alike."""

ASKED: list[tuple[Shape, str]] = [
    (DOSE, "0.35 g"), (DOSE, "350 milligrams"), (DOSE, "about 350 mg"), (COUNT, "more than 300"),
    (RANGE, "400-420 mg"), (DOSE, "350000 µg"), (POWER, "1/400"), (COUNT, "three hundred"),
    (MOLAR, "between 58.43 and 58.45"), (DOSE, "three hundred fifty"),
]  # fmt: skip
"""What the page leaves to the learner: other units, words around a number, fractions, ranges."""


@pytest.fixture(scope="module")
def judge(chromium: Browser) -> Iterator[Judge]:
    """Asks the page of an item for its verdict on a text."""
    with screen_of(chromium) as screen:
        window = screen.page
        window.route(
            SITE, lambda route: route.fulfill(body=page_of(EMPTY), content_type="text/html")
        )
        window.goto(SITE)

        def verdict(asked: Item, text: str) -> str:
            content = content_of(page_of(asked))
            wanted = content["questions"][0]["wanted"]
            language = content["languages"][asked.origin.language]
            said: dict[str, Any] = window.evaluate(
                "([text, wanted, language]) => judged(text, wanted, language)",
                [text, wanted, language],
            )
            return str(said["verdict"])

        yield verdict
        assert screen.troubles == []


EMPTY = item("a", Typed("a"))
NAMES = {"right": "right", "near": "nearly right", "arguable": "arguable", "wrong": "wrong"}


def by_trainer(asked: Item, text: str, number: int = 0) -> str:
    return grade(Asked(asked, "t", number=number), Wrote(text)).verdict.value


@pytest.mark.parametrize(("shape", "text"), ALIKE, ids=str)
def test_page_and_trainer_judge_alike(shape: Shape, text: str, judge: Judge) -> None:
    asked = item("a", shape)

    assert NAMES[judge(asked, text)] == by_trainer(asked, text)


@pytest.mark.parametrize(("shape", "text"), ASKED, ids=str)
def test_what_the_page_cannot_read_is_for_the_learner_to_judge(
    shape: Shape, text: str, judge: Judge
) -> None:
    assert judge(item("a", shape), text) == "near"


@pytest.mark.parametrize("text", ["350", "350 mg", "351", "pore"])
def test_a_number_in_a_blank_is_judged_as_a_number(text: str, judge: Judge) -> None:
    asked = cloze("a", "At most ", Blank(1, "350 mg"), " a day.")

    assert NAMES[judge(asked, text)] == by_trainer(asked, text, 1)


@pytest.mark.parametrize("text", ["1,5", "1.5", "1,5 mg", "anderthalb", "15", "1,500"])
def test_a_decimal_comma_is_that_of_the_list(text: str, judge: Judge) -> None:
    size = quantity("1,5 mg", decimal_comma=True)
    assert size
    assert size.low == Decimal("1.5")
    german = replace(item("a", Numeric("1,5 mg", size)), origin=replace(ORIGIN, language="de"))

    assert NAMES[judge(german, text)] == by_trainer(german, text)


@pytest.mark.parametrize(
    ("language", "text"), [("de", "sechs"), ("fr", "six"), ("es", "seis"), ("en", "six")]
)
def test_a_number_word_is_that_of_the_list(language: str, text: str, judge: Judge) -> None:
    asked = replace(item("a", numeric("6")), origin=replace(ORIGIN, language=language))

    assert judge(asked, text) == "right"
