"""`quizgen scores export`: a learner sits an exam, and hands the answers to the class."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.commands.projects import Folder
from tests.commands.test_quiz_exam import IONS, here

EXPORT = ("scores", "export")


@pytest.fixture
def ions(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "ions")
    folder.write("source/ions.yaml", IONS)
    return folder


@pytest.fixture
def sat(ions: Folder) -> Folder:
    """A learner who answered one of two questions, and handed in."""
    exam = ("quiz", "--exam", "--plain", "--seed", "1", "--scores", "s")
    result = here(ions, "1\n:hand-in\ny\n", *exam)
    assert "Handed in" in result.stdout, result.stdout
    return ions


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_answers_go_to_standard_output_and_what_is_in_them_is_said(sat: Folder) -> None:
    result = sat.quizgen(*EXPORT, "--scores", "s")

    answers = lines(result)
    assert result.exit_code == 0
    assert {line["fact"] for line in answers} == {"ions-abcd/nmda", "ions-abcd/sodium"}
    assert sorted(len(line["picked"]) for line in answers) == [0, 1]
    assert all(line["exam"] for line in answers)
    assert result.stderr == (
        "2 answers of one learner, 0 reports; "
        "what you typed is in it, your name and the times are not.\n"
    )


def test_what_was_typed_stays_as_it_was_in_any_terminal(ions: Folder) -> None:
    here(ions, "1\n:flag größer als Ω\n:q\n", "quiz", "--plain", "--scores", "s")

    result = ions.process(*EXPORT, "--scores", "s", env={"PYTHONIOENCODING": "cp1252"})

    assert "größer als Ω" in result.stdout.decode("utf-8")


def test_a_file_is_written_over_an_earlier_one_of_the_same_learner(sat: Folder) -> None:
    first = sat.quizgen(*EXPORT, "--scores", "s", "-o", "mine.jsonl")
    here(sat, "1\n:q\n", "quiz", "--plain", "--scores", "s")

    again = sat.quizgen(*EXPORT, "--scores", "s", "-o", "mine.jsonl")

    assert (first.exit_code, first.stdout, again.exit_code) == (0, "", 0)
    assert again.stderr.startswith("mine.jsonl: 3 answers of one learner")
    assert sat.read("mine.jsonl").count("\n") == 3


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("theirs.jsonl", "it holds the answers of somebody else"),
        ("source/ions.yaml", "what lies there was not written by this command"),
    ],
)
def test_nothing_else_is_written_over(sat: Folder, file: str, why: str) -> None:
    theirs = {"quizgen-responses": 1, "record": "answer", "learner": "0123456789abcdef"}
    sat.write("theirs.jsonl", json.dumps(theirs, separators=(",", ":")))
    before = sat.read(file)

    result = sat.quizgen(*EXPORT, "--scores", "s", "-o", file)

    assert result.exit_code == 1
    assert why in result.stderr
    assert "name another file with -o" in result.stderr
    assert sat.read(file) == before


def test_where_there_is_nothing_no_file_is_made(ions: Folder) -> None:
    result = ions.quizgen(*EXPORT, "--scores", "s", "-o", "mine.jsonl")

    assert (result.exit_code, result.stderr) == (0, "No answers to Ions: nothing was written.\n")
    assert not {"mine.jsonl", "s"} & ions.files().keys()


def test_answers_outside_exams_are_left_out_where_only_those_are_wanted(ions: Folder) -> None:
    here(ions, "1\n:q\n", "quiz", "--plain", "--scores", "s")

    result = ions.quizgen(*EXPORT, "--exams", "--scores", "s")

    assert result.stdout == ""
    assert "Left out: 1 answer not asked for." in result.stderr


def test_only_answers_to_the_lists_that_are_named_are_given(sat: Folder) -> None:
    other = IONS.replace("ions-abcd", "other-abcd")
    sat.write("other.yaml", other)

    result = sat.quizgen(*EXPORT, "other.yaml", "--scores", "s")

    assert result.stdout == ""
    assert "Left out: 2 answers not asked for." in result.stderr
