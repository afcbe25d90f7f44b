"""The quiz in a real terminal, under tmux."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from os import getpid

import pytest

from tests.commands.projects import Folder
from tests.commands.test_quiz import MONDAY, environment, run


@pytest.fixture
def screen(project: Folder) -> Iterator["Tmux"]:
    """A terminal of 80×24 with a shell in the project."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed: the quiz is NOT tested in a real terminal")
    tmux = Tmux(f"quizgen-{getpid()}-{project.root.parent.name}", project)
    yield tmux
    tmux.call("kill-server")


class Tmux:
    """A real terminal: keys go in, lines come out."""

    def __init__(
        self, name: str, folder: Folder, does: str = "quiz --plain --seed 1", command: str = ""
    ) -> None:
        self.name = name
        env = {key: value for key, value in environment(folder, MONDAY).items() if key != "TMUX"}
        command = command or f"{sys.executable} -m quizgen {does}; echo exit $?; sleep 60"
        subprocess.run(
            ["tmux", "-L", name, "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24",
             command],
            cwd=folder.root, env=env, check=True,
        )  # fmt: skip

    def call(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self.name, *arguments], capture_output=True, text=True, check=False
        )
        return done.stdout

    def keys(self, *keys: str) -> None:
        self.call("send-keys", *keys)

    def wait_for(self, words: str) -> str:
        """Return the screen once the words are on it."""
        shown = ""
        for _ in range(300):
            shown = self.call("capture-pane", "-p", "-S", "-200")
            if words in shown:
                return shown
            time.sleep(0.05)
        raise AssertionError(f"{words!r} did not come:\n{shown}")


def test_a_person_in_a_terminal_reads_the_feedback_before_the_next_question(screen: Tmux) -> None:
    screen.wait_for("Answer:")
    screen.keys("2", "Enter")
    shown = screen.wait_for("Enter for next")

    assert "Question 2 of 2" not in shown
    screen.keys("Enter")
    screen.wait_for("Question 2 of 2")


def test_ctrl_c_keeps_everything_and_says_so(screen: Tmux, project: Folder) -> None:
    screen.wait_for("Answer:")
    screen.keys("2", "Enter")
    screen.wait_for("Enter for next")
    screen.keys("C-c")
    screen.wait_for("exit 130")

    assert "Everything is saved." in screen.wait_for("saved")
    assert "1 target met of 2" in run(project, "", "stats").stdout


def test_ctrl_d_ends_the_session(screen: Tmux) -> None:
    screen.wait_for("Answer:")
    screen.keys("C-d")

    assert "Stopped after 0 answers. Everything is saved." in screen.wait_for("exit 0")
