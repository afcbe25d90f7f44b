"""Lists that were released under another bank's name: who has the deck would have it twice."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.facts.listing import FactList
from quizgen.files import STANDARD_INPUT
from quizgen.folding import fold
from quizgen.history.record import History, Record, State
from quizgen.history.store import beside, load
from quizgen.model import Fact
from quizgen.naming import ids_of, others, plain
from quizgen.problems import Problem, Refused

_Read = Callable[[Path], bytes]


@dataclass(frozen=True, slots=True)
class _Left:
    """What a history holds that no list of its bank asks any more; `is_claimed`: it has lists."""

    bank: str
    file: Path
    records: tuple[Record, ...]
    is_claimed: bool

    def asks(self, facts: Sequence[Fact]) -> tuple[Record, ...]:
        """Return the first record of each of these facts that was released here, by id or words."""
        known: dict[str, Record] = {}
        for record in self.records:
            known.setdefault(record.fact, record)
            known.setdefault(f" {fold(record.stem)}", record)
        found = (known.get(fact.id) or known.get(f" {fold(plain(fact))}") for fact in facts)
        return tuple(record for record in found if record)


def stray_problems(lists: Sequence[FactList], read: _Read) -> Iterator[Problem]:
    """Yield the lists of which at least half was released under another bank's name."""
    saved = [one for one in lists if Path(one.file) != STANDARD_INPUT]
    for folder in sorted({Path(one.file).parent for one in saved}):
        here = [one for one in saved if Path(one.file).parent == folder]
        left = [*_left(folder, here, read)]
        for one in here if left else ():
            own = _history(beside(Path(one.file), one.origin.bank), one.origin.bank)
            yield from _problems(one, own, left)


def _problems(one: FactList, own: History, left: Sequence[_Left]) -> Iterator[Problem]:
    bank = one.origin.bank
    known = {record.fact for record in own.records.values()}
    for stray in left:
        if stray.bank == bank:
            continue
        new = [fact for fact in one.facts if not (stray.is_claimed and fact.id in known)]
        asked = stray.asks(new)
        if not asked or 2 * len(asked) < len(one.facts):
            continue
        place = one.place("bank/0" if "bank/0" in one.places else "title")
        if own.records and not stray.is_claimed:
            yield Problem(place, "H508", *_two(own, stray))
            return
        message = f"this was released as the bank `{stray.bank}`: learners would have it twice"
        yield Problem(place, "H508", message, _hint(stray))
        return


def _hint(stray: _Left) -> str:
    anew = f"delete {stray.file}"
    if stray.is_claimed:
        anew = f"first release the other lists of `{stray.bank}`"
    return f"write `bank: {stray.bank}`; or, if learners are to start anew, {anew}"


def _two(own: History, stray: _Left) -> tuple[str, str]:
    """Return message and hint for two first releases of one list, as two branches of git make."""
    message = f"this was released twice, as the banks `{own.bank}` and `{stray.bank}`"
    first = min(record.first for record in own.records.values())
    is_older = min(record.first for record in stray.records) < first
    kept, given_up = (stray.bank, own.bank) if is_older else (own.bank, stray.bank)
    file = stray.file.with_name(f"{given_up}.history")
    return message, f"keep the older: `bank: {kept}`, and delete {file}"


def _left(folder: Path, lists: Sequence[FactList], read: _Read) -> Iterator[_Left]:
    """Yield what is left over of each history in a folder."""
    banks = {file: file.stem for file in sorted(folder.glob("*.history"))}
    if len(banks) + any(one.origin.bank not in banks.values() for one in lists) < 2:
        return
    asked: dict[str, set[str]] = {}
    for one in lists:
        asked.setdefault(one.origin.bank, set()).update(fact.id for fact in one.facts)
    for path in others({Path(one.file) for one in lists}):
        for bank, name, _ in ids_of(path, {*banks.values()}, read):
            asked.setdefault(bank, set()).add(name)
    for file, bank in banks.items():
        records = _live(_history(file, bank), asked.get(bank, ()))
        if records:
            yield _Left(bank, file, records, bank in asked)


def _live(history: History, asked: Collection[str]) -> tuple[Record, ...]:
    return tuple(
        record
        for record in history.records.values()
        if record.state is State.LIVE and record.fact not in asked
    )


def _history(file: Path, bank: str) -> History:
    """Return the history in a file; one that cannot be read says nothing here."""
    try:
        return load(file, bank)[0]
    except Refused:
        return History(bank)
