"""What a list holds, in tables, in JSON and on paper: every word comes back, and no formula."""

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from quizgen.exporters.contract import ExportOptions
from quizgen.exporters.csv_table import EXPORTER as CSV
from quizgen.exporters.json_bank import EXPORTER as JSON
from quizgen.exporters.paper import EXPORTER as PAPER
from quizgen.markdown import clean
from quizgen.review.sheet import render as review_table
from quizgen.review.stating import statements
from quizgen.spreadsheets import unguarded
from tests.exporters.examples import CLOCK
from tests.hostile.comparing import WHOLE, share
from tests.hostile.items import bank_of, items_of
from tests.hostile.judging import squeezed, typed, unread, wordings
from tests.hostile.lists import ROLES
from tests.hostile.texts import BENIGN, Text

ALL = pytest.param("all", marks=pytest.mark.slow)
FORMULA = re.compile(r"[ \n\u00a0']*[=+\-@\t\r＝＋－＠]")
ON_PAPER = ROLES - {"zqtag", "zqdeck", "zqurl"}
NAMED = ("zqquestion", "zqkey", "zqreason", "zqhint", "zqwhy", "zqtitle", "zqalt")
_WORD = re.compile("[a-z0-9]+", re.IGNORECASE)


Cells = Callable[[Text], list[str]]
Words = Callable[[Text], str]
NO_SIGN = "the fonts of the paper have no sign for"
"""Why items with such a text are not printed: all of them have it."""
_TURNED = re.compile("\u202e(.*?)\u202c")
_FOOT = re.compile(r"[^\n]*Page \d+ of \d+\n\f[^\n]*\n")
"""Where a page ends and the next begins, each with its line of the paper's own."""


def cells_of(content: bytes) -> list[str]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return [cell for row in csv.reader(text) for cell in row]


def csv_cells(text: Text) -> list[str]:
    (content,) = CSV.render(bank_of(text), ExportOptions(CLOCK)).files.values()
    return cells_of(content)


def review_cells(text: Text) -> list[str]:
    return cells_of(review_table(statements(items_of(text, 0)), {}))


TABLES: dict[str, Cells] = {"csv": csv_cells, "review": review_cells}


@pytest.mark.parametrize("which", ["share", ALL])
@pytest.mark.parametrize("name", TABLES)
def test_a_table_holds_every_text_and_no_formula(name: str, which: str) -> None:
    cells = cache(TABLES[name])
    wrong = []
    for text in WHOLE if which == "all" else share(len(name), 16):
        benign, hostile = cells(BENIGN._replace(in_cloze=text.in_cloze)), cells(text)
        shown = "\n".join(map(unguarded, hostile))
        formulas = [cell for cell in hostile if FORMULA.match(cell) and cell[0] != "'"]
        missing = unread([typed(text), *wordings(text)], shown, "\n".join(benign))
        if missing or formulas or len(hostile) != len(benign):
            wrong.append((text.typed[:60], missing, formulas))

    assert wrong == []


@pytest.mark.parametrize("which", ["share", ALL])
def test_json_holds_every_text_to_the_letter(which: str) -> None:
    wrong = []
    for text in WHOLE if which == "all" else share(1, 16):
        (content,) = JSON.render(bank_of(text), ExportOptions(CLOCK)).files.values()
        found = json.dumps(json.loads(content), ensure_ascii=False)
        said = [json.dumps(f"{text.typed} {role}", ensure_ascii=False)[1:-1] for role in NAMED]
        if missing := [one for one in said if one not in found]:
            wrong.append((text.typed, missing))

    assert wrong == []


@pytest.fixture
def words(tmp_path: Path) -> Words:
    pytest.importorskip("typst", reason="NOT TESTED, no pages are set: the extra `paper`")
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("NOT TESTED, nobody has read the pages: install poppler-utils")

    def read(text: Text) -> str:
        said = []
        made = PAPER.render(bank_of(text), ExportOptions(CLOCK))
        if all(one.reason.startswith(NO_SIGN) for one in made.left_out) and made.left_out:
            return ""
        for content in made.files.values():
            (tmp_path / "read.pdf").write_bytes(content)
            done = subprocess.run(
                [program, "-raw", "-enc", "UTF-8", tmp_path / "read.pdf", "-"],
                capture_output=True, check=True,
            )  # fmt: skip
            said.append(_FOOT.sub("", done.stdout.decode()))
        return "".join(said)

    return read


@pytest.mark.parametrize("which", ["share", ALL])
def test_paper_shows_the_letters_of_every_text(which: str, words: Words) -> None:
    wrong, not_set = [], ""
    for text in WHOLE if which == "all" else share(5, 50):
        benign = _letters(words(BENIGN._replace(in_cloze=text.in_cloze)))
        hostile = _letters(words(text))
        if not hostile:
            not_set += text.typed
            continue
        said = [_letters(_TURNED.sub(lambda run: run[1][::-1], one)) for one in wordings(text)]
        missing = [
            role
            for role in sorted(ON_PAPER)
            if f"canary{role}" in benign and not any(f"{one}{role}" in hostile for one in said)
        ]
        wrong += [(text.typed[:60], missing)] if missing else []

    assert wrong == []
    assert not _WORD.sub("", not_set).isascii() or not not_set


def _letters(text: str) -> str:
    """Return plain letters and figures alone: lines break anywhere, no font has all signs."""
    return "".join(_WORD.findall(squeezed(clean(text))))
