import os
from pathlib import Path

import pytest

from quizgen.checking import mend_lists
from quizgen.making import Desk
from tests.commands.projects import BROKEN, NAMELESS, RIVERS, Folder


def test_a_list_without_problems_is_fine(project: Folder) -> None:
    result = project.quizgen("check")

    assert result.exit_code == 0
    assert result.stdout == "2 facts in 1 list, 2 questions: no problems\n"
    assert result.stderr == ""


def test_every_problem_of_every_file_is_shown_with_its_place_and_counted(project: Folder) -> None:
    project.write("source/seas.yaml", BROKEN)
    project.write("source/lakes.yaml", NAMELESS)

    result = project.quizgen("check")

    found = [line.split(" ")[:2] for line in result.stderr.splitlines() if line.startswith("sour")]
    assert found == [
        ["source/lakes.yaml:1:1:", "F204"],
        ["source/lakes.yaml:4:3:", "F201"],
        ["source/lakes.yaml:6:10:", "F126"],
        ["source/seas.yaml:1:1:", "F204"],
        ["source/seas.yaml:4:3:", "F103"],
        ["source/seas.yaml:5:3:", "F201"],
        ["source/seas.yaml:5:10:", "F120"],
    ]
    assert result.stdout.startswith("6 facts in 3 lists, 4 questions: 2 errors, ")
    assert result.exit_code == 1


def test_a_problem_is_shown_with_its_line_a_caret_and_a_hint(project: Folder) -> None:
    project.edit("source/rivers.yaml", "answer:", "anwser:")

    result = project.quizgen("check")

    assert result.stderr == (
        "source/rivers.yaml:7:3: F101 unknown key `anwser` in this fact\n"
        "     7 |   anwser: North Sea\n"
        "       |   ^\n"
        "  hint: did you mean `answer`?\n"
    )
    assert result.exit_code == 1


def test_notes_alone_are_no_failure_and_warnings_are(project: Folder) -> None:
    project.edit("source/rivers.yaml", ": The Oder flows there.", ": ''")
    notes = project.quizgen("check")
    project.edit("source/rivers.yaml", "answer: North Sea", "answer: n/a")
    warnings = project.quizgen("check")

    assert ("1 note" in notes.stdout, notes.exit_code) == (True, 0)
    assert ("1 warning" in warnings.stdout, warnings.exit_code) == (True, 1)


def test_check_writes_nothing_unless_asked(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)
    before = project.files()

    result = project.quizgen("check")

    assert project.files() == before
    assert "`quizgen check --fix`" in result.stderr
    assert result.exit_code == 0


def test_fix_writes_ids_numbers_and_the_banks_name_and_says_so(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)

    result = project.quizgen("check", "--fix", "source/lakes.yaml")

    bank = project.read("source/lakes.yaml").splitlines()[0]
    assert result.exit_code == 0
    assert result.stdout == (
        f"wrote into source/lakes.yaml: 2 ids, {bank}, numbers for 1 cloze\n"
        "2 facts in 1 list, 2 questions: no problems\n"
    )
    assert project.read("source/lakes.yaml") == (
        f"{bank}\n"
        "title: Lakes\n"
        "cite: An atlas\n"
        "facts:\n"
        "- id: lake-deepest\n"
        "  question: Which lake is the deepest?\n"
        "  answer: Baikal\n"
        "- id: lake-constance-lies-rhine\n"
        "  cloze: Lake {{c1::Constance}} lies on the {{c2::Rhine}}.\n"
    )


SLIPS = RIVERS.replace("answer: North Sea", "answer: `North` Sea").replace("cloze:", "Cloze:")
MENDED = RIVERS.replace("answer: North Sea", "answer: '`North` Sea'")


def test_fix_mends_slips_and_says_where(project: Folder) -> None:
    project.write("source/rivers.yaml", SLIPS)

    found = project.quizgen("check", "source/rivers.yaml")
    fixed = project.quizgen("check", "--fix", "source/rivers.yaml")
    again = project.quizgen("check", "--fix", "source/rivers.yaml")

    assert "`quizgen check --fix` mends 2 of them.\n" in found.stderr
    assert fixed.stdout == (
        "mended in source/rivers.yaml: 2 lines: 7 (Y03), 12 (F101)\n"
        "2 facts in 1 list, 2 questions: no problems\n"
    )
    assert project.read("source/rivers.yaml") == MENDED
    assert again.stdout == "2 facts in 1 list, 2 questions: no problems\n"


def test_fix_mends_slips_in_a_list_with_errors_and_ids_wait(project: Folder) -> None:
    project.write("source/seas.yaml", BROKEN.replace("No blank", "No: blank"))

    result = project.quizgen("check", "--fix", "source/seas.yaml")

    assert "mended in source/seas.yaml: 1 line: 5 (Y02)\n" in result.stdout
    assert "No ids were written into a list: first mend the errors.\n" in result.stderr
    assert project.read("source/seas.yaml") == BROKEN.replace(
        "No blank at all.", "'No: blank at all.'"
    )
    assert result.exit_code == 1


def test_fix_mends_slips_and_writes_ids_in_one_run(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS.replace("Which lake", "The lakes: which"))

    result = project.quizgen("check", "--fix", "source/lakes.yaml")

    assert result.stdout.startswith(
        "mended in source/lakes.yaml: 1 line: 4 (Y02)\nwrote into source/lakes.yaml: 2 ids, bank: "
    )
    assert result.exit_code == 0


def test_a_list_that_may_not_be_written_keeps_its_slips(project: Folder) -> None:
    path = project.write("source/rivers.yaml", SLIPS)
    path.chmod(0o444)

    result = project.quizgen("check", "--fix", "source/rivers.yaml")

    message = "F007 the slips of this list were not mended: the file is read-only"
    assert f"source/rivers.yaml:1:1: {message}\n" in result.stderr
    assert "2 slips could not be mended.\n" in result.stderr
    assert project.read("source/rivers.yaml") == SLIPS
    assert result.exit_code == 1


def test_a_list_in_a_folder_that_may_not_be_written_keeps_its_slips(project: Folder) -> None:
    project.write("source/rivers.yaml", SLIPS)
    (project.root / "source").chmod(0o555)

    result = project.quizgen("check", "--fix", "source/rivers.yaml")
    (project.root / "source").chmod(0o755)

    assert "F007 the slips of this list were not mended: the folder " in result.stderr
    assert project.read("source/rivers.yaml") == SLIPS
    assert result.exit_code == 1


def test_a_list_that_is_changed_meanwhile_is_left_alone(project: Folder) -> None:
    path = project.write("source/rivers.yaml", SLIPS)
    contents = iter([SLIPS.encode(), RIVERS.encode()])

    said, problems = mend_lists([path], Desk(lambda _: next(contents), str))

    assert said == []
    assert [(one.code, one.place.file) for one in problems] == [("F007", str(path))]
    assert "it was changed meanwhile" in problems[0].message
    assert project.read("source/rivers.yaml") == SLIPS


def test_slips_of_standard_input_are_named_and_not_mended(nowhere: Folder) -> None:
    result = nowhere.quizgen("check", "--fix", "-", stdin=SLIPS)

    assert "-:7:11: Y03 " in result.stderr
    assert "2 slips could not be mended.\n" in result.stderr
    assert nowhere.files() == {}


def test_fix_leaves_braces_in_code_alone(project: Folder) -> None:
    text = NAMELESS + "- cloze: In `{{ name }}` a {{variable}} stands in {{braces}}.\n"
    project.write("source/lakes.yaml", text)

    project.quizgen("check", "--fix", "source/lakes.yaml")

    last = project.read("source/lakes.yaml").splitlines()[-1]
    assert last == "  cloze: In `{{ name }}` a {{c1::variable}} stands in {{c2::braces}}."


def test_fix_writes_nothing_as_long_as_any_list_has_an_error(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)
    project.write("source/seas.yaml", BROKEN)
    before = project.files()

    result = project.quizgen("check", "--fix")

    assert project.files() == before
    assert "Nothing was written into a list: first mend the errors.\n" in result.stderr
    assert result.exit_code == 1


def test_fix_and_frozen_contradict_each_other(project: Folder) -> None:
    result = project.quizgen("check", "--fix", "--frozen")

    assert result.exit_code == 2
    assert "use one of them" in result.stderr


def test_missing_ids_are_an_error_if_the_list_is_frozen(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)

    result = project.quizgen("check", "--frozen", "source/lakes.yaml")

    assert "F205" in result.stderr
    assert result.exit_code == 1


def test_a_list_is_read_from_standard_input(nowhere: Folder) -> None:
    result = nowhere.quizgen("check", "-", stdin=RIVERS.replace("answer:", "anwser:"))

    assert result.stderr.startswith(
        "-:7:3: F101 unknown key `anwser` in this fact\n     7 |   anwser: North Sea\n"
    )
    assert result.exit_code == 1
    assert nowhere.files() == {}


def test_a_list_from_standard_input_is_not_written_back(nowhere: Folder) -> None:
    result = nowhere.quizgen("check", "--fix", "-", stdin=NAMELESS)

    assert "a list from standard input is not written back" in result.stderr
    assert result.exit_code == 1
    assert nowhere.files() == {}


@pytest.mark.parametrize("stdin", [b"", b"\xff\xfe\x00", b"\x00" * 100, b"\x89PNG\r\n\x1a\n\xff"])
def test_rubbish_on_standard_input_is_a_problem(nowhere: Folder, stdin: bytes) -> None:
    result = nowhere.quizgen("check", "-", stdin=stdin)

    assert result.exit_code == 1
    assert "-:1:1: F00" in result.stderr


def test_a_recipe_is_checked_with_its_lists(project: Folder) -> None:
    project.write("decks/all.yaml", "deck: Rivers\nlists: [../source/river.yaml]\n")

    result = project.quizgen("check", "decks/all.yaml")

    assert "decks/all.yaml:2:9: R401 there is no list source/river.yaml" in result.stderr
    assert "did you mean `../source/rivers.yaml`?" in result.stderr
    assert result.exit_code == 1


def test_without_files_recipes_are_checked_too(project: Folder) -> None:
    project.edit("decks/all.yaml", "lists:", "pick: {tags: [sea]}\nlists:")

    result = project.quizgen("check")

    assert "R404" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("source/river.yaml", "F001"),
        ("notes.txt", "F006"),
        ("empty", "F006"),
        ("photo.yaml", "F002"),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_no_traceback(
    project: Folder, name: str, code: str
) -> None:
    project.write("notes.txt", "Rivers are long.\n")
    (project.root / "empty").mkdir()
    (project.root / "photo.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")

    result = project.quizgen("check", name)

    assert result.exit_code == 1
    assert f"{name}:1:1: {code} " in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_named_like_a_list_is_a_problem(project: Folder) -> None:
    (project.root / "source" / "old.yaml").mkdir()

    result = project.quizgen("check")

    assert "source/old.yaml:1:1: F001 the file cannot be read: " in result.stderr
    assert result.exit_code == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_list_without_permission_is_a_problem(project: Folder) -> None:
    (project.root / "source" / "rivers.yaml").chmod(0)

    result = project.quizgen("check")

    assert "F001 the file cannot be read: Permission denied" in result.stderr
    assert result.exit_code == 1


def test_escapes_of_a_list_never_reach_the_terminal(project: Folder) -> None:
    nasty = "\x1b]0;owned\x07\x1b[2J\u202e\x9b31m"
    project.edit("source/rivers.yaml", "answer: North", f"answr: {nasty}North")
    project.edit("source/rivers.yaml", "title: Rivers", f"title: {nasty}Rivers")

    result = project.quizgen("check")

    assert result.exit_code == 1
    assert not set(nasty) & set(result.output) - set("]0;owned[2J31m")


def test_outside_a_project_the_shipped_lists_are_checked_and_left_alone(
    site: Folder, nowhere: Folder
) -> None:
    before = site.files()

    result = nowhere.process("check", "--fix", path=site.root)

    assert result.returncode == 0, result.stderr.decode()
    assert b": no problems" in result.stdout
    assert b"There is no project here: these are the lists that come with quizgen." in result.stderr
    assert (site.files(), nowhere.files()) == (before, {})


def test_a_path_outside_the_folder_is_shown_as_it_was_given(project: Folder) -> None:
    inside = Folder(project.root / "decks")

    result = inside.quizgen("check", "../source/river.yaml")

    assert f"{Path('../source/river.yaml')}:1:1: F001 there is no such file" in result.stderr


def test_an_id_stands_once_in_a_bank_over_all_its_lists(project: Folder) -> None:
    project.write("source/more.yaml", RIVERS)

    alone = project.quizgen("check", "source/rivers.yaml")
    together = project.quizgen("check", "source")

    message = "F202 the id `rhine-sea` stands twice in the bank, first at source/"
    assert message in alone.stderr
    assert message in together.stderr


def test_the_lists_of_a_bank_lie_in_one_folder(project: Folder) -> None:
    other = RIVERS.replace("id: rhine", "id: elbe")
    project.write("old/more.yaml", other)

    result = project.quizgen("check", "source", "old/more.yaml")

    assert "F206 lists of the bank rivers-abcd lie in source and in old" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("arguments", [(), ("source/empty.yaml",)])
@pytest.mark.parametrize("content", ["", " \n"])
def test_an_empty_list_is_called_so_named_or_not(
    project: Folder, arguments: tuple[str, ...], content: str
) -> None:
    project.write("source/empty.yaml", content)

    result = project.quizgen("check", *arguments)

    assert result.exit_code == 1
    assert "source/empty.yaml:1:1: F005 the list is empty\n" in result.stderr
