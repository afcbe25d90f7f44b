"""The review in a real terminal, under tmux."""

import shutil
from collections.abc import Iterator
from os import getpid

import pytest

from tests.commands.projects import Folder
from tests.commands.test_terminal import Tmux

TICKS = "source/rivers-abcd.reviewed"
KEYS = "q quit:"


@pytest.fixture
def screen(project: Folder) -> Iterator[Tmux]:
    """A terminal of 80×24 in which the project is reviewed."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed: the review is NOT tested in a real terminal")
    tmux = Tmux(f"quizgen-review-{getpid()}-{project.root.parent.name}", project, "review")
    yield tmux
    tmux.call("kill-server")


def test_a_person_is_asked_for_a_name_and_then_for_each_claim(
    screen: Tmux, project: Folder
) -> None:
    screen.wait_for("Your name:")
    screen.keys("Ann", "Enter")
    screen.wait_for("1 of 4")
    screen.keys("y", "Enter")
    screen.wait_for("2 of 4")

    assert '"by":"Ann"' in project.read(TICKS)
    screen.keys("q", "Enter")
    screen.wait_for("1 of 4 claims reviewed.\nexit 0")


def test_lines_break_between_words(screen: Tmux) -> None:
    screen.wait_for("Your name:")
    screen.keys("Ann", "Enter")
    screen.wait_for("1 of 4")
    screen.keys("Enter")

    shown = screen.wait_for("flows there.")
    assert "Rhine flow?”: The\nDanube flows there." in shown


def test_ctrl_c_keeps_what_was_said(screen: Tmux, project: Folder) -> None:
    screen.wait_for("Your name:")
    screen.keys("Ann", "Enter")
    screen.wait_for("1 of 4")
    screen.keys("y", "Enter")
    screen.wait_for("2 of 4")
    screen.keys("n", "Enter")
    screen.wait_for("3 of 4")

    screen.keys("C-c")

    shown = screen.wait_for("exit 130")
    assert "Stopped. What was ticked is saved." in shown
    assert "source/rivers.yaml:5: “Black Sea” is not the answer to" in shown
    assert len(project.read(TICKS).splitlines()) == 2
