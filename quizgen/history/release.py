"""A release: what the history becomes when these items go out at this time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizgen.history.content import content_hash, key_hash
from quizgen.history.record import History, Record, Released, State, in_order
from quizgen.history.ways import cards, note_type, options, plain_stem, question
from quizgen.model import Item, Place
from quizgen.problems import Problem, Refused

Ways = Sequence[Item]


def release(history: History, notes: Mapping[str, Ways], now: int) -> History:
    """Return the history once `notes` (guid → the ways of its question) are released at `now`.

    What is unchanged keeps its record; what changed, gained a card or came back is stamped; what
    is no longer among the notes stays as it is. Refused if the history is ahead of the clock:
    learners would not receive what is stamped before what they have.
    """
    problems = ahead(history, now)
    if problems:
        raise Refused(problems)
    records = {guid: _record(history.records.get(guid), ways, now) for guid, ways in notes.items()}
    return replace(history, records={**history.records, **records})


def ahead(history: History, now: int) -> list[Problem]:
    """Return the problem of a history that was stamped after `now`, if it was."""
    newest = max((record.newest for record in history.records.values()), default=0)
    if newest <= now:
        return []
    return [
        Problem(
            Place(f"{history.bank}.history"),
            "H503",
            f"the history was last stamped {newest - now} s after now, by this computer's clock",
            "set the clock right (or SOURCE_DATE_EPOCH); what is stamped earlier than what "
            "learners have would never reach them",
        )
    ]


def stamps(history: History) -> dict[str, int]:
    """Return the time of the last change of each guid, as an export wants it."""
    return {guid: record.mod for guid, record in history.records.items()}


def stamps_unreleased(history: History, notes: Mapping[str, Ways], now: int) -> dict[str, int]:
    """Return the stamps that a release at `now` would give, without making one.

    Notes that were never released are left out: an export stamps them with its own clock.
    """
    return {
        guid: old.mod if _is_unchanged(old, ways) else _stamp(old, now)
        for guid, ways in notes.items()
        if (old := history.records.get(guid))
    }


def released_options(history: History, guid: str) -> tuple[str, ...]:
    """Return the options that `guid` was released with and may keep, in the order of release."""
    record = history.records.get(guid)
    return tuple(option.text for option in record.options if option.permitted) if record else ()


def options_by_guid(history: History) -> dict[str, tuple[str, ...]]:
    """Return all options ever released of each guid, in the places that number them."""
    return {
        guid: tuple(option.text for option in record.options)
        for guid, record in history.records.items()
        if record.options
    }


def _record(old: Record | None, ways: Ways, now: int) -> Record:
    if old is None:
        return _current(None, ways, now)
    return old if _is_unchanged(old, ways) else _current(old, ways, _stamp(old, now))


def _is_unchanged(old: Record, ways: Ways) -> bool:
    # A card that a note gains without being updated arrives blank.
    gains = not set(cards(ways)) <= set(old.cards)
    return old.state is State.LIVE and not gains and old.hash == content_hash(ways)


def _stamp(old: Record, now: int) -> int:
    return max(now, old.mod + 1)


def _current(old: Record | None, ways: Ways, stamp: int) -> Record:
    """Return the record of what goes out now, grown from the old one."""
    key = key_hash(ways)
    corrected = old.corrected if old and old.key == key else stamp
    return Record(
        guid=ways[0].guid,
        fact=ways[0].fact,
        item=question(ways[0]),
        type=note_type(ways),
        cards=in_order([*(old.cards if old else ()), *cards(ways)]),
        hash=content_hash(ways),
        key=key,
        mod=stamp,
        first=old.first if old else stamp,
        changed=stamp,
        corrected=corrected if old else None,
        options=_grown(old.options if old else (), options(ways)),
        stem=plain_stem(ways[0]),
        extra=old.extra if old else (),
    )


def _grown(old: tuple[Released, ...], now: tuple[str, ...]) -> tuple[Released, ...]:
    """Return all options ever released in their places, the new ones after them."""
    kept = tuple(Released(option.text, option.text in now) for option in old)
    known = {option.text for option in old}
    return kept + tuple(Released(text) for text in now if text not in known)
