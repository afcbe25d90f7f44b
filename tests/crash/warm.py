"""A process that has imported quizgen and forks a run of it for each order on standard input.

    python -m tests.crash.warm

An order is a line of JSON; the answer to `start` is the process, which waits for SIGCONT, the
answer to `wait` how it ended: its exit code, or the number of the signal below zero.
"""

import io
import json
import os
import resource
import signal
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pkgutil import walk_packages
from typing import Any, NoReturn

_NOT_NEEDED = ("quizgen.fullscreen", "quizgen.__main__")
_LIBRARIES = ("typst", "fsrs_rs_python")


def main() -> None:
    """Take orders until there are no more."""
    _import_all()
    for line in sys.stdin:
        order = json.loads(line)
        if order["do"] == "wait":
            _, status = os.waitpid(order["pid"], 0)
            answer = os.waitstatus_to_exitcode(status)
        else:
            answer = _start(order)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _import_all() -> None:
    import quizgen

    for module in walk_packages(quizgen.__path__, "quizgen."):
        if not module.name.startswith(_NOT_NEEDED):
            with suppress(Exception):  # a run that needs it says what is wrong with it
                import_module(module.name)
    for name in _LIBRARIES:
        if find_spec(name):
            import_module(name)


def _start(order: dict[str, Any]) -> int:
    child = os.fork()
    if child == 0:
        try:
            _become(order)
            os.kill(os.getpid(), signal.SIGSTOP)
            _run(order["words"])
        except BaseException:  # noqa: BLE001  # as at the end of any program
            traceback.print_exc()
            sys.stderr.flush()
        os._exit(1)
    os.waitpid(child, os.WUNTRACED)
    return child


def _become(order: dict[str, Any]) -> None:
    """Give the child the folder, the streams, the limits and the user that were ordered."""
    for number, name, flags in (
        (0, order["stdin"], os.O_RDONLY),
        (1, order["stdout"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (2, order["stderr"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        descriptor = os.open(name, flags, 0o644)
        os.dup2(descriptor, number)
        os.close(descriptor)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8")
    os.chdir(order["folder"])  # noqa: TID251  # as a shell does for a program
    os.environ.update(order["environment"])
    if order["limit"] is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["limit"], resource.RLIM_INFINITY))
    if order["powerless"]:
        _give_up_powers()


def _give_up_powers() -> None:
    """Have root be bound by permissions as everybody is: capset(2) with no capability."""
    import ctypes

    version_3 = 0x20080522
    head, none = (ctypes.c_uint32 * 2)(version_3, 0), (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset(head, none) == 0


def _run(words: list[str]) -> NoReturn:
    from quizgen.cli import main as quizgen

    code: object = 0
    try:
        quizgen(words, prog_name="quizgen")
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    main()
