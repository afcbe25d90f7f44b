"""Ctrl-Z stops the program only where a shell can wake it again."""

import subprocess
import sys

import pytest

from tests.commands.projects import ROOT, environment

ASK = "from quizgen.fullscreen.suspending import has_shell; print(has_shell())"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process is stopped so there")


@pytest.mark.parametrize(
    ("group", "is_session", "found"),
    [
        pytest.param(0, False, "True", id="a job of a shell"),
        pytest.param(None, False, "False", id="in the group of a script"),
        pytest.param(None, True, "False", id="the command of a terminal"),
    ],
)
def test_only_a_job_of_a_shell_may_be_stopped(
    group: int | None, is_session: bool, found: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env=environment(ROOT),
        process_group=group,
        start_new_session=is_session,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == f"{found}\n"
