"""`quizgen import`: a list from elsewhere, and what it says of it."""

from pathlib import Path

from tests.commands.projects import Folder

TABLE = """Question,Answer,Wrong 1,Reason 1,Wrong 2
Which sea does the Rhine reach?,North Sea,Baltic Sea,The Oder does.,Black Sea
,x,y,,
"""


def test_it_writes_a_list_that_checks_and_says_what_it_did(nowhere: Folder) -> None:
    nowhere.write("rivers.csv", TABLE)

    result = nowhere.quizgen("import", "rivers.csv", "-o", "source/rivers.yaml")
    checked = nowhere.quizgen("check", "source/rivers.yaml")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "question ← `Question`",
        "answer ← `Answer`",
        "wrong 1 ← `Wrong 1`",
        "reason 1 ← `Reason 1`",
        "wrong 2 ← `Wrong 2`",
        "1 fact made of 1 question.",
        "not carried: row 3: it has no question",
        f"made {Path('source/rivers.yaml')}; next: quizgen check {Path('source/rivers.yaml')}",
    ]
    assert "1 fact in 1 list, 1 question: 1 warning, 3 notes" in checked.stdout
    assert "F305" in checked.output


def test_without_a_file_the_list_is_printed(nowhere: Folder) -> None:
    nowhere.write("rivers.csv", TABLE)

    result = nowhere.quizgen("import", "rivers.csv")

    assert result.exit_code == 0
    assert result.stdout.startswith("title: rivers\n\nfacts:\n\n- question: ")
    assert sorted(nowhere.files()) == ["rivers.csv"]


def test_nothing_is_written_over(nowhere: Folder) -> None:
    nowhere.write("rivers.csv", TABLE)
    nowhere.write("rivers.yaml", "mine")

    result = nowhere.quizgen("import", "rivers.csv", "-o", "rivers.yaml")

    assert result.exit_code == 1
    assert "F007 there is something of this name already" in result.stderr
    assert nowhere.read("rivers.yaml") == "mine"


def test_what_is_no_table_is_refused_with_what_to_do(nowhere: Folder) -> None:
    nowhere.write("odd.csv", "a1,b2\n1,2\n")

    result = nowhere.quizgen("import", "odd.csv", "-o", "odd.yaml")

    assert result.exit_code == 1
    assert "F016 no column looks like the question" in result.stderr
    assert 'name it: --column question="…"' in result.stderr
    assert not (nowhere.root / "odd.yaml").exists()


def test_a_column_without_a_head_is_wrong_usage(nowhere: Folder) -> None:
    nowhere.write("odd.csv", TABLE)

    result = nowhere.quizgen("import", "odd.csv", "--column", "question")

    assert result.exit_code == 2
    assert 'question="Question text"' in result.stderr


def test_a_file_that_is_not_there_is_no_crash(nowhere: Folder) -> None:
    result = nowhere.quizgen("import", "gone.csv")

    assert result.exit_code == 1
    assert "F001 there is no such file" in result.stderr
    assert "Traceback" not in result.output


def test_signs_of_the_terminal_are_not_printed(nowhere: Folder) -> None:
    nowhere.write("odd.csv", "Question,Answer,\x1b[31mred\u202e\nQ?,x,y\n")

    result = nowhere.quizgen("import", "odd.csv", "-o", "odd.yaml")

    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
