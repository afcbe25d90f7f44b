"""`quizgen release`: decks that can be corrected later at no cost to the learner."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.commands.common import FROZEN, PATHS, clock, letters, read, refusals, say

if TYPE_CHECKING:
    from quizgen.making import Desk
    from quizgen.ordering import Survey

_NOT_YOURS = (
    "There is no project here, and the lists that come with quizgen are not yours to release.\n"
    "Go to a folder with `source/*.yaml`, or name a list or a recipe."
)


@click.command("release")
@PATHS
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the decks.  [default: decks]",
)  # fmt: skip
@click.option("-y", "--yes", is_flag=True, help="Release without asking.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a release is due.")
@click.option("--all", "anew", is_flag=True, help="Send every note anew (rarely right).")
@FROZEN
def command(  # an option each
    paths: tuple[Path, ...], output: Path | None, yes: bool, check: bool, anew: bool, frozen: bool,
) -> None:  # fmt: skip
    """Show what changes for learners, ask, then make the decks of the project.

    Writes the history of each bank beside its lists, then one .apkg for each recipe, or for each
    list that is given by itself.
    A note that has not changed since the last release keeps its time, so Anki leaves it alone
    in the collections of those who study it.
    What was interrupted is completed by the next run.

    \b
    Examples:
      quizgen release
      quizgen release --yes decks/rivers.yaml
      quizgen release --check
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.planning import foresee
    from quizgen.releasing import accept, named, prepared, publish, untold
    from quizgen.reporting import show_behind, show_order, show_released
    from quizgen.telling import show_plan, show_untold

    now = clock()
    with refusals():
        seen, desk = _survey(paths, output, frozen=frozen or check)
        accept(seen, now)
        foreseen = foresee(seen.order, now, anew=anew)
        show_order(seen.order)
        show_plan(foreseen)
        decks = [*prepared(seen.order, foreseen)]
        if check:
            behind = show_behind(decks)
            raise SystemExit(int(foreseen.is_decision or behind > 0))
        show_untold(untold(decks, foreseen))
        _ask(yes=yes or not foreseen.is_decision)
        order, again = named(seen, foreseen, desk, lambda one: foresee(one, now, anew=anew))
        if order is not seen.order:
            decks = [*prepared(order, again)]
        kept = publish(order, again, decks)
    show_released(order, kept, decks)


def _survey(
    paths: tuple[Path, ...], output: Path | None, *, frozen: bool
) -> tuple["Survey", "Desk"]:
    from quizgen.making import Desk
    from quizgen.ordering import survey
    from quizgen.project import Wants, decks_of, work
    from quizgen.screen import watched
    from quizgen.shelf import Naming

    found = work(paths, Path(), Wants.RECIPES)
    if found.shipped:
        raise click.UsageError(_NOT_YOURS)
    naming = Naming.FROZEN if frozen else Naming.WRITE
    desk = Desk(read, letters, lambda facts: watched(facts, "making items"))
    return survey(found, naming, desk, lambda one: output or decks_of(one.file), whole=True), desk


def _ask(*, yes: bool) -> None:
    """Return if the user agrees, or has; else end the program, with nothing written."""
    if yes:
        return
    answer = ""
    if sys.stdin.isatty():
        click.echo("Release? [y/N] ", nl=False)
        sys.stdout.flush()
        answer = sys.stdin.readline()
    if not answer:
        raise click.UsageError("There is nobody to ask, and nothing was written: say --yes.")
    if answer.strip().lower() not in {"y", "yes"}:
        say("Nothing was released.")
        raise SystemExit(1)
