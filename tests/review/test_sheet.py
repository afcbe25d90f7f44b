import csv
import io
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.problems import Refused
from quizgen.review.filled import Marked, read_filled
from quizgen.review.sheet import COLUMNS, render
from quizgen.review.tick import Tick
from quizgen.spreadsheets import guarded, unguarded
from tests.review.examples import ALL_KINDS, DAY, claims, question, tick


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def marked(text: str | bytes) -> list[tuple[str, str, date | None]]:
    content = text if isinstance(text, bytes) else text.encode()
    return [(one.claim, one.by, one.on) for one in read_filled(content, "f").marked]


def test_each_claim_is_a_row_and_none_is_marked() -> None:
    found = claims(ALL_KINDS)

    table = rows(render(found, {}))
    assert [row["claim"] for row in table] == [one.hash for one in found]
    assert {row["right"] for row in table} == {""}
    assert tuple(table[0]) == COLUMNS


def test_a_row_says_what_the_claim_rests_on() -> None:
    found = claims(question(quote="It flows into the North Sea.", cite="page 4"))

    [key, *_] = rows(render(found, {}))
    assert key["statement"].endswith("is “North Sea”. Why: It is the nearest.")
    assert key["quote"] == "It flows into the North Sea."
    assert key["source"] == "A lecture; page 4"
    assert key["place"] == "list.yaml:5 rhine"


def test_what_was_ticked_bears_the_latest_name_and_day() -> None:
    [one, *_] = claims(question())
    ticks = [tick(one, "Ann"), tick(one, "Bob", date(2026, 12, 1))]

    [row] = rows(render([one], {one.hash: ticks}))
    assert (row["right"], row["by"], row["on"]) == ("x", "Bob", "2026-12-01")


def test_a_sheet_comes_back_as_it_went_out() -> None:
    [one, *_] = claims(question())

    content = render([one], {one.hash: [tick(one)]})
    assert marked(content) == [(one.hash, "A. Colleague", DAY)]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1", '=HYPERLINK("http://x")']
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert guarded(text) == f"'{text}"


@given(st.text())
def test_a_guarded_cell_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text or text.startswith("'")


def test_an_answer_that_looks_like_a_formula_is_guarded() -> None:
    found = claims("facts:\n- id: f\n  myth: '=1+1 is 3.'\n  truth: '=1+1 is 2.'\n")
    quoted = claims(question(quote="'=North Sea'"))

    assert all(row["statement"].startswith("This") for row in rows(render(found, {})))
    assert rows(render(quoted, {}))[0]["quote"] == "'=North Sea"


SPREADSHEETS = {
    "as it was": "claim,right,by,on\r\nabc,x,Ann,2026-11-20\r\n",
    "semicolons": "claim;right;by;on\r\nabc;x;Ann;2026-11-20\r\n",
    "tabs": "claim\tright\tby\ton\nabc\tx\tAnn\t2026-11-20\n",
    "a note on the sign": "sep=;\r\nclaim;right;by;on\r\nabc;x;Ann;2026-11-20\r\n",
    "another order": "on,by,more,right,claim\n2026-11-20,Ann,?,X,abc\n",
    "capitals and blanks": ' Claim , RIGHT,By,On\nabc, x , Ann ,"2026-11-20 "\n',
    "a German day": "claim;right;by;on\nabc;ja;Ann;20.11.2026\n",
    "slashes": "claim,right,by,on\nabc,TRUE,Ann,2026/11/20\n",
    "quotes": '"claim","right","by","on"\n"abc","✓","Ann","2026-11-20"\n',
    "lines in a cell": 'claim,statement,right,by,on\nabc,"a\nb;c",1,Ann,2026-11-20\n',
    "rows without an end": "claim,right,by,on\n\nabc,x,Ann,2026-11-20\ndef\n,,,\n",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", SPREADSHEETS.values(), ids=SPREADSHEETS)
def test_what_a_spreadsheet_makes_of_it_is_read(text: str, encoding: str) -> None:
    assert marked(text.encode(encoding)) == [("abc", "Ann", DAY)]


def test_windows_letters_are_read() -> None:
    text = "claim;right;by\nabc;x;Jörg Müller\n"

    assert marked(text.encode("cp1252")) == [("abc", "Jörg Müller", None)]


@pytest.mark.parametrize("mark", ["", " ", "0", "-", "FALSE", "falsch"])
def test_a_row_that_is_not_marked_is_no_tick(mark: str) -> None:
    assert read_filled(f"claim,right\nabc,{mark}\n".encode(), "f") == ((), (), ())


@pytest.mark.parametrize("mark", ["no", "N", "nein", "wrong", " Not  right ", "✗"])
def test_a_claim_that_is_found_not_right_is_kept_with_its_remark(mark: str) -> None:
    filled = read_filled(f"claim,right,remark,by\nabc,{mark},=See p. 4,Ann\n".encode(), "f")

    assert filled == ((), (), (Marked("abc", "Ann", None, 2, "=See p. 4"),))


@pytest.mark.parametrize("mark", ["", "FALSE"])
def test_a_remark_without_a_mark_is_not_lost(mark: str) -> None:
    filled = read_filled(f"claim,right,remark\nabc,{mark},Really?\n".encode(), "f")

    assert filled.refused == (Marked("abc", "", None, 2, "Really?"),)


@pytest.mark.parametrize("mark", ["maybe", "?", "☯", "xx"])
def test_a_mark_that_nobody_can_read_is_named_by_its_line(mark: str) -> None:
    filled = read_filled(f"claim,right\nabc,x\ndef,{mark}\n".encode(), "f")

    assert filled == ((Marked("abc", "", None, 2),), (3,), ())


@pytest.mark.parametrize("day", ["", "yesterday", "11/12/2026", "2026-13-45", "20.11.26"])
def test_a_day_that_can_be_mistaken_is_none(day: str) -> None:
    assert marked(f"claim,right,by,on\nabc,x,Ann,{day}\n") == [("abc", "Ann", None)]


NO_SHEETS = {
    "empty": b"",
    "no claim": b"right,by\nx,Ann\n",
    "no mark": b"claim,by\nabc,Ann\n",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "a workbook": b"PK\x03\x04\x00\x00",
    "an endless cell": b"claim,right\n" + b"a" * 200_000 + b",x\n",
}


@pytest.mark.parametrize("content", NO_SHEETS.values(), ids=NO_SHEETS)
def test_what_is_no_sheet_is_refused(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_filled(content, "f")

    assert [problem.code for problem in refused.value.problems] == ["H515"]


@given(
    st.binary() | st.text().map(str.encode) | st.text().map(lambda t: b"claim,right\n" + t.encode())
)
def test_any_bytes_are_a_sheet_or_refused(content: bytes) -> None:
    with suppress(Refused):
        assert isinstance(read_filled(content, "f").marked, tuple)


def test_a_name_that_looks_like_a_formula_comes_back() -> None:
    [one, *_] = claims(question())

    content = render([one], {one.hash: [Tick(one.hash, "=Ann", DAY)]})
    assert marked(content) == [(one.hash, "=Ann", DAY)]
