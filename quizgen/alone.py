"""One program at a time at the files of a folder: from reading them to writing them."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":

    def _hold(folder: Path, stack: ExitStack) -> None:
        """Lock a file of the folder's name: there a folder itself cannot be locked."""
        import msvcrt
        from hashlib import sha256
        from tempfile import gettempdir

        name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        lock = stack.enter_context((Path(gettempdir()) / f"quizgen-{name}.lock").open("wb"))
        msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)

else:

    def _hold(folder: Path, stack: ExitStack) -> None:
        """Lock the folder itself: no file is left beside the lists, not even by a crash."""
        import fcntl
        import os

        descriptor = os.open(folder, os.O_RDONLY)
        stack.callback(os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_EX)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other quizgen is at the files of a folder, and keep others waiting.

    Where the file system knows no locks nobody waits.
    """
    with ExitStack() as stack:
        with suppress(OSError):
            _hold(folder, stack)
        yield
