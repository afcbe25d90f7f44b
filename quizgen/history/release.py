"""What an export needs to know of a history, and whether a release may be made at all."""

from collections.abc import Iterable

from quizgen.history.record import YEAR, History, State
from quizgen.model import Place
from quizgen.problems import Problem


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


def stamps(histories: Iterable[History]) -> dict[str, int]:
    """Return the time of the last change of each guid, as an export wants it."""
    return {guid: record.mod for one in histories for guid, record in one.records.items()}


def corrections(histories: Iterable[History], now: int) -> dict[str, int]:
    """Return the guids whose key was corrected within a year before `now`, and when."""
    return {
        guid: record.corrected
        for one in histories
        for guid, record in one.records.items()
        if record.state is State.LIVE
        and record.corrected is not None
        and now - record.corrected <= YEAR
    }


def released_options(history: History, guid: str) -> tuple[str, ...]:
    """Return the options that `guid` was released with and may keep, in the order of release."""
    record = history.records.get(guid)
    return tuple(option.text for option in record.options if option.permitted) if record else ()


def options_by_guid(histories: Iterable[History]) -> dict[str, tuple[str, ...]]:
    """Return all options ever released of each guid, in the places that number them."""
    return {
        guid: tuple(option.text for option in record.options)
        for one in histories
        for guid, record in one.records.items()
    }
