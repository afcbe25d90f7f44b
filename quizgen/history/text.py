"""The text of a history file: a first line, then one JSON object a line.

{"quizgen-history":1,"bank":"rivers-abcd"}
{"guid":"q…","fact":"rhine","item":"ask",…}
"""

from collections.abc import Iterator

from quizgen.history.join import join
from quizgen.history.line import read_record, write_record
from quizgen.history.record import History, Record
from quizgen.json_line import Damaged, read_object, write_object
from quizgen.model import Place
from quizgen.problems import Problem

VERSION = 1
_MARK = "quizgen-history"
_BEGIN = f'{{"{_MARK}":{VERSION}'
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


def parse(text: str, file: str) -> tuple[History, list[Problem]]:
    """Return the history that `text` holds, and what is wrong with it.

    If one of the problems is an error, lines are missing from the history: it must not be written.
    Two lines for one guid, as a merge by git leaves them, are joined; a note says so.
    """
    first, *rest = text.removeprefix("\ufeff").split("\n")
    empty, problems = _opening(first, Place(file))
    if any(problem.code == "H502" for problem in problems):
        return empty, problems
    records: dict[str, Record] = {}
    for number, line in _lines(rest):
        problems += _add(records, line, Place(file, number))
    return History(empty.bank, records, empty.extra), problems


def render(history: History) -> str:
    """Return the text of a history: lines sorted by guid, each ending in a line feed."""
    head = {_MARK: VERSION, "bank": history.bank, **dict(history.extra)}
    lines = [write_record(history.records[guid]) for guid in sorted(history.records)]
    return "".join(f"{line}\n" for line in [write_object(head), *lines])


def _opening(line: str, place: Place) -> tuple[History, list[Problem]]:
    try:
        version, history = _head(line)
    except Damaged as damage:
        return History(""), [_damaged(place, line, damage)]
    return history, [_newer(place)] if version > VERSION else []


def _head(line: str) -> tuple[int, History]:
    head = read_object(line)
    version, bank = head.pop(_MARK, None), head.pop("bank", None)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Damaged(f"the first line must begin with {_BEGIN}")
    if version > VERSION:
        return version, History("")  # whatever it says, it says it in a newer way
    if not isinstance(bank, str) or not bank:
        raise Damaged("the first line must name the bank")
    return version, History(bank, extra=tuple(head.items()))


def _lines(rest: list[str]) -> Iterator[tuple[int, str]]:
    # Not str.splitlines: a JSON text may hold U+2028 and its like as they are.
    for number, line in enumerate(rest, start=2):
        if line.strip():
            yield number, line


def _add(records: dict[str, Record], line: str, place: Place) -> list[Problem]:
    try:
        record = read_record(line)
    except Damaged as damage:
        return [_damaged(place, line, damage)]
    twin = records.get(record.guid)
    records[record.guid] = join(twin, record) if twin else record
    return [_joined(place, record.guid)] if twin else []


def _damaged(place: Place, line: str, damage: Damaged) -> Problem:
    if line.startswith(_CONFLICT):
        return Problem(
            place,
            "H501",
            "a merge by git was left unfinished here",
            f"delete the lines of {', '.join(f'`{mark}`' for mark in _CONFLICT)} and keep the "
            "entries of both sides: two lines for one guid are joined",
        )
    return Problem(
        place,
        "H501",
        f"this line of the history cannot be read: {damage}",
        "take the file back from git, or mend the line; nothing is written until then",
    )


def _newer(place: Place) -> Problem:
    return Problem(
        place,
        "H502",
        "this history was written by a newer quizgen",
        "update quizgen: pip install --upgrade quizgen",
    )


def _joined(place: Place, guid: str) -> Problem:
    return Problem(
        place,
        "H505",
        f"two lines for {guid} were joined: the later change, the options of both",
        "the next release writes one line",
    )
