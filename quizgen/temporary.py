"""A temporary file beside the file that it is to become; those of killed runs are cleared away.

Whoever writes one holds a lock on it, which ends with its process: what nobody holds is a leftover.
On Windows, where an open file cannot be renamed, nothing is held, and leftovers stay.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

_BEGINNING = ".quizgen-"
_END = ".tmp"

if sys.platform == "win32":

    def _hold(path: Path, stack: ExitStack, *, wait: bool) -> bool:  # noqa: ARG001  # as elsewhere
        """Hold nothing, so that nothing is known to be a leftover."""
        return False

else:

    def _hold(path: Path, stack: ExitStack, *, wait: bool) -> bool:
        """Lock a file until the stack is unwound; tell whether nobody else holds it."""
        import fcntl

        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        stack.callback(os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        return True


@contextmanager
def temporary_beside(target: Path, mode: int = 0o666) -> Iterator[Path]:
    """Yield an empty file in the folder of `target`, to be renamed to it; afterwards it is gone.

    Raises OSError if it cannot be made. What SQLite puts beside it goes with it.
    """
    _clear(target.parent)
    with ExitStack() as stack:
        yield _made(target, mode, stack)


def _made(target: Path, mode: int, stack: ExitStack) -> Path:
    while True:
        path = target.with_name(f"{_BEGINNING}{os.getpid()}-{token_hex(4)}{_END}")
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode))
        stack.callback(_remove, path)
        with suppress(OSError):  # a file system without locks: nobody clears anything away there
            _hold(path, stack, wait=True)
        if path.exists():  # else somebody took it for a leftover before it was held
            return path


def _clear(folder: Path) -> None:
    """Remove the temporary files of a folder whose programs were killed, as far as we may."""
    with suppress(OSError):
        for path in folder.glob(f"{_BEGINNING}*{_END}"):
            with suppress(OSError), ExitStack() as stack:
                if _hold(path, stack, wait=False):
                    _remove(path)


def _remove(path: Path) -> None:
    for beside in "-journal", "-wal", "-shm", "":
        with suppress(OSError):
            path.with_name(path.name + beside).unlink(missing_ok=True)
