"""`release`: what is given out is written into the histories, then the decks that differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from quizgen.alone import alone
from quizgen.earlier import guids, lost_histories
from quizgen.exporters._anki.released import Package, read_package
from quizgen.exporters.contract import LeftOut
from quizgen.files import STANDARD_INPUT, obstacle
from quizgen.history.record import History, State
from quizgen.history.release import stamps
from quizgen.history.store import load, save
from quizgen.making import Desk
from quizgen.model import Bank, Place
from quizgen.ordering import (
    Job,
    Order,
    Survey,
    behind_clock,
    history_of,
    obstacles,
    refuse,
    settle,
    unwritable,
)
from quizgen.packing import pack, put
from quizgen.planning import Foresight
from quizgen.problems import Problem, Refused
from quizgen.review.counting import Reviewed
from quizgen.reviewing import review_of
from quizgen.setting_aside import set_aside, withdrawn_of
from quizgen.shelf import changed_since


@dataclass(frozen=True, slots=True)
class Deck:
    """A file of a release; `content` is None where the file is to go.

    It differs from what lies there now if Anki would notice. `guids` are the notes in it;
    `reviewed` says how many of its claims were reviewed, None where nobody ticks them.
    """

    file: Path
    content: bytes | None
    bank: Bank
    left_out: tuple[LeftOut, ...] = ()
    withdrawn: int = 0
    differs: bool = True
    guids: frozenset[str] = frozenset()
    reviewed: Reviewed | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A history that was written: its notes, how many of them are new, how many changed."""

    file: Path
    notes: int
    new: int
    changed: int


def accept(found: Survey, now: int) -> None:
    """Raise Refused, with all problems, for an order that cannot be released at `now`."""
    order = found.order
    problems = [*order.problems, *obstacles(order, _files), *behind_clock(order, now)]
    refuse([*problems, *_not_releasable(order), *_stuck_histories(order)])
    refuse([*lost_histories(order)])


def _files(job: Job) -> tuple[Path, Path]:
    return job.file, job.aside


def _not_releasable(order: Order) -> Iterator[Problem]:
    """Yield a problem for a list that no history can lie beside."""
    for one in order.shelf.lists:
        if Path(one.file) == STANDARD_INPUT:
            message = "a list from standard input cannot be released"
            hint = "save it: the history of what learners have lies beside the list"
            yield Problem(Place(one.file), "F007", message, hint)


def _stuck_histories(order: Order) -> Iterator[Problem]:
    for bank in order.shelf.histories:
        path = history_of(order, bank)
        if path.parent.exists() and (why := obstacle(path)):
            message = f"the history cannot be written: {why}"
            hint = "it lies beside the lists: make that folder writable"
            yield Problem(Place(str(path)), "F007", message, hint)


def named(
    found: Survey, foreseen: Foresight, desk: Desk, foresee: Callable[[Order], Foresight]
) -> tuple[Order, Foresight]:
    """Write the missing names; return the order and what `foresee` says of it then.

    Refused if that is no longer what was agreed to: somebody has changed a list meanwhile.
    """
    order = settle(found, desk)
    if order is found.order:
        return order, foreseen
    again = foresee(order)
    if again.plans != foreseen.plans:
        raise Refused([changed_since(order.shelf.lists[0].file)], order.shelf.written)
    return order, again


def untold(decks: Iterable[Deck], foreseen: Foresight) -> list[Deck]:
    """Return the decks that differ although the plan says nothing of what is in them."""
    plans = foreseen.plans.values()
    stamped = {entry.guid for one in plans for entry in one.entries if entry.is_stamped}
    told = {one.file for one in foreseen.leaving} | {*foreseen.marked}
    return [
        deck
        for deck in decks
        if deck.differs
        and deck.file not in told
        and not stamped & (deck.guids | guids(_lying(deck, foreseen)))
    ]


def _lying(deck: Deck, foreseen: Foresight) -> list[Package]:
    return [foreseen.packages[deck.file]] if deck.file in foreseen.packages else []


def publish(order: Order, foreseen: Foresight, decks: Sequence[Deck]) -> list[Kept]:
    """Write the histories, then the decks that differ.

    What was interrupted in between is done by the next release: it finds nothing new, and the decks
    older than their history.
    """
    done = [*order.shelf.written]
    histories = {
        history_of(order, bank): (order.shelf.histories[bank], after)
        for bank, after in foreseen.histories(order).items()
        if after.records
    }
    with ExitStack() as stack:
        for folder in sorted({file.parent.resolve() for file in histories}):
            stack.enter_context(alone(folder))
        if any(deck.differs for deck in decks) or any(a != b for a, b in histories.values()):
            _refuse_changed(histories, done)
        kept = [_keep(file, *change, done) for file, change in histories.items()]
        for deck in decks:
            if deck.differs:
                _put(deck, done)
    return kept


_BESIDE = "it lies beside its lists, wherever the decks go: make room there, and release again"


def _refuse_changed(histories: Mapping[Path, tuple[History, History]], done: Sequence[str]) -> None:
    """Refuse what was planned beside another release, which has written since."""
    changed = [
        changed_since(str(path))
        for path, (before, _) in histories.items()
        if load(path, before.bank)[0] != before
    ]
    if changed:
        raise Refused(changed, done)


def _keep(path: Path, before: History, after: History, done: list[str]) -> Kept:
    new = after.records.keys() - before.records.keys()
    changed = [guid for guid, old in before.records.items() if after.records[guid] != old]
    if before != after:
        try:
            save(path, after)
        except OSError as error:
            problem = unwritable(path, error.strerror or str(error), _BESIDE)
            raise Refused([problem], done) from error
        done.append(str(path))
    return Kept(path, len(after.records), len(new), len(changed))


def _put(deck: Deck, done: list[str]) -> None:
    if deck.content is not None:
        put(deck.file, deck.content, done)
        return
    try:
        deck.file.unlink(missing_ok=True)
    except OSError as error:
        raise Refused([unwritable(deck.file, error.strerror or str(error))], done) from error


def prepared(order: Order, foreseen: Foresight) -> Iterator[Deck]:
    """Yield the files of a release as they will be, and whether each differs from what is there.

    What is withdrawn comes before the deck that it is taken from: its texts may stand nowhere else.
    """
    histories = foreseen.histories(order)
    review = review_of(order.shelf)
    for job in order.jobs:
        if not job.bank.sections and job.file not in foreseen.packages:
            continue
        said = review.of(job.bank.items)
        packed = pack(job.bank, histories.values(), _newest(job, histories), said)
        held = read_package(packed.content)
        yield from _aside(job, order, histories, foreseen, held)
        differs = held != foreseen.packages.get(job.file)
        inside = frozenset(held.notes)
        yield Deck(
            job.file, packed.content, job.bank, packed.left_out,
            differs=differs, guids=inside, reviewed=said,
        )  # fmt: skip


def _newest(job: Job, histories: Mapping[str, History]) -> int:
    """Return the time of the last change: a deck in which nothing changed stays the same."""
    stamped = stamps(histories.values())
    return max((stamped.get(item.guid, 1) for item in job.bank.items), default=1)


def _aside(
    job: Job, order: Order, histories: Mapping[str, History], foreseen: Foresight, deck: Package
) -> Iterator[Deck]:
    packages = foreseen.packages
    withdrawals = withdrawn_of(job, order, histories, packages, foreseen.elsewhere)
    if withdrawals:
        content = set_aside(withdrawals, deck)
        held = read_package(content)
        yield Deck(
            job.aside,
            content,
            job.bank,
            withdrawn=len(withdrawals),
            differs=held != packages.get(job.aside),
            guids=frozenset(held.notes),
        )
    elif job.aside in packages and packages[job.aside].notes.keys() <= _live(histories):
        yield Deck(job.aside, None, job.bank)


def _live(histories: Mapping[str, History]) -> set[str]:
    return {
        guid
        for history in histories.values()
        for guid, record in history.records.items()
        if record.state is State.LIVE
    }
