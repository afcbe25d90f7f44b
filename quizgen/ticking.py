"""`review` and what it needs of the world: lists, files, the day, the terminal."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from typing import NamedTuple

import click

from quizgen.claims import Desktop, Sheet, open_sheet
from quizgen.harmless import harmless
from quizgen.making import Desk
from quizgen.ordering import refuse, unwritable
from quizgen.own_files import is_page, is_table, put_own
from quizgen.playing import INTERRUPTED, Terminal, now
from quizgen.problems import Refused
from quizgen.project import built_in
from quizgen.review.sentence import place, plain
from quizgen.review.tick import as_name, by_claim
from quizgen.review.walk import Walk, run
from quizgen.screen import count
from quizgen.shelf import Naming
from quizgen.taking import UNNAMED, WRONG, take_in

WIDEST = 88
"""Lines that are longer are hard to read."""

_SHIPPED = "There is no project here: these are the lists that come with quizgen."


class Errand(NamedTuple):
    """What is wanted of a sheet: to list, to write or to take it in; else to walk through it."""

    listing: bool = False
    everything: bool = False
    by: str = ""
    shapes: tuple[str, ...] = ()
    output: Path | None = None
    take: Path | None = None


def review(paths: Sequence[Path], naming: Naming, desk: Desk, wanted: Errand) -> int:
    """Do what is wanted of the claims of lists and recipes; return the exit code."""
    sheet = open_sheet(paths, naming, desk)
    if sheet.shipped:
        click.echo(_SHIPPED, err=True)
    for line in sheet.order.shelf.written:
        click.echo(harmless(line), err=True)
    code = 0
    lines: Iterable[str] = ()
    if wanted.listing:
        code, lines = int(bool(sheet.open)), listed(sheet, everything=wanted.everything)
    elif wanted.shapes:
        lines = write_sheets(sheet, wanted.shapes, wanted.output)
    elif wanted.take:
        lines, code = take_in(sheet, wanted.take, wanted.by, now().date(), desk)
    else:
        terminal = Wrapping(stops=sys.stdin.isatty())
        return walk_through(sheet, wanted.by, now().date(), terminal, again=wanted.everything)
    for line in lines:
        click.echo(harmless(line))
    return code


# --- What is missing, in lines. ---


def listed(sheet: Sheet, *, everything: bool) -> Iterator[str]:
    """Yield how many claims were reviewed, then those that were not, or all, by file and line."""
    yield f"{sheet.count.in_words}."
    ticks = by_claim(sheet.every_tick)
    for one in sheet.claims if everything else sheet.open:
        said = "; ".join(f"{tick.by}, {tick.on}" for tick in ticks.get(one.hash, ()))
        yield f"{place(one.item)}: {plain(one)}{f'  [{said}]' if said else ''}"


# --- One after the other. ---


class Wrapping(Terminal):
    """Breaks lines between words, where they are read on a screen."""

    def say(self, line: str) -> None:
        """Print a line, or several if the screen is narrower."""
        columns = min(get_terminal_size().columns, WIDEST)
        is_long = sys.stdout.isatty() and len(line) >= columns
        super().say(fill(line, columns - 1, break_on_hyphens=False) if is_long else line)


def walk_through(sheet: Sheet, by: str, today: date, terminal: Terminal, *, again: bool) -> int:
    """Ask for each claim; return the exit code: 1 if any was found not right."""
    refuse(sheet.obstacles)
    claims = sheet.claims if again else sheet.open
    if not claims:
        terminal.say(f"{sheet.count.in_words}.{' Nothing is left.' if sheet.claims else ''}")
        return 0
    name = as_name(by or terminal.read("Your name: ") or "")
    if not name:
        raise click.UsageError(UNNAMED)
    terminal.say(f"{sheet.count.in_words}. y right, n not right, Enter later, ? help.")
    walk, stopped = Walk(claims), False
    try:
        run(walk, Desktop(sheet, name, today), terminal)
    except KeyboardInterrupt:
        stopped = True
        terminal.say("\nStopped. What was ticked is saved.")
    for line in _outcome(walk, sheet):
        terminal.say(line)
    return INTERRUPTED if stopped else int(bool(walk.wrong))


def _outcome(walk: Walk, sheet: Sheet) -> Iterator[str]:
    later = len(walk.claims) - walk.ticked - len(walk.wrong)
    yield ""
    yield f"{walk.ticked:,} right, {len(walk.wrong):,} not right, {later:,} left for later."
    yield f"{sheet.count.in_words}."
    if walk.wrong:
        yield WRONG
    for one in walk.wrong:
        yield f"{place(one.item)}: {plain(one)}"


# --- Files to hand out. ---


def write_sheets(sheet: Sheet, shapes: Iterable[str], output: Path | None) -> Iterator[str]:
    """Write the sheet of claims in each shape; yield a line for each file."""
    for shape in shapes:
        path = output or built_in(Path()) / f"{_name(sheet)}-claims.{shape}"
        content = _rendered(sheet, shape)
        if str(path) == "-":
            click.echo(content, nl=False)
            continue
        if path.is_dir():
            raise Refused([unwritable(path, "it is a folder", "name a file with -o")])
        put_own(path, content, is_table if shape == "csv" else is_page)
        yield f"{path}  {count(len(sheet.claims), 'claim')}, {sheet.count.done:,} reviewed"


def _name(sheet: Sheet) -> str:
    jobs = sheet.order.jobs
    return jobs[0].recipe.file.stem if len(jobs) == 1 else "all"


def _rendered(sheet: Sheet, shape: str) -> bytes:
    ticks = by_claim(sheet.every_tick)
    if shape == "csv":
        from quizgen.review import sheet as table

        return table.render(sheet.claims, ticks)
    from quizgen.review import page

    media = {name: one for job in sheet.order.jobs for name, one in job.bank.media.items()}
    shown = page.Sheet(_name(sheet), sheet.claims, ticks, sheet.count, media)
    return page.render(shown).encode("utf-8", "replace")
