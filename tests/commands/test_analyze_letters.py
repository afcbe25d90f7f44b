"""`quizgen analyze` on a table of letters: which option each stands for, only the paper knows."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.a_class import facts, the_list
from tests.commands.projects import Folder

KEY = "b"
OTHERS = "bacbbdcb"
"""What eight learners answered, five times over."""

pytest.importorskip("duckdb", reason="NOT TESTED: the analysis needs DuckDB")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    made.write("source/capitals.yaml", the_list())
    return made


def analysed(folder: Folder, head: str, rows: list[str]) -> dict[str, Any]:
    folder.write("letters.csv", "\n".join([head, *rows, ""]))
    result = folder.quizgen("analyze", "letters.csv", "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


def in_columns(*, key: bool) -> tuple[str, list[str]]:
    """Return head and rows: the letters for the first fact, turned by one place for the second."""
    first, second, *_ = facts()
    rows = [f"{at},{OTHERS[at % 8]},{OTHERS[(at + 1) % 8]}" for at in range(40)]
    return f"learner,{first},{second}", [*([f"KEY,{KEY},{KEY}"] if key else []), *rows]


def test_of_letters_no_option_of_the_list_is_said_to_be_taken_by_nobody(folder: Folder) -> None:
    found = analysed(folder, *in_columns(key=True))

    for item in found["items"]:
        assert item["facility"] == 0.5
        assert sorted(one["text"] for one in item["options"]) == ["a", "b", "c", "d"]
        assert [one["text"] for one in item["options"] if one["key"]] == [KEY]
        assert "A707" not in {flag["code"] for flag in item["flags"]}
    assert not any("KEY" in one for one in found["said"])


def test_letters_without_their_key_are_said_to_want_one(folder: Folder) -> None:
    head, rows = in_columns(key=False)
    folder.write("letters.csv", "\n".join([head, *rows, ""]))

    result = folder.quizgen("analyze", "letters.csv")

    assert result.exit_code == 1
    assert "no item has a key" in result.stderr
    assert "write a row KEY" in result.stderr


def test_a_key_that_is_right_by_its_marks_alone_is_no_wrong_option(folder: Folder) -> None:
    _, rows = in_columns(key=False)
    first, second, *_ = facts()
    answers = [
        f"{learner},{item},{letter},{int(letter == KEY)}"
        for learner, *letters in (row.split(",") for row in rows)
        for item, letter in zip((first, second), letters, strict=True)
    ]
    found = analysed(folder, "learner,item,response,mark", answers)

    for item in found["items"]:
        assert not {"A702", "A707"} & {flag["code"] for flag in item["flags"]}
        assert len(item["options"]) == 4
