"""`quizgen review`: the sheet of claims, for a colleague to tick."""

import sys
from pathlib import Path

import click
from click.core import ParameterSource

from quizgen.commands.common import FROZEN, PATHS, letters, read, refusals


@click.command("review")
@PATHS
@click.option("--list", "listing", is_flag=True, help="Only say what nobody has ticked yet.")
@click.option("--all", "everything", is_flag=True, help="Also what was ticked before.")
@click.option("--by", default="", envvar="QUIZGEN_NAME", metavar="NAME", help="Who ticks.")
@click.option(
    "--to", "shapes", multiple=True, type=click.Choice(["html", "csv"]),
    help="Write the sheet as a page or a table.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True),
    help="The file for --to.  [default: build/NAME-claims.html, .csv]",
)  # fmt: skip
@click.option(
    "--take", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
    help="Read back a sheet that was filled in.",
)  # fmt: skip
@FROZEN
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # an option each
    ctx: click.Context, paths: tuple[Path, ...], listing: bool, everything: bool, by: str,
    shapes: tuple[str, ...], output: Path | None, take: Path | None, frozen: bool,
) -> None:  # fmt: skip
    """Have every claim judged: each answer and each wrong option as one plain sentence.

    On a terminal, shows one claim after the other: y if it is right, n if not, Enter for later.
    Ticks lie beside the lists, in BANK.reviewed; a claim that is reworded loses its tick.
    Where nobody can answer, and with --list, says what is not reviewed, and exits with 1 if
    there is any; with --by NAME the answers come from a file or a pipe, one a line.
    `--to csv` and `--to html` make a sheet to hand out, `--take` reads back what was ticked.

    \b
    Examples:
      quizgen review source/rivers.yaml
      quizgen review --list
      quizgen review --to html
      quizgen review --take ~/Downloads/rivers-ticks.csv
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.making import Desk
    from quizgen.screen import watched
    from quizgen.shelf import Naming
    from quizgen.ticking import Errand, review

    if output and len(shapes) != 1:
        raise click.UsageError("-o names one file: use it with one --to.")
    if sum(map(bool, (listing, shapes, take))) > 1:
        raise click.UsageError("--list, --to and --take are three things: use one of them.")
    asks = sys.stdin.isatty() or ctx.get_parameter_source("by") is ParameterSource.COMMANDLINE
    listing = listing or not (asks or shapes or take)
    naming = Naming.FROZEN if frozen else Naming.PROPOSE if listing else Naming.WRITE
    desk = Desk(read, letters, lambda facts: watched(facts, "reading"))
    errand = Errand(listing, everything, by, shapes, output, take)
    with refusals(writes=not listing):
        code = review(paths, naming, desk, errand)
    raise SystemExit(code)
