"""`quizgen build`: decks, tests and tables of what the lists say now."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.commands.common import FROZEN, PATHS, clock, letters, read, refusals

if TYPE_CHECKING:
    from quizgen.building import Plan


class _To(click.Option):
    """An option whose help names the formats, which are looked for only then."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        from quizgen.packing import exporters

        names = ", ".join(one.shown for one in exporters().values())
        self.help = f"What to make; repeat it for several: {names}.  [default: anki]"
        return super().get_help_record(ctx)


@click.command("build")
@PATHS
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to.  [default: build, in the project]",
)  # fmt: skip
@click.option("--to", "formats", cls=_To, multiple=True, metavar="FORMAT", default=("anki",))
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only facts with this tag.")
@click.option("--level", "levels", multiple=True, metavar="LEVEL", help="Only facts of this level.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only facts of this kind.")
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only this fact.")
@click.option("--items", type=click.IntRange(1), help="At most so many questions in each deck.")
@click.option("--deck", metavar="NAME", default="", help="Make one deck of all given lists.")
@click.option("--options", type=click.IntRange(2, 8), help="Wrong options of an item in a test.")
@click.option("--forms", type=click.IntRange(1, 26), help="Versions of a test.")
@click.option("--seed", help="What the order in the versions depends on.")
@FROZEN
def command(paths: tuple[Path, ...], output: Path | None, *, frozen: bool, **asked: Any) -> None:  # noqa: ANN401  # each as its option says
    """Make Anki decks, tests and tables of fact lists.

    Writes what `--to` names for each recipe, or for each list that is given by itself.
    Ids that are missing in a list are written into it.
    A deck that is to be updated later wants `quizgen release` instead.
    The options from --tag on narrow what the recipes pick, or stand for a recipe.

    \b
    Examples:
      quizgen build
      quizgen build decks/rivers.yaml --to moodle --to paper
      quizgen build source/rivers.yaml --level core --items 20 -o ~/Desktop
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.building import build, take
    from quizgen.facts.pausing import collector_paused
    from quizgen.making import Desk
    from quizgen.ordering import UnfitPick
    from quizgen.project import Wants, built_in, work
    from quizgen.reporting import show_made
    from quizgen.screen import watched
    from quizgen.shelf import Naming

    now, folder, wanted = clock(), output or built_in(Path()), planned(**asked)
    naming = Naming.FROZEN if frozen else Naming.WRITE
    desk = Desk(read, letters, lambda facts: watched(facts, "making items"))
    with collector_paused(for_good=True), refusals():
        found = work(paths, Path(), Wants.LISTS if wanted.asked.deck else Wants.RECIPES)
        if wanted.asked.deck and found.recipes:
            raise click.UsageError(
                "--deck makes one deck of lists; a recipe has a name of its own."
            )
        try:
            order = take(found, naming, desk, lambda _: folder, now, wanted)
        except UnfitPick as error:
            raise click.UsageError(str(error)) from error
        made = build(order, wanted.formats, now)
    show_made(order, made, shipped=found.shipped)


def planned(  # noqa: PLR0913  # an option each
    *,
    formats: tuple[str, ...],
    tags: tuple[str, ...],
    levels: tuple[str, ...],
    kinds: tuple[str, ...],
    ids: tuple[str, ...],
    items: int | None,
    deck: str,
    options: int | None,
    forms: int | None,
    seed: str | None,
) -> "Plan":
    """Return what the options ask for. Raises UsageError for what cannot be."""
    from quizgen.building import Plan
    from quizgen.packing import UnknownFormat, format_of
    from quizgen.recipes.keys import LEVELS
    from quizgen.recipes.recipe import Asked, Pick, as_tag

    try:
        chosen = dict.fromkeys(format_of(name) for name in words(formats))
    except UnknownFormat as error:
        raise click.UsageError(str(error)) from error
    for level in words(levels):
        if level not in LEVELS:
            raise click.UsageError(f"There is no level {level!r}. Levels: {', '.join(LEVELS)}.")
    if deck and not all(part.strip() for part in deck.split("::")):
        raise click.UsageError(f"The deck's name {deck!r} has an empty part.")
    tagged = tuple(map(as_tag, words(tags)))
    pick = Pick((), tagged, words(levels), words(kinds), words(ids), items)
    return Plan(tuple(chosen), Asked(pick, deck, options, forms, seed))


def words(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return what was given one by one or with commas."""
    found = (word.strip() for text in given for word in text.split(","))
    return tuple(word for word in found if word)
