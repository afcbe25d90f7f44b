"""A job and the histories of its banks → the bytes of a deck, and the deck as a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from quizgen.exporters._anki.released import Package, Unreadable, read_package
from quizgen.exporters._anki.unpacking import MAX_BYTES
from quizgen.exporters.contract import Exporter, ExportOptions, LeftOut
from quizgen.files import read_whole, write_whole
from quizgen.history.record import History
from quizgen.history.release import corrections, options_by_guid, stamps
from quizgen.model import Bank
from quizgen.ordering import unwritable
from quizgen.plugins import constants
from quizgen.problems import Refused
from quizgen.review.counting import Reviewed


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was made of a job, and the items that are not in it.

    `reviewed` says how many of its claims were reviewed, None where nobody ticks them.
    """

    file: Path
    bank: Bank
    left_out: tuple[LeftOut, ...]
    fresh: bool
    reviewed: Reviewed | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of a deck, and the items that are not in it."""

    content: bytes
    left_out: tuple[LeftOut, ...]


def pack(
    bank: Bank, histories: Iterable[History], clock: int, reviewed: Reviewed | None = None
) -> Packed:
    """Return the deck of a bank as its histories stamp it; `clock` is the time of its making.

    `reviewed` is what it says of its claims.
    """
    known = tuple(histories)
    options = ExportOptions(
        clock,
        stamps(known),
        options_by_guid(known),
        corrections(known, clock),
        reviewed.in_words if reviewed else "",
    )
    rendered = exporters()["anki"].render(bank, options)
    (content,) = rendered.files.values()
    return Packed(content, rendered.left_out)


def put(path: Path, content: bytes, done: list[str]) -> bool:
    """Write a file and the folders above it; tell whether it was not there so before.

    A link is replaced: a project from elsewhere must not make us write outside of it. `done` are
    the files written before: it gains this one, and the refusal names them.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = write_whole(path, content, follow=False)
    except OSError as error:
        raise Refused([unwritable(path, error.strerror or str(error))], done) from error
    done.append(str(path))
    return fresh


def held_in(path: Path) -> Package | None:
    """Return what the package in a file holds; None if there is none. Unreadable, with the why."""
    try:
        return read_package(read_whole(path, MAX_BYTES))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error


def exporters() -> Mapping[str, Exporter]:
    """Return all export formats by name."""
    return cast("Mapping[str, Exporter]", constants("quizgen.exporters", "EXPORTER"))
