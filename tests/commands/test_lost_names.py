"""A bank's name, an id or a history that is lost: learners would have everything twice."""

import pytest

from tests.commands.projects import NOW, RIVERS, Folder

HEAD = "title: M\nbank: {}\ncite: C\nfacts:\n"
AT = RIVERS.index("- id: rhine-source")
ELBE = "- id: elbe\n  question: Where does the Elbe end?\n  answer: In Cuxhaven\n"


@pytest.fixture
def released(project: Folder) -> Folder:
    """A project that was released once."""
    assert project.quizgen("release", "--yes").exit_code == 0
    return project


@pytest.mark.parametrize("command", ["check", "build", "diff", "release"])
@pytest.mark.parametrize(
    ("line", "place"), [("", "1:1"), ("bank: streams-efgh\n", "2:7")], ids=["lost", "changed"]
)
def test_a_list_under_another_banks_name_is_refused_with_the_old_one(
    released: Folder, command: str, line: str, place: str
) -> None:
    released.edit("source/rivers.yaml", "bank: rivers-abcd\n", line)
    before = released.files()

    result = released.quizgen(command)

    assert (
        f"source/rivers.yaml:{place}: H508 this was released as the bank `rivers-abcd`: learners "
        "would have it twice\n"
    ) in result.stderr
    assert (
        "hint: write `bank: rivers-abcd`; or, if learners are to start anew, delete "
        "source/rivers-abcd.history\n"
    ) in result.stderr
    assert (result.exit_code, released.files()) == (1, before)


def test_without_ids_the_questions_tell_the_old_bank(released: Folder) -> None:
    text = RIVERS.replace("bank: rivers-abcd\n", "")
    released.write("source/rivers.yaml", text.replace("id: rhine-sea\n  ", "").replace(
        "id: rhine-source\n  ", ""))  # fmt: skip

    assert "H508" in released.quizgen("check").stderr


def test_a_list_that_shares_less_than_half_is_another_list(released: Folder) -> None:
    (released.root / "source/rivers.yaml").unlink()
    (released.root / "decks/all.yaml").unlink()
    more = ELBE + ELBE.replace("elbe", "oder").replace("Elbe", "Oder")
    released.write("source/more.yaml", HEAD.format("m-abcd") + RIVERS[AT:] + more)

    assert "H508" not in released.quizgen("check").stderr


def test_a_second_bank_in_the_folder_that_has_its_list_is_no_stray(released: Folder) -> None:
    released.write("source/more.yaml", HEAD.format("m-abcd") + RIVERS[AT:])

    assert "H508" not in released.quizgen("check", "source/more.yaml").stderr


def test_one_of_two_lists_of_a_bank_that_lost_its_name_is_refused(project: Folder) -> None:
    project.write("source/rivers.yaml", RIVERS[:AT])
    project.write("source/more.yaml", HEAD.format("rivers-abcd") + RIVERS[AT:])
    project.write("decks/more.yaml", "deck: M\nlists: [../source/more.yaml]\n")
    project.quizgen("release", "--yes")
    project.edit("source/more.yaml", "bank: rivers-abcd\n", "")

    result = project.quizgen("diff")

    assert "source/more.yaml:1:1: H508" in result.stderr
    assert "if learners are to start anew, first release the other lists" in result.stderr


def test_facts_that_were_withdrawn_may_start_anew_in_another_bank(released: Folder) -> None:
    released.write("source/rivers.yaml", RIVERS[:AT])
    released.quizgen("release", "--yes", now=NOW + 10)
    released.write("source/more.yaml", HEAD.format("m-abcd") + RIVERS[AT:])

    assert "H508" not in released.quizgen("check").stderr


@pytest.mark.parametrize(
    ("first", "second", "kept", "gone"),
    [
        ("rivers-abcd", "streams-efgh", "rivers-abcd", "streams-efgh"),
        ("streams-efgh", "rivers-abcd", "streams-efgh", "rivers-abcd"),
    ],
)
def test_of_two_histories_of_one_list_the_older_is_kept(
    project: Folder, first: str, second: str, kept: str, gone: str
) -> None:
    project.edit("source/rivers.yaml", "rivers-abcd", first)
    project.quizgen("release", "--yes", now=NOW)
    theirs = project.read(f"source/{first}.history")
    (project.root / f"source/{first}.history").unlink()
    (project.root / "decks/all.apkg").unlink()
    project.edit("source/rivers.yaml", first, second)
    project.quizgen("release", "--yes", now=NOW + 10)
    project.write(f"source/{first}.history", theirs)

    result = project.quizgen("check")

    assert f"2:7: H508 this was released twice, as the banks `{second}` and `{first}`\n" in (
        result.stderr
    )
    assert f"keep the older: `bank: {kept}`, and delete source/{gone}.history\n" in result.stderr


def test_a_stray_history_that_cannot_be_read_says_nothing(released: Folder) -> None:
    released.edit("source/rivers.yaml", "bank: rivers-abcd\n", "bank: streams-efgh\n")
    released.write("source/rivers-abcd.history", "no history\n")

    result = released.quizgen("check")

    assert (result.exit_code, result.stderr) == (0, "")


def test_what_two_banks_released_of_one_name_is_each_ones_own(released: Folder) -> None:
    released.write("source/more.yaml", HEAD.format("m-abcd") + RIVERS[AT:])
    released.quizgen("release", "--yes", "source/more.yaml")
    released.write("source/rivers.yaml", RIVERS[:AT])

    assert released.quizgen("check", "source/more.yaml").stderr == ""


def test_a_quiz_asks_a_list_under_another_banks_name(released: Folder) -> None:
    released.edit("source/rivers.yaml", "bank: rivers-abcd", "bank: streams-efgh")

    assert released.quizgen("due", "--scores", "s.db").exit_code == 0


@pytest.mark.parametrize("command", [("diff",), ("release", "--yes")])
def test_a_deck_without_its_history_stops_the_release(
    released: Folder, command: tuple[str, ...]
) -> None:
    (released.root / "source/rivers-abcd.history").unlink()
    before = released.files()

    result = released.quizgen(*command)

    assert (
        "source/rivers-abcd.history:1:1: H509 decks/all.apkg holds released notes of this bank, "
        "and its history is not there\n"
    ) in result.stderr
    assert "take it back from git; or delete the deck" in result.stderr
    assert (result.exit_code, released.files()) == (1, before)


def test_a_deck_of_another_recipe_tells_that_the_history_is_lost(released: Folder) -> None:
    (released.root / "source/rivers-abcd.history").unlink()
    released.write("decks/new.yaml", "deck: N\nlists: [../source/rivers.yaml]\n")

    assert "H509 decks/all.apkg" in released.quizgen("diff", "decks/new.yaml").stderr


def test_without_the_deck_a_lost_history_is_a_first_release(released: Folder) -> None:
    (released.root / "source/rivers-abcd.history").unlink()
    (released.root / "decks/all.apkg").unlink()

    assert released.quizgen("diff").stdout.startswith("2 new\n")


def test_what_was_set_aside_is_not_deleted_while_the_history_does_not_know_it(
    released: Folder,
) -> None:
    released.write("source/rivers.yaml", RIVERS[:AT])
    released.quizgen("release", "--yes", now=NOW + 10)
    aside = released.files()["decks/all-withdrawn.apkg"]
    guid = released.history()["rhine-source"]["guid"]
    lines = released.read("source/rivers-abcd.history").splitlines(keepends=True)
    released.write("source/rivers-abcd.history", "".join(one for one in lines if guid not in one))

    released.quizgen("release", "--yes", now=NOW + 20)

    assert released.files()["decks/all-withdrawn.apkg"] == aside


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- id: rhine-sea\n  question: Into which sea does the Rhine flow?",
         "- id: rhein-sea\n  question: Into which sea does the Rhein flow?"),
        ("- id: rhine-sea\n  question: Into which sea does the Rhine flow?",
         "- id: end\n  question: Into which sea does the long Rhine flow in the end?"),
    ],
    ids=["a letter", "the same answer"],
)  # fmt: skip
def test_a_new_question_much_like_one_that_is_gone_is_asked_about(
    released: Folder, old: str, new: str
) -> None:
    released.edit("source/rivers.yaml", old, new)

    shown = released.quizgen("diff").stdout

    assert "1 new, 1 withdrawn" in shown
    assert "is much like `rhine-sea`, which is gone. If it is the same question, write " in shown
    assert "source/rivers.yaml:5: `" in shown


def test_a_new_question_that_is_unlike_what_is_gone_is_not_asked_about(released: Folder) -> None:
    at = RIVERS.index("- id: rhine-sea")
    released.write("source/rivers.yaml", RIVERS[:at] + RIVERS[AT:] + ELBE)

    shown = released.quizgen("diff").stdout

    assert "1 new, 1 withdrawn" in shown
    assert "much like" not in shown
