"""`build`: decks of what the lists say now. The histories are read, and left as they are."""

from dataclasses import replace
from pathlib import Path

from quizgen.history.plan import after, plan
from quizgen.history.record import History
from quizgen.making import Desk
from quizgen.ordering import (
    Folder,
    Job,
    Order,
    behind_clock,
    obstacles,
    refuse,
    settle,
    standing,
    survey,
)
from quizgen.packing import Written, pack, put
from quizgen.project import Work
from quizgen.reviewing import review_of
from quizgen.shelf import Naming


def take(work: Work, naming: Naming, desk: Desk, folder: Folder, now: int) -> Order:
    """Read recipes and lists, say what is to be made, then write missing names into the lists.

    Refused, with all problems of all files and nothing written, if there is an error among them.
    """
    found = survey(work, naming, desk, folder)
    order = found.order
    refuse([*order.problems, *obstacles(order, _file), *behind_clock(order, now)])
    return settle(found, desk)


def _file(job: Job) -> tuple[Path]:
    return (job.file,)


def build(order: Order, now: int) -> list[Written]:
    """Write a package for each job, stamped as a release at `now` would stamp it."""
    histories = [_as_released(order, history, now) for history in order.shelf.histories.values()]
    review = review_of(order.shelf)
    written, done = [], [*order.shelf.written]
    for job in order.jobs:
        if job.bank.sections:
            said = review.of(job.bank.items)
            packed = pack(job.bank, histories, now, said)
            fresh = put(job.file, packed.content, done)
            written.append(Written(job.file, job.bank, packed.left_out, fresh, said))
    return written


def _as_released(order: Order, history: History, now: int) -> History:
    """Return the history as a release would leave it for the notes it knows; a new one has no past.

    Other lists of the bank were not read: what is not in these is not taken for gone.
    """
    said = standing(order, history.bank)
    known = {guid: ways for guid, ways in said.notes.items() if guid in history.records}
    here = replace(said, notes=known, made=frozenset(history.records))
    return after(history, plan(history, here, now))
