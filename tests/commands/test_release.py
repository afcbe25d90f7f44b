import pytest

from tests.commands.projects import NAMELESS, NOW, RIVERS, Folder


@pytest.fixture
def released(project: Folder) -> Folder:
    """A project that was released once."""
    assert project.quizgen("release").exit_code == 0
    return project


def test_a_release_writes_the_history_beside_the_list_then_the_decks(project: Folder) -> None:
    result = project.quizgen("release")

    assert result.exit_code == 0
    assert result.stdout == (
        "source/rivers-abcd.history  2 notes: 2 new\n"
        "decks/all.apkg  Geography::Rivers: 2 notes, 1 choice, 1 recall, 1 cloze card\n"
    )
    assert {"decks/all.apkg", "source/rivers-abcd.history"} < project.files().keys()
    assert {line["mod"] for line in project.history().values()} == {NOW}


def test_a_list_by_itself_is_released_into_decks(project: Folder) -> None:
    project.quizgen("release", "source/rivers.yaml")

    assert "decks/rivers.apkg" in project.files()


def test_an_unchanged_release_changes_no_byte(released: Folder) -> None:
    before = released.files()

    result = released.quizgen("release", now=NOW + 1000)

    assert released.files() == before
    assert result.stdout == (
        "source/rivers-abcd.history  2 notes: unchanged\n"
        "decks/all.apkg  Geography::Rivers: 2 notes, 1 choice, 1 recall, 1 cloze card"
        "  (unchanged)\n"
    )


def test_only_the_note_that_changed_is_stamped_anew(released: Folder) -> None:
    released.edit("source/rivers.yaml", "The Oder flows", "The Vistula flows")

    result = released.quizgen("release", now=NOW + 1000)

    mods = {fact: line["mod"] for fact, line in released.history().items()}
    assert mods == {"rhine-sea": NOW + 1000, "rhine-source": NOW}
    assert "source/rivers-abcd.history  2 notes: 1 changed\n" in result.stdout


def test_a_new_fact_leaves_the_other_notes_alone(released: Folder) -> None:
    text = (
        RIVERS + "- id: elbe\n  question: Into which sea does the Elbe flow?\n  answer: North Sea\n"
    )
    released.write("source/rivers.yaml", text)
    before = released.history()

    result = released.quizgen("release", now=NOW + 1000)

    after = released.history()
    assert {fact: after[fact] for fact in before} == before
    assert "3 notes: 1 new\n" in result.stdout


def test_released_options_keep_their_places_when_one_is_added_and_one_goes(
    released: Folder,
) -> None:
    old = [*released.history()["rhine-sea"]["options"]]
    released.edit("source/rivers.yaml", "Baltic Sea: The Oder", "Red Sea: The Nile")
    released.edit("source/rivers.yaml", "    Black", "    Caspian Sea: The Volga does.\n    Black")

    released.quizgen("release", now=NOW + 1000)

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

    result = project.quizgen("release", "-o", "out")

    assert "F007" in result.stderr
    assert (result.exit_code, project.files()) == (1, before)


def test_decks_can_go_elsewhere_and_the_history_stays_with_the_lists(project: Folder) -> None:
    project.quizgen("release", "-o", "out")

    assert {"out/all.apkg", "source/rivers-abcd.history"} < project.files().keys()


def test_a_release_writes_missing_names_first(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)

    result = project.quizgen("release", "source/lakes.yaml")

    bank = project.read("source/lakes.yaml").splitlines()[0].removeprefix("bank: ")
    assert result.stdout.startswith("wrote into source/lakes.yaml: 2 ids")
    assert f"source/{bank}.history" in project.files()


def test_a_broken_history_is_not_written_over(released: Folder) -> None:
    released.write("source/rivers-abcd.history", "rubbish\n")
    before = released.files()

    result = released.quizgen("release", now=NOW + 1000)

    assert "H501" in result.stderr
    assert (result.exit_code, released.files()) == (1, before)


def test_a_bank_of_which_nothing_is_picked_gets_no_history(project: Folder) -> None:
    project.write("source/lakes.yaml", RIVERS.replace("rivers-abcd", "lakes-abcd"))
    project.write(
        "decks/all.yaml",
        "deck: All\nlists: [../source/rivers.yaml, ../source/lakes.yaml]\n"
        "pick: {lists: [../source/rivers.yaml]}\n",
    )

    project.quizgen("release")

    assert [name for name in project.files() if name.endswith(".history")] == [
        "source/rivers-abcd.history"
    ]
