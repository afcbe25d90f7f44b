"""Questions that are not asked any more, and those whose key was corrected."""

import pytest

from tests.commands.decks import facts, note
from tests.commands.projects import NOW, RIVERS, Folder

SAID = "  withdrawn: It has two sources.\n"
ASIDE = "decks/all-withdrawn.apkg"


@pytest.fixture
def released(project: Folder) -> Folder:
    """A project that was released once."""
    assert project.quizgen("release", "--yes").exit_code == 0
    return project


def test_a_withdrawn_fact_leaves_the_deck_and_is_set_aside_with_its_reason(
    released: Folder,
) -> None:
    released.write("source/rivers.yaml", RIVERS + SAID)

    result = released.quizgen("release", "--yes", now=NOW + 1000)

    assert facts(released, "decks/all.apkg") == {"rhine-sea"}
    aside = note(released, "rhine-source", ASIDE)
    assert aside.fields["Notice"] == "Withdrawn on 2100-01-01: It has two sources."
    assert aside.fields["Text"] == "The Rhine rises in {{c1::Switzerland}}."
    assert (aside.deck, aside.modified) == ("Geography::Rivers", NOW + 1000)
    assert "decks/all-withdrawn.apkg  Geography::Rivers: 1 withdrawn note\n" in result.stdout


def test_a_withdrawn_fact_is_not_built_and_not_asked(project: Folder) -> None:
    project.write("source/rivers.yaml", RIVERS + SAID)

    project.quizgen("build")

    assert facts(project, "build/all.apkg") == {"rhine-sea"}
    assert project.quizgen("due", "--scores", "s.db").stdout == "0 due, 1 new\n"


def test_what_is_wrong_with_a_withdrawn_fact_is_no_problem_any_more(released: Folder) -> None:
    released.write("source/rivers.yaml", RIVERS + SAID + "  quote: not in any article\n")
    released.edit("source/rivers.yaml", "rises in {{c1::Switzerland}}", "rises in {{c1::n/a}}")

    result = released.quizgen("check")

    assert (result.exit_code, result.stderr) == (0, "")


def test_what_was_set_aside_stays_so_whatever_becomes_of_the_list(released: Folder) -> None:
    released.write("source/rivers.yaml", RIVERS + SAID)
    released.quizgen("release", "--yes", now=NOW + 1000)
    before = released.files()[ASIDE]

    released.write("source/rivers.yaml", RIVERS[: RIVERS.index("- id: rhine-source")])
    released.quizgen("release", "--yes", now=NOW + 2000)

    assert released.files()[ASIDE] == before


def test_a_deleted_fact_is_set_aside_as_it_was_given_out(released: Folder) -> None:
    before = note(released, "rhine-source")
    released.write("source/rivers.yaml", RIVERS[: RIVERS.index("- id: rhine-source")])

    released.quizgen("release", "--yes", now=NOW + 1000)

    aside = note(released, "rhine-source", ASIDE)
    assert aside.fields == {**before.fields, "Notice": "Withdrawn on 2100-01-01."}
    assert aside.cards.keys() == before.cards.keys()
    assert aside.modified == NOW + 1000


def test_a_deleted_fact_without_its_deck_is_set_aside_as_the_history_knows_it(
    released: Folder,
) -> None:
    (released.root / "decks/all.apkg").unlink()
    released.write("source/rivers.yaml", RIVERS.replace("- id: rhine-sea\n  q", "- id: new\n  q"))
    released.edit("source/rivers.yaml", "Into which sea", "In which land")

    released.quizgen("release", "--yes", now=NOW + 1000)

    aside = note(released, "rhine-sea", ASIDE)
    assert aside.fields["Question"] == "Into which sea does the Rhine flow?"
    assert aside.fields["Answer"] == "North Sea"
    assert aside.cards.keys() == {0, 1}


def test_what_was_never_in_a_deck_is_not_set_aside_beside_it(released: Folder) -> None:
    released.write(
        "decks/questions.yaml",
        "deck: Q\nlists: [../source/rivers.yaml]\npick: {kinds: [question]}\n",
    )
    released.quizgen("release", "--yes")
    released.write("source/rivers.yaml", RIVERS + SAID)

    released.quizgen("release", "--yes", now=NOW + 1000)

    assert ASIDE in released.files()
    assert "decks/questions-withdrawn.apkg" not in released.files()


def test_a_withdrawn_card_that_the_list_gives_no_more_does_not_go_blank(released: Folder) -> None:
    released.edit("source/rivers.yaml", "- id: rhine-sea\n", "- id: rhine-sea\n  withdrawn: No.\n")
    released.edit("source/rivers.yaml", "    Baltic Sea: The Oder flows there.\n", "")

    released.quizgen("release", "--yes", now=NOW + 1000)

    aside = note(released, "rhine-sea", ASIDE)
    assert aside.cards.keys() == {0, 1}
    assert "Baltic Sea" in aside.fields["Options"]


def test_a_better_reason_is_sent_and_keeps_the_day(released: Folder) -> None:
    released.write("source/rivers.yaml", RIVERS + SAID)
    released.quizgen("release", "--yes", now=NOW + 1000)
    released.edit("source/rivers.yaml", "It has two sources.", "It has many.")

    released.quizgen("release", "--yes", now=NOW + 400_000)

    aside = note(released, "rhine-source", ASIDE)
    assert aside.fields["Notice"] == "Withdrawn on 2100-01-01: It has many."
    assert aside.modified == NOW + 400_000


def test_what_comes_back_is_in_the_deck_again_and_its_file_goes(released: Folder) -> None:
    released.write("source/rivers.yaml", RIVERS + SAID)
    released.quizgen("release", "--yes", now=NOW + 1000)
    released.write("source/rivers.yaml", RIVERS)

    result = released.quizgen("release", "--yes", now=NOW + 2000)

    assert ASIDE not in released.files()
    assert "all-withdrawn.apkg  removed: nothing of it is withdrawn any more\n" in result.stdout
    back = note(released, "rhine-source")
    assert (back.fields["Notice"], back.modified) == ("", NOW + 2000)
    assert "rivers::withdrawn" not in back.tags


def test_when_all_is_withdrawn_the_deck_is_empty(released: Folder) -> None:
    text = RIVERS.replace("- id: rhine-sea\n", "- id: rhine-sea\n  withdrawn: No.\n")
    released.write("source/rivers.yaml", text + SAID)

    released.quizgen("release", "--yes", now=NOW + 1000)

    assert facts(released, "decks/all.apkg") == set()
    assert facts(released, ASIDE) == {"rhine-sea", "rhine-source"}


def test_a_corrected_note_says_so_for_a_year_and_never_what_it_was(released: Folder) -> None:
    released.edit("source/rivers.yaml", "answer: North Sea", "answer: Wadden Sea")
    released.quizgen("release", "--yes", now=NOW + 1000)
    corrected = note(released, "rhine-sea")
    deck = released.files()["decks/all.apkg"]

    later = NOW + 400 * 86_400
    released.quizgen("release", "--yes", now=later)
    unchanged = released.files()["decks/all.apkg"]
    released.edit("source/rivers.yaml", "The Rhine rises", "The young Rhine rises")
    released.quizgen("release", "--yes", now=later)

    assert corrected.fields["Notice"] == "Corrected on 2100-01-01."
    assert unchanged == deck
    after = note(released, "rhine-sea")
    assert (after.fields["Notice"], after.modified) == ("", NOW + 1000)


def test_a_recipe_may_not_take_the_name_of_what_is_set_aside(project: Folder) -> None:
    project.write("decks/all-withdrawn.yaml", "deck: W\nlists: [../source/rivers.yaml]\n")

    result = project.quizgen("release", "--yes")

    assert "F008" in result.stderr
    assert "would both be decks/all-withdrawn.apkg" in result.stderr
    assert result.exit_code == 1


def test_the_build_of_one_list_takes_nothing_of_its_bank_for_gone(released: Folder) -> None:
    released.edit("source/rivers.yaml", "answer: North Sea", "answer: Wadden Sea")
    at = RIVERS.index("- id: rhine-source")
    head = "title: M\nbank: rivers-abcd\ncite: C\nfacts:\n"
    released.write("source/more.yaml", head + RIVERS[at:])
    text = released.read("source/rivers.yaml")
    released.write("source/rivers.yaml", text[: text.index("- id: rhine-source")])
    released.quizgen("release", "--yes", now=NOW + 10)

    released.quizgen("build", "source/rivers.yaml", now=NOW + 1000)

    assert note(released, "rhine-sea", "build/rivers.apkg").modified == NOW + 10
