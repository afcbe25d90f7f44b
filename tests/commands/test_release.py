import os
import subprocess
import sys
import zipfile

import pytest

from tests.commands.decks import note
from tests.commands.projects import NAMELESS, NOW, RIVERS, ROOT, Folder, environment


@pytest.fixture
def released(project: Folder) -> Folder:
    """A project that was released once."""
    assert project.quizgen("release", "--yes").exit_code == 0
    return project


def test_a_release_writes_the_history_beside_the_list_then_the_decks(project: Folder) -> None:
    result = project.quizgen("release", "--yes")

    assert result.exit_code == 0
    assert result.stdout == (
        "2 new\n"
        "new: source/rivers.yaml:5: rhine-sea: Into which sea does the Rhine flow?\n"
        "new: source/rivers.yaml:11: rhine-source: The Rhine rises in ….\n"
        "source/rivers-abcd.history  2 notes: 2 new\n"
        "decks/all.apkg  Geography::Rivers: 2 notes, 1 choice, 1 recall, 1 cloze card\n"
    )
    assert {"decks/all.apkg", "source/rivers-abcd.history"} < project.files().keys()
    assert {line["mod"] for line in project.history().values()} == {NOW}


def test_a_list_by_itself_is_released_into_decks(project: Folder) -> None:
    project.quizgen("release", "--yes", "source/rivers.yaml")

    assert "decks/rivers.apkg" in project.files()


def test_an_unchanged_release_changes_no_byte(released: Folder) -> None:
    before = released.files()

    result = released.quizgen("release", "--yes", now=NOW + 1000)

    assert released.files() == before
    assert result.stdout == (
        "2 untouched\n"
        "source/rivers-abcd.history  2 notes: unchanged\n"
        "decks/all.apkg  Geography::Rivers: 2 notes, 1 choice, 1 recall, 1 cloze card"
        "  (unchanged)\n"
    )


def test_only_the_note_that_changed_is_stamped_anew(released: Folder) -> None:
    released.edit("source/rivers.yaml", "The Oder flows", "The Vistula flows")

    result = released.quizgen("release", "--yes", now=NOW + 1000)

    mods = {fact: line["mod"] for fact, line in released.history().items()}
    assert mods == {"rhine-sea": NOW + 1000, "rhine-source": NOW}
    assert "source/rivers-abcd.history  2 notes: 1 changed\n" in result.stdout


def test_a_new_fact_leaves_the_other_notes_alone(released: Folder) -> None:
    text = (
        RIVERS + "- id: elbe\n  question: Into which sea does the Elbe flow?\n  answer: North Sea\n"
    )
    released.write("source/rivers.yaml", text)
    before = released.history()

    result = released.quizgen("release", "--yes", now=NOW + 1000)

    after = released.history()
    assert {fact: after[fact] for fact in before} == before
    assert "3 notes: 1 new\n" in result.stdout


def test_released_options_keep_their_places_when_one_is_added_and_one_goes(
    released: Folder,
) -> None:
    old = [*released.history()["rhine-sea"]["options"]]
    released.edit("source/rivers.yaml", "Baltic Sea: The Oder", "Red Sea: The Nile")
    released.edit("source/rivers.yaml", "    Black", "    Caspian Sea: The Volga does.\n    Black")

    released.quizgen("release", "--yes", now=NOW + 1000)

    new = released.history()["rhine-sea"]["options"]
    gone = [["Baltic Sea", False] if text == "Baltic Sea" else text for text in old]
    assert new[:3] == gone
    assert sorted(new[3:]) == ["Caspian Sea", "Red Sea"]


def test_build_after_a_release_keeps_the_stamps_and_writes_no_history(released: Folder) -> None:
    history = released.read("source/rivers-abcd.history")
    deck = released.files()["decks/all.apkg"]

    result = released.quizgen("build", now=NOW)

    assert result.exit_code == 0
    assert released.files()["build/all.apkg"] == deck
    assert released.read("source/rivers-abcd.history") == history


@pytest.mark.parametrize("command", ["build", "release"])
def test_a_history_ahead_of_the_clock_is_refused_before_anything_is_written(
    released: Folder, command: str
) -> None:
    unnamed = RIVERS + "- question: Into which sea does the Elbe flow?\n  answer: North Sea\n"
    released.write("source/rivers.yaml", unnamed)
    before = released.files()

    result = released.quizgen(command, now=NOW - 60)

    assert "H503 the history was last stamped 60 s after now" in result.stderr
    assert (result.exit_code, released.files()) == (1, before)


def test_outside_a_project_nothing_is_released(site: Folder, nowhere: Folder) -> None:
    before = site.files()

    result = nowhere.process("release", path=site.root)

    assert result.returncode == 2
    assert b"There is no project here" in result.stderr
    assert b"Traceback" not in result.stderr
    assert (site.files(), nowhere.files()) == (before, {})


def test_a_list_from_standard_input_is_not_released(nowhere: Folder) -> None:
    result = nowhere.quizgen("release", "-", stdin=RIVERS)

    assert "a list from standard input cannot be released" in result.stderr
    assert (result.exit_code, nowhere.files()) == (1, {})


def test_a_file_in_the_way_is_found_before_the_history_is_written(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)
    (project.root / "out" / "all.apkg").mkdir(parents=True)
    before = project.files()

    result = project.quizgen("release", "--yes", "-o", "out")

    assert "F007" in result.stderr
    assert (result.exit_code, project.files()) == (1, before)


def test_decks_can_go_elsewhere_and_the_history_stays_with_the_lists(project: Folder) -> None:
    project.quizgen("release", "--yes", "-o", "out")

    assert {"out/all.apkg", "source/rivers-abcd.history"} < project.files().keys()


def test_a_release_writes_missing_names_first(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)

    result = project.quizgen("release", "--yes", "source/lakes.yaml")

    bank = project.read("source/lakes.yaml").splitlines()[0].removeprefix("bank: ")
    assert "\nwrote into source/lakes.yaml: 2 ids" in result.stdout
    assert f"source/{bank}.history" in project.files()


def test_a_broken_history_is_not_written_over(released: Folder) -> None:
    released.write("source/rivers-abcd.history", "rubbish\n")
    before = released.files()

    result = released.quizgen("release", "--yes", now=NOW + 1000)

    assert "H501" in result.stderr
    assert (result.exit_code, released.files()) == (1, before)


def test_a_bank_of_which_nothing_is_picked_gets_no_history(project: Folder) -> None:
    project.write("source/lakes.yaml", RIVERS.replace("rivers-abcd", "lakes-abcd"))
    project.write(
        "decks/all.yaml",
        "deck: All\nlists: [../source/rivers.yaml, ../source/lakes.yaml]\n"
        "pick: {lists: [../source/rivers.yaml]}\n",
    )

    project.quizgen("release", "--yes")

    assert [name for name in project.files() if name.endswith(".history")] == [
        "source/rivers-abcd.history"
    ]


# --- The plan, the question, and what is written when ---


def test_without_a_terminal_nothing_is_released_unless_it_is_said(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)
    before = project.files()

    result = project.quizgen("release", "source/lakes.yaml", "source/rivers.yaml")

    assert "4 new\n" in result.stdout
    assert "nothing was written: say --yes" in result.stderr
    assert (result.exit_code, project.files()) == (2, before)


def test_an_empty_plan_asks_nothing(released: Folder) -> None:
    assert released.quizgen("release", now=NOW + 1000).exit_code == 0


def answered(folder: Folder, answer: bytes) -> tuple[int, str]:
    """Release on a terminal, answer the question; return the exit code and what was shown."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "quizgen", "release"],
        cwd=folder.root, env=environment(ROOT), stdin=theirs, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        os.write(ours, answer)
        shown, _ = process.communicate()
    os.close(ours)
    os.close(theirs)
    return process.returncode, shown.decode()


@pytest.mark.skipif(os.name == "nt", reason="terminals are made otherwise there")
@pytest.mark.parametrize("answer", [b"y\n", b"YES\n"])
def test_who_says_yes_releases(project: Folder, answer: bytes) -> None:
    code, shown = answered(project, answer)

    assert code == 0
    assert "2 new\n" in shown
    assert "Release? [y/N] source/rivers-abcd.history  2 notes: 2 new\n" in shown
    assert "decks/all.apkg" in project.files()


@pytest.mark.skipif(os.name == "nt", reason="terminals are made otherwise there")
@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        (b"n\n", 1, "Nothing was released."),
        (b"\n", 1, "Nothing was released."),
        (b"maybe\n", 1, "Nothing was released."),
        (b"\x04", 2, "nothing was written: say --yes"),
    ],
)
def test_who_says_anything_else_does_not(
    project: Folder, answer: bytes, code: int, said: str
) -> None:
    before = project.files()

    found, shown = answered(project, answer)

    assert said in shown
    assert (found, project.files()) == (code, before)


def test_check_says_what_is_due_and_writes_nothing(project: Folder) -> None:
    before = project.files()

    result = project.quizgen("release", "--check")

    assert result.stdout.splitlines()[0] == "2 new"
    assert "decks/all.apkg is not what the lists and the history say\n" in result.stdout
    assert (result.exit_code, project.files()) == (1, before)


def test_check_is_content_with_what_was_released(released: Folder) -> None:
    result = released.quizgen("release", "--check", now=NOW + 1000)

    assert (result.exit_code, result.stdout) == (0, "2 untouched\n")


def test_check_finds_a_deck_that_is_missing(released: Folder) -> None:
    (released.root / "decks/all.apkg").unlink()

    result = released.quizgen("release", "--check")

    assert (result.exit_code, result.stdout.splitlines()[-1]) == (
        1,
        "decks/all.apkg is not what the lists and the history say",
    )


def test_check_finds_a_deck_that_was_left_behind_by_the_release_of_another(
    released: Folder,
) -> None:
    released.write("decks/more.yaml", "deck: More\nlists: [../source/rivers.yaml]\n")
    released.quizgen("release", "--yes")
    released.edit("source/rivers.yaml", "The Oder", "The Vistula")
    released.quizgen("release", "--yes", "decks/all.yaml", now=NOW + 1000)

    result = released.quizgen("release", "--check", now=NOW + 2000)

    assert result.stdout == (
        "2 untouched\ndecks/more.apkg is not what the lists and the history say\n"
    )
    assert result.exit_code == 1


def test_check_finds_ids_that_are_missing(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)

    result = project.quizgen("release", "--check", "source/lakes.yaml")

    assert "F205" in result.stderr
    assert result.exit_code == 1


def test_a_deck_whose_rows_are_the_same_is_not_touched(released: Folder) -> None:
    path = released.root / "decks/all.apkg"
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    before = path.read_bytes()

    released.quizgen("release", "--yes", now=NOW + 1000)

    assert path.read_bytes() == before


def test_a_new_tag_reaches_the_deck_without_a_stamp(released: Folder) -> None:
    history = released.read("source/rivers-abcd.history")
    released.edit("source/rivers.yaml", "- id: rhine-source\n", "- id: rhine-source\n  tags: x\n")

    result = released.quizgen("release", now=NOW + 1000)

    assert result.stdout.splitlines()[:4] == [
        "2 untouched",
        "decks/all.apkg is not what the lists and the history say: a release writes it.",
        "source/rivers-abcd.history  2 notes: unchanged",
        "No note changes. The decks that were not up to date are written anew.",
    ]
    assert released.read("source/rivers-abcd.history") == history
    assert {"rivers::x", "rivers::level::core"} == set(note(released, "rhine-source").tags)


def test_all_sends_every_note_anew(released: Folder) -> None:
    result = released.quizgen("release", "--all", "--yes", now=NOW + 1000)

    assert "Sent once more, unchanged: 2 notes, replaced likewise.\n" in result.stdout
    assert {line["mod"] for line in released.history().values()} == {NOW + 1000}


def test_a_deck_under_another_name_is_asked_about(released: Folder) -> None:
    released.edit("decks/all.yaml", "Geography::Rivers", "Earth::Rivers")

    assert released.quizgen("release").exit_code == 2
    assert released.quizgen("release", "--yes").exit_code == 0
    assert released.quizgen("release").exit_code == 0
