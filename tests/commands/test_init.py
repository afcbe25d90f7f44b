"""`quizgen init`: something to begin with, never over what is there."""

from pathlib import Path

import pytest

from tests.commands.projects import Folder, rivers


def test_what_it_makes_checks_builds_and_quizzes_at_once(nowhere: Folder) -> None:
    made = nowhere.quizgen("init", "bees")
    inside = Folder(nowhere.root / "bees")

    checked = inside.quizgen("check")
    built = inside.quizgen("build")
    asked = inside.quizgen("quiz", "--plain", "--scores", str(nowhere.root / "scores.sqlite3"))

    assert made.exit_code == 0
    assert checked.exit_code == 0, checked.output
    assert " error" not in checked.stdout
    assert " warning" not in checked.stdout
    assert built.exit_code == 0, built.output
    assert (inside.root / "build" / "bees.apkg").is_file()
    assert "Question 1 of 8." in asked.stdout


def test_once_it_has_its_names_nothing_at_all_is_said_of_it(nowhere: Folder) -> None:
    nowhere.quizgen("init")
    nowhere.quizgen("check", "--fix")

    checked = nowhere.quizgen("check")

    assert checked.stdout == "6 facts in 1 list, 16 questions: no problems\n"


def test_its_list_is_proved_by_its_article(nowhere: Folder) -> None:
    nowhere.quizgen("init", "bees")

    checked = nowhere.quizgen(
        "check", "bees/source/bees.yaml", "--article", "bees/source/articles/bees.md"
    )

    assert checked.exit_code == 0, checked.output


def test_it_says_what_it_made_and_what_to_do_next(nowhere: Folder) -> None:
    result = nowhere.quizgen("init", "my bees")

    lines = result.stdout.splitlines()
    assert [line.split("  ")[0] for line in lines[:3]] == [
        f"made {Path('my bees/source/my-bees.yaml')}",
        f"made {Path('my bees/source/articles/my-bees.md')}",
        f"made {Path('my bees/decks/my-bees.yaml')}",
    ]
    assert lines[3:] == [
        "They are about a beehive: write your own title into the list, and the deck's name",
        "into the recipe.",
        "Next:",
        "  cd 'my bees'",
        "  quizgen check",
        "  quizgen build",
        "  quizgen quiz",
    ]


def test_without_a_folder_it_works_in_the_one_it_is_started_in(nowhere: Folder) -> None:
    nowhere.write("notes.txt", "mine\n")

    result = nowhere.quizgen("init")

    assert "  cd " not in result.stdout
    assert [*nowhere.files()] == [
        "decks/nowhere.yaml",
        "notes.txt",
        "source/articles/nowhere.md",
        "source/nowhere.yaml",
    ]
    assert nowhere.read("notes.txt") == "mine\n"


@pytest.mark.parametrize("name", ["source/bees.yaml", "source/articles/bees.md", "decks/bees.yaml"])
def test_nothing_is_written_where_one_of_the_files_is_there(nowhere: Folder, name: str) -> None:
    nowhere.write(f"bees/{name}", "mine\n")
    before = nowhere.files()

    result = nowhere.quizgen("init", "bees")

    assert result.exit_code == 1
    assert f"{Path('bees') / name}:1:1: F007 there is something of this name" in result.stderr
    assert result.stderr.endswith("1 error; nothing was written\n")
    assert nowhere.files() == before


def test_a_link_to_nowhere_is_in_the_way_too(nowhere: Folder) -> None:
    (nowhere.root / "source").mkdir()
    (nowhere.root / "source" / "nowhere.yaml").symlink_to(nowhere.root / "gone.yaml")

    result = nowhere.quizgen("init")

    assert result.exit_code == 1
    assert "F007 there is something of this name" in result.stderr
    assert not (nowhere.root / "gone.yaml").exists()


def test_twice_is_refused_the_second_time(nowhere: Folder) -> None:
    nowhere.quizgen("init", "bees")
    nowhere.quizgen("check", "--fix", "bees/source/bees.yaml")
    before = nowhere.files()

    result = nowhere.quizgen("init", "bees")

    assert result.exit_code == 1
    assert nowhere.files() == before


@pytest.mark.parametrize("folder", ["file", "file/below"])
def test_a_file_in_place_of_the_folder_is_said(nowhere: Folder, folder: str) -> None:
    nowhere.write("file", "")

    result = nowhere.quizgen("init", folder)

    assert result.exit_code == 1
    assert "F007 the file cannot be written: file is a file, not a folder" in result.stderr


@pytest.mark.parametrize("folder", ["closed", "closed/below"])
def test_a_read_only_folder_is_said(nowhere: Folder, folder: str) -> None:
    (nowhere.root / "closed").mkdir(mode=0o555)

    result = nowhere.quizgen("init", folder)

    assert result.exit_code == 1
    assert "F007 the file cannot be written: the folder closed is read-only" in result.stderr
    assert nowhere.files() == {}


def test_a_folder_that_links_to_itself_is_said(nowhere: Folder) -> None:
    (nowhere.root / "round").symlink_to("round")

    result = nowhere.quizgen("init", "round")

    assert result.exit_code == 1
    assert "F007 the file cannot be written" in result.stderr


def test_in_a_project_it_says_that_its_list_joins(tmp_path: Path) -> None:
    project = rivers(tmp_path / "course")

    result = project.quizgen("init")

    assert "This folder was a project already: the new list joins its lists." in result.stdout
    assert project.quizgen("check").exit_code == 0
    assert project.quizgen("build").exit_code == 0
