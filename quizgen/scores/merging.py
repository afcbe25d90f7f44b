"""Two stores become one: the union of their logs, from which memory is folded anew."""

from contextlib import closing
from pathlib import Path

from quizgen.scores import log, memory
from quizgen.scores.opening import open_for_reading
from quizgen.scores.store import Store
from quizgen.scores.trouble import CLOSED, refused, refusing

_FAILED = "The scores could not be merged: {}. Nothing was changed."


def merge(store: Store, other: Path) -> int:
    """Add the events that only the other store has, of whatever kind; return how many.

    The other store is only read. Which of several is merged first makes no difference.
    """
    if not other.exists():
        raise refused(other, CLOSED, "there is no such file", "give the file of another store")
    if other.samefile(store.path):
        return 0
    with (
        closing(open_for_reading(other)) as theirs,
        store.writing(_FAILED) as ours,
        refusing(other, _FAILED),
    ):
        before = ours.total_changes
        ours.executemany(log.INSERT_NEW, theirs.execute(log.ROWS))
        added = ours.total_changes - before
        if added:
            memory.refold(ours, store.review)
    return added
