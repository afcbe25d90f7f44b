"""`quizgen stats`: what was answered, and what is coming."""

from pathlib import Path

import click

from quizgen.commands.common import PATHS, SCORES, letters, read, refusals


@click.command("stats")
@PATHS
@click.option("--tag", "tags", multiple=True, help="Only facts with this tag.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text",
    show_default=True, help="Text, all numbers, or a row for each target.",
)  # fmt: skip
@click.option(
    "--plain/--drawn", default=None,
    help="Sentences, or bars and a map of days.  [default: drawn in a terminal]",
)  # fmt: skip
@SCORES
def command(
    paths: tuple[Path, ...], tags: tuple[str, ...], form: str, plain: bool | None,
    scores: Path | None,
) -> None:  # fmt: skip
    """Count what was answered, how much of it right, and what is due in the next days.

    Choices and answers from memory are counted apart: to recognise is easier than to recall.
    Of fewer than twenty answers no share is given.

    \b
    Examples:
      quizgen stats
      quizgen stats source/rivers.yaml --drawn
      quizgen stats --format csv > targets.csv
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    import os

    from quizgen.charting import stats_text
    from quizgen.course import Wanted
    from quizgen.making import Desk
    from quizgen.playing import is_plain

    in_sentences = is_plain(os.environ) if plain is None else plain
    desk = Desk(read, letters)
    with refusals(writes=False):
        text = stats_text(paths, Wanted(tags), scores, desk, form, plain=in_sentences)
    click.echo(text, nl=False)
