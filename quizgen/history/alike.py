"""New questions that are much like one that is gone: perhaps the same, under another id."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.history.plan import Cause, Change, Entry, Plan

_MUCH, _MUCH_WITH_ONE_KEY = 90, 75
"""How much alike two stems are that may ask the same, of 100; less where the key is the same."""

_MOST = 300
"""So many that are gone and so many that are new are compared."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A new question, and the one that is gone that it may be."""

    gone: Entry
    new: Entry


def alike(plan: Plan) -> Iterator[Alike]:
    """Yield the facts that are gone with the new fact each is most like, if it is much like it."""
    known = {entry.before.fact for entry in plan.entries if entry.before}
    gone = [entry for entry in plan.entries if entry.cause is Cause.GONE][:_MOST]
    new = [
        entry
        for entry in plan.entries
        if entry.change is Change.NEW and entry.after.fact not in known
    ][:_MOST]
    told: set[str] = set()
    for entry in gone if new else ():
        found = _nearest(entry, new)
        if found and entry.after.fact not in told:
            told.add(entry.after.fact)
            yield Alike(entry, found)


def _nearest(gone: Entry, new: Sequence[Entry]) -> Entry | None:
    from rapidfuzz import fuzz, utils  # most releases lose no fact

    found, best = None, 0.0
    for entry in new:
        same_key = entry.after.key == gone.after.key and entry.after.type == gone.after.type
        least = _MUCH_WITH_ONE_KEY if same_key else _MUCH
        ratio = fuzz.ratio(gone.after.stem, entry.after.stem, processor=utils.default_process)
        if ratio >= least and ratio > best:
            found, best = entry, ratio
    return found
