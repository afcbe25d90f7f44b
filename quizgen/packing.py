"""A job and the histories of its banks → the bytes of a deck, and the deck as a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import cast

from quizgen.exporters._anki.released import Package, Unreadable, read_package
from quizgen.exporters._anki.unpacking import MAX_BYTES
from quizgen.exporters.anki import EXPORTER as ANKI
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
    """The files that were made of a job in one format, and the items that are not in them.

    With each file stands whether it is new or other than before. `reviewed` says how many of the
    claims were reviewed, None where nobody ticks them.
    """

    format: Exporter
    files: tuple[tuple[Path, bool], ...]
    bank: Bank
    left_out: tuple[LeftOut, ...]
    reviewed: Reviewed | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of a deck, and the items that are not in it."""

    content: bytes
    left_out: tuple[LeftOut, ...]


class UnknownFormat(ValueError):
    """There is no such format; the text says which was probably meant, and which there are."""


def pack(
    bank: Bank, histories: Iterable[History], clock: int, reviewed: Reviewed | None = None
) -> Packed:
    """Return the deck of a bank as its histories stamp it; `clock` is the time of its making.

    `reviewed` is what it says of its claims.
    """
    rendered = ANKI.render(bank, export_options(histories, clock, reviewed))
    (content,) = rendered.files.values()
    return Packed(content, rendered.left_out)


def export_options(
    histories: Iterable[History], clock: int, reviewed: Reviewed | None = None
) -> ExportOptions:
    """Return what the histories say of the items of a bank; `clock` is the time of its making."""
    known = tuple(histories)
    return ExportOptions(
        clock,
        stamps(known),
        options_by_guid(known),
        corrections(known, clock),
        reviewed.in_words if reviewed else "",
    )


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


def format_of(name: str) -> Exporter:
    """Return the format that `--to` names. Raises UnknownFormat."""
    asked = name.strip().lower().replace("_", "-")
    if asked == ANKI.shown:
        return ANKI  # as a rule: the others need not be loaded
    known = {one.shown: one for one in exporters().values()}
    if asked in known:
        return known[asked]
    meant = get_close_matches(asked, known, 1)
    hint = f"Did you mean {meant[0]!r}? " if meant else ""
    raise UnknownFormat(f"No format {name!r}. {hint}Formats: {', '.join(known)}.")
