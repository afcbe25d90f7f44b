"""Pages, sheets and schemas: made anew each time, and written over their like only."""

import re
from collections.abc import Callable
from pathlib import Path

from quizgen.files import read_whole
from quizgen.ordering import unwritable
from quizgen.packing import put
from quizgen.problems import Refused

_BEGINNING = 1000
"""So many bytes tell what a file is."""
_ANALYSIS = re.compile(rb"[\d,]+ learners?, [\d,]+ items?, [\d,]+ answers?\.\n")
_HINT = "name another file with -o, or take this one away first"


def put_own(path: Path, content: bytes, is_own: Callable[[bytes], bool]) -> bool:
    """Write a file; tell whether it was not there so before.

    Refused where something else lies there: a list, an article, whatever somebody wrote by hand.
    `is_own` tells by the beginning of a file whether it is one of those to be replaced.
    """
    before = _beginning(path)
    if before and not is_own(before):
        why = "what lies there was not written by this command"
        raise Refused([unwritable(path, why, _HINT)])
    return put(path, content, [])


def is_page(beginning: bytes) -> bool:
    """Tell whether this is a page of ours: it lets nothing else in."""
    mark = b'<meta http-equiv="Content-Security-Policy" content="default-src'
    return beginning.startswith(b"<!doctype html>\n") and mark in beginning


def is_table(beginning: bytes) -> bool:
    """Tell whether this is a sheet of claims, as we or a spreadsheet wrote it."""
    first = beginning.partition(b"\n")[0]
    return all(name in first for name in (b"claim", b"statement", b"right"))


def is_schema(beginning: bytes) -> bool:
    """Tell whether this is a JSON Schema of ours."""
    return beginning.startswith(b"{") and b'"$schema"' in beginning and b'"quizgen ' in beginning


def is_class_file(beginning: bytes) -> bool:
    """Tell whether this is a class file, of whichever learner."""
    return beginning.startswith(b'{"quizgen-responses":')


def is_analysis(beginning: bytes) -> bool:
    """Tell whether this is what we say of responses: as text, JSON, CSV or a page."""
    if beginning.startswith((b"number,item,place,stem,n,", b'{\n  "version": 1,\n  "said": [')):
        return True
    return is_page(beginning) or bool(_ANALYSIS.match(beginning))


def _beginning(path: Path) -> bytes:
    """Return how a file begins; "" for none, and for what writing will refuse with a reason."""
    try:
        return read_whole(path, _BEGINNING)
    except OSError:
        return b""
