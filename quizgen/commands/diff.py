"""`quizgen diff`: what a release would change, in the words that learners see."""

from pathlib import Path

import click

from quizgen.commands.common import PATHS, clock, letters, read, refusals


@click.command("diff")
@PATHS
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip
def command(paths: tuple[Path, ...], shape: str) -> None:
    """Show what a release would change, and write nothing.

    Which notes are new, corrected, changed, withdrawn or back, the words that change, and the cards
    that learners gain or lose.
    The old words are those of the decks as they lie there now.

    \b
    Examples:
      quizgen diff
      quizgen diff decks/rivers.yaml
      quizgen diff --format json
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.earlier import lost_histories
    from quizgen.making import Desk
    from quizgen.ordering import behind_clock, refuse, survey
    from quizgen.planning import foresee
    from quizgen.project import Wants, decks_of, work
    from quizgen.releasing import prepared, untold
    from quizgen.screen import watched
    from quizgen.shelf import Naming
    from quizgen.telling import plan_as_json, show_plan, show_untold

    now = clock()
    desk = Desk(read, letters, lambda facts: watched(facts, "making items"))
    with refusals(writes=False):
        found = work(paths, Path(), Wants.RECIPES)
        seen = survey(found, Naming.PROPOSE, desk, lambda one: decks_of(one.file), whole=True)
        refuse([*seen.order.problems, *behind_clock(seen.order, now)])
        refuse([*lost_histories(seen.order)])
        foreseen = foresee(seen.order, now)
        behind = [] if found.shipped else untold(prepared(seen.order, foreseen), foreseen)
    if shape == "json":
        click.echo(plan_as_json(foreseen, behind))
    else:
        show_plan(foreseen)
        show_untold(behind)
