"""The forms of what `check` prints, what it is asked for, and `--explain`."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from quizgen.explaining import explain
from quizgen.outcome import KEYS
from tests.commands.projects import BROKEN, NAMELESS, RIVERS, Folder

HOSTILE = "\n::error file=x,line=1::owned \x1b[2J\u202e % \r"
"""What a list may hold between double quotes, as YAML writes it."""


def read(text: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(text)
    return found


def codes(text: str) -> list[str]:
    return [one["code"] for one in read(text)["problems"]]


def test_json_is_one_object_with_problems_and_counts(project: Folder) -> None:
    project.edit("source/rivers.yaml", "answer: North Sea", "answer: `North` Sea")

    result = project.quizgen("check", "--format", "json")

    found = read(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert found["problems"] == [
        {
            "file": "source/rivers.yaml",
            "line": 7,
            "column": 11,
            "code": "Y03",
            "severity": "note",
            "message": "a text cannot start with `",
            "hint": "quote it: answer: '`North` Sea'",
            "fixable": True,
            "suppressed": None,
        }
    ]
    assert found["summary"] == {
        "lists": 1,
        "facts": 2,
        "questions": 2,
        "errors": 0,
        "warnings": 0,
        "notes": 1,
        "suppressed": 0,
    }
    assert found["summary"].keys() == KEYS["summary"].keys()


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_the_exit_code_is_the_same_in_every_form(project: Folder, form: str) -> None:
    fine = project.quizgen("check", "--format", form)
    project.write("source/seas.yaml", BROKEN)
    broken = project.quizgen("check", "--format", form)

    assert (fine.exit_code, broken.exit_code) == (0, 1)


@pytest.mark.parametrize("form", ["json", "github"])
def test_the_same_input_gives_the_same_bytes(project: Folder, form: str) -> None:
    project.write("source/seas.yaml", BROKEN)
    project.write("source/lakes.yaml", NAMELESS)

    first = project.quizgen("check", "--format", form)
    again = project.quizgen("check", "--format", form)

    assert first.stdout == again.stdout


def test_problems_come_by_file_line_and_column(project: Folder) -> None:
    project.write("source/seas.yaml", BROKEN)
    project.write("source/lakes.yaml", NAMELESS)
    project.edit("decks/all.yaml", "lists:", "pick: {tags: [sea]}\nlists:")
    project.edit("source/rivers.yaml", "answer: North Sea", f"answer: the {'North ' * 9}Sea")

    problems = read(project.quizgen("check", "--format", "json").stdout)["problems"]

    places = [(one["file"], one["line"], one["column"]) for one in problems]
    assert places == sorted(places)
    assert {file for file, _, _ in places} == {
        "decks/all.yaml",
        "source/lakes.yaml",
        "source/rivers.yaml",
        "source/seas.yaml",
    }
    assert "I101" in {one["code"] for one in problems}


def test_github_is_given_a_command_for_each_problem(project: Folder) -> None:
    project.write("source/seas.yaml", BROKEN)

    result = project.quizgen("check", "--format", "github", "source/seas.yaml")

    lines = result.stdout.splitlines()
    assert [line.partition("::")[2].partition("::")[0] for line in lines] == [
        "notice file=source/seas.yaml,line=1,col=1,title=F204",
        "error file=source/seas.yaml,line=4,col=3,title=F103",
        "notice file=source/seas.yaml,line=5,col=3,title=F201",
        "error file=source/seas.yaml,line=5,col=10,title=F120",
    ]
    assert result.stderr == "2 facts in 1 list, 0 questions: 2 errors, 2 notes\n"


def test_a_hostile_list_gives_no_command_of_its_own(project: Folder) -> None:
    written = json.dumps(HOSTILE)
    project.edit("source/rivers.yaml", "id: rhine-sea", f"id: rhine-sea\n  {written}: x")
    project.edit("source/rivers.yaml", ": The Oder flows there.", ": ''")
    project.edit("source/rivers.yaml", "  wrong:", f"  off: {{{written}: {written}}}\n  wrong:")

    result = project.quizgen("check", "--format", "github")

    lines = result.stdout.split("\n")[:-1]
    assert len(lines) >= 1
    assert all(line.startswith(("::error file=source/", "::notice file=source/")) for line in lines)
    assert not set("\x1b\u202e\r") & set(result.output)


def test_json_keeps_a_hostile_list_inside_its_texts(project: Folder) -> None:
    written = json.dumps(HOSTILE)
    project.edit("source/rivers.yaml", "answer: North Sea", f"{written}: North Sea")

    result = project.quizgen("check", "--format", "json")

    messages = [one["message"] for one in read(result.stdout)["problems"]]
    assert result.stdout.isascii()
    assert any(HOSTILE in message for message in messages)


@pytest.mark.parametrize("form", ["json", "github"])
def test_what_is_refused_is_told_in_the_form_that_is_asked_for(project: Folder, form: str) -> None:
    result = project.quizgen("check", "source/river.yaml", "--format", form)

    assert result.exit_code == 1
    assert "F001" in result.stdout
    assert "did you mean source/rivers.yaml?" in result.stdout
    assert "Traceback" not in result.output


@pytest.mark.parametrize("form", ["json", "github"])
def test_what_fix_wrote_does_not_disturb_a_program(project: Folder, form: str) -> None:
    project.write("source/lakes.yaml", NAMELESS)

    result = project.quizgen("check", "--fix", "--format", form, "source/lakes.yaml")

    assert result.exit_code == 0
    assert "wrote into source/lakes.yaml: 2 ids" in result.stderr
    assert "wrote" not in result.stdout


def test_only_the_codes_asked_for_are_shown_and_counted(project: Folder) -> None:
    project.edit("source/rivers.yaml", ": The Oder flows there.", ": ''")
    project.edit("source/rivers.yaml", "answer: North Sea", "answer: n/a")

    every = project.quizgen("check", "--format", "json")
    notes = project.quizgen("check", "--format", "json", "--select", "F136")
    rest = project.quizgen("check", "--format", "json", "--ignore", "F150,I")

    assert {"F136", "F150"} <= {*codes(every.stdout)}
    assert (codes(notes.stdout), notes.exit_code) == (["F136"], 0)
    assert "F150" not in codes(rest.stdout)
    assert "F136" in codes(rest.stdout)
    assert (every.exit_code, rest.exit_code) == (1, 0)


def test_an_error_is_shown_whatever_is_asked_for(project: Folder) -> None:
    project.write("source/seas.yaml", BROKEN)

    selected = project.quizgen("check", "--format", "json", "--select", "I")
    ignored = project.quizgen("check", "--format", "json", "--ignore", "F,H,I,R,S,Y")

    assert codes(selected.stdout) == codes(ignored.stdout) == ["F103", "F120"]
    assert (selected.exit_code, ignored.exit_code) == (1, 1)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_there_is_not_is_wrong_usage(project: Folder, option: str) -> None:
    result = project.quizgen("check", option, "F136,F13O")

    assert result.exit_code == 2
    assert "No code begins with 'F13O': did you mean `F130`?" in result.stderr


@pytest.mark.parametrize("form", ["xml", ""])
def test_a_form_that_there_is_not_is_wrong_usage(project: Folder, form: str) -> None:
    assert project.quizgen("check", "--format", form).exit_code == 2


@pytest.mark.parametrize("code", ["F136", "f136", " I101 "])
def test_a_code_is_explained_where_there_is_no_list(nowhere: Folder, code: str) -> None:
    result = nowhere.quizgen("check", "--explain", code)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{explain(code.strip().upper())}\n"


@pytest.mark.parametrize("code", ["F13", "I1O1", "", "\x1b[2J"])
def test_a_code_that_there_is_not_is_not_explained(nowhere: Folder, code: str) -> None:
    result = nowhere.quizgen("check", "--explain", code)

    assert result.exit_code == 2
    assert "There is no code" in result.stderr
    assert "\x1b" not in result.output


def test_an_explanation_reads_no_list(project: Folder) -> None:
    result = project.quizgen("check", "--explain", "F136", "source/rivers.yaml")

    assert result.exit_code == 2
    assert "--explain stands alone" in result.stderr


def test_a_list_from_standard_input_is_told_of_in_json(nowhere: Folder) -> None:
    result = nowhere.quizgen("check", "-", "--format", "json", stdin=RIVERS.replace("cite:", "x:"))

    assert {one["file"] for one in read(result.stdout)["problems"]} == {"-"}
