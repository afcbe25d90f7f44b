"""A release foreseen: what becomes of each note, in the words that learners have and will have."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from quizgen.earlier import (
    Leaving,
    earlier,
    forsaken,
    guids,
    held_elsewhere,
    leaving,
    moved,
    newest,
)
from quizgen.exporters._anki.compare import Difference, differences, moved_blanks
from quizgen.exporters._anki.released import Held, Package, read_package
from quizgen.folding import fold
from quizgen.history.alike import alike
from quizgen.history.plan import Change, Entry, Plan, after, plan
from quizgen.history.record import Card, History, State, ordinal
from quizgen.model import Bank, Item, Place, Section
from quizgen.ordering import Order, by_guid, fact_places, standing
from quizgen.packing import pack
from quizgen.setting_aside import withdrawn_of


@dataclass(frozen=True, slots=True)
class Told:
    """What becomes of one note, where its fact stands, and the words that change.

    `lost` are the cards that learners have and that go blank, `again` those that they lost once
    and have again. `moved` says which blanks changed their numbers.
    """

    entry: Entry
    bank: str
    place: Place | None
    differences: tuple[Difference, ...] = ()
    lost: tuple[Card, ...] = ()
    again: tuple[Card, ...] = ()
    moved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Foresight:
    """The plans of a release by bank, and what is told of them.

    `told` is without the untouched. `remarks` are what the author should know, `moved` the decks
    that learners have under a name that is not used any more, `leaving` the notes that decks lose.
    `packages` are the decks as they lie there now; `elsewhere` the withdrawn notes that only decks
    of others hold; `marked` the files that will tell learners of what this release withdraws.
    """

    plans: Mapping[str, Plan]
    told: tuple[Told, ...] = ()
    remarks: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    leaving: tuple[Leaving, ...] = ()
    packages: Mapping[Path, Package] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    marked: tuple[Path, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether no history would be written."""
        return all(one.is_empty for one in self.plans.values())

    @property
    def is_decision(self) -> bool:
        """Tell whether there is something to be asked about."""
        return not self.is_empty or bool(self.moved) or bool(self.leaving)

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
    packages, unread = earlier(order)
    told = tuple(_told(order, plans, packages, now))
    found = Foresight(plans, told, packages=packages)
    elsewhere = _elsewhere(order, found)
    marked, unmarked = _marked(order, found, elsewhere)
    return replace(
        found,
        elsewhere=elsewhere,
        marked=marked,
        remarks=(*unread, *_remarks(found), *unmarked, *_alike(found), *forsaken(order)),
        moved=tuple(line for job in order.jobs for line in moved(job, packages)),
        leaving=tuple(leaving(order, packages)),
    )


def _elsewhere(order: Order, found: Foresight) -> frozenset[str]:
    """Return the withdrawn notes that none of these decks hold and others do."""
    unknown = {
        guid
        for history in found.histories(order).values()
        for guid, record in history.records.items()
        if record.state is State.WITHDRAWN
    } - guids(found.packages.values())
    return frozenset(unknown & held_elsewhere(order)) if unknown else frozenset()


def _marked(
    order: Order, found: Foresight, elsewhere: frozenset[str]
) -> tuple[tuple[Path, ...], list[str]]:
    """Return the files that hold what is withdrawn now, and remarks on what is in none."""
    going = {
        one.entry.guid: one.entry.after.fact
        for one in found.told
        if one.entry.change is Change.WITHDRAWN
    }
    if not going:
        return (), []
    histories = found.histories(order)
    holds = {
        job.aside: {
            one.note.guid for one in withdrawn_of(job, order, histories, found.packages, elsewhere)
        }
        for job in order.jobs
    }
    files = tuple(file for file, inside in holds.items() if inside & going.keys())
    unmarked = [guid for guid in going if not any(guid in inside for inside in holds.values())]
    return files, [_unmarked(going[guid], is_held=guid in elsewhere) for guid in unmarked]


def _unmarked(fact: str, *, is_held: bool) -> str:
    if is_held:
        return f"`{fact}` is in a deck of another recipe: release that too, for those who have it."
    return f"`{fact}` cannot be shown as it was any more: no file marks it for those who have it."


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
    old, new = newest(packages.values()), _as_rendered(order, plans, now)
    places, ways = fact_places(order), by_guid(order.shelf.items)
    for bank, entry in entries:
        place = places.get((bank, entry.after.fact))
        asked = ways.get(entry.guid)
        held, now_held = old.get(entry.guid), new.get(entry.guid)
        yield Told(
            entry,
            bank,
            asked[0].place if asked else place,
            tuple(_differences(entry, held, now_held)),
            _lost(entry, held),
            _again(entry, held),
            tuple(moved_blanks(held, now_held)) if held and now_held else (),
        )


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
    gone, come = ({fold(text) for text in texts} for texts in (entry.dropped, entry.added))
    yield from (Difference("option", text, "") for text in entry.dropped if fold(text) not in come)
    yield from (Difference("option", "", text) for text in entry.added if fold(text) not in gone)


def _lost(entry: Entry, old: Held | None) -> tuple[Card, ...]:
    """Return the cards that this release takes away; without an earlier deck, all that are gone."""
    return tuple(card for card in entry.lost if old is None or ordinal(card) in old.cards)


def _again(entry: Entry, old: Held | None) -> tuple[Card, ...]:
    """Return the cards that the note had once, and that the earlier deck does not have."""
    if old is None or entry.before is None:
        return ()
    return tuple(
        card
        for card in entry.cards
        if card in entry.before.cards and ordinal(card) not in old.cards
    )


def _remarks(found: Foresight) -> Iterator[str]:
    known = guids(found.packages.values())
    changed = {Change.CHANGED, Change.CORRECTED}
    if any(one.entry.change in changed and one.entry.guid not in known for one in found.told):
        yield (
            "Some of these notes are in no earlier deck here, so not every word that changed can "
            "be shown."
        )


def _alike(found: Foresight) -> Iterator[str]:
    places = {one.entry.guid: one.place for one in found.told}
    for one in chain.from_iterable(map(alike, found.plans.values())):
        place = places[one.new.guid]
        where = f"{place.file}:{place.line}: " if place else ""
        old, new = one.gone.after, one.new.after
        yield (
            f"{where}`{new.fact}` is much like `{old.fact}`, which is gone. If it is the same "
            f"question, write `id: {old.fact}`: else learners start anew with it."
        )
