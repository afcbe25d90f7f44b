"""`quizgen build --to …`, and the options that pick."""

import csv
import io
import json

import jsonschema
import pytest
from click.testing import Result

from quizgen.exporters._sheet import SELF_RATED
from quizgen.packing import exporters
from tests.commands.projects import NAMELESS, RECIPE, RIVERS, Folder

TAGGED = """\
title: Lakes
bank: lakes-abcd
cite: An atlas
facts:
- id: deep
  question: Which lake is the deepest?
  answer: Baikal
  tags: [asia]
  level: detail
- id: high
  question: Which lake is the highest?
  answer: Titicaca
  tags: [south america]
- id: on-rhine
  cloze: Lake {{c1::Constance}} lies on the Rhine.
  tags: [europe]
"""


def facts(folder: Folder, name: str = "build/all.csv") -> list[str]:
    """Return the facts in a table, each once."""
    text = folder.files()[name].decode("utf-8-sig")
    return list(dict.fromkeys(row["fact"] for row in csv.DictReader(io.StringIO(text))))


@pytest.fixture
def lakes(project: Folder) -> Folder:
    """A project with two lists and a recipe of both."""
    project.write("source/lakes.yaml", TAGGED)
    project.write("decks/all.yaml", RECIPE.replace("]", ", ../source/lakes.yaml]"))
    return project


def test_each_format_that_is_asked_for_is_made(project: Folder) -> None:
    result = project.quizgen("build", "--to", "csv", "--to", "json", "--to", "anki")

    assert result.exit_code == 0
    assert result.stdout == (
        "build/all.csv  Geography::Rivers: 2 questions in 4 ways\n"
        "build/all.json  Geography::Rivers: 2 questions in 4 ways\n"
        "build/all.apkg  Geography::Rivers: 2 notes, 1 choice, 1 recall, 1 cloze card\n"
        "To update a deck later in learners' collections, make it with `quizgen release`.\n"
    )
    assert {"build/all.csv", "build/all.json", "build/all.apkg"} <= project.files().keys()


def test_formats_may_be_given_with_commas_and_each_once(project: Folder) -> None:
    result = project.quizgen("build", "--to", "csv, JSON,csv", "-o", "out")

    assert [name for name in project.files() if name.startswith("out")] == [
        "out/all.csv",
        "out/all.json",
    ]
    assert "quizgen release" not in result.stdout


def test_a_format_of_several_files_tells_each_and_what_it_left_out(project: Folder) -> None:
    result = project.quizgen("build", "--to", "anki-text")

    assert result.stdout == (
        "build/all.anki.txt  Geography::Rivers: 2 questions\n"
        "build/all-cloze.anki.txt\n"
        "  not asked twice: 2 ways (rhine-sea): a plain note asks in one way, here as `recall`\n"
    )


def test_what_is_left_out_is_told_once_for_a_reason(project: Folder) -> None:
    names = [f"f{number}" for number in range(8)]
    more = "".join(
        f"- {{id: {name}, question: What is {name}?, only: recall, answer: x}}\n" for name in names
    )
    project.write("source/rivers.yaml", RIVERS + more)

    result = project.quizgen("build", "--to", "gift")

    assert [line for line in result.stdout.splitlines() if SELF_RATED in line] == [
        f"  left out: 8 items (f0, f1, f2, f3, f4 and 3 more): {SELF_RATED}",
        f"  not asked twice: 1 way (rhine-sea): {SELF_RATED}",
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("giff", "Did you mean 'gift'? Formats: anki, anki-text, csv, "), ("zzz", " Formats: anki,")],
)
def test_a_format_that_does_not_exist_is_wrong_usage(project: Folder, name: str, hint: str) -> None:
    project.write("source/lakes.yaml", NAMELESS)
    before = project.files()

    result = project.quizgen("build", "source/lakes.yaml", "--to", name)

    assert f"No format '{name}'. " in result.stderr
    assert hint in result.stderr
    assert (result.exit_code, project.files()) == (2, before)


def test_the_help_names_every_format(project: Folder) -> None:
    told = " ".join(project.quizgen("build", "--help").stdout.split())

    assert f"{', '.join(one.shown for one in exporters().values())}." in told


def picked(folder: Folder, *arguments: str) -> Result:
    return folder.quizgen("build", "--to", "csv", *arguments)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--tag", "asia"], ["deep"]),
        (["--tag", "asia,europe"], ["deep", "on-rhine"]),
        (["--tag", "south america"], ["high"]),
        (["--level", "core"], ["rhine-sea", "rhine-source", "high", "on-rhine"]),
        (["--level", "detail", "--level", "supporting"], ["deep"]),
        (["--kind", "cloze"], ["rhine-source", "on-rhine"]),
        (["--kind", "cloze", "--tag", "europe"], ["on-rhine"]),
        (["--id", "high", "--id", "rhine-sea"], ["rhine-sea", "high"]),
        (["--items", "3"], ["rhine-sea", "rhine-source", "deep"]),
        (["--kind", "question", "--items", "2"], ["rhine-sea", "deep"]),
    ],
)
def test_options_pick_as_a_recipe_does(
    lakes: Folder, arguments: list[str], expected: list[str]
) -> None:
    result = picked(lakes, *arguments)

    assert result.exit_code == 0, result.output
    assert facts(lakes) == expected


def test_options_and_the_same_recipe_make_the_same_file(lakes: Folder) -> None:
    recipe = lakes.read("decks/all.yaml")
    lakes.write("decks/small.yaml", f"{recipe}pick: {{kinds: [question], items: 2}}\n")

    picked(lakes, "decks/all.yaml", "--kind", "question", "--items", "2")
    picked(lakes, "decks/small.yaml")

    assert lakes.files()["build/all.csv"] == lakes.files()["build/small.csv"]


def test_options_narrow_what_a_recipe_picks(lakes: Folder) -> None:
    lakes.edit("decks/all.yaml", "lists:", "pick: {kinds: [question]}\nlists:")

    picked(lakes, "--level", "core")

    assert facts(lakes) == ["rhine-sea", "high"]


def test_several_lists_make_one_deck_of_a_name(lakes: Folder) -> None:
    result = picked(lakes, "source", "--deck", "Earth::All waters", "--items", "4")

    assert result.stdout.startswith("build/all-waters.csv  Earth::All waters: 4 questions")
    assert facts(lakes, "build/all-waters.csv") == ["deep", "high", "on-rhine", "rhine-sea"]


def test_a_deck_of_a_name_is_made_of_the_projects_lists(lakes: Folder) -> None:
    picked(lakes, "--deck", "All")

    assert len(facts(lakes, "build/all.csv")) == 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--tag", "asai"], "No fact has 'asai' under `tags`: did you mean 'asia'?"),
        (["--kind", "clozes"], "No fact has 'clozes' under `kinds`: did you mean 'cloze'?"),
        (["--id", "hihg"], "No fact has 'hihg' under `ids`: did you mean 'high'?"),
        (["--level", "deep"], "There is no level 'deep'. Levels: core, supporting, detail."),
        (["--deck", "A::"], "The deck's name 'A::' has an empty part."),
        (["--deck", "A", "decks/all.yaml"], "--deck makes one deck of lists;"),
        (["--items", "0"], "0 is not in the range x>=1"),
        (["--forms", "27"], "27 is not in the range 1<=x<=26"),
        (["--options", "1"], "1 is not in the range 2<=x<=8"),
    ],
)
def test_what_cannot_be_picked_is_wrong_usage_and_nothing_is_written(
    lakes: Folder, arguments: list[str], message: str
) -> None:
    lakes.write("source/more.yaml", NAMELESS)
    before = lakes.files()

    result = picked(lakes, *arguments)

    assert message in " ".join(result.stderr.split())
    assert (result.exit_code, lakes.files()) == (2, before)


def test_a_recipe_of_which_nothing_is_left_is_told_and_makes_no_file(lakes: Folder) -> None:
    lakes.write("decks/rivers.yaml", RECIPE)

    result = picked(lakes, "--tag", "asia")

    assert "R403 of what the recipe `Geography::Rivers` picks, nothing is as you ask" in (
        result.stderr
    )
    assert "build/rivers.csv" not in lakes.files()
    assert facts(lakes) == ["deep"]
    assert result.exit_code == 0


MANY = RIVERS.replace(
    "    Black Sea: The Danube flows there.\n",
    "".join(f"    {name} Sea: not there\n" for name in ("Black", "White", "Red", "Dead", "Aral")),
)


@pytest.mark.parametrize(
    ("recipe", "arguments", "expected"),
    [
        ("", [], 4),
        ("options: 2\n", [], 3),
        ("options: 2\n", ["--options", "5"], 6),
    ],
)
def test_a_test_has_as_many_options_as_recipe_or_option_say(
    project: Folder, recipe: str, arguments: list[str], expected: int
) -> None:
    project.write("source/rivers.yaml", MANY)
    project.write("decks/all.yaml", RECIPE + recipe)

    result = project.quizgen("build", "--to", "gift", *arguments)

    assert result.exit_code == 0, result.output
    lines = project.read(result.stdout.split()[0]).splitlines()
    assert len([line for line in lines if line.startswith(("=<", "~<"))]) == expected


@pytest.mark.parametrize("name", ["all.csv", "all-cloze.anki.txt"])
def test_a_folder_where_a_file_should_be_is_an_error_and_no_file_is_written(
    project: Folder, name: str
) -> None:
    (project.root / "build" / name).mkdir(parents=True)
    before = project.files()

    result = project.quizgen("build", "--to", "anki,csv,anki-text")

    assert "F007 the file cannot be written: there is a folder of that name" in result.stderr
    assert (result.exit_code, project.files()) == (1, before)


def test_two_decks_of_one_further_file_are_an_error_and_no_file_is_written(
    project: Folder,
) -> None:
    project.write("decks/all-cloze.yaml", RECIPE)
    before = project.files()

    result = project.quizgen("build", "--to", "anki-text")

    assert "F008" in result.stderr
    assert "would both be build/all-cloze.anki.txt" in result.stderr
    assert (result.exit_code, project.files()) == (1, before)


def test_the_name_of_a_recipe_may_hold_dots(project: Folder) -> None:
    project.write("decks/v1.2.yaml", RECIPE)

    project.quizgen("build", "--to", "csv,anki,anki-text", "decks/v1.2.yaml")

    assert [name for name in project.files() if name.startswith("build")] == [
        "build/v1.2-cloze.anki.txt",
        "build/v1.2.anki.txt",
        "build/v1.2.apkg",
        "build/v1.2.csv",
    ]


def test_every_format_gives_a_question_the_same_guid(project: Folder) -> None:
    project.quizgen("build", "--to", "json")
    whole = json.loads(project.read("build/all.json"))

    names = [one for one in exporters() if one not in {"anki", "paper", "qti", "json"}]
    project.quizgen("build", "--to", ",".join(names))

    guids = {item["guid"] for section in whole["sections"] for item in section["items"]}
    texts = [
        content
        for name, content in project.files().items()
        if name.startswith("build/") and not name.endswith(".json")
    ]
    assert len(guids) == 2
    assert all(any(guid.encode() in text for text in texts) for guid in guids)


def test_the_json_is_as_the_schema_says_that_the_program_writes(project: Folder) -> None:
    project.quizgen("build", "--to", "json")

    schema = json.loads(project.quizgen("schema", "--bank").stdout)

    jsonschema.validate(json.loads(project.read("build/all.json")), schema)
    assert project.quizgen("schema", "--bank", "--recipe").exit_code == 2
