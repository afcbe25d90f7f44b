"""`quizgen review`, and what other commands say of ticks."""

import json
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack

import pytest

from quizgen.exporters._anki.released import read_package
from tests.commands.projects import RIVERS, ROOT, Folder, environment
from tests.pictures.examples import png

TICKS = "source/rivers-abcd.reviewed"
NOW = "2026-11-20T20:00:00+01:00"
KEY = "The answer to “Into which sea does the Rhine flow?” is “North Sea”."
CLOZE = "This is true: “The Rhine rises in Switzerland.”"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZGEN_NOW", NOW)
    monkeypatch.delenv("QUIZGEN_NAME", raising=False)


def walk(folder: Folder, *typed: str, by: str = "Ann", more: tuple[str, ...] = ()) -> str:
    """Answer with these lines; return what was printed."""
    answers = "".join(f"{line}\n" for line in typed)
    return folder.quizgen("review", "--by", by, *more, stdin=answers).output


def ticked(folder: Folder, name: str = TICKS) -> dict[str, str]:
    """Return who ticked each claim that is kept, by its sentence."""
    lines = [json.loads(line) for line in folder.read(name).splitlines()[1:]]
    return {line["text"]: line["by"] for line in lines}


def description(folder: Folder, name: str) -> str:
    [(_, text)] = read_package((folder.root / name).read_bytes()).decks.values()
    return text


def filled(folder: Folder, name: str = "sheet.csv") -> None:
    """Write the sheet with an x in each row that has none."""
    folder.quizgen("review", "--to", "csv", "-o", name)
    text = (folder.root / name).read_bytes().decode("utf-8-sig").replace(",,,,\r\n", ",x,,,\r\n")
    (folder.root / name).write_bytes(text.encode())


# --- In the terminal. ---


def test_what_is_found_right_is_ticked_with_name_and_day(project: Folder) -> None:
    output = walk(project, "y", "n", "", "y")

    assert project.read(TICKS).splitlines()[0] == '{"quizgen-reviewed":1,"bank":"rivers-abcd"}'
    assert ticked(project) == {KEY: "Ann", CLOZE: "Ann"}
    assert '"on":"2026-11-20"' in project.read(TICKS)
    assert "2 right, 1 not right, 1 left for later.\n2 of 4 claims reviewed.\n" in output


def test_what_is_not_right_is_named_by_its_line_and_exits_with_1(project: Folder) -> None:
    result = project.quizgen("review", "--by", "Ann", stdin="y\nn\n")

    assert result.exit_code == 1
    assert "source/rivers.yaml:5: “Black Sea” is not the answer to" in result.stdout
    assert project.quizgen("review", "--by", "Ann", stdin="s\n").exit_code == 0


def test_only_what_nobody_ticked_is_asked_again(project: Folder) -> None:
    walk(project, "y", "y", "y")

    assert "\n1 of 1  source/rivers.yaml:11" in walk(project, by="Bob")
    assert "\n1 of 4  source/rivers.yaml:5" in walk(project, by="Bob", more=("--all",))


def test_when_all_is_ticked_nothing_is_asked(project: Folder) -> None:
    walk(project, "y", "y", "y", "y")

    result = project.quizgen("review", "--by", "Ann")
    assert (result.exit_code, result.stdout) == (0, "4 of 4 claims reviewed. Nothing is left.\n")


def test_the_name_is_asked_once_where_none_was_said(project: Folder) -> None:
    result = project.quizgen("review", "--by", "", stdin="Cid\ny\ny\n")

    assert result.stdout.count("Your name: ") == 1
    assert {*ticked(project).values()} == {"Cid"}


def test_there_is_no_tick_without_a_name(project: Folder) -> None:
    result = project.quizgen("review", "--by", "", stdin="\ny\n")

    assert result.exit_code == 2
    assert "say whose with --by NAME" in result.stderr
    assert TICKS not in project.files()


def test_the_name_may_stand_in_the_environment(
    project: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(project)
    monkeypatch.setenv("QUIZGEN_NAME", "Dee")

    project.quizgen("review", "--take", "sheet.csv")

    assert {*ticked(project).values()} == {"Dee"}


def test_two_people_at_once_lose_nothing(project: Folder) -> None:
    walk(project, "y", by="Ann")

    walk(project, "y", by="Bob", more=("--all",))

    lines = project.read(TICKS).splitlines()[1:]
    assert [json.loads(line)["by"] for line in lines] == ["Ann", "Bob"]


def test_four_people_at_the_same_time_lose_nothing(project: Folder) -> None:
    facts = "".join(
        f"- id: f-{n}\n  question: Which is river {n}?\n  answer: R{n}\n" for n in range(20)
    )
    project.write("source/rivers.yaml", RIVERS + facts)
    (project.root / "yes").write_text("y\n" * 24, encoding="utf-8")

    with ExitStack() as stack:
        walks = [
            subprocess.Popen(
                [sys.executable, "-m", "quizgen", "review", "--all", "--by", name],
                cwd=project.root,
                env=environment(ROOT),
                stdin=stack.enter_context((project.root / "yes").open("rb")),
                stdout=subprocess.DEVNULL,
            )
            for name in "ABCD"
        ]
        codes = [walk.wait(timeout=60) for walk in walks]

    assert codes == [0, 0, 0, 0]
    lines = [json.loads(line) for line in project.read(TICKS).splitlines()[1:]]
    assert Counter(line["by"] for line in lines) == dict.fromkeys("ABCD", 24)


def test_missing_ids_are_written_before_anything_is_ticked(project: Folder) -> None:
    project.edit("source/rivers.yaml", "- id: rhine-source\n  cloze", "- cloze")

    walk(project, "y", "y", "y", "y")

    assert "4 of 4 claims reviewed" in project.quizgen("review", "--list").stdout


def test_a_list_with_an_error_is_not_reviewed(project: Folder) -> None:
    project.edit("source/rivers.yaml", "  answer: North Sea\n", "")

    result = project.quizgen("review", "--by", "Ann", stdin="y\n")

    assert result.exit_code == 1
    assert "F103" in result.stderr
    assert TICKS not in project.files()


# --- What is missing. ---


def test_without_a_terminal_it_lists_what_is_missing(project: Folder) -> None:
    walk(project, "y", "y", "y")

    result = project.quizgen("review")
    assert result.exit_code == 1
    assert result.stdout == f"3 of 4 claims reviewed.\nsource/rivers.yaml:11: {CLOZE}\n"


def test_the_list_of_all_names_who_ticked(project: Folder) -> None:
    walk(project, "y")

    result = project.quizgen("review", "--list", "--all")
    assert f"source/rivers.yaml:5: {KEY}  [Ann, 2026-11-20]\n" in result.stdout
    assert len(result.stdout.splitlines()) == 5


def test_listing_writes_nothing(project: Folder) -> None:
    project.edit("source/rivers.yaml", "- id: rhine-source\n  cloze", "- cloze")
    before = project.files()

    project.quizgen("review", "--list")

    assert project.files() == before


# --- A claim changes. ---


CHANGES = {
    "the key": ("answer: North Sea", "answer: Wadden Sea", 1),
    "a reason": ("The Oder flows there.", "It is far away.", 1),
    "the question": ("Into which sea does", "Which sea is it into which", 3),
    "a blank": ("{{c1::Switzerland}}", "{{c1::the Alps}}", 1),
}


@pytest.mark.parametrize(("old", "new", "lost"), CHANGES.values(), ids=CHANGES)
def test_a_changed_claim_loses_its_tick_and_others_keep_theirs(
    project: Folder, old: str, new: str, lost: int
) -> None:
    walk(project, "y", "y", "y", "y")
    project.edit("source/rivers.yaml", old, new)

    assert project.quizgen("review").stdout.startswith(f"{4 - lost} of 4 claims reviewed.\n")


def test_a_claim_that_comes_back_has_its_tick_again(project: Folder) -> None:
    walk(project, "y", "y", "y", "y")
    project.edit("source/rivers.yaml", "North Sea", "Wadden Sea")
    walk(project, "y")

    project.edit("source/rivers.yaml", "Wadden Sea", "North Sea")

    assert project.quizgen("review").stdout == "4 of 4 claims reviewed.\n"
    assert len(ticked(project)) == 5


def test_a_fact_that_moves_in_its_file_keeps_its_ticks(project: Folder) -> None:
    walk(project, "y", "y", "y", "y")
    project.edit("source/rivers.yaml", "facts:\n", "facts:\n# Rivers\n\n")

    assert project.quizgen("review").exit_code == 0


# --- What other commands say. ---


def test_without_ticks_nobody_speaks_of_claims(project: Folder) -> None:
    for command in (["check"], ["build"], ["release", "--yes"]):
        assert "claim" not in project.quizgen(*command).output
    assert "claim" not in description(project, "decks/all.apkg")


@pytest.mark.parametrize(
    "command", [["check"], ["build"], ["release", "--yes"], ["build", "decks/all.yaml"]]
)
def test_with_ticks_the_count_is_told(project: Folder, command: list[str]) -> None:
    walk(project, "y", "y", "y")

    output = project.quizgen(*command).output
    assert "  3 of 4 claims reviewed; the others: `quizgen review --list`\n" in output


def test_the_description_of_a_deck_tells_the_count(project: Folder) -> None:
    project.quizgen("build")
    before = description(project, "build/all.apkg")
    walk(project, "y", "y", "y", "y")

    project.quizgen("build")

    after = description(project, "build/all.apkg")
    assert after.replace("4 of 4 claims reviewed.<br>", "") == before != after


def test_a_deck_without_ticks_is_the_same_byte_for_byte(project: Folder) -> None:
    project.quizgen("build")
    before = project.files()["build/all.apkg"]
    walk(project, "y")
    project.quizgen("build")
    between = project.files()["build/all.apkg"]

    (project.root / TICKS).unlink()
    project.quizgen("build")

    assert project.files()["build/all.apkg"] == before != between


def test_a_deck_counts_the_claims_of_what_is_in_it(project: Folder) -> None:
    project.write(
        "decks/cloze.yaml",
        "deck: Clozes\nlists: [../source/rivers.yaml]\npick: {kinds: [cloze]}\n",
    )
    walk(project, "y")

    output = project.quizgen("build").stdout.splitlines()

    assert [
        line.split(";")[0].strip() for line in output if "claims" in line or "claim " in line
    ] == [
        "1 of 4 claims reviewed",
        "0 of 1 claim reviewed",
    ]


def test_a_recipe_is_reviewed_by_what_it_picks(project: Folder) -> None:
    project.edit("decks/all.yaml", "lists:", "pick: {kinds: [cloze]}\nlists:")

    result = project.quizgen("review", "decks/all.yaml")
    assert result.stdout == f"0 of 1 claim reviewed.\nsource/rivers.yaml:11: {CLOZE}\n"


def test_a_withdrawn_fact_claims_nothing(project: Folder) -> None:
    project.edit("source/rivers.yaml", "  cloze:", "  withdrawn: It is not so.\n  cloze:")

    assert project.quizgen("review").stdout.startswith("0 of 3 claims reviewed.")


def test_a_tick_changes_the_deck_and_no_note(project: Folder) -> None:
    project.quizgen("release", "--yes")
    history = project.read("source/rivers-abcd.history")
    walk(project, "y", "y", "y", "y")

    check = project.quizgen("release", "--check")
    done = project.quizgen("release", "--yes")

    assert check.exit_code == 1
    assert "4 of 4 claims reviewed" in done.stdout
    assert project.read("source/rivers-abcd.history") == history
    assert project.quizgen("release", "--check").exit_code == 0


@pytest.mark.parametrize("command", ["check", "build", "release", "review"])
def test_damaged_ticks_are_refused_with_their_line(project: Folder, command: str) -> None:
    walk(project, "y")
    project.write(TICKS, project.read(TICKS) + "{oops\n")
    before = project.files()

    result = project.quizgen(command, *(["--yes"] if command == "release" else []))

    assert result.exit_code == 1
    assert f"{TICKS}:3:1: H511 this line of the ticks cannot be read" in result.stderr
    assert project.read(TICKS) == before[TICKS].decode()


def test_a_link_in_place_of_the_ticks_is_replaced(project: Folder) -> None:
    outside = project.write("../outside", '{"quizgen-reviewed":1,"bank":"rivers-abcd"}\n')
    (project.root / TICKS).symlink_to(outside)

    walk(project, "y")

    assert outside.read_text() == '{"quizgen-reviewed":1,"bank":"rivers-abcd"}\n'
    assert len(ticked(project)) == 1


# --- Sheets. ---


def test_the_sheets_are_written_into_build(project: Folder) -> None:
    result = project.quizgen("review", "--to", "html", "--to", "csv")

    assert result.exit_code == 0
    assert result.stdout == (
        "build/rivers-claims.html  4 claims, 0 reviewed\n"
        "build/rivers-claims.csv  4 claims, 0 reviewed\n"
    )
    assert {"build/rivers-claims.html", "build/rivers-claims.csv"} < {*project.files()}


def test_several_lists_make_one_sheet(project: Folder) -> None:
    project.write("source/lakes.yaml", RIVERS.replace("rhine", "lake").replace("Rivers", "Lakes"))

    result = project.quizgen("review", "--to", "html")

    assert result.stdout == "build/all-claims.html  8 claims, 0 reviewed\n"
    assert "<h2>Lakes</h2>" in project.read("build/all-claims.html")


@pytest.mark.parametrize("shape", ["html", "csv"])
def test_a_sheet_goes_to_standard_output(project: Folder, shape: str) -> None:
    project.quizgen("review", "--to", shape, "-o", "file")

    result = project.quizgen("review", "--to", shape, "-o", "-")

    assert result.stdout_bytes == project.files()["file"]


def test_the_pictures_of_a_claim_are_in_its_page(project: Folder) -> None:
    (project.root / "source" / "map.png").write_bytes(png())
    project.edit("source/rivers.yaml", "  answer:", "  image: {map.png: A map}\n  answer:")

    project.quizgen("review", "--to", "html")

    page = project.read("build/rivers-claims.html")
    assert page.count('<img src="data:image/png;base64,iVBOR') == 1
    assert 'alt="A map"' in page


def test_a_filled_sheet_is_taken(project: Folder) -> None:
    filled(project)

    result = project.quizgen("review", "--take", "sheet.csv", "--by", "Eve")

    assert (result.exit_code, result.stdout) == (0, "4 ticks read.\n4 of 4 claims reviewed.\n")
    assert {*ticked(project).values()} == {"Eve"}


def test_a_sheet_taken_twice_changes_nothing(project: Folder) -> None:
    filled(project)
    project.quizgen("review", "--take", "sheet.csv", "--by", "Eve")
    before = project.read(TICKS)

    result = project.quizgen("review", "--take", "sheet.csv", "--by", "Eve")

    assert result.stdout.startswith("4 ticks read, 4 of them there before.\n")
    assert project.read(TICKS) == before


def test_a_tick_of_a_changed_claim_is_not_taken(project: Folder) -> None:
    filled(project)
    project.edit("source/rivers.yaml", "The Oder flows there.", "No.")

    result = project.quizgen("review", "--take", "sheet.csv", "--by", "Eve")

    assert result.exit_code == 1
    assert result.stdout == (
        "3 ticks read.\n1 mark not taken, for its claim has changed or gone: line 4.\n"
        "3 of 4 claims reviewed.\n"
    )


def test_a_mark_that_nobody_can_read_is_told(project: Folder) -> None:
    filled(project)
    text = project.read("sheet.csv")
    project.write("sheet.csv", text.replace(",x,,,", ",perhaps,,,", 1))

    result = project.quizgen("review", "--take", "sheet.csv", "--by", "Eve")

    assert result.exit_code == 1
    assert "1 mark not understood, write x, no or nothing: line 2." in result.stdout


NOT_RIGHT = "Not right: mend the fact, and the claim comes again.\n"


@pytest.mark.parametrize("mark", ["no", "n", "wrong", "Not right"])
def test_what_a_sheet_finds_not_right_is_named_by_its_line(project: Folder, mark: str) -> None:
    filled(project)
    text = project.read("sheet.csv")
    project.write("sheet.csv", text.replace(",x,,,", f",{mark},,,See page 4.", 1))

    result = project.quizgen("review", "--take", "sheet.csv", "--by", "Eve")

    said = f"{NOT_RIGHT}source/rivers.yaml:5: {KEY}  [See page 4.]\n"
    assert result.exit_code == 1
    assert result.stdout == f"3 ticks read.\n3 of 4 claims reviewed.\n{said}"
    assert "page 4" not in project.read(TICKS)


def test_who_finds_a_claim_not_right_takes_back_the_own_tick(project: Folder) -> None:
    filled(project)
    project.quizgen("review", "--take", "sheet.csv", "--by", "Eve")
    walk(project, "y", by="Bob", more=("--all",))
    text = project.read("sheet.csv").replace(",x,,,", ",no,Eve,,", 1)
    project.write("sheet.csv", text.replace(",x,,,", ",no,Bob,,", 1))

    result = project.quizgen("review", "--take", "sheet.csv", "--by", "Eve")

    assert result.stdout.startswith("2 ticks read, 2 of them there before, 1 tick taken back.\n")
    assert ticked(project)[KEY] == "Bob"


def test_a_remark_on_what_is_right_is_told(project: Folder) -> None:
    filled(project)
    text = project.read("sheet.csv")
    project.write("sheet.csv", text.replace(",x,,,", ",x,Bob,,But odd.", 1))

    result = project.quizgen("review", "--take", "sheet.csv", "--by", "Eve")

    assert result.exit_code == 0
    assert f"Right, with a remark:\nsource/rivers.yaml:5: {KEY}  [Bob: But odd.]\n" in result.stdout


@pytest.mark.parametrize("day", ["2027-11-20", "31.02.2026", "11/12/2026", "soon"])
def test_a_day_that_cannot_be_is_told_and_is_today(project: Folder, day: str) -> None:
    filled(project)
    text = project.read("sheet.csv").replace(",x,,,", f",x,,{day},", 1)
    project.write("sheet.csv", text.replace(",x,,,", ",x,,2026-11-21,", 1))

    result = project.quizgen("review", "--take", "sheet.csv", "--by", "Eve")

    assert result.exit_code == 0
    assert "1 tick got the day of today, for theirs cannot be read" in result.stdout
    assert ": line 2.\n" in result.stdout
    assert project.read(TICKS).count('"on":"2026-11-20"') == 3


def test_a_nameless_row_is_refused_before_anything_is_written(project: Folder) -> None:
    filled(project)

    result = project.quizgen("review", "--take", "sheet.csv")

    assert result.exit_code == 2
    assert "Line 2 of sheet.csv has no name." in result.stderr
    assert TICKS not in project.files()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "x"], "-o names one file: use it with one --to."),
        (["--to", "csv", "--to", "html", "-o", "x"], "-o names one file"),
        (["--to", "csv", "--list"], "--list, --to and --take are three things"),
        (["--to", "pdf"], "'pdf' is not one of"),
    ],
)
def test_wrong_usage_exits_with_2(project: Folder, arguments: list[str], message: str) -> None:
    result = project.quizgen("review", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--take", "none.csv"], "F001"),
        (["--take", "source"], "F001"),
        (["--take", "source/rivers.yaml"], "H515"),
        (["--to", "csv", "-o", "source"], "F007"),
        (["none.yaml"], "F001"),
    ],
)
def test_what_cannot_be_read_or_written_is_a_problem(
    project: Folder, arguments: list[str], code: str
) -> None:
    result = project.quizgen("review", "--by", "Ann", *arguments)

    assert result.exit_code == 1
    assert code in result.stderr


# --- Lists that are not to be ticked. ---


def test_a_list_from_standard_input_is_shown_and_not_ticked(nowhere: Folder) -> None:
    shown = nowhere.quizgen("review", "-", "--list", stdin=RIVERS)
    asked = nowhere.quizgen("review", "-", "--by", "Ann", stdin=RIVERS)

    assert "0 of 4 claims reviewed." in shown.stdout
    assert (asked.exit_code, "F007" in asked.stderr) == (1, True)
    assert nowhere.files() == {}


def test_a_filled_sheet_of_a_list_from_standard_input_is_not_taken(nowhere: Folder) -> None:
    nowhere.quizgen("review", "-", "--to", "csv", "-o", "sheet.csv", stdin=RIVERS)
    nowhere.edit("sheet.csv", ",,,", ",x,Ann,")

    result = nowhere.quizgen("review", "-", "--take", "sheet.csv", stdin=RIVERS)

    assert result.exit_code == 1
    assert "F007 claims of a list from standard input cannot be ticked" in result.stderr
    assert {*nowhere.files()} == {"sheet.csv"}


def test_the_lists_that_come_with_quizgen_are_not_ticked(site: Folder, nowhere: Folder) -> None:
    before = site.files()

    shown = nowhere.process("review", path=site.root)
    asked = nowhere.process("review", "--by", "Ann", path=site.root)

    assert b"claims reviewed" in shown.stdout
    assert asked.returncode == 1
    assert b"are not yours to tick" in asked.stderr
    assert (site.files(), nowhere.files()) == (before, {})
