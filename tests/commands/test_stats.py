"""`quizgen stats` as a process: sentences, a drawing, and what programs read."""

import csv
import json

import pytest

from tests.commands.projects import RIVERS, Folder
from tests.commands.test_quiz import TUESDAY, play, run


def drawn(folder: Folder, columns: int = 80, **more: str) -> list[str]:
    done = run(folder, "", "stats", "--drawn", COLUMNS=str(columns), **more)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_into_a_pipe_go_sentences(project: Folder) -> None:
    play(project, "2\nSwitzerland\n")

    told = run(project, "", "stats").stdout.splitlines()

    assert told[0] == "Rivers: 2 targets met of 2."
    assert "Due in 14 days: 2." in told


@pytest.mark.parametrize("columns", [80, 40])
def test_a_drawing_fits_the_terminal(project: Folder, columns: int) -> None:
    play(project, "2\nSwitzerland\n")

    shown = drawn(project, columns)

    assert max(map(len, shown)) <= columns
    assert "Due, 14 days" in shown


def test_a_pipe_that_cannot_show_the_signs_gets_plain_ones(project: Folder) -> None:
    shown = drawn(project, PYTHONUTF8="0", PYTHONIOENCODING="cp1252")

    assert any("- 1" in line and "# 4+" in line for line in shown)


def test_json_is_one_object(project: Folder) -> None:
    play(project, "2\nSwitzerland\n")

    found = json.loads(run(project, "", "stats", "--format", "json", now=TUESDAY).stdout)

    assert found["targets"] == {"targets": 2, "met": 2}
    assert found["days"] == [{"day": "2026-11-23", "answers": 2}]
    assert found["day"] == "2026-11-24"


def test_csv_has_a_row_for_each_target_that_was_met(project: Folder) -> None:
    play(project, "2\n:q\n")

    (row,) = csv.DictReader(run(project, "", "stats", "--format", "csv").stdout.splitlines())

    assert row["place"].startswith("source/rivers.yaml:")
    assert (row["seen"], row["recognised"], row["recalled"]) == ("1", "1", "0")


def test_only_facts_with_a_tag_are_counted(project: Folder) -> None:
    project.write("source/rivers.yaml", RIVERS.replace("  answer:", "  tags: [end]\n  answer:"))

    told = run(project, "", "stats", "--tag", "end").stdout

    assert "0 targets met of 1." in told


def test_a_tag_that_no_fact_has_is_wrong_usage(project: Folder) -> None:
    done = run(project, "", "stats", "--tag", "none")

    assert done.returncode == 2
    assert "No fact has the tag 'none'" in done.stderr
