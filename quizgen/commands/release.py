"""`quizgen release`: decks that can be corrected later at no cost to the learner."""

from pathlib import Path

import click

from quizgen.commands.common import FROZEN, PATHS, clock, letters, read, refusals


@click.command("release")
@PATHS
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the decks.  [default: decks]",
)  # fmt: skip
@FROZEN
def command(paths: tuple[Path, ...], output: Path | None, frozen: bool) -> None:
    """Record what is given out, then make the decks of the project.

    Writes the history of each bank beside its lists, then one .apkg for each recipe, or for each
    list that is given by itself.
    A note that has not changed since the last release keeps its time, so Anki leaves it alone
    in the collections of those who study it.

    \b
    Examples:
      quizgen release
      quizgen release decks/rivers.yaml
      quizgen release source/rivers.yaml
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.building import behind_clock, not_releasable, publish, take
    from quizgen.making import Desk
    from quizgen.project import Wants, decks_of, work
    from quizgen.reporting import show_released
    from quizgen.screen import watched
    from quizgen.shelf import Naming

    now = clock()
    naming = Naming.FROZEN if frozen else Naming.WRITE
    desk = Desk(read, letters, lambda facts: watched(facts, "making items"))
    with refusals():
        found = work(paths, Path(), Wants.RECIPES)
        if found.shipped:
            raise click.UsageError(
                "There is no project here, and the lists that come with quizgen are not yours to "
                "release.\nGo to a folder with `source/*.yaml`, or name a list or a recipe."
            )
        order = take(
            found,
            naming,
            desk,
            lambda recipe: output or decks_of(recipe.file),
            lambda order: (*behind_clock(order, now), *not_releasable(order)),
        )
        kept, made = publish(order, now)
    show_released(order, kept, made)
