"""A release foreseen: what becomes of each note, in the words that learners have and will have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.exporters._anki.compare import Difference, differences
from quizgen.exporters._anki.decks import deck_name
from quizgen.exporters._anki.released import Held, Package, read_package
from quizgen.history.plan import Change, Entry, Plan, after, plan
from quizgen.history.record import History
from quizgen.model import Bank, Item, Place, Section
from quizgen.ordering import Job, Order, by_guid, fact_places, standing
from quizgen.packing import held_in, pack


@dataclass(frozen=True, slots=True)
class Told:
    """What becomes of one note, where its fact stands, and the words that change.

    `lost` are the cards that learners have and that go blank.
    """

    entry: Entry
    bank: str
    place: Place | None
    differences: tuple[Difference, ...] = ()
    lost: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Foresight:
    """The plans of a release by bank, and what is told of them.

    `told` is without the untouched. `remarks` are what the author should know, `moved` the decks
    that learners have under a name that is not used any more. `packages` are the decks as they lie
    there now.
    """

    plans: Mapping[str, Plan]
    told: tuple[Told, ...] = ()
    remarks: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    packages: Mapping[Path, Package] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Tell whether no history would be written."""
        return all(one.is_empty for one in self.plans.values())

    @property
    def is_decision(self) -> bool:
        """Tell whether there is something to be asked about."""
        return not self.is_empty or bool(self.moved)

    @property
    def again(self) -> tuple[Entry, ...]:
        """Return the untouched notes that are stamped anew."""
        entries = (entry for one in self.plans.values() for entry in one.entries)
        return tuple(one for one in entries if one.change is Change.UNTOUCHED and one.is_stamped)

    def count(self, change: Change) -> int:
        """Return how many notes there are of a change."""
        return sum(one.counts[change] for one in self.plans.values())

    def histories(self, order: Order) -> dict[str, History]:
        """Return the histories once the plans are carried out."""
        return {
            bank: after(history, self.plans[bank])
            for bank, history in order.shelf.histories.items()
        }


def foresee(order: Order, now: int, *, anew: bool = False) -> Foresight:
    """Return what a release of an order at `now` would do; nothing is written."""
    plans = {
        bank: plan(history, standing(order, bank), now, anew=anew)
        for bank, history in order.shelf.histories.items()
    }
    packages = _packages(order)
    return Foresight(
        plans=plans,
        told=tuple(_told(order, plans, packages, now)),
        remarks=tuple(_remarks(plans, packages)),
        moved=tuple(line for job in order.jobs for line in _moved(job, packages)),
        packages=packages,
    )


def _packages(order: Order) -> dict[Path, Package]:
    """Return what the decks of these jobs hold as they lie there now."""
    files = (file for job in order.jobs for file in (job.aside, job.file))
    return {file: held for file in files if (held := held_in(file))}


def _told(
    order: Order, plans: Mapping[str, Plan], packages: Mapping[Path, Package], now: int
) -> Iterator[Told]:
    entries = [
        (bank, entry)
        for bank, found in plans.items()
        for entry in found.entries
        if entry.change is not Change.UNTOUCHED
    ]
    rank = [*Change]
    entries.sort(key=lambda pair: rank.index(pair[1].change))  # stable: the author's order
    old, new = _newest(packages.values()), _as_rendered(order, plans, now)
    places, ways = fact_places(order), by_guid(order.shelf.items)
    for bank, entry in entries:
        place = places.get((bank, entry.after.fact))
        asked = ways.get(entry.guid)
        held = old.get(entry.guid)
        yield Told(
            entry,
            bank,
            asked[0].place if asked else place,
            tuple(_differences(entry, held, new.get(entry.guid))),
            _lost(entry, held),
        )


def _newest(packages: Iterable[Package]) -> dict[str, Held]:
    """Return the notes that learners have, each as it was last given out."""
    found: dict[str, Held] = {}
    for package in packages:
        for guid, held in package.notes.items():
            if guid not in found or found[guid].modified < held.modified:
                found[guid] = held
    return found


def _as_rendered(order: Order, plans: Mapping[str, Plan], now: int) -> Mapping[str, Held]:
    """Return the notes that change as they will be in a package."""
    changed = {
        entry.guid
        for one in plans.values()
        for entry in one.entries
        if entry.before and entry.change is not Change.UNTOUCHED
    }
    ways: Sequence[Item] = [
        way
        for guid, group in by_guid(order.shelf.items).items()
        if guid in changed
        for way in group
    ]
    if not ways:
        return {}
    histories = [after(one, plans[bank]) for bank, one in order.shelf.histories.items()]
    packed = pack(Bank("changed", (Section("changed", tuple(ways)),)), histories, now)
    return read_package(packed.content).notes


def _differences(entry: Entry, old: Held | None, new: Held | None) -> Iterator[Difference]:
    """Yield the words that change; without an earlier deck, those that the history knows."""
    if entry.before is None or not entry.cards:
        return
    if old and new:
        yield from differences(old, new)
        return
    if entry.before.stem != entry.after.stem:
        name = "cloze" if entry.after.type == "cloze" else "question"
        yield Difference(name, entry.before.stem, entry.after.stem)
    yield from (Difference("option", text, "") for text in entry.dropped)
    yield from (Difference("option", "", text) for text in entry.added)


def _lost(entry: Entry, old: Held | None) -> tuple[str | int, ...]:
    """Return the cards that this release takes away; without an earlier deck, all that are gone."""
    if old is None:
        return entry.lost
    ordinals = {"choice": 0, "recall": 1, "typed": 2}
    return tuple(
        card
        for card in entry.lost
        if (card - 1 if isinstance(card, int) else ordinals[card]) in old.cards
    )


def _remarks(plans: Mapping[str, Plan], packages: Mapping[Path, Package]) -> Iterator[str]:
    known = {guid for package in packages.values() for guid in package.notes}
    unseen = [
        entry
        for one in plans.values()
        for entry in one.entries
        if entry.change in {Change.CHANGED, Change.CORRECTED} and entry.guid not in known
    ]
    if unseen:
        yield (
            "Some of these notes are in no earlier deck here, so not every word that changed can "
            "be shown."
        )


def _moved(job: Job, packages: Mapping[Path, Package]) -> Iterator[str]:
    """Yield a warning for each deck of an earlier package that this job does not fill any more."""
    if job.file not in packages:
        return
    names = {deck_name(section.deck) for section in job.bank.sections}
    names.add(deck_name(job.bank.deck))
    guids = {item.guid for item in job.bank.items}
    notes = packages[job.file].notes.values()
    still = {held.deck for held in notes if held.guid in guids}
    for name in sorted(still - names):
        yield (
            f"The deck `{name}` of {job.file} is gone or has another name now. Learners' cards "
            "stay in it, and new ones come into another deck beside it: keep the name, or have "
            "learners rename theirs in Anki first."
        )
