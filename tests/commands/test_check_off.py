"""What `off` switches off, in a fact and in a recipe."""

import json

import pytest

from tests.commands.projects import Folder

LAKES = """\
title: Lakes
bank: lakes-abcd
cite: An atlas
facts:
- id: deepest
  question: Which lake is the deepest?
  answer: Baikal
  wrong: [Tanganyika, Vostok]
  OFF
- id: largest
  question: Which lake is the largest?
  answer: Caspian Sea
  wrong: [Superior, Victoria]
"""


def lakes(folder: Folder, off: str = "", recipe: str = "") -> None:
    """Write a list with four notes of F136, two in each fact, and a recipe."""
    folder.write("source/lakes.yaml", LAKES.replace("OFF", off or "level: core"))
    folder.write("decks/lakes.yaml", f"deck: Lakes\nlists: [../source/lakes.yaml]\n{recipe}")


def found(folder: Folder, *arguments: str) -> list[tuple[str, int, str, str]]:
    """Return file, line, code and reason of each problem that is shown."""
    shown = json.loads(folder.quizgen("check", "--format", "json", *arguments).stdout)["problems"]
    return [(one["file"], one["line"], one["code"], one["suppressed"] or "") for one in shown]


def lines(folder: Folder, *arguments: str) -> list[tuple[int, str]]:
    return [(line, code) for _, line, code, _ in found(folder, *arguments)]


ALL = [(8, "F136"), (8, "F136"), (13, "F136"), (13, "F136")]


def test_a_fact_switches_off_what_stands_in_it_and_nothing_else(nowhere: Folder) -> None:
    lakes(nowhere)
    before = lines(nowhere)
    lakes(nowhere, off="off: {F136: the atlas says so}")

    assert before == ALL
    assert lines(nowhere) == ALL[2:]


@pytest.mark.parametrize(
    "off", ["off: {F136: so}", "off:\n    F136: so", "off:\n    F136: |\n      so"]
)
def test_it_is_written_in_any_way(nowhere: Folder, off: str) -> None:
    lakes(nowhere, off=off)

    assert [code for _, code in lines(nowhere)] == ["F136", "F136"]


def test_what_is_switched_off_is_counted_and_shown_with_its_reason(nowhere: Folder) -> None:
    lakes(nowhere, off="off: {F136: the atlas says so}")

    plain = nowhere.quizgen("check", "source/lakes.yaml")
    shown = nowhere.quizgen("check", "source/lakes.yaml", "--show-suppressed")

    assert (
        plain.stdout == shown.stdout == "2 facts in 1 list, 2 questions: 2 notes; 2 switched off\n"
    )
    assert "Tanganyika" not in plain.stderr
    assert (
        "source/lakes.yaml:8:11: F136 `Tanganyika` has no reason"
        " (switched off: the atlas says so)\n"
        "     8 |   wrong: [Tanganyika, Vostok]\n"
        "       |           ^\n"
        "source/lakes.yaml:8:23: F136"
    ) in shown.stderr


def test_a_reason_cannot_command_the_terminal(nowhere: Folder) -> None:
    lakes(nowhere, off='off: {F136: "so \\u202e"}')

    result = nowhere.quizgen("check", "--show-suppressed")

    assert "(switched off: so ·)" in result.stderr
    assert "\x1b" not in result.output


def test_a_warning_that_is_switched_off_is_no_failure(nowhere: Folder) -> None:
    text = LAKES.replace("answer: Baikal", "answer: n/a")
    nowhere.write("lakes.yaml", text.replace("OFF", "level: core"))
    before = nowhere.quizgen("check", "lakes.yaml")
    nowhere.write("lakes.yaml", text.replace("OFF", "off: {F150: it is the lake's name}"))

    after = nowhere.quizgen("check", "lakes.yaml", "--show-suppressed")

    assert "F150" in before.stderr
    assert "F150" in after.stderr
    assert (before.exit_code, after.exit_code) == (1, 0)


def test_a_check_is_switched_off_like_any_other_code(nowhere: Folder) -> None:
    long = "because its bottom lies more than sixteen hundred metres below the surface of the water"
    text = LAKES.replace("answer: Baikal", f"answer: {long}")
    nowhere.write("lakes.yaml", text.replace("OFF", "off: {I101: it is a sentence}"))

    result = nowhere.quizgen("check", "lakes.yaml", "--select", "I101")

    assert result.exit_code == 0
    assert "; 1 switched off" in result.stdout


def test_a_table_in_a_file_belongs_to_its_fact(nowhere: Folder) -> None:
    nowhere.write("seas.csv", "sea,depth\nDead Sea,n/a\nBlack Sea,2212\nRed Sea,3040\n")
    fact = "- id: seas\n  table: seas.csv\n  one-each: depth\n"
    head = "title: Seas\nbank: seas-abcd\ncite: An atlas\nfacts:\n"
    nowhere.write("seas.yaml", head + fact)
    before = {(file, code) for file, _, code, _ in found(nowhere, "seas.yaml")}
    nowhere.write("seas.yaml", head + fact + "  off: {F167: short, F150: known}\n")

    after = {(file, code) for file, _, code, _ in found(nowhere, "seas.yaml")}

    assert {("seas.yaml", "F167"), ("seas.csv", "F150")} <= before
    assert after == before - {("seas.yaml", "F167"), ("seas.csv", "F150")}


DEEPEST = """\
title: Deep lakes
bank: deep-abcd
cite: An atlas
facts:
- id: deepest
  question: Which lake is the deepest?
  answer: Baikal
"""
SEALS = """\
title: Seals
bank: seals-abcd
cite: An atlas
facts:
- id: seal
  question: Which seal lives in Baikal, the deepest lake?
  answer: nerpa
"""


def seals(folder: Folder, off: str = "") -> None:
    """Write two lists of which one answers the other, and a recipe that draws on both."""
    folder.write("source/deep.yaml", DEEPEST)
    folder.write("source/seals.yaml", f"{SEALS}{off}")
    folder.write("decks/both.yaml", "deck: D\nlists: [../source/deep.yaml, ../source/seals.yaml]\n")


def test_the_questions_of_a_recipe_of_several_lists_are_looked_at_together(nowhere: Folder) -> None:
    seals(nowhere)

    assert found(nowhere) == [("source/seals.yaml", 6, "I131", "")]
    assert found(nowhere, "source") == []


def test_what_wants_a_recipe_to_be_seen_is_not_called_idle_without_one(nowhere: Folder) -> None:
    seals(nowhere, off="  off: {I131: so}\n")
    needed, alone = found(nowhere), found(nowhere, "source")
    nowhere.edit("source/deep.yaml", "Baikal", "Tanganyika")

    idle = found(nowhere)

    assert needed == alone == []
    assert idle == [("source/seals.yaml", 8, "F192", "")]


def test_an_error_is_shown_even_where_it_is_switched_off(nowhere: Folder) -> None:
    lakes(nowhere, off="off: {F132: so}")
    nowhere.edit("source/lakes.yaml", "Tanganyika", "Lake Baikal")

    codes = [code for _, code in lines(nowhere)]

    assert {"F132", "F191"} <= {*codes}


@pytest.mark.parametrize(
    ("off", "message", "hint"),
    [
        ("F136x: so", "F190 there is no code `F136x`", "did you mean `F136`?"),
        ("f136: so", "F190 there is no code `f136`", "did you mean `F136`?"),
        ("zzz: so", "F190 there is no code `zzz`", "codes begin with F, H, I, R, S, Y"),
        ("F132: so", "F191 `F132` is an error, which cannot be switched off", "delete this"),
        ("F126: so", "F192 `F126` hides nothing here (note)", "delete this line"),
    ],
)
@pytest.mark.parametrize("by", ["fact", "recipe"])
def test_what_cannot_be_switched_off_is_said(
    nowhere: Folder, by: str, off: str, message: str, hint: str
) -> None:
    line = f"off: {{{off}}}"
    written = {"fact": {"off": line}, "recipe": {"recipe": f"{line}\n"}}[by]
    place = {"fact": "source/lakes.yaml:9:9", "recipe": "decks/lakes.yaml:3:7"}[by]
    lakes(nowhere, **written)

    result = nowhere.quizgen("check")

    assert f"{place}: {message}\n" in result.stderr
    assert f"\n  hint: {hint}" in result.stderr
    assert result.exit_code == int("note" not in message)


@pytest.mark.parametrize("by", ["fact", "recipe"])
def test_a_deck_is_refused_too_where_an_error_is_switched_off(nowhere: Folder, by: str) -> None:
    line = "off: {F132: so}"
    lakes(nowhere, **{"fact": {"off": line}, "recipe": {"recipe": f"{line}\n"}}[by])

    result = nowhere.quizgen("build")

    assert "F191" in result.stderr
    assert (result.exit_code, (nowhere.root / "build").exists()) == (1, False)


def test_nothing_is_called_idle_as_long_as_there_is_an_error(nowhere: Folder) -> None:
    lakes(nowhere, off="off: {F126: so}")
    nowhere.edit("source/lakes.yaml", "answer: Caspian Sea", "anwser: Caspian Sea")

    codes = [code for _, code in lines(nowhere)]

    assert "F101" in codes
    assert "F192" not in codes


def test_a_recipe_switches_off_in_its_lists(nowhere: Folder) -> None:
    lakes(nowhere, recipe="off: {F136: the atlas says so}\n")

    project = found(nowhere, "--show-suppressed")
    alone = lines(nowhere, "source/lakes.yaml")

    assert {(code, reason) for _, _, code, reason in project} == {("F136", "the atlas says so")}
    assert lines(nowhere) == []
    assert alone == ALL


def test_a_recipe_switches_off_what_is_said_of_itself(nowhere: Folder) -> None:
    lakes(nowhere, recipe="pick: {tags: [sea]}\n")
    before = lines(nowhere, "decks/lakes.yaml")
    lakes(nowhere, recipe="pick: {tags: [sea]}\noff: {R403: no lake yet, R404: so}\n")

    after = lines(nowhere, "decks/lakes.yaml")

    assert {code for _, code in before} == {"F136", "R403", "R404"}
    assert {code for _, code in after} == {"F136"}


def test_every_recipe_of_a_list_must_switch_a_code_off(nowhere: Folder) -> None:
    lakes(nowhere, recipe="off: {F136: so}\n")
    nowhere.write("decks/more.yaml", "deck: More\nlists: [../source/lakes.yaml]\n")
    one = found(nowhere)
    said = nowhere.quizgen("check").stderr
    nowhere.write(
        "decks/more.yaml", "deck: M\nlists: [../source/lakes.yaml]\noff: {F136: and so}\n"
    )

    both = found(nowhere)

    assert [(file, code) for file, _, code, _ in one] == [
        ("decks/lakes.yaml", "F192"),
        *[("source/lakes.yaml", "F136")] * 4,
    ]
    assert "hint: decks/more.yaml draws on the same list: switch it off there too\n" in said
    assert both == []


def test_the_reason_of_the_fact_is_shown_before_that_of_the_recipe(nowhere: Folder) -> None:
    lakes(nowhere, off="off: {F136: of the fact}", recipe="off: {F136: of the recipe}\n")

    reasons = [reason for *_, reason in found(nowhere, "--show-suppressed")]

    assert reasons == ["of the fact", "of the fact", "of the recipe", "of the recipe"]


def test_what_learners_have_does_not_change(nowhere: Folder) -> None:
    lakes(nowhere)
    nowhere.quizgen("release", "--yes")
    before = nowhere.files()
    lakes(nowhere, off="off: {F136: so}", recipe="off: {F136: so}\n")

    again = nowhere.quizgen("release", "--yes")

    after = nowhere.files()
    changed = {name for name, content in after.items() if before[name] != content}
    assert again.exit_code == 0
    assert changed == {"source/lakes.yaml", "decks/lakes.yaml"}


@pytest.mark.parametrize("command", [("build",), ("release", "--check")])
def test_what_is_switched_off_counts_nowhere_else_either(
    nowhere: Folder, command: tuple[str, ...]
) -> None:
    lakes(nowhere)
    before = nowhere.quizgen(*command).stderr
    lakes(nowhere, off="off: {F136: the atlas says so}")
    partly = nowhere.quizgen(*command).stderr
    lakes(nowhere, recipe="off: {F136: the atlas says so}\n")
    after = nowhere.quizgen(*command).stderr

    assert before == "4 notes; `quizgen check` shows all\n"
    assert partly == "2 notes; `quizgen check` shows all\n"
    assert after == ""
