"""What learners say about questions: flagged, overruled, called right, never to be asked again."""

from typing import NamedTuple

from quizgen.model import Event
from quizgen.scores import log
from quizgen.scores.fold import standing
from quizgen.scores.store import Store

_KINDS = ("flagged", "overruled", "mine-is-right", "suspended")


class Report(NamedTuple):
    """One thing that was said: `text` in words, `typed` what had been answered, "" if nothing.

    Of a choice `typed` is the option that was picked. `time` is UTC in milliseconds. `target` is
    what was asked for, "" where that is not known.
    """

    kind: str
    fact: str | None
    guid: str | None
    way: str | None
    text: str
    typed: str
    time: int
    id: bytes
    target: str = ""


def reports(store: Store) -> list[Report]:
    """Return what was said and not taken back, in order; a restored item is no longer suspended."""
    with store.reading() as connection:
        said = log.followed(connection, log.select(connection, (*_KINDS, "restored")))
        kept = [event for event, _ in standing(said)]
        restored = {event.guid: event.time for event in kept if event.kind == "restored"}
        return [
            _report(event, event.about and log.by_id(connection, event.about))
            for event in kept
            if event.kind in _KINDS
            and not (event.kind == "suspended" and event.time <= restored.get(event.guid, 0))
        ]


def _report(event: Event, about: Event | bytes | None) -> Report:
    asked = about if isinstance(about, Event) else event
    return Report(
        event.kind,
        event.fact or asked.fact,
        event.guid or asked.guid,
        event.way or asked.way,
        _text(event, "text"),
        _text(asked, "typed") or _picked(asked),
        event.time,
        event.id,
        _target(asked),
    )


def _text(event: Event, key: str) -> str:
    value = event.body.get(key)
    return value if isinstance(value, str) else ""


def _target(event: Event) -> str:
    targets = event.body.get("targets")
    return str(targets[0]) if isinstance(targets, list) and targets else ""


def _picked(event: Event) -> str:
    """Return the texts of the options that were picked."""
    options, picked = event.body.get("options"), event.body.get("picked")
    if not isinstance(options, list) or not isinstance(picked, list):
        return ""
    places = [place for place in picked if isinstance(place, int) and 0 <= place < len(options)]
    return "; ".join(str(options[place]) for place in places)
