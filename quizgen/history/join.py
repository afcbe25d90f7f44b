"""Two records of one guid, as a merge by git leaves them, become one."""

from dataclasses import replace

from quizgen.history.record import Record, Released, Unknown, in_order


def join(one: Record, other: Record) -> Record:
    """Return the record with the later change; what either side released stays released.

    The options are those of the older, then the newer's own. Which of the two comes first in the
    file makes no difference.
    """
    older, newer = sorted((one, other), key=_age)
    return replace(
        newer,
        cards=in_order({*older.cards, *newer.cards}),
        mod=_stamp(older, newer),
        first=min(older.first, newer.first),
        corrected=max((older.corrected, newer.corrected), key=lambda time: time or 0),
        options=_options(older.options, newer.options),
        extra=_extra(older.extra, newer.extra),
    )


def _age(record: Record) -> tuple[int, int, str]:
    return record.changed, record.mod, repr(record)


def _stamp(older: Record, newer: Record) -> int:
    """Return a time at which those who took either side's release receive the newer's content."""
    if older.hash == newer.hash:
        return max(older.mod, newer.mod)
    return max(older.mod + 1, newer.mod)


def _options(older: tuple[Released, ...], newer: tuple[Released, ...]) -> tuple[Released, ...]:
    """Return the options of both; where both have one, the newer says whether it is permitted."""
    latest = {option.text: option for option in (*older, *newer)}
    return tuple(latest.values())


def _extra(older: Unknown, newer: Unknown) -> Unknown:
    return tuple({**dict(older), **dict(newer)}.items())
