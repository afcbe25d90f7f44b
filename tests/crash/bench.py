"""Runs of quizgen that can be stopped, traced and hindered: each a fork of one warm process."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import sleep
from types import TracebackType
from typing import NamedTuple, Self

NOW = 4_102_444_800
ROOT = Path(__file__).parents[2]
TRACED = (
    "write pwrite64 writev fsync fdatasync ftruncate fallocate rename renameat renameat2 link "
    "linkat unlink unlinkat mkdir mkdirat rmdir chmod fchmod fchmodat".split()
)
"""The calls by which a program changes a disk; those that this machine lacks are left out."""


class Untraceable(Exception):
    """No program can be traced here."""


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code, below zero for a signal, and what it said."""

    code: int
    said: str


@dataclass(frozen=True)
class Order:
    """What is run, and where; `trace` are arguments of strace, none if it is not traced."""

    words: Sequence[str]
    folder: Path
    stdin: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    limit: int | None = None
    powerless: bool = False
    trace: Sequence[str] = ()


class Call(NamedTuple):
    """A call of a name for the first time, the second and so on; `says`: to the user's screen."""

    name: str
    number: int
    says: bool


class Run:
    """A run that waits to begin."""

    def __init__(self, bench: "Bench", order: Order, said: Path) -> None:
        self._bench, self._said = bench, said
        (said / "stdin").write_text(order.stdin, encoding="utf-8")
        streams = {name: str(said / name) for name in ("stdin", "stdout", "stderr")}
        clock = {"SOURCE_DATE_EPOCH": str(NOW), "QUIZGEN_NOW": "2099-12-31T12:00:00+00:00"}
        self.pid = bench.ask(
            do="start", words=[*order.words], folder=str(order.folder), **streams,
            environment={**clock, "COLUMNS": "100", **order.environment},
            limit=order.limit, powerless=order.powerless,
        )  # fmt: skip
        self._tracer = _trace(self.pid, order.trace) if order.trace else None

    def go(self) -> None:
        os.kill(self.pid, signal.SIGCONT)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def end(self) -> Ended:
        """Wait for the end."""
        code = self._bench.ask(do="wait", pid=self.pid)
        if self._tracer:
            self._tracer.wait()
        texts = [(self._said / name).read_bytes().decode() for name in ("stdout", "stderr")]
        shutil.rmtree(self._said)
        return Ended(code, "\n".join(texts))


def _trace(pid: int, words: Sequence[str]) -> subprocess.Popen[bytes]:
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", *words, "-p", str(pid)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    status = Path(f"/proc/{pid}/status")
    while "TracerPid:\t0\n" in status.read_text(encoding="utf-8"):
        if tracer.poll() is not None:
            os.kill(pid, signal.SIGKILL)
            raise Untraceable
        sleep(0.002)
    return tracer


class Bench:
    """The warm process, and a folder for what its runs say."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._runs = folder, 0
        self._warm = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.crash.warm"], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._warm.communicate()

    def ask(self, **order: object) -> int:
        assert self._warm.stdin
        assert self._warm.stdout
        self._warm.stdin.write(f"{json.dumps(order)}\n")
        self._warm.stdin.flush()
        return int(self._warm.stdout.readline())

    def start(self, order: Order) -> Run:
        """Return a run that waits; raises Untraceable."""
        self._runs += 1
        said = self._folder / f"said-{self._runs}"
        said.mkdir()
        return Run(self, order, said)

    def run(self, order: Order) -> Ended:
        run = self.start(order)
        run.go()
        return run.end()

    def calls(self, order: Order) -> list[Call]:
        """Return the calls of a run that change a disk, or say something, in their order."""
        trace = self._folder / "trace"
        names = f"trace={','.join(f'?{name}' for name in TRACED)}"
        self.run(replace(order, trace=("-o", str(trace), "-e", names)))
        counts: Counter[str] = Counter()
        made = []
        for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, arguments = line.split(maxsplit=1)[1].partition("(")
            if name in TRACED:
                counts[name] += 1
                made.append(Call(name, counts[name], arguments.startswith(("1, ", "2, "))))
        return made


def injected(call: str, number: int, what: str) -> tuple[str, ...]:
    """Return the arguments that make the call of this number fail, or be the last."""
    return ("-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={number}")
