"""Files that are taken for tables of responses by mistake: what they are, and what to give."""

import re
from typing import NamedTuple

_TABLE = "give a file of `quizgen scores export`, Moodle's download of responses, or a table"
_SCORES = "run `quizgen scores export -o mine.jsonl`, and give that file"
_BEGINNINGS = (
    (b"SQLite format 3\0", "a file of scores", _SCORES),
    (b"PK\3\4", "a packed file, such as a deck or a workbook; save a workbook as CSV", _TABLE),
    (b"\x89PNG", "a picture", _TABLE),
)
_LIST = re.compile(rb"^facts:", re.MULTILINE)
_BANK = b'"quizgen-bank"'
_BANK_TABLE = frozenset({"fact", "kind", "question", "answer"})
_BEGINNING = 4_000


class Other(NamedTuple):
    """What a file is instead of responses, and what to do."""

    message: str
    hint: str


def other_file(start: bytes) -> Other | None:
    """Return what the first bytes of a file tell that it is, None if it may hold responses."""
    for beginning, what, hint in _BEGINNINGS:
        if start.startswith(beginning):
            return _other(what, hint)
    if start.lstrip()[:1] == b"{" and _BANK in start[:_BEGINNING]:
        return _other("a bank of questions", _TABLE)
    first = start.partition(b"\n")[0]
    if _LIST.search(start[:_BEGINNING]) and b"," not in first:
        return _other("a list of facts, or a text that shows one; name lists with --list", _TABLE)
    return None


def other_table(head: tuple[str, ...]) -> Other | None:
    """Return what the heads of a table tell that it is, None if it may hold responses."""
    if {name.casefold() for name in head} >= _BANK_TABLE:
        return _other("the questions, as `build --to csv` writes them", _TABLE)
    return None


def _other(what: str, hint: str) -> Other:
    return Other(f"this is no table of responses, but {what}", hint)
