"""`quizgen stats`: what was answered, and what is coming."""

from pathlib import Path

import click

from quizgen.commands.common import PATHS, SCORES, letters, read, refusals


@click.command("stats")
@PATHS
@SCORES
def command(paths: tuple[Path, ...], scores: Path | None) -> None:
    """Count what was answered, how much of it right, and what is due in the next days.

    Choices and answers from memory are counted apart: to recognise is easier than to recall.

    \b
    Examples:
      quizgen stats
      quizgen stats source/rivers.yaml
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.making import Desk
    from quizgen.playing import stats_lines

    with refusals(writes=False):
        for line in stats_lines(paths, scores, Desk(read, letters)):
            click.echo(line)
