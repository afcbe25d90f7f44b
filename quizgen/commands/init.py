"""`quizgen init`: a list, an article and a recipe to begin with."""

from pathlib import Path

import click

from quizgen.commands.common import refusals


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make a list, its article and a recipe to begin with.

    The list holds every kind of fact once, with comments that explain it; its quotes come from the
    article, and the recipe makes a deck of it.
    They are named after the folder, which is made if it is not there.
    Nothing is written over: where one of the files is there already, none is made.

    \b
    Examples:
      quizgen init
      quizgen init rivers
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.harmless import harmless
    from quizgen.starting import begin

    with refusals():
        begun = begin(folder)
    for line in begun.lines():
        click.echo(harmless(line))
