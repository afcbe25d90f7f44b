"""The full-screen quiz against a Textual program that shows one line, both in a terminal of ours.

The first screen: from the start of the process until the last words of the screen have come.
Key to verdict: from a key until the last words of what it shows have come; ours also grades the
answer and keeps it on the disk.
"""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from pathlib import Path
from select import select
from time import perf_counter, sleep

from benchmarks.ratio import Comparison, Timing, compare

RUNS = 15
KEYS = 15
TARGET = 1.3
_GUARD = 0.4
"""Seconds after feedback in which ours takes no key, and some more."""
_EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App, inherit_bindings=False):
    def compose(self):
        self.line = Static("here it is")
        self.count = 0
        yield self.line
    def on_key(self):
        self.count += 1
        self.line.update(f"key number {self.count}.")

Empty(ansi_color=True).run()
"""
_LIST = """\
title: Figures
bank: figures-abcd
cite: A book
facts:
"""
_FACT = """\
- id: figure-{0}
  question: Which figure has the number {0}?
  answer: figure {0}a
  wrong: [figure {0}b, figure {0}c]
"""
_SECONDS = 30


class Screen:
    """A process in a terminal of 80x24."""

    def __init__(self, command: tuple[str, ...], folder: str) -> None:
        self.here, there = pty.openpty()
        size = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm-256color"}
        kept = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            command, cwd=folder, env=kept | size, stdin=there, stdout=there, stderr=there
        )
        os.close(there)

    def wait_for(self, words: str) -> None:
        """Read until the words have come; that they do not is a fault of ours."""
        seen = b""
        while words.encode() not in seen:
            ready, _, _ = select([self.here], [], [], _SECONDS)
            assert ready, f"{words!r} did not come: {seen[-300:]!r}"
            seen += os.read(self.here, 65536)

    def press(self, key: str, words: str) -> float:
        """Press a key, wait for the words, and return the seconds it took."""
        begun = perf_counter()
        os.write(self.here, key.encode())
        self.wait_for(words)
        return perf_counter() - begun

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        os.close(self.here)


def measure() -> Iterator[Comparison]:
    """Yield the first screen, and key to verdict."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "empty.py").write_text(_EMPTY)
        Path(folder, "figures.yaml").write_text(_LIST + "".join(map(_FACT.format, range(50))))
        empty = (sys.executable, "empty.py")
        quiz = (sys.executable, "-m", "quizgen", "quiz", "--scores", "scores.sqlite3")
        yield compare(
            "first screen of `quizgen quiz`",
            "an empty Textual program",
            ours=lambda: first_screen(quiz, folder, "quit"),
            yardstick=lambda: first_screen(empty, folder, "here it is"),
            target=TARGET,
            runs=RUNS,
        )
        all_of_them = (*quiz, "--new", "50", "--limit", "50", "figures.yaml")
        yield key_to_verdict(all_of_them, empty, folder)


def first_screen(command: tuple[str, ...], folder: str, words: str) -> None:
    """Start a program and wait for its screen."""
    screen = Screen(command, folder)
    try:
        screen.wait_for(words)
    finally:
        screen.close()


def key_to_verdict(quiz: tuple[str, ...], empty: tuple[str, ...], folder: str) -> Comparison:
    """Compare a key that answers with a key that changes a line."""
    ours, line = Screen(quiz, folder), Screen(empty, folder)
    try:
        ours.wait_for("quit")
        ours.press("\r", "don't know")
        line.wait_for("here it is")
        turns = [turn(ours, line, number) for number in range(1, KEYS + 1)]
    finally:
        ours.close()
        line.close()
    return Comparison(
        "key to verdict, the answer on the disk",
        "an empty Textual program that changes a line",
        Timing(tuple(one for one, _ in turns)),
        Timing(tuple(other for _, other in turns)),
        None,
    )


def turn(ours: Screen, line: Screen, number: int) -> tuple[float, float]:
    """Return the seconds of one key each; then ours goes on to the next question."""
    seconds = ours.press("0", "Not known"), line.press("x", f"number {number}.")
    sleep(_GUARD)
    ours.press(" ", "don't know")
    return seconds
