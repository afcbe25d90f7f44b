"""Tables of texts: what a line, a cell and a CSV file hold, and what is said of a slip."""

import pytest

from quizgen.tables import Parsed, Table, parse_csv, parse_lines, values

HEAD = ("sign", "name")


def rows(parsed: Parsed) -> list[tuple[str, ...]]:
    assert parsed.faults == ()
    return [*parsed.table.rows]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("+ | plus", ("+", "plus")),
        ("+|plus", ("+", "plus")),
        ("  +  |  plus  ", ("+", "plus")),
        ("+ |", ("+", "")),
        ("| plus", ("", "plus")),
        ("+ | plus |", ("+", "plus")),
        (r"\| | bar", ("|", "bar")),
        ("`a|b` | or", ("`a|b`", "or")),
        (r"`a\|b` | or", ("`a|b`", "or")),
        ("``a`|b`` | or", ("``a`|b``", "or")),
        (r"\(|x|\) | size", (r"\(|x|\)", "size")),
        (r"\(\|x\|\) | norm", (r"\(\|x\|\)", "norm")),
        (r"\[a|b\] | given", (r"\[a|b\]", "given")),
        ("a` | b", ("a`", "b")),
        ("a / b | c", ("a / b", "c")),
    ],
)
def test_a_line_is_cut_at_its_bars_but_not_in_code_and_maths(
    line: str, cells: tuple[str, ...]
) -> None:
    assert rows(parse_lines(f"sign | name\n{line}")) == [cells]


def test_a_frame_of_bars_and_a_rule_are_no_cells() -> None:
    text = "| sign | name |\n|------|:----:|\n| + | plus |\n\n| | none |\n| `-` |  |"

    parsed = parse_lines(text)

    assert rows(parsed) == [("+", "plus"), ("", "none"), ("`-`", "")]
    assert parsed.table.columns == HEAD


def test_the_places_of_cells_are_known() -> None:
    parsed = parse_lines("sign |  name\n\n  + | plus")

    assert [tuple(spot) for spot in parsed.spots] == [(0, (0, 8)), (2, (2, 6))]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("no bars\nat all", "F160", 0, 0),
        ("sign | name", "F160", 0, 0),
        ("--|--\n---|---", "F160", 0, 0),
        ("| sign |\n| + |", "F160", 0, 0),
        ("sign | why\n+ | x", "F160", 0, 0),
        ("sign | name\n+ | plus | more", "F161", 1, 11),
        ("sign | name | a\n  + | plus", "F161", 1, 2),
        ("sign | name | Sign\n+ | plus | x", "F162", 0, 14),
        ("sign | | name\n+ | x | plus", "F162", 0, 7),
    ],
)
def test_a_slip_is_told_with_its_place(text: str, code: str, line: int, column: int) -> None:
    (fault, *_) = parse_lines(text).faults

    assert (fault.code, fault.line, fault.column) == (code, line, column)


def test_one_line_that_ends_in_csv_names_a_file() -> None:
    assert parse_lines("tables/rivers.csv").table == Table(file="tables/rivers.csv")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", ()),
        ("none", ()),
        ("None", ()),
        ("nonesuch", ("nonesuch",)),
        ("`none`", ("`none`",)),
        ("a", ("a",)),
        ("a / b", ("a", "b")),
        ("a  /  b /c", ("a", "b /c")),
        ("km/h", ("km/h",)),
        ("a / a", ("a",)),
        ("a / none", ("a",)),
        (" / a", ("/ a",)),
        ("`a / b` / c", ("`a / b`", "c")),
        (r"\(a / b\)", (r"\(a / b\)",)),
    ],
)
def test_a_cell_holds_values_that_are_equally_right(cell: str, expected: tuple[str, ...]) -> None:
    assert values(cell.strip()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "sign;name\r\n+;plus, or and\r\n×;times\r\n",
        "sign,name\n+,\"plus, or and\"\n×,times\n",
        "sign\tname\n+\tplus, or and\n×\ttimes",
        "sep=;\nsign;name\n+;plus, or and\n×;times\n",
        "sign;name;;\n+;plus, or and;;\n;;;\n×;times;;\n",
        '"sign";"name"\n"+";"plus, or\nand"\n"×";"times"\n',
    ],
)  # fmt: skip
def test_a_file_of_a_spreadsheet_is_read_whatever_parts_its_cells(text: str) -> None:
    parsed = parse_csv(text)

    assert parsed.table.columns == HEAD
    assert rows(parsed) == [("+", "plus, or and"), ("×", "times")]


def test_quotes_in_a_file_and_decimal_commas_stay_as_typed() -> None:
    parsed = parse_csv('river;length\nRhine;"1230,5 km ""long"""\n')

    assert rows(parsed) == [("Rhine", '1230,5 km "long"')]


@pytest.mark.parametrize("cell", ["12,01", "200,59 u", "0,001", "1230,125", "-1,5", "3,5%"])
def test_a_comma_that_parts_no_thousands_is_a_decimal_one(cell: str) -> None:
    parsed = parse_csv(f"symbol;mass\nH;1,008\nX;{cell}\n")

    assert parsed.comma == (1, "mass")


@pytest.mark.parametrize("cell", ["1,008", "1,234,567", "red, green", "2,4-D", "1.5", "10,000 u"])
def test_a_comma_that_may_part_thousands_or_words_is_no_decimal_one(cell: str) -> None:
    assert parse_csv(f"symbol;mass\nX;{cell}\n").comma is None
    assert parse_csv('symbol,mass\nX,"12,01"\n').comma is None


def test_the_place_of_a_cell_in_a_file_counts_lines_inside_quotes() -> None:
    parsed = parse_csv('sign;name\n+;"plus\nor and"\n×;times\n')

    assert [spot.line for spot in parsed.spots] == [0, 1, 3]
    assert parsed.spots[-1].starts == (0, 2)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "F160", 0),
        ("sign;name\n", "F160", 0),
        ("sign;name\n+;plus\n×;times;more\n", "F161", 2),
        ("sign;name\n+\n", "F161", 1),
        ("sign;sign\n+;plus\n", "F162", 0),
        (f"sign;name\n+;plus\n×;{'x' * 200_000}\n", "F169", 2),
    ],
)
def test_a_slip_in_a_file_is_told_with_its_line(text: str, code: str, line: int) -> None:
    (fault, *_) = parse_csv(text).faults

    assert (fault.code, fault.line) == (code, line)
