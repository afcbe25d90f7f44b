"""Files that are damaged, hostile or something else: told in a line, with the line, and no more."""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizgen.analysis.engine import opened
from quizgen.analysis.reckoning import analyse
from quizgen.analysis.recognising import MOST_COLUMNS
from quizgen.problems import Refused

duckdb = pytest.importorskip("duckdb", reason="NOT TESTED: the analysis needs DuckDB")

TABLE = "learner,x,y\ns1,1,0\ns2,0,1\n"


def many(columns: int) -> bytes:
    return f"learner{',x' * columns}\ns{',1' * columns}\n".encode()


@pytest.mark.parametrize(
    ("content", "line", "code", "words"),
    [
        (b"", 1, "F005", "the file is empty"),
        (b"\xef\xbb\xbf \r\n\n", 1, "F005", "the file is empty"),
        (b"learner,x,y", 1, "S702", "no answers in it"),
        (b"learner,x,y\n,,\n", 1, "S702", "no answers in it"),
        (b"learner,x\ns1,1\ns2,\x001\n", 3, "F002", "holds a NUL"),
        (bytes(range(256)) * 9, 1, "F002", "holds a NUL"),
        ("learner,é\ns,1\n".encode("latin-1"), 1, "F002", "not in UTF-8"),
        (b"learner,x\ns,1\n\xff,1\n", 3, "F002", "not in UTF-8"),
        (b"\xff\xfel\0\x00\xd8", 1, "F002", "no utf-16"),
        (b"learner,x,y\ns1,1,0\ns2,0\n", 3, "S701", "Columns: 3 Found: 2"),
        (b"learner,x,y\ns1,1,0\ns2,0,1,1\n", 3, "S701", "Columns: 3 Found: 4"),
        (b'learner,x,y\ns1,"1,0\ns2,0,1\n', 2, "S701", "unterminated quote"),
        (b"learner,x\nKEY,a\ns," + b"a" * 3_000_000, 3, "S701", "Maximum line size"),
        (b"x" * 5_000_000, 1, "S701", "too long to be a head"),
        (many(100_000), 1, "S702", "100,001 columns, and at most 1,000"),
        (b"PAR1", 1, "S701", "no Parquet"),
        (b"PAR1" + bytes(99) + b"PAR1", 1, "S701", "no Parquet"),
        (b"{" * 100_000, 1, "S701", "no JSON object"),
        (b"[" * 5_000_000, 1, "S701", "no JSON object"),
        (b'[{"learner": 1}]', 1, "S702", "no JSON object"),
        (b'{"learner":"a","item":"b","mark":1}\n{"item":' + b"[" * 99_999, 2, "S701", "no JSON"),
        (b"SQLite format 3\0" + bytes(99), 1, "S702", "but a file of scores"),
        (b"PK\3\4" + bytes(99), 1, "S702", "but a packed file"),
        (b"\x89PNG\r\n" + bytes(99), 1, "S702", "but a picture"),
        (b'{"quizgen-bank": 1, "deck": "a"}', 1, "S702", "but a bank of questions"),
        (b"bank: a\nfacts:\n  - id: b\n", 1, "S702", "but a list of facts"),
        (b"id,fact,kind,question,answer,wrong 1\na,b,c,d,e,f\n", 1, "S702", "but the questions"),
        (b'{"learner":"a","item":"b","mark":1e999}', 1, "S702", "inf marks"),
        (b'{"learner":"a","item":"b","mark":NaN}', 1, "S702", "nan marks"),
        (b'{"learner":"a","item":"b","mark":1,"order":99999999999999999999}', 1, "S701", "cast"),
    ],
)
def test_it_is_refused_where_it_is_wrong(
    tmp_path: Path, content: bytes, line: int, code: str, words: str
) -> None:
    path = tmp_path / "strange"
    path.write_bytes(content)

    with pytest.raises(Refused, match=re.escape(words)) as refused:
        analyse([path])

    (problem,) = refused.value.problems
    assert (problem.place.file, problem.place.line, problem.code) == (str(path), line, code)
    assert problem.hint
    assert "quizgen-" not in problem.message
    assert len(problem.message) < 300


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_spreadsheet_may_save_it_in_its_own_way(tmp_path: Path, encoding: str, end: str) -> None:
    path = tmp_path / "strange"
    path.write_bytes(TABLE.replace("\n", end).encode(encoding))

    assert [(one.item, one.n, one.facility) for one in analyse([path]).items] == [
        ("x", 2, 0.5), ("y", 2, 0.5),
    ]  # fmt: skip


def test_lines_may_end_in_two_ways(tmp_path: Path) -> None:
    path = tmp_path / "strange"
    path.write_bytes(TABLE.replace("\n", "\r\n", 1).encode())

    assert analyse([path]).whole.responses == 4


def test_as_many_columns_as_may_be_can_be(tmp_path: Path) -> None:
    path = tmp_path / "wide"
    items = MOST_COLUMNS - 1
    head = ",".join(f"x{number}" for number in range(items))
    path.write_text(f"learner,{head}\na{',1' * items}\nb{',0' * items}\n", encoding="utf-8")

    assert analyse([path]).whole.items == items


NAMES = ["*.csv", "a[b]?.csv", 'it\'s "one".csv', "日本 語.csv", "x.gz", "-"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "other.csv").write_text("learner,z\n1,1\n", encoding="utf-8")
    path = tmp_path / name
    path.write_text(TABLE, encoding="utf-8")

    assert [one.item for one in analyse([path]).items] == ["x", "y"]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        analyse([tmp_path / "none"])


REACHES: list[Callable[[Path], str]] = [
    lambda other: f"SELECT * FROM read_text('{other}')",
    lambda other: f"COPY (SELECT 1) TO '{other}'",
    lambda other: f"ATTACH '{other}' AS other",
    lambda _: "INSTALL httpfs",
    lambda _: "LOAD httpfs",
    lambda _: "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
    lambda _: "SET enable_external_access = true",
]


@pytest.mark.parametrize("reach", REACHES)
def test_the_engine_reaches_no_other_file_and_no_other_machine(
    tmp_path: Path, reach: Callable[[Path], str]
) -> None:
    path, other = tmp_path / "table", tmp_path / "other"
    path.write_text(TABLE, encoding="utf-8")
    other.write_text("secret", encoding="utf-8")

    refused = pytest.raises(Exception, match=r"(?i)permission|disabled|cannot change")
    with opened([path]) as engine, refused:
        engine.rows(reach(other))

    assert other.read_text("utf-8") == "secret"


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "table"
    path.write_text(TABLE, encoding="utf-16")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    analyse([path])

    assert os.listdir(tmp_path) == ["table"]  # noqa: PTH208  # names alone


pieces = st.sampled_from(
    ["learner", "item", "mark", "KEY", "MAX", ",", ",", "\n", "\n", "1", "0", '"', ";", "\t", "'",
     "\r", "Grade/10", "Response 1", "{", "}", "[", '"learner":"a"', ":", "é", "\ufeff", " ", "NaN",
     "-1", "1e400", "=1+1", "quizgen-responses", "\\", "%", "\u2028"]
)  # fmt: skip


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(pieces, max_size=25).map("".join).map(str.encode) | st.binary(max_size=60))
@example(b"learner,mark,item\n,,\n")
@example(b'{"learner":"a","item":null,"mark":1}')
@example(b"learner,item,mark\n'; DROP TABLE loaded; --,x,1\n")
def test_any_bytes_give_figures_or_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(content)

    with suppress(Refused):
        for one in analyse([path]).items:
            assert one.n > 0
            assert 0 <= one.facility <= 1
