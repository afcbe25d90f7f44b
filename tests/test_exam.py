"""A terminal that waits for a line no longer than it is told to."""

import os
import sys
from collections.abc import Iterator

import pytest

from quizgen.exam import WaitingTerminal
from quizgen.trainer.exam_plain import Silence

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a console cannot be waited for")
SHORT, LONG = 0.01, 20.0


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Return where to write what is typed; closing it ends the input."""
    reading, writing = os.pipe()
    with os.fdopen(reading, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield writing


def test_a_line_that_comes_is_read(keyboard: int, capsys: pytest.CaptureFixture[str]) -> None:
    os.write(keyboard, "Größe\r\nnext\n".encode())
    terminal = WaitingTerminal(stops=True)

    assert terminal.read_within("Answer: ", LONG) == "Größe"
    assert terminal.read("Again: ") == "next"
    assert capsys.readouterr().out == "Answer: Again: "
    os.close(keyboard)


def test_silence_is_told_and_half_a_line_waits_for_the_rest(keyboard: int) -> None:
    terminal = WaitingTerminal(stops=True)

    assert terminal.read_within("Answer: ", SHORT) is Silence.SILENCE
    os.write(keyboard, b"rest")
    assert terminal.read_within("Answer: ", SHORT) is Silence.SILENCE
    os.write(keyboard, b"ing\n")
    assert terminal.read_within("Answer: ", LONG) == "resting"
    os.close(keyboard)


def test_the_end_of_input_ends_it(keyboard: int) -> None:
    terminal = WaitingTerminal(stops=True)
    os.close(keyboard)

    assert terminal.read_within("Answer: ", LONG) is None
    assert terminal.read("Answer: ") is None


def test_from_a_pipe_a_line_is_read_as_ever(
    keyboard: int, capsys: pytest.CaptureFixture[str]
) -> None:
    os.write(keyboard, b"1\n")
    os.close(keyboard)

    assert WaitingTerminal(stops=False).read_within("Answer: ", SHORT) == "1"
    assert capsys.readouterr().out == "Answer: 1\n"
