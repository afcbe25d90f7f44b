"""The full-screen quiz in a real terminal, under tmux, through what terminals do to programs."""

import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from os import getpid
from pathlib import Path

import pytest

from quizgen.playing import wants_lines
from tests.commands.projects import Folder
from tests.commands.test_quiz import run
from tests.commands.test_terminal import Tmux

LONG_ENOUGH = 0.3
"""Seconds after feedback from which a key is no slip."""
COLOUR = re.compile(r"\x1b\[(?:[0-9]+;)*(?:[34][0-8]|9[0-7]|10[0-7])[;m]")
HOSTILE = """\
title: "日本語 שלום"
bank: hostile-abcd
cite: "An \u202eatlas 👍🏽 👨\u200d👩\u200d👧"
facts:
- id: a
  question: "Which मनुष्य e\u0301 שאלה 日本語?"
  answer: "受容体エヌエムディーエー受容体エヌエムディーエー受容体エヌエムディーエー受容体"
  wrong: {"a\u0300\u0301\u0302\u0303 high": "it is", "مستقبل": "لا"}
  only: [choice]
"""
Play = Callable[..., Tmux]


@pytest.fixture
def play(project: Folder) -> Iterator[Play]:
    """Play in a terminal of 80x24, with what is trapped and set for it."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed: the full screen is NOT tested in a real terminal")
    opened: list[Tmux] = []

    def played(does: str = "quiz --seed 1", trap: str = "", **setting: str) -> Tmux:
        name = f"quizgen-full-{getpid()}-{project.root.parent.name}-{len(opened)}"
        settings = " ".join(f"{key}={value}" for key, value in setting.items())
        quiz = f"{trap} env {settings} {sys.executable} -m quizgen {does}; echo exit $?"
        opened.append(Tmux(name, project, command="bash --norc -i"))
        opened[-1].keys("-l", f"clear; {quiz}\n")
        return opened[-1]

    yield played
    for tmux in opened:
        tmux.call("kill-server")


def answered(screen: Tmux) -> None:
    """Answer the first question."""
    screen.wait_for("Enter start")
    screen.keys("Enter")
    screen.wait_for("0 don't know")
    screen.keys("0")
    screen.wait_for("Space next")
    time.sleep(LONG_ENOUGH)


def process(screen: Tmux) -> str:
    """Return the id of the quiz."""
    shell = screen.call("list-panes", "-F", "#{pane_pid}").strip()
    return Path(f"/proc/{shell}/task/{shell}/children").read_text("utf-8").split()[0]


def test_a_question_is_answered_and_the_terminal_is_left_as_it_was(
    play: Play, project: Folder
) -> None:
    screen = play(COLUMNS="80", LINES="24")
    answered(screen)
    screen.call("resize-window", "-x", "40", "-y", "15")
    screen.wait_for("x never again  ? help  q quit")
    screen.keys("q")
    screen.wait_for("Enter finish")
    time.sleep(LONG_ENOUGH)
    screen.keys("Enter")
    shown = screen.wait_for("exit 0")

    assert "Stopped after 1 answer. Everything is saved.exit 0" in shown.replace("\n", "")
    assert "Enter finish" not in shown
    assert "1 target met of 2" in run(project, "", "stats", "--plain").stdout


def test_ctrl_c_leaves_at_once_and_keeps_everything(play: Play, project: Folder) -> None:
    screen = play()
    answered(screen)
    screen.keys("C-c")

    assert "Stopped. Everything is saved.\nexit 130" in screen.wait_for("exit 130")
    assert "1 target met of 2" in run(project, "", "stats", "--plain").stdout


def test_a_pasted_text_answers_nothing(play: Play) -> None:
    screen = play()
    screen.wait_for("Enter start")
    screen.keys("Enter")
    screen.wait_for("0 don't know")
    screen.call("set-buffer", "0\n0\nq\n")
    screen.call("paste-buffer", "-p")
    screen.keys("?")

    assert "any key back" in screen.wait_for("any key back")
    screen.keys("Escape")
    screen.wait_for("0 don't know")


def test_ctrl_z_stops_it_and_fg_paints_all_anew(play: Play) -> None:
    screen = play()
    answered(screen)
    screen.keys("C-z")
    screen.wait_for("Stopped")
    screen.keys("clear; fg", "Enter")

    shown = screen.wait_for("Space next")
    assert "1 coming again" in shown
    screen.keys("C-c")
    screen.wait_for("Everything is saved.")


def test_sigterm_leaves_the_terminal_as_it_was(play: Play) -> None:
    screen = play()
    answered(screen)
    screen.call("run-shell", f"kill -TERM {process(screen)}")
    shown = screen.wait_for("exit 130")

    assert "Stopped. Everything is saved." in shown
    assert "Space next" not in shown


@pytest.mark.parametrize("trap", ["", "trap '' HUP; "])
def test_a_closed_terminal_ends_it_and_loses_nothing(
    play: Play, project: Folder, trap: str
) -> None:
    screen = play(trap=trap)
    answered(screen)
    quiz = Path("/proc", process(screen))
    screen.call("kill-server")
    ends = time.monotonic() + 5
    while (quiz / "cmdline").exists() and (quiz / "cmdline").read_bytes():
        assert time.monotonic() < ends, "it is still there"
        time.sleep(0.05)

    assert "1 target met of 2" in run(project, "", "stats", "--plain").stdout


def test_no_color_means_none(play: Play) -> None:
    coloured, plain = play(), play(NO_COLOR="1")
    for screen in (coloured, plain):
        answered(screen)

    assert COLOUR.search(coloured.call("capture-pane", "-e", "-p"))
    assert not COLOUR.search(plain.call("capture-pane", "-e", "-p"))


def test_a_hostile_list_breaks_no_screen(play: Play, project: Folder) -> None:
    project.write("hostile.yaml", HOSTILE)
    screen = play("quiz hostile.yaml --seed 1")
    answered(screen)
    screen.call("resize-window", "-x", "40", "-y", "15")
    shown = screen.wait_for("Space more")

    assert [line for line in shown.splitlines() if "✗" in line][-1].split()[:2] == ["✗", "Not"]
    screen.keys("Space")
    screen.wait_for("Space next")


def test_whoever_wants_lines_has_them(play: Play) -> None:
    screen = play(QUIZGEN_PLAIN="1")

    assert "Question 1 of 2" in screen.wait_for("Answer:")


@pytest.mark.parametrize(
    ("environment", "terminal", "plain"),
    [
        ({"TERM": "xterm"}, True, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True, False),
        ({"TERM": "xterm", "QUIZGEN_PLAIN": "", "ACCESSIBLE": ""}, True, False),
        ({"TERM": "xterm"}, False, True),
        ({"TERM": "xterm", "QUIZGEN_PLAIN": "1"}, True, True),
        ({"TERM": "xterm", "ACCESSIBLE": "1"}, True, True),
        ({"TERM": "dumb"}, True, True),
        ({"TERM": "unknown"}, True, True),
        ({"TERM": ""}, True, True),
        ({}, True, True),
    ],
)
def test_the_face_is_chosen_by_what_there_is(
    environment: dict[str, str], terminal: bool, plain: bool
) -> None:
    assert wants_lines(environment, terminal=terminal) == plain


def test_ctrl_z_does_nothing_in_a_script_which_would_not_wake_it_again(play: Play) -> None:
    screen = play("quiz --seed 1; true'", trap="bash -c '")
    screen.wait_for("Enter start")
    screen.keys("C-z", "Enter")

    screen.wait_for("0 don't know")
