"""What the commands share: their files, the clock, and how they end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from quizgen.files import STANDARD_INPUT, read_whole
from quizgen.problems import Refused, Severity

PATHS = click.argument(
    "paths", nargs=-1, metavar="[LIST|RECIPE]...", type=click.Path(path_type=Path, allow_dash=True)
)
FROZEN = click.option(
    "--frozen", is_flag=True, help="Write nothing into a list; missing ids are an error."
)

SCORES = click.option(
    "--scores", type=click.Path(path_type=Path, dir_okay=False), envvar="QUIZGEN_SCORES",
    help="The file of your scores.  [default: in your data folder]",
)  # fmt: skip

_LAST_SECOND = 253_402_300_799  # of the year 9999


def read(path: Path) -> bytes:
    """Return the bytes of a file, or of standard input for `-`. Raises OSError.

    Of what is too large to be a list, so many that it is seen to be.
    """
    from quizgen.reading.page import MAX_BYTES

    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    return read_whole(path, MAX_BYTES)


def letters() -> str:
    """Return four random letters for a new bank's name."""
    from random import SystemRandom
    from string import ascii_lowercase

    return "".join(SystemRandom().choices(ascii_lowercase, k=4))


def clock() -> int:
    """Return the time in whole seconds since 1970 UTC; SOURCE_DATE_EPOCH sets it."""
    import os
    import time

    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return int(time.time())  # noqa: TID251  # the edge
    if not (given.isascii() and given.isdecimal()) or int(given[:20]) > _LAST_SECOND:
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is no whole number of seconds since 1970: {given!r}"
        )
    return max(int(given), 1)  # a stamp of 0 is none


@contextmanager
def refusals(*, writes: bool = True) -> Iterator[None]:
    """End with the problems on standard error, and exit code 1, where the work is refused.

    `writes` says that the command would have written something, so that it is told what was.
    """
    try:
        yield
    except Refused as refused:
        from quizgen.screen import show, tally

        show([one for one in refused.problems if one.severity is not Severity.NOTE])
        done = ", ".join(refused.written)
        state = f"; written before that: {done}" if done else "; nothing was written"
        say(tally(refused.problems) + (state if writes else ""))
        raise SystemExit(1) from refused


def say(text: str) -> None:
    """Print a line about the run itself on standard error."""
    from quizgen.harmless import harmless

    click.echo(harmless(text), err=True)
