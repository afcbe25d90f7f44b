"""`quizgen optimize`: fit the memory's parameters to what the learner remembered and forgot."""

from pathlib import Path

import click

from quizgen.commands.common import SCORES, refusals


@click.command("optimize")
@click.option("-y", "--yes", is_flag=True, help="Use what gains without asking.")
@click.option("--dry-run", is_flag=True, help="Only say what would be gained.")
@click.option("--undo", is_flag=True, help="Take back the parameters that were fitted last.")
@SCORES
def command(yes: bool, dry_run: bool, undo: bool, scores: Path | None) -> None:
    """Fit the parameters of memory (FSRS) to your own answers.

    They are fitted to the first two thirds of your reviews and tried on the rest.
    Only where they foretell that rest better than chance would are you asked whether to use them;
    what you answer from then on is reckoned with them.
    A right choice counts for as much as it was likely known, not guessed.
    Needs 400 reviews of 100 targets, and `pip install 'quizgen[optimize]'`.

    \b
    Examples:
      quizgen optimize --dry-run
      quizgen optimize
      quizgen optimize --undo
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    if undo and (yes or dry_run):
        raise click.UsageError("--undo goes with neither --yes nor --dry-run.")
    with refusals(writes=not dry_run):
        from quizgen.optimizing import optimize, take_back

        if undo:
            click.echo(take_back(scores))
        else:
            optimize(scores, yes=yes, dry_run=dry_run)
