"""`quizgen due`: one line for a prompt."""

from pathlib import Path

import click

from quizgen.commands.common import PATHS, SCORES, letters, read, refusals


@click.command("due")
@PATHS
@SCORES
def command(paths: tuple[Path, ...], scores: Path | None) -> None:
    """Say in one line how much is due today.

    \b
    Examples:
      quizgen due
      quizgen due source/rivers.yaml
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.making import Desk
    from quizgen.playing import due_line

    with refusals(writes=False):
        click.echo(due_line(paths, scores, Desk(read, letters)))
