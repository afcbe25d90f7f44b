import os
import stat
from pathlib import Path

import pytest

from tests.commands.projects import BROKEN, NAMELESS, RECIPE, RIVERS, Folder


def test_a_project_gives_a_deck_for_each_recipe(project: Folder) -> None:
    result = project.quizgen("build")

    assert result.exit_code == 0
    assert result.stdout == (
        "build/all.apkg  Geography::Rivers: 2 notes, 1 choice, 1 recall, 1 cloze card\n"
        "To update a deck later in learners' collections, make it with `quizgen release`.\n"
    )
    assert result.stderr == ""
    assert [*project.files()] == ["build/all.apkg", "decks/all.yaml", "source/rivers.yaml"]


def test_a_list_by_itself_is_a_deck_of_its_title(project: Folder) -> None:
    result = project.quizgen("build", "source/rivers.yaml", "-o", "out/there")

    assert "out/there/rivers.apkg  Rivers: 2 notes" in result.stdout
    assert result.exit_code == 0


def test_decks_go_to_the_build_folder_of_the_project_from_anywhere_in_it(project: Folder) -> None:
    result = Folder(project.root / "source").quizgen("build", "rivers.yaml")

    assert "../build/rivers.apkg  Rivers: 2 notes" in result.stdout
    assert "build/rivers.apkg" in project.files()


def test_the_same_lists_give_the_same_bytes(project: Folder) -> None:
    project.quizgen("build")
    before = project.files()

    again = project.quizgen("build")

    assert project.files() == before
    assert "(unchanged)" in again.stdout


def test_the_same_bytes_come_out_of_any_process(project: Folder) -> None:
    decks = []
    for seed in ("0", "1"):
        result = project.process("build", "-o", seed, env={"PYTHONHASHSEED": seed})
        assert result.returncode == 0, result.stderr.decode()
        decks.append(project.files()[f"{seed}/all.apkg"])

    assert decks[0] == decks[1]


def test_build_writes_missing_names_and_says_so(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)

    result = project.quizgen("build", "source/lakes.yaml")

    bank = project.read("source/lakes.yaml").splitlines()[0]
    assert result.exit_code == 0
    assert result.stdout.startswith(
        f"wrote into source/lakes.yaml: 2 ids, {bank}, numbers for 1 cloze\n"
    )
    assert result.stderr == ""
    assert "- id: lake-deepest\n" in project.read("source/lakes.yaml")


def test_names_are_written_once(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)
    project.quizgen("build", "source/lakes.yaml")
    before = project.files()

    again = project.quizgen("build", "source/lakes.yaml")

    assert "wrote into" not in again.stdout
    assert project.files() == before


def test_frozen_writes_nothing(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)
    before = project.files()

    result = project.quizgen("build", "--frozen", "source/lakes.yaml")

    assert "F205" in result.stderr
    assert result.stderr.endswith("1 error, 1 note; nothing was written\n")
    assert (result.exit_code, project.files()) == (1, before)


def test_a_list_that_is_read_only_is_an_error_and_no_other_is_touched(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)
    path = project.write("source/ponds.yaml", NAMELESS.replace("title: Lakes", "title: Ponds"))
    path.chmod(stat.S_IREAD)
    before = project.files()

    result = project.quizgen("build", "source")

    assert "source/ponds.yaml:1:1: F205 " in result.stderr
    assert "(the file is read-only)" in result.stderr
    assert (result.exit_code, project.files()) == (1, before)


def test_a_read_only_list_with_all_its_names_is_fine(project: Folder) -> None:
    (project.root / "source" / "rivers.yaml").chmod(stat.S_IREAD)

    assert project.quizgen("build").exit_code == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("source/seas.yaml", BROKEN),
        ("source/seas.yaml", "title: Seas\nfacts:\n- question: What\x07?\n  answer: x\n"),
        ("decks/seas.yaml", "deck: Seas\nlists: [../source/sea.yaml]\n"),
        ("decks/seas.yaml", "deck: '::'\nlists: [../source/lakes.yaml]\n"),
        ("decks/ALL.yaml", RECIPE),
        ("source/rivers-abcd.history", "rubbish\n"),
    ],
)
def test_after_an_error_nothing_is_written_at_all(project: Folder, name: str, text: str) -> None:
    project.write("source/lakes.yaml", NAMELESS)
    project.write(name, text)
    before = project.files()

    result = project.quizgen("build", "source", "decks")

    assert result.stderr.endswith("; nothing was written\n")
    assert (result.exit_code, project.files()) == (1, before)


@pytest.mark.parametrize(
    "arguments",
    [
        ["source/rivers.yaml", "old/rivers.yaml"],
        ["source/rivers.yaml", "decks/rivers.yaml"],
        ["source/rivers.yaml", "older/Rivers.yaml"],
    ],
)
def test_two_decks_of_one_file_are_an_error(project: Folder, arguments: list[str]) -> None:
    project.write("old/rivers.yaml", RIVERS.replace("rivers-abcd", "rivers-efgh"))
    project.write("older/Rivers.yaml", RIVERS.replace("rivers-abcd", "rivers-ijkl"))
    project.write("decks/rivers.yaml", RECIPE)

    result = project.quizgen("build", *arguments)

    assert "F008" in result.stderr
    assert "would both be build" in result.stderr
    assert result.exit_code == 1
    assert not (project.root / "build").exists()


def test_an_output_that_is_a_file_is_wrong_usage(project: Folder) -> None:
    result = project.quizgen("build", "-o", "decks/all.yaml")

    assert result.exit_code == 2
    assert "is a file" in result.stderr


@pytest.mark.parametrize("output", [[], ["-o", "build/deeper"]])
def test_a_file_where_the_folder_should_be_is_an_error(project: Folder, output: list[str]) -> None:
    project.write("build", "not a folder")
    project.write("source/lakes.yaml", NAMELESS)
    before = project.files()

    result = project.quizgen("build", "source/lakes.yaml", *output)

    assert "F007 the file cannot be written: build is a file, not a folder" in result.stderr
    assert "choose another folder with -o" in result.stderr
    assert (result.exit_code, project.files()) == (1, before)


def test_a_folder_where_the_deck_should_be_is_an_error(project: Folder) -> None:
    (project.root / "build" / "all.apkg").mkdir(parents=True)

    result = project.quizgen("build")

    assert "F007 the file cannot be written: there is a folder of that name" in result.stderr
    assert result.exit_code == 1


def test_outside_a_project_the_shipped_lists_are_built_here(site: Folder, nowhere: Folder) -> None:
    before = site.files()

    result = nowhere.process("build", path=site.root)

    assert result.returncode == 0, result.stderr.decode()
    assert b"these are the lists that come with quizgen" in result.stderr
    assert all(Path(name).parent == Path("build") for name in nowhere.files())
    assert len(nowhere.files()) == len([name for name in before if "shipped/decks" in name])
    assert site.files() == before


def test_a_list_from_standard_input_is_built_under_its_banks_name(nowhere: Folder) -> None:
    result = nowhere.quizgen("build", "-", stdin=RIVERS)

    assert [*nowhere.files()] == ["build/rivers-abcd.apkg"]
    assert result.exit_code == 0


def test_a_list_from_standard_input_needs_its_names(nowhere: Folder) -> None:
    result = nowhere.quizgen("build", "-", stdin=NAMELESS)

    assert "F205" in result.stderr
    assert (result.exit_code, nowhere.files()) == (1, {})


@pytest.mark.parametrize("clock", ["tomorrow", "-5", "1.5", "9" * 30, "٣", " "])
def test_a_clock_that_is_none_is_wrong_usage_and_nothing_is_written(
    project: Folder, clock: str
) -> None:
    project.write("source/lakes.yaml", NAMELESS)
    before = project.files()

    result = project.quizgen("build", "source/lakes.yaml", now=clock)

    assert "SOURCE_DATE_EPOCH is no whole number of seconds" in result.stderr
    assert (result.exit_code, project.files()) == (2, before)


@pytest.mark.parametrize("clock", [0, 1, 253_402_300_799])
def test_any_second_that_a_calendar_has_will_do(project: Folder, clock: int) -> None:
    assert project.quizgen("build", now=clock).exit_code == 0


def test_warnings_are_shown_and_counted_but_keep_no_deck_back(project: Folder) -> None:
    project.edit("source/rivers.yaml", "cite: An atlas\n", "")

    result = project.quizgen("build")

    assert "F305" in result.stderr
    assert result.stderr.endswith("\n1 warning\n")
    assert result.exit_code == 0


def test_notes_are_counted_and_not_shown(project: Folder) -> None:
    project.edit("source/rivers.yaml", ": The Oder flows there.", ": ''")

    result = project.quizgen("build")

    assert result.stderr == "1 note; `quizgen check` shows all\n"
    assert result.exit_code == 0


def test_a_recipe_that_picks_nothing_is_told_and_makes_no_file(project: Folder) -> None:
    project.edit("decks/all.yaml", "lists:", "pick: {levels: [detail]}\nlists:")

    result = project.quizgen("build")

    assert "R403 the recipe `Geography::Rivers` picks nothing" in result.stderr
    assert not (project.root / "build").exists()
    assert result.exit_code == 0


@pytest.mark.parametrize("arguments", [["build"], ["check", "--fix"]])
def test_nothing_is_written_into_a_shipped_list(
    site: Folder, nowhere: Folder, arguments: list[str]
) -> None:
    site.write("quizgen/shipped/source/lakes.yaml", NAMELESS)
    site.write("quizgen/shipped/decks/lakes.yaml", "deck: Lakes\nlists: [../source/lakes.yaml]\n")
    before = site.files()

    result = nowhere.process(*arguments, path=site.root)

    assert result.returncode == 1
    assert b"F205" in result.stderr
    assert (site.files(), nowhere.files()) == (before, {})


def test_the_cards_of_every_shape_are_counted(project: Folder) -> None:
    project.write("source/tea.yaml", TEA)

    result = project.quizgen("build", "source/tea.yaml")

    assert "Tea: 3 notes, 1 choose-all card, 1 order card, 1 true/false card, 2 recalls" in (
        result.stdout
    )


TEA = """\
title: Tea
bank: tea-abcd
cite: A cook
facts:
- id: green
  question: Which teas does the cook keep?
  members: [sencha, oolong]
  complete: yes
  wrong: {rooibos: it is another plant, mate: it is a holly, cocoa: it is a bean}
  only: [all, recall]
- id: pot
  question: How is tea made?
  steps: [boil the water, pour it on the leaves, wait]
  only: [order, recall]
- id: leaves
  myth: Green and black tea come from two plants.
  truth: Green and black tea come from one plant.
  only: myth
"""


@pytest.mark.skipif(os.name == "nt", reason="links need leave there")
@pytest.mark.parametrize("command", ["build", "check", "release"])
def test_a_list_that_is_a_link_to_nothing_is_told(project: Folder, command: str) -> None:
    (project.root / "source" / "lakes.yaml").symlink_to("nowhere.yaml")
    (project.root / "decks" / "all.yaml").unlink()

    result = project.quizgen(command)

    assert result.exit_code == 1
    assert "source/lakes.yaml:1:1: F001 the file cannot be read" in result.stderr
