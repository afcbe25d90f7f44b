"""Whether Ctrl-Z leads anywhere: what stops where nobody wakes it leaves a dead screen."""

import os
import sys


def has_shell() -> bool:
    """Tell whether a shell with job control started this process, and nobody waits between.

    Such a shell puts each job into a process group of its own, in the session they share.
    """
    if sys.platform == "win32":
        return False
    parent = os.getppid()
    try:
        is_job = os.getpgid(parent) != os.getpgrp() and os.getsid(parent) == os.getsid(0)
    except OSError:  # the parent is gone, or not ours to see
        return False
    return is_job and os.getpgrp() == os.getpid()
