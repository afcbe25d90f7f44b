"""The quiz as a process: a pipe, a file of answers, days that pass, a terminal."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizgen.cli import main
from quizgen.scores import opening
from tests.commands.projects import ROOT, Folder

SEAS = """\
title: Seas
bank: rivers-abcd
cite: An atlas
facts:
- id: deepest-lake
  question: Which lake is the deepest?
  answer: Lake Baikal
  why: It is more than a mile deep.
"""
MONDAY = "2026-11-23T20:00:00+01:00"
TUESDAY = "2026-11-24T19:00:00+01:00"


def play(folder: Folder, answers: str, *options: str, now: str = MONDAY, **more: str) -> str:
    """Play a session from a file of answers; return what was printed."""
    done = run(folder, answers, "quiz", "--seed", "1", *options, now=now, **more)
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(
    folder: Folder, answers: str, *arguments: str, now: str = MONDAY, **more: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "quizgen", *arguments],
        cwd=folder.root,
        env=environment(folder, now) | more,
        input=answers,
        text=True,
        encoding="utf-8",
        capture_output=True,
        check=False,
    )


def environment(folder: Folder, now: str) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "QUIZGEN_NOW": now,
        "QUIZGEN_SCORES": str(folder.root / "scores.sqlite3"),
    }


def test_a_session_through_a_pipe(project: Folder) -> None:
    printed = play(project, "2\nSwitzerland\n")

    assert printed == (ROOT / "tests/commands/session.txt").read_text("utf-8")


def test_an_answer_brings_the_question_back_on_another_day(project: Folder) -> None:
    play(project, "3\nSwitzerland\n:q\n")

    tomorrow = play(project, "", now=TUESDAY)

    assert "1 due, 0 new" in tomorrow or "2 due, 0 new" in tomorrow


def test_practising_at_eight_one_day_and_at_seven_the_next_counts_as_a_day(
    project: Folder,
) -> None:
    play(project, ":0\n:0\n:q\n")

    assert run(project, "", "due", now=TUESDAY).stdout == "2 due, 0 new\n"


def test_the_new_ones_of_a_day_are_counted_over_its_sessions(project: Folder) -> None:
    play(project, ":0\n:q\n", "--new", "1")

    again = run(project, "", "quiz", "--new", "1")

    assert again.stdout == "Nothing is due. Next: 1 tomorrow. 1 not met yet: --new asks more.\n"


def test_a_corrected_typo_keeps_what_was_learned(project: Folder) -> None:
    play(project, ":0\n:0\n:q\n")
    project.edit("source/rivers.yaml", "Into which sea does the Rhine flow?", "Where is its mouth?")

    assert run(project, "", "due", now=TUESDAY).stdout == "2 due, 0 new\n"


def test_a_fact_moved_to_another_list_of_the_bank_keeps_what_was_learned(project: Folder) -> None:
    project.write("source/seas.yaml", SEAS)
    play(project, ":0\n:0\n:0\n:q\n")
    moved = SEAS.partition("facts:\n")[2]
    project.write("source/rivers.yaml", project.read("source/rivers.yaml") + moved)
    (project.root / "source/seas.yaml").unlink()

    assert run(project, "", "due", now=TUESDAY).stdout == "3 due, 0 new\n"


def test_a_store_moved_to_another_place_is_the_same(project: Folder) -> None:
    play(project, ":0\n:0\n:q\n")
    other = project.root / "elsewhere.sqlite3"
    shutil.move(project.root / "scores.sqlite3", other)

    assert run(project, "", "due", "--scores", str(other), now=TUESDAY).stdout == "2 due, 0 new\n"


def test_practice_leaves_the_memory_as_it_was(project: Folder) -> None:
    play(project, ":0\n:0\n:q\n", "--practise")

    assert run(project, "", "due").stdout == "0 due, 2 new\n"


def test_only_facts_of_a_tag_or_kind_are_asked(project: Folder) -> None:
    printed = play(project, "", "--kind", "cloze")

    assert "0 due, 1 new" in printed
    assert "The Rhine rises in" in printed


def test_a_recipe_asks_what_it_picks(project: Folder) -> None:
    project.write("decks/clozes.yaml", "deck: Clozes\nlists: [../source/rivers.yaml]\n"
                  "pick: {kinds: [cloze]}\n")  # fmt: skip

    assert play(project, "", "decks/clozes.yaml").startswith("Clozes. 0 due, 1 new.")


def test_what_learners_said_is_listed_by_file_and_line(project: Folder) -> None:
    play(project, "1\n:flag it is odd\n:q\n")

    reports = run(project, "", "scores", "reports").stdout

    assert re.fullmatch(
        r"source/rivers\.yaml:5: choice flagged: it is odd.*  \[q[a-z2-7]{26}\]\n", reports
    )


def test_a_question_put_away_is_not_asked_until_it_is_restored(project: Folder) -> None:
    first = play(project, ":x\n:q\n")
    guid = run(project, "", "scores", "reports").stdout.rpartition("[")[2].rstrip("]\n")

    without = play(project, "")
    run(project, "", "scores", "restore", guid)

    assert "Into which sea" in first
    assert "Into which sea" not in without
    assert "Into which sea" in play(project, "")


def test_scores_of_two_machines_are_joined(project: Folder) -> None:
    here, there = str(project.root / "here.sqlite3"), str(project.root / "there.sqlite3")
    play(project, ":0\n:q\n", "--scores", here)
    play(project, "Switzerland\n:q\n", "--scores", there, "--kind", "cloze")

    merged = run(project, "", "scores", "merge", there, "--scores", here)

    assert merged.stdout.startswith("1 event added")
    stats = run(project, "", "stats", "--scores", here).stdout
    assert "2 targets met of 2" in stats
    assert run(project, "", "scores", "check", "--scores", here).returncode == 0


def test_recognised_and_recalled_are_counted_apart(project: Folder) -> None:
    play(project, ":0\nSwitzerland\n:q\n")

    stats = run(project, "", "stats").stdout

    assert "Today, recognised in a choice: 0 of 1 right" in stats
    assert "Today, recalled: 1 of 1 right" in stats


def test_restoring_what_was_not_put_away_is_wrong_usage(project: Folder) -> None:
    done = run(project, "", "scores", "restore", "nothing")

    assert "nothing is neither a file nor a question that was put away" in done.stderr
    assert done.returncode == 2


def test_before_the_first_answer_the_counts_say_none_yet(project: Folder) -> None:
    assert "Today, recalled: none yet." in run(project, "", "stats").stdout


def test_a_clock_that_is_no_time_is_refused(project: Folder) -> None:
    done = run(project, "", "due", now="yesterday")

    assert "QUIZGEN_NOW is no time like" in done.stderr
    assert done.returncode == 2


def test_an_empty_deck_says_so(project: Folder) -> None:
    assert play(project, "", "--kind", "table") == (
        "No questions in Rivers. `quizgen check` says why.\n"
    )


def test_a_broken_fact_is_left_out_and_said_so(project: Folder) -> None:
    text = project.read("source/rivers.yaml")
    project.write("source/rivers.yaml", text + "- id: broken\n  question: Which?\n")

    done = run(project, ":q\n", "quiz")

    assert done.stderr == (
        "1 of 3 facts in rivers.yaml are left out (1 error). `quizgen check` shows them.\n"
    )
    assert done.returncode == 0


def test_an_unusable_list_is_an_error_with_its_place(project: Folder) -> None:
    project.write("source/rivers.yaml", "title: R\nfacts:\n- question: Which?\n")

    done = run(project, "", "quiz")

    assert "source/rivers.yaml:3:3: F103 this question has no answer" in done.stderr
    assert (done.stdout, done.returncode) == ("", 1)


def test_nothing_raw_of_a_list_reaches_the_terminal(project: Folder) -> None:
    project.edit("source/rivers.yaml", "title: Rivers", 'title: "Ri\\u202evers \\x1b[31m"')
    project.edit("source/rivers.yaml", "Into which sea", "Into\u202e which sea")

    done = run(project, "2\n:q\n", "quiz", NO_COLOR="1")

    assert not re.search("[\x1b\u202e]", done.stdout + done.stderr)


def test_a_learner_without_a_file_gets_the_shipped_lists(nowhere: Folder) -> None:
    printed = play(nowhere, ":q\n")

    assert "0 due, 8 new" in printed
    assert nowhere.files().keys() <= {"scores.sqlite3", "scores.sqlite3-wal", "scores.sqlite3-shm"}


def test_what_a_damaged_store_still_holds_can_be_saved(project: Folder) -> None:
    play(project, ":0\n:0\n:q\n")
    saved = str(project.root / "saved.sqlite3")

    done = run(project, "", "scores", "check", "--salvage", saved)

    assert done.stdout == f"2 events saved into {saved}, 0 events lost\n"
    assert run(project, "", "due", "--scores", saved, now=TUESDAY).stdout == "2 due, 0 new\n"


def test_the_path_of_the_scores_may_have_blanks_and_letters_of_any_script(
    project: Folder, tmp_path: Path
) -> None:
    path = tmp_path / "mes scores é" / "日本.sqlite3"

    play(project, ":0\n:q\n", "--scores", str(path))

    assert path.is_file()


def test_a_kind_or_a_tag_that_there_is_not_is_wrong_usage(project: Folder) -> None:
    kind = run(project, "", "quiz", "--kind", "foo")
    tag = run(project, "", "stats", "--tag", "delta")

    assert (kind.returncode, tag.returncode) == (2, 2)
    assert "There is no kind 'foo'. Kinds: cloze, members," in kind.stderr
    assert "No fact has the tag 'delta'. The facts have no tags." in tag.stderr


def test_a_session_left_with_an_answer_not_saved_is_no_success(
    project: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(project, "")
    scores = project.root / "scores.sqlite3"
    monkeypatch.setattr(opening, "WAIT", 0)
    words = ["quiz", str(project.root / "source"), "--plain", "--scores", str(scores)]

    with closing(sqlite3.connect(scores, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = CliRunner().invoke(main, words, input="1\n", env={"QUIZGEN_NOW": MONDAY})

    assert "could not be saved: another program is writing." in done.stdout
    assert done.stdout.endswith("The last step is not saved; all before it is.\n")
    assert done.exit_code == 1
