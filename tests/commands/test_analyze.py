"""`quizgen analyze`: a class sits an exam, and the questions that ask badly are found by name."""

import csv
import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from lxml import etree, html

from quizgen.course import Course
from quizgen.examining import draw
from quizgen.sharing import shared
from tests.commands.a_class import (
    PLANTED,
    SEED,
    SIZE,
    Learner,
    a_store,
    facts,
    line_of,
    sits,
    the_class,
    the_list,
)
from tests.commands.projects import Folder
from tests.commands.test_quiz_exam import here
from tests.trainer.script import course_of

LIST = "source/capitals.yaml"
BY_HAND = 2
"""So many of the class sit at the real command line; the others do the same deeds in memory."""

pytest.importorskip("duckdb", reason="NOT TESTED: the analysis needs DuckDB")


@pytest.fixture(scope="module")
def moodle(folder: Folder) -> str:
    """The download of the same class from Moodle, in the folder."""
    folder.write("moodle.csv", moodle_table(folder))
    return "moodle.csv"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The project of a class: its list, and the file that each learner handed in."""
    made = Folder(tmp_path_factory.mktemp("class"))
    made.write(LIST, the_list())
    course = course_of(the_list())
    for learner in the_class():
        if learner.number < BY_HAND:
            by_hand(learner, made, course)
        else:
            made.write(f"class/{learner.number:02}.jsonl", handed_in(learner, course))
    return made


def handed_in(learner: Learner, course: Course) -> str:
    with a_store() as store:
        sits(learner, course, store)
        return "".join(f"{line}\n" for line in shared(course, store).lines)


def by_hand(learner: Learner, made: Folder, course: Course) -> None:
    """Have a learner sit the exam at the command line, and export the answers there."""
    scores = ("--scores", f"{learner.number}.sqlite3")
    with a_store() as store:
        questions = draw(course, store, SEED, None).questions
    typed = [
        one.asked.options.index(learner.took[one.fact.partition("/")[2]] or "") + 1
        for one in questions
    ]
    lines = "".join(f"{number}\n" for number in typed)
    done = here(made, f"{lines}y\n", "quiz", "--exam", "--plain", "--seed", SEED, *scores)
    assert "Review 1 of 20." in done.stdout, done.output
    result = made.quizgen("scores", "export", *scores, "-o", f"class/{learner.number:02}.jsonl")
    assert result.exit_code == 0, result.output


def files(folder: Folder, pattern: str = "class/*.jsonl") -> list[str]:
    return [path.relative_to(folder.root).as_posix() for path in sorted(folder.root.glob(pattern))]


def analysis(folder: Folder, *arguments: str) -> dict[str, Any]:
    result = folder.quizgen("analyze", *arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


def codes(found: Mapping[str, Any]) -> dict[str, set[str]]:
    """Return the codes of the flags of each item, by the id of its fact."""
    return {
        str(item["fact"]).partition("/")[2]: {flag["code"] for flag in item["flags"]}
        for item in found["items"]
    }


def places(found: Mapping[str, Any]) -> dict[str, tuple[str, int]]:
    return {
        str(item["fact"]).partition("/")[2]: (item["file"], item["line"]) for item in found["items"]
    }


WHERE = {fact: (LIST, line_of(fact)) for fact in facts()}


def planted_are_found(found: Mapping[str, Any]) -> None:
    flags = codes(found)
    assert {fact: code for fact, code in PLANTED.items() if code not in flags[fact]} == {}
    sound = [fact for fact in facts() if fact not in PLANTED]
    mends = {fact: flags[fact] - {"A707", "A708"} for fact in sound}
    assert sum(bool(one) for one in mends.values()) <= 1, mends
    assert places(found) == WHERE


def test_what_was_planted_is_found_in_what_the_class_handed_in(folder: Folder) -> None:
    found = analysis(folder, *files(folder))

    planted_are_found(found)
    assert found["set"]["learners"] == SIZE
    assert found["set"]["responses"] == SIZE * len(facts())
    assert [item["fact"] for item in found["items"]] == [f"capitals-abcd/{one}" for one in facts()]


def test_the_probable_key_is_named_and_the_unused_option_too(folder: Folder) -> None:
    text = folder.quizgen("analyze", *files(folder)).stdout

    first = text.partition("#1 ")[2].partition("\n\n")[0]
    assert first.splitlines()[0].strip() == f"{LIST}:{line_of('australia')}"
    assert "“Canberra”" in first
    assert "“Sydney”" in first
    (unused,) = (
        flag["words"]
        for item in analysis(folder, *files(folder))["items"]
        if item["fact"].endswith("/france")
        for flag in item["flags"]
        if flag["code"] == "A707"
    )
    assert "Timbuktu" in unused


# --- The same class in a course ---


def moodle_questions(folder: Folder) -> dict[str, tuple[str, list[str], str]]:
    """Return what Moodle shows of each question of our export: its text, options, right answer."""
    result = folder.quizgen("build", LIST, "--to", "moodle")
    assert result.exit_code == 0, result.output
    found = {}
    for question in etree.parse(folder.root / "build/capitals.moodle.xml").iterfind(
        "question[@type='multichoice']"
    ):
        text = shown(question.findtext("questiontext/text"))
        answers = {
            shown(one.findtext("text")): one.get("fraction") for one in question.iterfind("answer")
        }
        right = next(answer for answer, worth in answers.items() if worth == "100")
        found[text.partition("capital of ")[2].rstrip("?").lower()] = (text, [*answers], right)
    return found


def shown(markup: str | None) -> str:
    return "".join(map(str, html.fromstring(markup or "").itertext())).strip()


def moodle_table(folder: Folder) -> str:
    """Return Moodle's download of responses: options shuffled for each, two attempts of one."""
    draws = Random(3)
    asked = moodle_questions(folder)
    head = [
        "Last name",
        "First name",
        "Email address",
        "Status",
        "Started",
        "Completed",
        "Time taken",
    ]
    slots = [f"{word} {at}" for at in range(1, len(asked) + 1) for word in TRIPLE]
    rows = [[*head, "Grade/20.00", *slots]]
    for learner in the_class():
        person = [f"Lovelace{learner.number}", "Ada", f"ada{learner.number}@school.example"]
        times = ["Finished", "20 November 2026 09:00 AM", "20 November 2026 09:30 AM", "30 mins"]
        cells = []
        for fact, (text, options, right) in asked.items():
            draws.shuffle(options)
            cells += [f"{text}: {'; '.join(options)}", learner.took[fact] or "-", right]
        rows.append([*person, *times, "10.00", *cells])
    again = [*rows[1][:5], "20 November 2026 10:30 AM", *rows[1][6:8]]
    for text, right in zip(rows[1][8::3], rows[1][10::3], strict=True):
        again += [text, right, right]
    open_ = [*rows[2][:3], "In progress", "20 November 2026 11:00 AM", "-", "-", "-"]
    rows += [again, [*open_, *rows[2][8:]]]
    return table(rows)


TRIPLE = ("Question", "Response", "Right answer")


def table(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def test_what_was_planted_is_found_in_what_moodle_downloads(folder: Folder, moodle: str) -> None:
    found = analysis(folder, moodle)

    planted_are_found(found)
    assert found["set"]["learners"] == SIZE
    told = analysis(folder, *files(folder))
    facilities = {item["fact"]: item["facility"] for item in told["items"]}
    assert {item["fact"]: item["facility"] for item in found["items"]} == facilities


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_no_name_of_a_learner_is_in_a_report(folder: Folder, moodle: str, form: str) -> None:
    result = folder.quizgen("analyze", moodle, "--format", form)

    assert result.exit_code == 0
    assert not {word for word in ("Lovelace", "Ada", "school.example") if word in result.output}


# --- And in a table ---


def wide_table(heads: Mapping[str, str]) -> str:
    """Return a row for each learner, the texts of the options as cells."""
    rows = [
        [str(learner.number), *(learner.took[fact] or "" for fact in facts())]
        for learner in the_class()
    ]
    return table([["learner", *(heads[fact] for fact in facts())], *rows])


def guids(folder: Folder) -> dict[str, str]:
    found = analysis(folder, *files(folder)[:1])
    return {
        item["fact"].partition("/")[2]: item["item"].partition("-")[0] for item in found["items"]
    }


def test_a_table_with_guids_gives_the_same(folder: Folder) -> None:
    folder.write("table.csv", wide_table(guids(folder)))

    planted_are_found(analysis(folder, "table.csv"))


def test_a_table_with_facts_gives_the_same(folder: Folder) -> None:
    folder.write("facts.csv", wide_table({fact: fact for fact in facts()}))

    planted_are_found(analysis(folder, "facts.csv"))


# --- The command ---


def test_items_of_no_list_are_analysed_and_named(folder: Folder) -> None:
    folder.write("marks.csv", "learner,one,two\na,1,0\nb,0,1\nc,1,1\n")

    found = analysis(folder, "marks.csv")

    assert [(item["item"], item["fact"], item["n"]) for item in found["items"]] == [
        ("one", None, 3),
        ("two", None, 3),
    ]
    assert any("2 items in no list" in one and "one, two" in one for one in found["said"])


def test_of_a_small_class_no_correlation_is_given(folder: Folder) -> None:
    found = analysis(folder, *files(folder)[:12])

    assert {item["n"] for item in found["items"]} == {12}
    assert all(item["few"] and item["discrimination"] is None for item in found["items"])
    assert "too few (n = 12)" in folder.quizgen("analyze", *files(folder)[:12]).stdout


def test_a_file_that_is_named_twice_counts_once(folder: Folder) -> None:
    once, *rest = files(folder)

    twice = analysis(folder, once, once, *rest)

    assert twice["set"] == analysis(folder, once, *rest)["set"]


@pytest.mark.parametrize(
    ("option", "facility"), [((), 0.0), (("--exams",), 1.0), (("--all-answers",), 0.5)]
)
def test_the_first_answer_counts_unless_others_are_wanted(
    folder: Folder, option: tuple[str, ...], facility: float
) -> None:
    line = json.loads(folder.read(files(folder)[0]).partition("\n")[0])
    quiz = {**line, "id": "0" * 32, "order": 1, "exam": None, "picked": [], "mark": 0.0}
    exam = {**line, "id": "1" * 32, "order": 2, "picked": line["key"], "mark": 1.0}
    folder.write("twice.jsonl", f"{json.dumps(quiz)}\n{json.dumps(exam)}\n")

    (item,) = analysis(folder, "twice.jsonl", *option)["items"]

    assert item["facility"] == facility


def test_a_list_elsewhere_is_named_with_list(folder: Folder, tmp_path: Path) -> None:
    elsewhere = Folder(tmp_path)
    elsewhere.write("mine.yaml", the_list())
    handed = [str(folder.root / name) for name in files(folder)[:2]]

    found = analysis(elsewhere, *handed, "--list", "mine.yaml")

    assert {item["file"] for item in found["items"]} == {"mine.yaml"}


@pytest.mark.parametrize(
    ("name", "begins"), [("r.html", "<!doctype html>"), ("r.json", "{"), ("r.csv", "number,")]
)
def test_the_ending_of_the_file_says_the_form(folder: Folder, name: str, begins: str) -> None:
    first = folder.quizgen("analyze", *files(folder)[:2], "-o", name)
    again = folder.quizgen("analyze", *files(folder)[:1], "-o", name)  # over its like
    same = folder.quizgen("analyze", *files(folder)[:1], "-o", name)

    assert folder.read(name).startswith(begins)
    said = (first.stdout, again.stdout, same.stdout)
    assert said == (f"{name}\n", f"{name}\n", f"{name}  (unchanged)\n")


def test_an_ending_that_is_no_form_is_wrong_usage(folder: Folder) -> None:
    refused = folder.quizgen("analyze", *files(folder)[:1], "-o", "r.pdf")

    assert refused.exit_code == 2
    assert "forms: text, json, csv, html" in refused.stderr


@pytest.mark.parametrize("name", [LIST, "class/00.jsonl"])
def test_what_is_no_report_is_not_written_over(folder: Folder, name: str) -> None:
    before = folder.read(name)

    result = folder.quizgen("analyze", *files(folder)[:2], "-o", name, "--format", "text")

    assert result.exit_code == 1
    assert "what lies there was not written by this command" in result.stderr
    assert folder.read(name) == before


@pytest.mark.parametrize("arguments", [(), ("no-such-file.csv",), ("class",)])
def test_without_a_file_the_usage_is_shown(folder: Folder, arguments: tuple[str, ...]) -> None:
    assert folder.quizgen("analyze", *arguments).exit_code == 2


def test_a_file_without_responses_is_refused_with_what_to_do(folder: Folder) -> None:
    folder.write("empty.csv", "")

    result = folder.quizgen("analyze", "empty.csv")

    assert result.exit_code == 1
    assert "empty.csv:1:1: F005" in result.stderr
    assert "hint:" in result.stderr


def test_without_duckdb_it_says_what_to_install(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)

    result = folder.quizgen("analyze", *files(folder)[:1])

    assert result.exit_code == 1
    assert "S703" in result.stderr
    assert "pip install 'quizgen[analysis]'" in result.stderr
