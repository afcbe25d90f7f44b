"""The plan of a release, as `diff` prints it: what becomes of each note, and in which words."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.commands.projects import BROKEN, NAMELESS, NOW, RIVERS, ROOT, Folder, environment

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}"/>'
ELBE = "- id: elbe\n  question: Into which sea does the Elbe flow?\n  answer: North Sea\n"
SAID = "  withdrawn: It has two sources.\n"


@pytest.fixture
def released(project: Folder) -> Folder:
    """A project that was released once."""
    assert project.quizgen("release", "--yes").exit_code == 0
    return project


def diff(folder: Folder, *arguments: str) -> str:
    """Return what `diff` prints; it writes nothing."""
    before = folder.files()

    result = folder.quizgen("diff", *arguments, now=NOW + 1000)

    assert folder.files() == before
    assert result.exit_code == 0, result.output
    return result.stdout


def plan(folder: Folder) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(diff(folder, "--format", "json"))
    return found


def test_before_the_first_release_all_is_new(project: Folder) -> None:
    assert diff(project) == (
        "2 new\n"
        "new: source/rivers.yaml:5: rhine-sea: Into which sea does the Rhine flow?\n"
        "new: source/rivers.yaml:11: rhine-source: The Rhine rises in ….\n"
    )


def test_after_a_release_all_is_untouched(released: Folder) -> None:
    assert diff(released) == "2 untouched\n"


def test_the_words_that_change_are_shown_beside_those_that_learners_have(
    released: Folder,
) -> None:
    released.edit("source/rivers.yaml", "The Oder flows there.", "The Vistula flows in.")
    released.edit("source/rivers.yaml", "    Black Sea: The Danube", "    Red Sea: The Nile")
    released.edit("source/rivers.yaml", "Into which", "To which")

    assert diff(released) == (
        "1 changed, 1 untouched\n"
        "changed: source/rivers.yaml:5: rhine-sea: To which sea does the Rhine flow?\n"
        "    question: [-Into-]{+To+} which sea does the Rhine flow?\n"
        "    no longer offered: Black Sea\n"
        "    reason of Baltic Sea: The [-Oder-]{+Vistula+} flows [-there-]{+in+}.\n"
        "    now offered: Red Sea\n"
        "Learners: 1 note replaced when they import the deck, with the tags they gave, but for "
        "those that they edited or tagged since; progress stays.\n"
    )


def test_a_corrected_key_is_told_before_a_mere_change(released: Folder) -> None:
    released.edit("source/rivers.yaml", "rises in {{c1::Switzerland}}", "rises in {{c1::Uri}}")
    released.edit("source/rivers.yaml", "The Oder", "The Vistula")

    lines = diff(released).splitlines()

    assert lines[0] == "1 corrected, 1 changed"
    assert lines[1].startswith("corrected: source/rivers.yaml:11: rhine-source:")
    assert lines[2] == "    cloze: The Rhine rises in {{c1::[-Switzerland-]{+Uri+}}}."
    assert lines[3].startswith("changed: source/rivers.yaml:5: rhine-sea:")


def test_without_the_earlier_deck_what_the_history_knows_is_shown(released: Folder) -> None:
    (released.root / "decks/all.apkg").unlink()
    released.edit("source/rivers.yaml", "Into which", "To which")
    released.edit("source/rivers.yaml", "    Black Sea: The Danube", "    Red Sea: The Nile")

    shown = diff(released)

    assert "    question: [-Into-]{+To+} which sea" in shown
    assert "    no longer offered: Black Sea\n    now offered: Red Sea\n" in shown
    assert "not every word that changed can be shown" in shown


def test_cards_that_learners_gain_and_lose_are_told(released: Folder) -> None:
    released.edit("source/rivers.yaml", "{{c1::Switzerland}}", "{{c2::Switzerland}}")
    released.edit("source/rivers.yaml", "title: Rivers", "title: Rivers\ncards: choice")

    shown = diff(released)

    assert "    gains card 2\n    loses card 1: it stays and shows an error until Tools" in shown
    assert "    loses a recall card: it stays" in shown


def test_a_card_that_was_lost_before_is_not_told_again(released: Folder) -> None:
    released.edit("source/rivers.yaml", "{{c1::Switzerland}}", "{{c2::Switzerland}}")
    released.quizgen("release", "--yes", now=NOW + 10)
    released.edit("source/rivers.yaml", "The Rhine rises", "The young Rhine rises")

    assert "loses" not in diff(released)


def test_a_note_that_is_withdrawn_is_told_with_its_reason(released: Folder) -> None:
    released.write("source/rivers.yaml", RIVERS + SAID)

    assert diff(released) == (
        "1 withdrawn, 1 untouched\n"
        "withdrawn: source/rivers.yaml:11: rhine-source: The Rhine rises in ….\n"
        "    It has two sources.\n"
        "What is withdrawn is not given to new learners; decks/all-withdrawn.apkg marks it for "
        "those who have it.\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        (RIVERS[RIVERS.index("- id: rhine-source") :], "", "its fact is in no list of the bank"),
        ("- id: rhine-source\n  cloze: The Rhine rises in {{c1::Switzerland}}.\n",
         "- id: rhine-source\n  question: Where does it rise?\n  answer: Switzerland\n",
         "its fact does not give this question any more"),
    ],
)  # fmt: skip
def test_why_a_note_is_withdrawn_is_told(released: Folder, old: str, new: str, cause: str) -> None:
    released.edit("source/rivers.yaml", old, new)

    [withdrawn] = [one for one in plan(released)["notes"] if one["change"] == "withdrawn"]

    assert withdrawn["fact"] == "rhine-source"
    assert withdrawn["cause"].startswith(cause)


def test_a_fact_that_moved_to_another_list_of_the_bank_is_not_withdrawn(released: Folder) -> None:
    at = RIVERS.index("- id: rhine-source")
    released.write("source/rivers.yaml", RIVERS[:at])
    released.write(
        "source/more.yaml", f"title: M\nbank: rivers-abcd\ncite: C\nfacts:\n{RIVERS[at:]}"
    )

    assert "withdrawn" not in diff(released)


def test_a_list_of_another_bank_in_the_folder_has_no_say(released: Folder) -> None:
    at = RIVERS.index("- id: rhine-source")
    released.write("source/rivers.yaml", RIVERS[:at])
    released.write("source/other.yaml", f"title: M\nbank: m-abcd\ncite: C\nfacts:\n{RIVERS[at:]}")

    assert "1 withdrawn" in diff(released)


def test_a_broken_list_of_the_bank_stops_the_plan(released: Folder) -> None:
    released.write("source/more.yaml", "bank: rivers-abcd\n" + BROKEN)

    result = released.quizgen("diff")

    assert "source/more.yaml:5:3: F103" in result.stderr
    assert result.exit_code == 1


def test_a_note_that_a_recipe_does_not_pick_is_not_withdrawn(released: Folder) -> None:
    released.write(
        "decks/all.yaml", "deck: R\nlists: [../source/rivers.yaml]\npick: {kinds: [question]}\n"
    )

    assert "withdrawn" not in diff(released)


def test_a_note_that_comes_back_is_told(released: Folder) -> None:
    released.write("source/rivers.yaml", RIVERS + SAID)
    released.quizgen("release", "--yes", now=NOW + 10)
    released.write("source/rivers.yaml", RIVERS)

    shown = diff(released)

    assert shown.startswith("1 back, 1 untouched\nback: source/rivers.yaml:11: rhine-source: ")


def test_a_correction_of_this_year_goes_out_once_more_with_the_next_change(
    released: Folder,
) -> None:
    released.edit("source/rivers.yaml", "{{c1::Switzerland}}", "{{c1::Uri}}")
    released.quizgen("release", "--yes", now=NOW + 10)
    released.edit("source/rivers.yaml", "The Oder", "The Vistula")

    assert "Sent once more, unchanged: 1 note, replaced likewise.\n" in diff(released)


def test_a_deck_under_another_name_is_warned_of(released: Folder) -> None:
    released.edit("decks/all.yaml", "Geography::Rivers", "Earth::Rivers")

    shown = diff(released)

    assert "The deck `Geography::Rivers` of decks/all.apkg is gone or has another name" in shown


def test_a_long_plan_names_the_first_new_notes_and_counts_the_rest(project: Folder) -> None:
    more = "".join(f"- id: f{n}\n  question: Q {n}?\n  answer: a{n}\n" for n in range(30))
    project.write("source/rivers.yaml", RIVERS + more)

    lines = diff(project).splitlines()

    assert lines[0] == "32 new"
    assert len(lines) == 22
    assert lines[-1] == "… and 12 more (`quizgen diff --format json` lists all)"
    assert len(plan(project)["notes"]) == 32


def test_the_plan_can_be_read_by_a_program(released: Folder) -> None:
    released.edit("source/rivers.yaml", "The Oder", "The Vistula")
    released.edit("source/rivers.yaml", "    Black Sea: The Danube", "    Red Sea: The Nile")

    found = plan(released)

    [note] = found["notes"]
    guid = released.history()["rhine-sea"]["guid"]
    assert found["counts"] == {
        "new": 0, "corrected": 0, "changed": 1, "back": 0, "withdrawn": 0, "untouched": 1,
    }  # fmt: skip
    assert note == {
        "change": "changed",
        "bank": "rivers-abcd",
        "fact": "rhine-sea",
        "question": "ask",
        "guid": guid,
        "stem": "Into which sea does the Rhine flow?",
        "file": "source/rivers.yaml",
        "line": 5,
        "differences": [
            {"field": "option", "old": "Black Sea", "new": ""},
            {"field": "reason of Baltic Sea", "old": "The Oder flows there.",
             "new": "The Vistula flows there."},
            {"field": "option", "old": "", "new": "Red Sea"},
        ],
        "gained": [],
        "lost": [],
        "again": [],
        "moved": [],
        "dropped": ["Black Sea"],
        "reason": None,
        "cause": None,
    }  # fmt: skip


def test_a_list_without_ids_is_planned_with_those_it_would_get(project: Folder) -> None:
    project.write("source/lakes.yaml", NAMELESS)

    shown = diff(project, "source/lakes.yaml")

    assert "new: source/lakes.yaml:4: lake-deepest: Which lake is the deepest?" in shown


def test_texts_cannot_play_tricks_on_the_terminal(released: Folder) -> None:
    released.edit("source/rivers.yaml", "The Oder", "The \\e[31mVistula")
    released.edit("source/rivers.yaml", "answer: North Sea", "answer: North Sea\n  why: \u202eabc")

    shown = diff(released)

    assert "\u202e" not in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("command", ["check", "diff", "release"])
def test_a_fact_that_lost_its_id_is_an_error_that_names_it(released: Folder, command: str) -> None:
    released.edit("source/rivers.yaml", "- id: rhine-sea\n  question", "- question")
    before = released.files()

    result = released.quizgen(command)

    assert (
        "source/rivers.yaml:5:3: H506 this was released as the fact `rhine-sea`, which is gone: "
        "learners would start anew\n"
    ) in result.stderr
    assert "hint: write `id: rhine-sea` here; or, if this asks something else" in result.stderr
    assert (result.exit_code, released.files()) == (1, before)


def test_a_fact_under_another_id_is_an_error_wherever_the_old_one_stood(released: Folder) -> None:
    at = RIVERS.index("- id: rhine-source")
    released.write("source/rivers.yaml", RIVERS[:at])
    moved = RIVERS[at:].replace("rhine-source", "source-of-the-rhine")
    released.write("source/more.yaml", f"title: M\nbank: rivers-abcd\ncite: C\nfacts:\n{moved}")

    result = released.quizgen("check")

    assert (
        "source/more.yaml:5:7: H506 this was released as the fact `rhine-source`" in result.stderr
    )


@pytest.mark.parametrize(
    "text",
    [
        RIVERS.replace("  cloze: The Rhine", "  withdrawn: Doubtful.\n  cloze: The Rhine"),
        RIVERS,
    ],
)
def test_a_second_fact_with_the_same_words_is_fine_while_the_first_is_there(
    released: Folder, text: str
) -> None:
    twin = "- id: again\n  cloze: The Rhine rises in {{c1::Switzerland}}.\n"
    released.write("source/rivers.yaml", text + twin)

    assert "H506" not in released.quizgen("check").stderr


def test_once_it_was_withdrawn_its_words_are_free(released: Folder) -> None:
    at = RIVERS.index("- id: rhine-source")
    released.write("source/rivers.yaml", RIVERS + SAID)
    released.quizgen("release", "--yes", now=NOW + 10)

    released.write("source/rivers.yaml", RIVERS.replace("id: rhine-source", "id: again"))

    assert released.quizgen("check").exit_code == 0
    assert RIVERS[at:].startswith("- id: rhine-source")
    assert "1 new, 1 untouched" in diff(released)


def test_a_history_ahead_of_the_clock_stops_the_plan(released: Folder) -> None:
    result = released.quizgen("diff", now=NOW - 60)

    assert "H503 the history was last stamped 60 s after now" in result.stderr
    assert result.exit_code == 1


def test_the_lists_that_come_with_quizgen_hold_what_was_released(nowhere: Folder) -> None:
    result = nowhere.quizgen("diff")

    assert result.stdout == "137 untouched\n"


def test_of_two_decks_the_one_released_last_has_the_words_that_learners_have(
    released: Folder,
) -> None:
    released.write("decks/more.yaml", "deck: More\nlists: [../source/rivers.yaml]\n")
    released.quizgen("release", "--yes")
    released.edit("source/rivers.yaml", "The Oder flows", "The Vistula flows")
    released.quizgen("release", "--yes", "decks/more.yaml", now=NOW + 10)
    released.edit("source/rivers.yaml", "The Vistula flows", "The Memel flows")

    assert "[-Vistula-]{+Memel+}" in diff(released)


def test_a_subdeck_of_which_all_is_withdrawn_is_no_deck_with_another_name(
    released: Folder,
) -> None:
    recipe = "deck: R\nlists: [../source/rivers.yaml]\ndecks: {Clozes: {kinds: [cloze]}}\n"
    released.write("decks/all.yaml", recipe)
    released.quizgen("release", "--yes", now=NOW + 10)
    released.write("source/rivers.yaml", RIVERS + SAID)

    shown = diff(released)

    assert "1 withdrawn" in shown
    assert "has another name" not in shown


@pytest.mark.skipif(os.name == "nt", reason="terminals are made otherwise there")
@pytest.mark.parametrize(
    ("env", "shown"),
    [
        ({"NO_COLOR": ""}, "\x1b[31m[-Oder-]\x1b[0m\x1b[32m{+Vistula+}\x1b[0m"),
        ({"NO_COLOR": "1"}, "The [-Oder-]{+Vistula+} flows"),
    ],
)
def test_on_a_terminal_what_goes_and_comes_is_coloured_too(
    released: Folder, env: dict[str, str], shown: str
) -> None:
    released.edit("source/rivers.yaml", "The Oder", "The Vistula")
    ours, theirs = os.openpty()

    subprocess.run(
        [sys.executable, "-m", "quizgen", "diff"],
        cwd=released.root,
        env={**environment(ROOT), **env},
        stdout=theirs,
        check=True,
    )
    os.close(theirs)

    assert shown in os.read(ours, 10_000).decode()
    os.close(ours)


def test_blanks_that_changed_places_are_told(project: Folder) -> None:
    project.edit("source/rivers.yaml", "{{c1::Switzerland}}", "{{c1::Uri}} and {{c2::Chur}}")
    project.quizgen("release", "--yes")
    project.edit("source/rivers.yaml", "{{c1::Uri}} and {{c2::Chur}}", "{{c2::Uri}}, {{c1::Chur}}")

    assert (
        "    c1 and c2 have changed places: progress follows the number, so give each answer its "
        "old one\n"
    ) in diff(project)


def test_what_changes_in_its_markup_alone_is_told(released: Folder) -> None:
    released.edit("source/rivers.yaml", "answer: North Sea", "answer: '*North* Sea'")

    assert "    answer: only its markup\n" in diff(released)


def test_another_picture_is_told_in_words(project: Folder) -> None:
    project.edit("source/rivers.yaml", "answer: North Sea", "answer: North Sea\n  image: a.svg")
    project.write("source/a.svg", SVG.format(1))
    project.quizgen("release", "--yes")
    project.write("source/a.svg", SVG.format(2))

    assert "    image: another picture\n" in diff(project)


def test_a_key_in_another_case_is_a_mere_change(released: Folder) -> None:
    released.edit("source/rivers.yaml", "answer: North Sea", "answer: north sea")

    shown = diff(released)

    assert shown.startswith("1 changed, 1 untouched\n")
    assert "offered" not in shown


def test_without_the_earlier_deck_options_in_another_case_are_not_told(released: Folder) -> None:
    (released.root / "decks/all.apkg").unlink()
    released.edit("source/rivers.yaml", "    Baltic Sea:", "    Baltic sea:")

    assert "offered" not in diff(released)


def test_a_history_with_a_card_that_there_is_not_is_damaged(released: Folder) -> None:
    released.edit("source/rivers-abcd.history", '["choice","recall"]', '["choice","x"]')

    result = released.quizgen("diff")

    assert 'H501 this line of the history cannot be read: `cards` cannot be ["choice", "x"]' in (
        result.stderr
    )
