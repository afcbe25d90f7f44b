"""Lists and files that want to crash the program, fill the memory, or take for ever."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.projects import RIVERS, Folder, environment

HEAD = "title: T\nbank: t-abcd\ncite: C\n"
FACT = "- id: {0}\n  question: Which is number {0}?\n  answer: member {0}\n"
ARTICLE = "title: T\nbank: t-abcd\narticle: long.md\nfacts:\n"

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")


def soon(folder: Folder, *arguments: str, stdin: str = os.devnull) -> tuple[int, str]:
    """Return the exit code of a command that must end within a minute, and what it says."""
    with Path(stdin).open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "quizgen", *arguments],
            cwd=folder.root,
            env={**environment(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
            stdin=file,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    return done.returncode, done.stderr


@pytest.mark.parametrize("command", ["check", "build", "release", "diff", "quiz", "due", "stats"])
@pytest.mark.parametrize("bank", ["bio/9b", "../../evil", "/etc/passwd"])
def test_a_banks_name_that_is_a_path_is_refused(project: Folder, command: str, bank: str) -> None:
    project.edit("source/rivers.yaml", "rivers-abcd", bank)
    before = project.files()

    result = project.process(command, env={"QUIZGEN_SCORES": str(project.root / "scores.db")})

    stderr = result.stderr.decode()
    assert "Traceback" not in stderr
    assert command not in {"check", "build", "release", "diff"} or "F203" in stderr
    assert {name: text for name, text in project.files().items() if name in before} == before


def test_a_banks_name_that_is_a_path_is_one_problem(project: Folder) -> None:
    project.edit("source/rivers.yaml", "rivers-abcd", "bio/9b")

    result = project.quizgen("check", "source/rivers.yaml")

    assert result.stderr.startswith(
        "source/rivers.yaml:2:7: F203 `bio/9b` cannot be a bank's name\n"
    )
    assert ": 1 error\n" in result.stdout


@needs_pipes
@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("source/pipe.yaml", ["source/pipe.yaml"], "F001"),
        ("source/pipe.yaml", ["source/rivers.yaml"], ""),
        ("decks/pipe.yaml", [], "F001"),
        ("source/rivers-abcd.history", [], "H501"),
        ("source/atlas.md", ["source/rivers.yaml"], "F301"),
    ],
)
def test_a_pipe_is_not_waited_for(
    project: Folder, name: str, arguments: list[str], code: str
) -> None:
    project.edit("source/rivers.yaml", "cite: An atlas", "article: atlas.md")
    project.write("source/atlas.md", "An atlas.\n")
    (project.root / name).unlink(missing_ok=True)
    os.mkfifo(project.root / name)

    _, stderr = soon(project, "check", *arguments)

    assert code in stderr
    assert "Traceback" not in stderr


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_a_file_without_an_end_is_not_read_to_its_end(project: Folder) -> None:
    (project.root / "source" / "zero.yaml").symlink_to("/dev/zero")

    code, stderr = soon(project, "check", "source/zero.yaml")
    _, piped = soon(project, "check", "-", stdin="/dev/zero")

    assert "source/zero.yaml:1:1: F001 the file cannot be read: it is no ordinary file" in stderr
    assert "-:1:1: F004 the file has more than 67,108,864 bytes" in piped
    assert code == 1


def test_an_article_of_more_than_a_book_is_refused(nowhere: Folder) -> None:
    nowhere.write("long.md", "x" * (8 * 2**20 + 1))
    nowhere.write("t.yaml", ARTICLE + FACT.format(1))

    result = nowhere.quizgen("check", "t.yaml")

    assert "t.yaml:3:10: F301 the article long.md has more than 8,388,608 bytes" in result.stderr


@pytest.mark.parametrize("name", ["t.yaml", "old.YML", "t-abcd.history", "link.md"])
def test_no_list_and_no_history_is_an_article(nowhere: Folder, name: str) -> None:
    text = ARTICLE.replace("long.md", name) + FACT.format(1) + "  quote: is number 1\n"
    nowhere.write("t.yaml", text)
    nowhere.write("old.YML", text)
    (nowhere.root / "link.md").symlink_to("t.yaml")

    result = nowhere.quizgen("check", "t.yaml")

    assert f"t.yaml:3:10: F301 {name} cannot be an article" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "name", ["photosynthesis.md", "photosyntesis.md", "texts/photosynthesis.md"]
)
def test_an_article_is_looked_for_below_the_lists_folder(nowhere: Folder, name: str) -> None:
    nowhere.write("photosynthesis.yaml", ARTICLE.replace("long.md", name) + FACT.format(1))
    nowhere.write("articles/photosynthesis.md", "Plants.\n")

    result = nowhere.quizgen("check", "photosynthesis.yaml")

    assert "did you mean articles/photosynthesis.md?" in result.stderr


def test_of_very_many_wrong_options_the_first_are_considered(nowhere: Folder) -> None:
    options = "".join(f"    option {number:04d}: it is no member\n" for number in range(5000))
    nowhere.write("t.yaml", f"{HEAD}facts:\n{FACT.format(1)}  wrong:\n{options}")

    code, stderr = soon(nowhere, "check", "t.yaml")

    assert "t.yaml:9:5: F144 of 5,000 wrong options the first 200 are considered" in stderr
    assert code == 1


def test_a_large_group_is_no_more_work_than_a_small_one(nowhere: Folder) -> None:
    members = "".join(f"  - member {number}\n" for number in range(3000))
    facts = "".join(f"{FACT.format(number)}  others-wrong: g\n" for number in range(300))
    nowhere.write("t.yaml", f"{HEAD}groups:\n  g:\n{members}facts:\n{facts}")

    code, stderr = soon(nowhere, "check", "t.yaml")

    assert "F144 of 2,999 wrong options the first 200 are considered" in stderr
    assert "… and 100 more problems, not shown" in stderr
    assert code == 1


def test_a_released_option_stays_however_many_there_are(project: Folder) -> None:
    project.quizgen("release", "--yes")
    more = "".join(f"    Lake {number}: it is no sea\n" for number in range(300))
    project.edit("source/rivers.yaml", "  wrong:\n", f"  wrong:\n{more}")

    project.quizgen("release", "--yes")

    options = project.history()["rhine-sea"]["options"]
    assert {"Baltic Sea", "Black Sea"} < {name for name in options if isinstance(name, str)}


@pytest.mark.parametrize(
    ("cloze", "code"),
    [
        ("{{" * 30_000, "F004 this text has more than 20,000 characters"),
        ("{{" * 9_000, "F121 "),
        ("{{a}}" * 1_100, "F127 this cloze has more than 999 blanks"),
        ("\\(" * 9_000 + "{{a}}", ""),
        ("`" * 19_000 + "{{a}}", ""),
    ],
)
def test_a_cloze_without_an_end_is_refused_soon(nowhere: Folder, cloze: str, code: str) -> None:
    nowhere.write("t.yaml", f"title: T\ncite: C\nfacts:\n- cloze: |\n    {cloze}\n")

    _, stderr = soon(nowhere, "check", "t.yaml")

    assert code in stderr
    assert "Traceback" not in stderr


@pytest.mark.parametrize(
    ("head", "place"),
    [("title: {}\nbank: t-abcd\ncite: C\n", "1:8"), (HEAD + "groups:\n  g:\n  - {}\n", "5:3")],
)
def test_a_text_of_the_head_is_bounded_too(nowhere: Folder, head: str, place: str) -> None:
    nowhere.write("t.yaml", head.format("x" * 20_001) + "facts:\n" + FACT.format(1))

    result = nowhere.quizgen("check", "t.yaml")

    assert f"t.yaml:{place}: F004 this text has more than 20,000 characters" in result.stderr


def test_the_nearest_passage_is_short_and_soon_found(nowhere: Folder) -> None:
    nowhere.write("long.md", "so on and so on " * 500_000 + "the Rhine flows far to the north")
    facts = "".join(f"{FACT.format(n)}  quote: The Rhine flows {n}\n" for n in range(60))
    nowhere.write("t.yaml", ARTICLE + facts)

    code, stderr = soon(nowhere, "check", "t.yaml")

    hints = [line for line in stderr.splitlines() if "the nearest passage is" in line]
    assert 0 < len(hints) <= 60
    assert max(map(len, hints)) < 260
    assert code == 1


def test_of_a_long_passage_the_part_most_like_the_quote_is_shown(nowhere: Folder) -> None:
    nowhere.write("long.md", "word " * 40 + "the Rhine flows to the north " + "word " * 40)
    nowhere.write("t.yaml", ARTICLE + FACT.format(1) + "  quote: the Rhine flows north\n")

    result = nowhere.quizgen("check", "t.yaml")

    (hint,) = [line for line in result.stderr.splitlines() if "nearest" in line]
    assert "the Rhine flows to the north" in hint
    assert hint.startswith("  hint: the nearest passage is: …word")
    assert len(hint) < 250


def test_the_worst_of_very_many_problems_are_shown_and_the_rest_is_counted(project: Folder) -> None:
    facts = "".join(f"- id: f{n}\n  question: q{n}?\n  answer: n/a\n" for n in range(250))
    project.write("source/rivers.yaml", RIVERS + facts + "- id: last\n  question: q?\n")

    result = project.quizgen("check", "source/rivers.yaml")

    shown = [line for line in result.stderr.splitlines() if line.startswith("source/")]
    assert len(shown) == 200
    assert "F103" in shown[-1]
    assert result.stderr.endswith("… and 51 more problems, not shown: mend these first\n")
    assert "1 error, 250 warnings" in result.stdout


@pytest.mark.parametrize("command", ["build", "release"])
def test_around_the_error_of_a_refused_build_no_note_is_repeated(
    project: Folder, command: str
) -> None:
    project.edit("source/rivers.yaml", ": The Oder flows there.", ": ''")
    project.edit("source/rivers.yaml", "cloze: The Rhine rises in {{c1::Switzerland}}.", "cloze: x")

    result = project.quizgen(command)

    assert "F120" in result.stderr
    assert "F136" not in result.stderr
    assert result.stderr.endswith("1 error, 1 note; nothing was written\n")


@pytest.mark.parametrize("order", [("rivers", "more"), ("more", "rivers")])
def test_of_two_facts_with_one_id_the_released_one_is_named(
    project: Folder, order: tuple[str, str]
) -> None:
    project.quizgen("release", "--yes")
    twin = "- id: rhine-sea\n  question: Which sea is it?\n  answer: North Sea\n"
    project.write("source/more.yaml", HEAD.replace("t-abcd", "rivers-abcd") + "facts:\n" + twin)

    result = project.quizgen("check", *(f"source/{name}.yaml" for name in order))

    assert (
        "hint: the one at source/rivers.yaml:5 was released and keeps it: give the other another "
        "id, or delete its id line\n"
    ) in result.stderr
