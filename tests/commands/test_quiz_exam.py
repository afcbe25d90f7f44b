"""The exam as a process: a pipe, a kill in the middle, another day, a terminal."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from tests.commands.projects import Folder
from tests.commands.test_quiz import MONDAY, TUESDAY, environment
from tests.commands.test_terminal import Tmux

IONS = """\
title: Ions
bank: ions-abcd
cite: An atlas
facts:
- id: nmda
  question: Which receptor does magnesium block at rest?
  answer: NMDA receptor
  wrong:
    AMPA receptor: AMPA channels carry no magnesium block
    GABA receptor: GABA receptors let chloride in
- id: sodium
  question: Which ion rushes in first?
  answer: sodium
  wrong: [calcium, chloride]
- id: think
  question: Why does it ache?
  answer: Nobody knows for certain yet
"""
EXAM = """\
deck: Ions, an exam
lists: [../source/ions.yaml]
pick: {ids: [nmda, think]}
"""


@pytest.fixture
def ions(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "ions")
    folder.write("source/ions.yaml", IONS)
    folder.write("decks/exam.yaml", EXAM)
    return folder


def exam(folder: Folder, typed: str, *options: str, now: str = MONDAY) -> Result:
    """Hold an exam in this process from a file of answers."""
    return here(folder, typed, "quiz", "--exam", "--seed", "1", *options, now=now)


def here(folder: Folder, typed: str, *arguments: str, now: str = MONDAY) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUIZGEN_NOW", now)
        patch.setenv("QUIZGEN_SCORES", str(folder.root / "scores.sqlite3"))
        return folder.quizgen(*arguments, stdin=typed)


def test_a_recipe_is_asked_whole_and_what_cannot_be_graded_is_said(ions: Folder) -> None:
    done = exam(ions, "1\ny\n", "decks/exam.yaml")

    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith(
        "Ions, an exam. Exam: 1 question. Type :help for help, :q to put it away.\n"
        "Left out: 1 question, as only you could grade the answer.\n"
        "\nQuestion 1 of 1. Choose one.\n"
        "Which receptor does magnesium block at rest?\n"
    )
    assert "Not " in done.stdout.partition("Review 1 of 1.")[2]


def test_the_memory_learns_at_the_hand_in(ions: Folder) -> None:
    exam(ions, ":0\n:0\n")
    before = here(ions, "", "due", now=TUESDAY).stdout
    exam(ions, ":resume\n:hand-in\ny\n")

    assert before == "0 due, 3 new\n"
    assert here(ions, "", "due", now=TUESDAY).stdout == "2 due, 1 new\n"


def test_an_exam_put_away_goes_on_where_it_was_on_another_day(ions: Folder) -> None:
    exam(ions, "1\n")

    done = exam(ions, ":resume\n:back\n", now=TUESDAY)

    assert done.stdout.startswith("Exam of 23 November, 20:00, 1 of 2, is not handed in: Ions.\n")
    assert "Question 2 of 2." in done.stdout
    assert "Your answer so far: 1, " in done.stdout


def test_an_exam_that_is_discarded_never_counts(ions: Folder) -> None:
    exam(ions, "1\n")

    done = exam(ions, ":discard\n")

    assert "Discarded.\nIons. Exam: 2 questions." in done.stdout
    assert here(ions, "", "due", now=TUESDAY).stdout == "0 due, 3 new\n"


def test_answers_from_a_file_are_not_taken_for_those_of_an_open_exam(ions: Folder) -> None:
    exam(ions, "1\n")

    done = exam(ions, "1\n2\ny\n")

    assert done.exit_code == 1
    assert "The answers have to begin with :resume or :discard." in done.stdout


def test_an_exam_is_left_where_it_is_offered(ions: Folder) -> None:
    exam(ions, "1\n")

    assert exam(ions, "").exit_code == 0
    assert "1 of 2, is not handed in" in exam(ions, ":q\n").stdout


def test_a_corrected_key_leaves_its_question_out(ions: Folder) -> None:
    exam(ions, "1\n")
    ions.edit("source/ions.yaml", "answer: sodium", "answer: potassium")

    done = exam(ions, ":resume\n")

    assert "Left out: 1 question has changed since." in done.stdout
    assert "Question 1 of 1." in done.stdout


def test_an_exam_of_which_nothing_is_left_makes_room_for_a_new_one(ions: Folder) -> None:
    exam(ions, "1\n")
    ions.edit("source/ions.yaml", "answer: sodium", "answer: potassium")
    ions.edit("source/ions.yaml", "at rest?", "while at rest?")

    done = exam(ions, ":resume\n")

    assert "Left out: 2 questions have changed since.\nDiscarded.\nIons. Exam: 2" in done.stdout


def test_nothing_to_ask_is_said(ions: Folder) -> None:
    nothing = exam(ions, "", "--kind", "table")

    assert nothing.stdout == "No questions in Ions. `quizgen check` says why.\n"


def test_a_list_of_recalls_is_no_exam(ions: Folder) -> None:
    head, _, recall = IONS.partition("facts:\n")
    ions.write("source/ions.yaml", f"{head}facts:\n- id: think{recall.partition('- id: think')[2]}")

    done = exam(ions, "")

    assert done.stdout == (
        "Nothing in Ions can be asked in an exam.\n"
        "Left out: 1 question, as only you could grade the answer.\n"
    )


def test_minutes_without_an_exam_are_wrong_usage(ions: Folder) -> None:
    done = here(ions, "", "quiz", "--minutes", "5")

    assert done.exit_code == 2
    assert "--minutes is the time for an exam: add --exam" in done.stderr


def test_a_killed_exam_has_every_answer_that_was_said_to_be_saved(ions: Folder) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "quizgen", "quiz", "--exam", "--seed", "1"],
        cwd=ions.root, env=environment(ions, MONDAY), stdin=subprocess.PIPE, text=True,
        stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True,
    ) as child:  # fmt: skip
        assert child.stdin
        assert child.stdout
        child.stdin.write("1\n")
        child.stdin.flush()
        said = list(iter(child.stdout.readline, "Answer: 1\n"))
        saved = child.stdout.readline()
        os.kill(child.pid, signal.SIGKILL)

    done = exam(ions, ":resume\n:q\n")

    assert "Question 1 of 2. Choose one.\n" in said
    assert saved == "Saved.\n"
    assert "Exam of 20:00, 1 of 2, is not handed in: Ions." in done.stdout


def test_what_is_kept_of_an_exam_is_in_the_log(ions: Folder) -> None:
    exam(ions, "1\n:m\n2\ny\n", "--minutes", "45")
    found = ions.root / "scores.sqlite3"
    rows = subprocess.run(
        [sys.executable, "-c", _ROWS, str(found)], capture_output=True, text=True, check=True
    ).stdout

    kinds = [json.loads(line) for line in rows.splitlines()]

    assert [kind for kind, _ in kinds] == [
        "exam-start", "exam-answer", "exam-mark", "exam-answer", "exam-hand-in",
    ]  # fmt: skip
    assert kinds[0][1]["minutes"] == 45


_ROWS = """\
import json, sqlite3, sys
log = sqlite3.connect(sys.argv[1])
for kind, body in log.execute("SELECT kind, body FROM event ORDER BY time"):
    print(json.dumps([kind, json.loads(body)]))
"""


def test_a_quiz_reminds_of_an_exam_that_is_not_handed_in(ions: Folder) -> None:
    assert "handed in" not in here(ions, "", "quiz").stdout
    exam(ions, "1\n")

    assert here(ions, "", "quiz").stdout.startswith(
        "Exam of 20:00, 1 of 2, is not handed in: Ions. `quizgen quiz --exam` goes on with it.\n"
    )


def test_answers_of_an_exam_count_in_the_statistics_once_it_is_handed_in(ions: Folder) -> None:
    exam(ions, ":0\n:0\n")
    before = here(ions, "", "stats", "--format", "json").stdout
    exam(ions, ":resume\n:hand-in\ny\n")
    after = here(ions, "", "stats", "--format", "json").stdout

    assert before != after


@pytest.fixture
def hall(ions: Folder, request: pytest.FixtureRequest) -> Iterator[Tmux]:
    """A terminal of 80×24 in which an exam begins."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed: the exam is NOT tested in a real terminal")
    options = f"quiz --exam --seed 1 --minutes 45 {request.param}"
    tmux = Tmux(f"quizgen-exam-{os.getpid()}-{len(request.param)}", ions, options)
    yield tmux
    tmux.call("kill-server")


@pytest.mark.parametrize("hall", ["--plain"], indirect=True)
def test_ctrl_d_puts_an_exam_away(hall: Tmux, ions: Folder) -> None:
    hall.wait_for("Answer:")
    hall.keys("1", "Enter")
    hall.wait_for("Question 2 of 2")
    hall.keys("C-d")

    shown = hall.wait_for("exit 0")

    assert "Stopped, 1 of 2 answered. Everything is saved;" in shown
    assert "1 of 2, is not handed in" in exam(ions, ":q\n").stdout


@pytest.mark.parametrize("hall", [""], indirect=True)
def test_an_exam_on_the_full_screen_is_saved_as_it_is_answered(hall: Tmux, ions: Folder) -> None:
    hall.wait_for("1 of 2")
    hall.keys("1")
    hall.wait_for("Your answer so far: 1")
    hall.keys("C-c")
    hall.wait_for("exit 130")

    assert "Exam of 20:00, 1 of 2, is not handed in: Ions." in exam(ions, ":q\n").stdout
