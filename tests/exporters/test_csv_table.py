"""CSV: Python's reader finds every text, and no cell is a formula."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.blanks import as_typed, parse
from quizgen.exporters.contract import ExportOptions
from quizgen.exporters.csv_table import EXPORTER
from quizgen.markdown import clean
from quizgen.model import Bank, Blank
from quizgen.spreadsheets import guarded, unguarded
from tests.exporters.every_shape import EVERY_SHAPE, PORE, assert_golden, rendered
from tests.exporters.examples import CLOCK, bank_of, choice, recall


def rows(bank: Bank = EVERY_SHAPE) -> list[dict[str, str]]:
    """Return the rows as another program reads them."""
    (content,) = rendered(EXPORTER, bank).values()
    return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


def row(fact: str, way: str) -> dict[str, str]:
    (found,) = [one for one in rows() if (one["fact"], one["way"]) == (fact, way)]
    return found


def test_the_file_is_what_it_was(request: pytest.FixtureRequest) -> None:
    assert_golden(request, "csv.csv", rendered(EXPORTER)[".csv"])


def test_it_begins_with_a_byte_order_mark_and_its_lines_end_as_rfc_4180_says() -> None:
    content = rendered(EXPORTER)[".csv"]

    assert content.startswith(b"\xef\xbb\xbfid,")
    assert content.endswith(b"\r\n")


def test_there_is_a_row_for_each_item_and_nothing_is_left_out() -> None:
    items = EVERY_SHAPE.items

    assert [one["id"] for one in rows()] == [f"{item.guid}-{item.name}" for item in items]
    assert EXPORTER.render(EVERY_SHAPE, ExportOptions(CLOCK)).left_out == ()


def test_a_wrong_option_has_the_authors_reason_or_else_the_claim_it_rests_on() -> None:
    found = row("claims", "choice")

    assert {found[f"wrong {n}"]: found[f"reason {n}"] for n in range(1, 5)} == {
        "a cell": "The list gives exactly one “period” here, and it is another.",
        "a member": "Of the group “antidote”, the list says that no other member is right here.",
        "a step": "It comes second.",
        "listed": "",
    }


@pytest.mark.parametrize(
    ("fact", "way", "column", "text"),
    [
        ("claims", "choice", "answer", "'=2+3"),
        ("claims", "choice", "place", "p. 3\np. 5"),
        ("minerals", "all", "answer", "Magnesium\nCalcium"),
        ("injection", "order", "answer",
         "1. Wash hands\n2. Check the dose\n2. Check the label\n4. Inject"),
        ("myth", "myth", "answer", "false"),
        ("blanks", "cloze", "question",
         "The {{c1::pore::a hole}} holds `x::y` and {{c2::Mg^2+^}}."),
        ("blanks", "cloze", "answer", "c1: pore\nc2: Mg^2+^"),
        ("blanks", "cloze", "also right", "c1: channel"),
        ("blanks", "cloze", "never", "c2: magnesium: which form?"),
        ("molar", "numeric", "answer", "58.44 ± 0.01 g/mol"),
        ("molar", "numeric", "never", "58 g/mol: rounded too far"),
        ("bottle", "choice", "pictures", "pictures/bottle.png"),
        ("nmda", "choice", "source",
         "The aching back, after Can Magnesium Cause Back Pain?, A. Writer"),
    ],
)  # fmt: skip
def test_a_cell_says_what_the_item_says(fact: str, way: str, column: str, text: str) -> None:
    assert row(fact, way)[column] == text


def test_a_cloze_is_read_back_as_it_was_typed() -> None:
    pieces = [
        replace(one, accept=(), arguable=()) if isinstance(one, Blank) else one for one in PORE
    ]

    assert parse(as_typed(PORE)) == tuple(pieces)


@given(st.text() | st.text("=+-@'\t\r\n \"“,;＝ax"))
def test_any_text_comes_back_and_none_is_a_formula(text: str) -> None:
    (found,) = rows(bank_of(replace(recall("n"), stem=text, hint=text)))

    assert unguarded(found["question"]) == clean(text)
    assert not found["question"].lstrip().startswith(("=", "+", "-", "@", "＝"))
    assert [found["hint"], found["answer"]] == [found["question"], "NMDA receptor"]


@given(st.text("='+x \n"))
def test_a_guard_is_taken_away_once(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_the_columns_depend_on_the_most_wrong_options_of_the_bank() -> None:
    assert "wrong 2" in rows(bank_of(choice("c")))[0]
    assert "wrong 3" not in rows(bank_of(choice("c")))[0]
    assert "wrong 1" not in rows(bank_of(recall("r")))[0]
