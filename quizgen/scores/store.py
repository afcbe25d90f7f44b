"""The learner's store: a log that only grows, and the memory reckoned from it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection, IntegrityError
from types import TracebackType
from typing import NamedTuple, Self

from quizgen.model import Event, Memory
from quizgen.scores import log, memory
from quizgen.scores.file_system import file_system
from quizgen.scores.fold import Review, first_days, standing, targets_of
from quizgen.scores.migrating import roll_back
from quizgen.scores.opening import CANNOT_OPEN, open_for_reading, open_for_writing
from quizgen.scores.trouble import refusing

_PARAMETERS = frozenset({"parameters", "undo"})
"""The kinds after which other parameters may apply."""
_ANSWERS = frozenset({"answer", "exam-answer"})
_CANNOT_READ = "The scores cannot be read: {}."


class _End(NamedTuple):
    """How the log ended when SQLite counted this version of the file, as this process sees it."""

    version: int
    time: int
    parameters: tuple[float, ...]


class Store:
    """An open store. Every method raises Refused for what is no bug, and then changed nothing."""

    def __init__(self, connection: Connection, path: Path, review: Review) -> None:
        self._connection = connection
        self.path = path
        self.review = review
        self._end: _End | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def append(self, event: Event) -> Event:
        """Add an event, and bring memory up to date: both are on the disk when this returns.

        Return it with its time, which is later than that of every other event. An event that is
        there already, by a try whose end was not seen, is returned as it is.
        """
        known = self._end
        with self.writing(_not_saved(event)) as connection:
            end = self._end_of_log(connection, known)
            later = replace(event, time=max(event.time, end.time + 1))
            try:
                log.insert(connection, later)
            except IntegrityError:
                there = log.by_id(connection, event.id)
                if there is None or there.kind != event.kind:
                    raise
                return there
            if event.kind in memory.CHANGING:
                memory.update(connection, later, self.review, end.parameters)
        if event.kind not in _PARAMETERS:
            self._end = end._replace(time=later.time)
        return later

    def memories(self, targets: Iterable[str]) -> dict[str, Memory]:
        """Return what is remembered of these targets; one never answered is left out."""
        with self.reading() as connection:
            return memory.memories(connection, targets)

    def due(self, day: int, limit: int, offset: int = 0) -> list[tuple[str, Memory]]:
        """Return at most `limit` targets due on a study day, the longest due first."""
        with self.reading() as connection:
            return memory.due(connection, day, limit, offset)

    def count_due(self, first_day: int, last_day: int) -> dict[int, int]:
        """Return how many targets fall due on each of these study days; a day of none is not in it.

        What is overdue stands under the day on which it fell due.
        """
        with self.reading() as connection:
            return memory.count_due(connection, first_day, last_day)

    def met_on(self, day: int) -> set[str]:
        """Return the targets whose first counted answer fell on a study day."""
        with self.reading() as connection:
            answers = log.answered_on(connection, day)
            facts = {answer.fact for answer in answers if answer.fact is not None}
            first = first_days(log.history(connection, facts), self.review)
            met = {target for answer in answers for target in targets_of(answer)}
            return {target for target in met if first.get(target) == day}

    def suspended(self) -> set[str]:
        """Return the guids never to be asked again, but for those that were restored."""
        with self.reading() as connection:
            kept = standing(log.suspensions(connection))
        last = {event.guid: event.kind for event, _ in kept if event.kind in _SUSPENDING}
        return {guid for guid, kind in last.items() if guid and kind == "suspended"}

    def exams(self) -> list[bytes]:
        """Return the ids of the exams that have an answer, over or not."""
        with self.reading() as connection:
            return log.exams(connection)

    def events(
        self, kinds: Iterable[str] | None = None, since: int | None = None
    ) -> Iterator[Event]:
        """Yield the events of these kinds (None: all) from a time on, in order."""
        with self.reading() as connection:
            yield from log.select(connection, kinds, since)

    def last_parameters(self) -> tuple[float, ...]:
        """Return the parameters that apply to the next answer, () for the default ones."""
        with self.reading() as connection:
            return memory.parameters(connection, self.review)

    def refold(self) -> None:
        """Reckon the memory of all targets anew from the log."""
        with self.writing("The memory could not be reckoned anew: {}.") as connection:
            memory.refold(connection, self.review)

    def _end_of_log(self, connection: Connection, known: _End | None) -> _End:
        """Return how the log ends, its memory up to date, inside a transaction.

        What is known from the last answer holds as long as no other process has written.
        """
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        if known and known.version == version:
            return known
        if not memory.is_fresh(connection):
            memory.refold(connection, self.review)
        parameters = memory.parameters(connection, self.review)
        return _End(version, log.last_time(connection), parameters)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Hand the connection to the other files of this room, to read."""
        with refusing(self.path, _CANNOT_READ):
            yield self._connection

    @contextmanager
    def writing(self, failed: str) -> Iterator[Connection]:
        """Hand the connection to one transaction: all of it is on the disk afterwards, or none."""
        self._end = None
        with refusing(self.path, failed):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                roll_back(self._connection)
                raise


_SUSPENDING = frozenset({"suspended", "restored"})


def open_store(
    path: Path,
    review: Review,
    *,
    read_only: bool = False,
    kind_of: Callable[[Path], str] = file_system,
) -> Store:
    """Open the learner's store, or make one; its memory is up to date. Raises Refused.

    `read_only`: no file is made or changed, and a store that is not there is an empty one.
    `kind_of` names the file system of a path.
    """
    connection = open_for_reading(path) if read_only else open_for_writing(path, kind_of)
    store = Store(connection, path, review)
    try:
        _refresh(store, read_only=read_only)
    except BaseException:
        store.close()
        raise
    return store


def _refresh(store: Store, *, read_only: bool) -> None:
    """Fold the log anew if the cache does not hold all of it; if read-only, beside the file."""
    with store.reading() as connection:
        fresh = memory.is_fresh(connection)
        if read_only:
            if not fresh:
                memory.make_temporary(connection)
                memory.refold(connection, store.review)
            connection.execute("PRAGMA query_only = 1")
    if not read_only and not fresh:
        with store.writing(CANNOT_OPEN) as connection:
            memory.refold(connection, store.review)


def _not_saved(event: Event) -> str:
    if event.kind in _ANSWERS:
        return "This answer could not be saved: {}. It does not count."
    return "This could not be saved: {}."
