"""The analysis for a spreadsheet."""

import csv

import pytest

from quizgen.analysis.as_csv import COLUMNS, as_csv
from quizgen.analysis.figures import Analysis
from tests.analysis.made import SOUND, analysis, asked, item, option, some


def rows(of: Analysis) -> list[dict[str, str]]:
    return list(csv.DictReader(as_csv(of).splitlines()))


def test_an_option_is_a_row_and_an_item_without_any_is_one_too() -> None:
    found = rows(some())

    assert list(found[0]) == list(COLUMNS)
    assert [(row["number"], row["option"]) for row in found] == [
        ("1", "zinc"), ("1", "iron"), ("1", "lead"),
        ("2", "zinc"), ("2", "iron"), ("2", "lead"),
        ("3", ""),
    ]  # fmt: skip
    assert all(None not in row and None not in row.values() for row in found)


def test_the_figures_of_an_item_stand_in_each_of_its_rows() -> None:
    found = rows(some())[4]

    assert (found["place"], found["item"]) == ("source/pain.yaml:31", "pain/muscle (choice)")
    assert (found["facility"], found["discrimination"]) == ("0.2000", "-0.1500")
    assert (found["flags"], found["reports"]) == ("A701", "2")
    assert (found["key"], found["picked"], found["shown"], found["share"]) == (
        *("0", "120", "200", "0.6000"),
    )
    assert (found["point_biserial"], found["fifth_5"]) == ("0.3000", "0.8500")


def test_what_cannot_be_said_is_an_empty_cell() -> None:
    found = rows(analysis(item(option("a", 0, n=0), discrimination=None)))[0]

    assert (found["discrimination"], found["share"], found["fifth_1"]) == ("", "", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1", "\t=1"])
def test_no_text_is_a_formula(text: str) -> None:
    (found,) = rows(analysis(item(option(text, 0.5), of=asked(text, stem=text))))
    (loose,) = rows(analysis(item(name=text)))

    assert not found["option"].startswith(("=", "+", "-", "@"))
    assert not found["stem"].startswith(("=", "+", "-", "@"))
    assert not loose["item"].startswith(("=", "+", "-", "@"))


def test_a_cell_holds_no_line_end_and_no_control_character() -> None:
    told = as_csv(analysis(item(*SOUND, of=asked(stem="a\nb\x1b[2J"))))

    assert len(told.splitlines()) == 4
    assert "\x1b" not in told
