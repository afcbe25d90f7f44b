"""Exams that were begun, have an answer, and were neither handed in nor discarded."""

from typing import NamedTuple

from quizgen.model import Event
from quizgen.scores import log
from quizgen.scores.fold import standing
from quizgen.scores.store import Store

_ENDS = frozenset({"exam-hand-in", "exam-discard"})
_OWN = frozenset({"exam-answer", "exam-mark"})


class OpenExam(NamedTuple):
    """The start of an exam, and its answers and marks in order, without what was taken back."""

    start: Event
    events: tuple[Event, ...]


def open_exams(store: Store) -> list[OpenExam]:
    """Return the exams that may be taken up again, in the order in which they began."""
    ids = store.exams()
    with store.reading() as connection:
        begun = [log.by_id(connection, id_) for id_ in ids]
        starts = [start for start in begun if start is not None and start.kind == "exam-start"]
        found = [(start, log.followed(connection, [start])) for start in starts]
    exams = (_open(start, events) for start, events in found)
    return sorted((one for one in exams if one), key=lambda one: (one.start.time, one.start.id))


def _open(start: Event, events: list[Event]) -> OpenExam | None:
    kept = [one.event for one in standing(events)]
    own = tuple(one for one in kept if one.kind in _OWN and one.about == start.id)
    ended = any(one.kind in _ENDS and one.about == start.id for one in kept)
    answered = any(one.kind == "exam-answer" for one in own)
    return OpenExam(start, own) if answered and not ended and start in kept else None
