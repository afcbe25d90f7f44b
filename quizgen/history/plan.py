"""The plan of a release: what becomes of each note when these items go out at this time.

history + what the lists hold now + now → Plan → the new history
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from quizgen.folding import fold
from quizgen.history.content import content_hash, is_key, key_hash
from quizgen.history.record import YEAR, Card, History, Record, Released, State, in_order
from quizgen.history.ways import cards, keys, note_type, options, plain_stem
from quizgen.model import Item, Typed

Ways = Sequence[Item]


class Change(StrEnum):
    """What becomes of a note."""

    CORRECTED = "corrected"
    CHANGED = "changed"
    BACK = "back"
    WITHDRAWN = "withdrawn"
    NEW = "new"
    UNTOUCHED = "untouched"


class Cause(StrEnum):
    """Why a note is withdrawn."""

    SAID = "its fact says so"
    GONE = "its fact is in no list of the bank any more"
    NOT_MADE = "its fact does not give this question any more"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the lists of a bank say now.

    `notes` are the questions that go out, guid → ways; `made` the guids of all questions that any
    list of the bank gives; `facts` the ids of all its facts; `withdrawn` the reasons by fact.
    """

    notes: Mapping[str, Ways]
    made: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    withdrawn: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One note: its record before and after, and the cards it has now (none if withdrawn)."""

    change: Change
    before: Record | None
    after: Record
    cards: tuple[Card, ...] = ()
    cause: Cause | None = None

    @property
    def guid(self) -> str:
        """Return the guid of the note."""
        return self.after.guid

    @property
    def is_stamped(self) -> bool:
        """Tell whether learners who have the note receive it anew."""
        return self.before is None or self.before.mod != self.after.mod

    @property
    def gained(self) -> tuple[Card, ...]:
        """Return the cards that learners who have the note get with this release."""
        known = self.before.cards if self.before else self.cards
        return tuple(card for card in self.cards if card not in known)

    @property
    def lost(self) -> tuple[Card, ...]:
        """Return the cards that were released and that a changed note does not have any more."""
        if self.before is None or self.change in {Change.WITHDRAWN, Change.UNTOUCHED}:
            return ()
        return tuple(card for card in self.before.cards if card not in self.cards)

    @property
    def dropped(self) -> tuple[str, ...]:
        """Return the options that are not offered any more."""
        return tuple(sorted(_permitted(self.before) - _permitted(self.after)))

    @property
    def added(self) -> tuple[str, ...]:
        """Return the options that are offered from now on, of a note that had options."""
        before = _permitted(self.before)
        return tuple(sorted(_permitted(self.after) - before)) if before else ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of the notes of a bank, in the author's order, then what is withdrawn."""

    bank: str
    entries: tuple[Entry, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the release would write nothing into the history."""
        return all(entry.before == entry.after for entry in self.entries)

    @property
    def counts(self) -> Mapping[Change, int]:
        """Return how many notes there are of each change."""
        return Counter(entry.change for entry in self.entries)


def plan(history: History, standing: Standing, now: int, *, anew: bool = False) -> Plan:
    """Return the plan of a release at `now`; with `anew`, every note that goes out is stamped.

    A question without any card goes out to nobody: it is not in the plan.
    """
    out = {guid: ways for guid, ways in standing.notes.items() if cards(ways)}
    entries = [_released(history.records.get(guid), ways, now) for guid, ways in out.items()]
    entries += _withdrawn(history, standing, out, now)
    found = Plan(history.bank, tuple(entries))
    if anew or not found.is_empty:
        again = [_again(entry, now, anew=anew) for entry in entries]
        found = replace(found, entries=tuple(again))
    return found


def after(history: History, found: Plan) -> History:
    """Return the history once the plan is carried out; what is not in it stays as it is."""
    records = {entry.guid: entry.after for entry in found.entries}
    return replace(history, records={**history.records, **records})


def _released(old: Record | None, ways: Ways, now: int) -> Entry:
    if old is None:
        return Entry(Change.NEW, None, _current(None, ways, now), cards(ways))
    if _is_unchanged(old, ways):
        return Entry(Change.UNTOUCHED, old, old, cards(ways))
    new = _current(old, ways, _stamp(old, now))
    change = Change.CORRECTED if new.corrected != old.corrected else Change.CHANGED
    if old.state is State.WITHDRAWN:
        change = Change.BACK
    return Entry(change, old, new, cards(ways))


def _is_unchanged(old: Record, ways: Ways) -> bool:
    # A card that a note gains without being updated arrives blank.
    gains = not set(cards(ways)) <= set(old.cards)
    return old.state is State.LIVE and not gains and old.hash == content_hash(ways)


def _stamp(old: Record, now: int) -> int:
    return max(now, old.mod + 1)


def _current(old: Record | None, ways: Ways, stamp: int) -> Record:
    """Return the record of what goes out now, grown from the old one."""
    return Record(
        guid=ways[0].guid,
        fact=ways[0].fact,
        item=ways[0].question,
        type=note_type(ways),
        cards=in_order([*(old.cards if old else ()), *cards(ways)]),
        hash=content_hash(ways),
        key=key_hash(ways),
        mod=stamp,
        first=old.first if old else stamp,
        changed=stamp,
        corrected=_corrected(old, ways, stamp) if old else None,
        options=_grown(old.options if old else (), options(ways)),
        stem=plain_stem(ways[0]),
        extra=old.extra if old else (),
    )


def _corrected(old: Record, ways: Ways, stamp: int) -> int | None:
    """Return when the key was last corrected.

    A blank that is added corrects no other, and a key in another case says what it said.
    """
    same = old.key in {key_hash(ways), key_hash(ways, old.cards)} or _is_respelt(old, ways)
    return old.corrected if same else stamp


def _is_respelt(old: Record, ways: Ways) -> bool:
    """Tell whether the one key is what it was but for case, accents or markup.

    These count where the list says so, and in a figure: mW is not MW.
    """
    before = [option.text for option in old.options if is_key(option.text, old.key)]
    now = {key for way in ways for key in keys(way.shape)}
    texts = [text for text in (*before, *now) if isinstance(text, str)]
    if any(isinstance(way.shape, Typed) and way.shape.exact for way in ways):
        return False
    is_figure = any(sign.isdigit() for text in texts for sign in text)
    return len(before) == len(now) == 1 and not is_figure and len(set(map(fold, texts))) == 1


def _grown(old: tuple[Released, ...], now: tuple[str, ...]) -> tuple[Released, ...]:
    """Return all options ever released in their places, the new ones after them."""
    kept = tuple(Released(option.text, option.text in now) for option in old)
    known = {option.text for option in old}
    return kept + tuple(Released(text) for text in now if text not in known)


def _permitted(record: Record | None) -> set[str]:
    return {option.text for option in record.options if option.permitted} if record else set()


def _withdrawn(
    history: History, standing: Standing, out: Mapping[str, Ways], now: int
) -> Iterator[Entry]:
    """Yield an entry for each released note that is not asked any more, or now says why."""
    for guid, old in sorted(history.records.items()):
        without_card = guid in standing.notes and guid not in out
        if guid in out or (guid in standing.made and not without_card) or not old.cards:
            continue
        reason = standing.withdrawn.get(old.fact, "")
        if old.state is State.LIVE or reason not in {old.reason, ""}:
            yield _taken_back(old, reason, _cause(old, standing), _stamp(old, now))


def _taken_back(old: Record, reason: str, cause: Cause, stamp: int) -> Entry:
    when = stamp if old.state is State.LIVE or not old.when else old.when
    new = replace(old, state=State.WITHDRAWN, reason=reason, when=when, mod=stamp)
    return Entry(Change.WITHDRAWN, old, new, cause=cause)


def _cause(old: Record, standing: Standing) -> Cause:
    if old.fact in standing.withdrawn:
        return Cause.SAID
    return Cause.NOT_MADE if old.fact in standing.facts else Cause.GONE


def _again(entry: Entry, now: int, *, anew: bool) -> Entry:
    """Return the entry, its note stamped anew if it must reach learners once more.

    A corrected key is sent again for a year: whoever missed it goes on learning what is wrong.
    """
    old = entry.after
    recent = old.corrected is not None and now - old.corrected <= YEAR
    if entry.change is not Change.UNTOUCHED or not (anew or recent):
        return entry
    return replace(entry, after=replace(old, mod=_stamp(old, now)))
