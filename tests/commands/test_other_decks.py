"""Decks that a plan of notes alone would not tell of: notes that leave, decks left behind."""

import json

import pytest

from tests.commands.decks import facts, note
from tests.commands.projects import NOW, RIVERS, Folder

SAID = "  withdrawn: It has two sources.\n"
PICKY = "deck: Geography::Rivers\nlists: [../source/rivers.yaml]\npick: {kinds: [question]}\n"
BEHIND = "decks/all.apkg is not what the lists and the history say: a release writes it.\n"


@pytest.fixture
def released(project: Folder) -> Folder:
    """A project that was released once."""
    assert project.quizgen("release", "--yes").exit_code == 0
    return project


def test_a_note_that_leaves_its_deck_is_told_once(released: Folder) -> None:
    released.write("decks/all.yaml", PICKY)

    shown = released.quizgen("diff", now=NOW + 10).stdout
    unasked = released.quizgen("release", now=NOW + 10)
    released.quizgen("release", "--yes", now=NOW + 10)
    again = released.quizgen("diff", now=NOW + 20).stdout

    assert shown == (
        "1 untouched, 1 leaving a deck\n"
        "leaving: source/rivers.yaml:11: rhine-source: The Rhine rises in ….\n"
        "    leaves the deck `Geography::Rivers`: who has it keeps it, and it is corrected no "
        "more from there\n"
    )
    assert unasked.exit_code == 2
    assert again == "1 untouched\n"


def test_a_program_is_told_what_leaves_a_deck(released: Folder) -> None:
    released.write("decks/all.yaml", PICKY)

    found = json.loads(released.quizgen("diff", "--format", "json").stdout)

    assert found["leaving"] == [
        {
            "deck": "Geography::Rivers",
            "bank": "rivers-abcd",
            "fact": "rhine-source",
            "guid": released.history()["rhine-source"]["guid"],
        }
    ]
    assert found["behind"] == []


@pytest.mark.parametrize("text", [RIVERS + SAID, RIVERS[: RIVERS.index("- id: rhine-source")]])
def test_what_is_withdrawn_is_not_told_to_leave(released: Folder, text: str) -> None:
    released.write("source/rivers.yaml", text)

    assert "leav" not in released.quizgen("diff").stdout


def test_what_left_its_deck_and_is_withdrawn_then_is_marked_all_the_same(
    released: Folder,
) -> None:
    released.write("decks/all.yaml", PICKY)
    released.quizgen("release", "--yes", now=NOW + 10)
    released.write("source/rivers.yaml", RIVERS + SAID)

    shown = released.quizgen("diff", now=NOW + 20).stdout
    released.quizgen("release", "--yes", now=NOW + 20)

    assert "; decks/all-withdrawn.apkg marks it for those who have it.\n" in shown
    assert facts(released, "decks/all-withdrawn.apkg") == {"rhine-source"}
    assert released.quizgen("release", "--check", now=NOW + 30).exit_code == 0


def test_a_release_of_one_recipe_does_not_mark_what_the_deck_of_another_holds(
    released: Folder,
) -> None:
    released.write("decks/picky.yaml", PICKY.replace("Rivers", "Questions"))
    released.quizgen("release", "--yes", now=NOW + 10)
    released.write("source/rivers.yaml", RIVERS + SAID)

    result = released.quizgen("release", "--yes", "decks/picky.yaml", now=NOW + 20)
    both = released.quizgen("release", "--yes", now=NOW + 30)

    assert "What is withdrawn is not given to new learners.\n" in result.stdout
    assert "`rhine-source` is in a deck of another recipe: release that too" in result.stdout
    assert "decks/all-withdrawn.apkg  Geography::Rivers: 1 withdrawn note\n" in both.stdout
    assert "decks/picky-withdrawn.apkg" not in released.files()


def test_a_deck_that_another_recipe_left_behind_is_named(released: Folder) -> None:
    released.write("decks/second.yaml", "deck: Second\nlists: [../source/rivers.yaml]\n")
    released.quizgen("release", "--yes", now=NOW + 10)
    released.edit("source/rivers.yaml", "{{c1::Switzerland}}", "{{c1::Uri}}")
    released.quizgen("release", "--yes", "decks/second.yaml", now=NOW + 20)

    shown = released.quizgen("diff", now=NOW + 30).stdout
    found = json.loads(released.quizgen("diff", "--format", "json", now=NOW + 30).stdout)

    assert shown == "2 untouched\n" + BEHIND
    assert found["behind"] == ["decks/all.apkg"]


def test_a_deck_whose_notes_are_in_the_plan_is_not_named_besides(released: Folder) -> None:
    released.edit("source/rivers.yaml", "{{c1::Switzerland}}", "{{c1::Uri}}")

    assert "a release writes it" not in released.quizgen("diff").stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Rivers", "title: Streams"),
        ("title: Rivers", "title: Rivers\nlanguage: de"),
        ("title: Rivers", "title: Rivers\ntags: [water]"),
        ("title: Rivers", "title: Rivers\nreport: https://example.org/report"),
    ],
)
def test_what_only_new_learners_get_is_not_passed_over(
    released: Folder, old: str, new: str
) -> None:
    released.edit("source/rivers.yaml", old, new)

    assert released.quizgen("diff").stdout == "2 untouched\n" + BEHIND


def test_a_new_recipe_and_a_deck_that_is_gone_are_told(released: Folder) -> None:
    released.write("decks/second.yaml", "deck: Second\nlists: [../source/rivers.yaml]\n")
    (released.root / "decks/all.apkg").unlink()

    shown = released.quizgen("diff").stdout
    result = released.quizgen("release")

    said = (
        "2 untouched\n"
        "decks/all.apkg is not there: a release writes it.\n"
        "decks/second.apkg is not there: a release writes it.\n"
    )
    assert shown == said
    assert result.stdout.startswith(said)
    assert {"decks/all.apkg", "decks/second.apkg"} <= released.files().keys()


def test_a_file_of_withdrawn_notes_that_another_recipe_left_behind_is_named(
    released: Folder,
) -> None:
    released.write("decks/second.yaml", "deck: Second\nlists: [../source/rivers.yaml]\n")
    released.quizgen("release", "--yes", now=NOW + 10)
    released.write("source/rivers.yaml", RIVERS + SAID)
    released.quizgen("release", "--yes", now=NOW + 20)
    released.write("source/rivers.yaml", RIVERS)
    released.quizgen("release", "--yes", "decks/all.yaml", now=NOW + 30)

    shown = released.quizgen("diff", now=NOW + 40).stdout

    said = "is not what the lists and the history say: a release"
    assert shown == (
        "2 untouched\n"
        f"decks/second-withdrawn.apkg {said} removes it.\n"
        f"decks/second.apkg {said} writes it.\n"
    )


def test_check_names_each_deck_once(released: Folder) -> None:
    (released.root / "decks/all.apkg").unlink()

    assert released.quizgen("release", "--check").stdout.count("decks/all.apkg") == 1


def test_the_deck_of_a_recipe_with_another_name_is_told(released: Folder) -> None:
    (released.root / "decks/all.yaml").rename(released.root / "decks/earth.yaml")

    shown = released.quizgen("diff").stdout

    assert (
        "decks/all.apkg holds notes of these lists, and no recipe makes it any more: delete it, "
        "or give the recipe its name back.\n"
    ) in shown


def test_the_decks_of_other_recipes_and_lists_are_theirs(released: Folder) -> None:
    released.write("decks/second.yaml", "deck: Second\nlists: [../source/rivers.yaml]\n")
    released.quizgen("release", "--yes", "decks/second.yaml", "source/rivers.yaml", now=NOW + 10)
    released.write("source/rivers.yaml", RIVERS + SAID)
    released.quizgen("release", "--yes", now=NOW + 20)

    shown = released.quizgen("diff", "decks/second.yaml", now=NOW + 30).stdout

    assert "decks/all-withdrawn.apkg" in released.files()
    assert "no recipe makes it" not in shown


def test_a_card_that_is_back_is_told(released: Folder) -> None:
    released.edit("source/rivers.yaml", "title: Rivers", "title: Rivers\ncards: choice")
    released.quizgen("release", "--yes", now=NOW + 10)
    released.edit("source/rivers.yaml", "\ncards: choice", "")

    shown = released.quizgen("diff", now=NOW + 20).stdout

    assert "changed: source/rivers.yaml:5: rhine-sea: " in shown
    assert "    has a recall card again\n" in shown
    assert "gains" not in shown


def test_a_note_in_a_new_picky_deck_leaves_no_other(released: Folder) -> None:
    released.write("decks/second.yaml", PICKY.replace("Rivers", "Second"))

    assert "leav" not in released.quizgen("diff").stdout
    assert note(released, "rhine-source").deck == "Geography::Rivers"
