"""`quizgen build`: decks of what the lists say now."""

from pathlib import Path

import click

from quizgen.commands.common import FROZEN, PATHS, clock, letters, read, refusals


@click.command("build")
@PATHS
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to.  [default: build, in the project]",
)  # fmt: skip
@FROZEN
def command(paths: tuple[Path, ...], output: Path | None, frozen: bool) -> None:
    """Make Anki decks of fact lists.

    Writes one .apkg for each recipe, or for each list that is given by itself.
    Ids that are missing in a list are written into it.
    A deck that is to be updated later wants `quizgen release` instead.

    \b
    Examples:
      quizgen build
      quizgen build decks/rivers.yaml
      quizgen build source/rivers.yaml -o ~/Desktop
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.building import build, take
    from quizgen.facts.pausing import collector_paused
    from quizgen.making import Desk
    from quizgen.project import Wants, built_in, work
    from quizgen.reporting import show_made
    from quizgen.screen import watched
    from quizgen.shelf import Naming

    now, folder = clock(), output or built_in(Path())
    naming = Naming.FROZEN if frozen else Naming.WRITE
    desk = Desk(read, letters, lambda facts: watched(facts, "making items"))
    with collector_paused(), refusals():
        found = work(paths, Path(), Wants.RECIPES)
        order = take(found, naming, desk, lambda _: folder, now)
        made = build(order, now)
    show_made(order, made, shipped=found.shipped)
