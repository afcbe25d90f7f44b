"""`quizgen quiz`: learn, with a memory."""

from pathlib import Path

import click

from quizgen.commands.common import PATHS, SCORES, letters, read, refusals


@click.command("quiz")
@PATHS
@click.option("--new", type=click.IntRange(0), default=8, show_default=True, help="New a day.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="A session.")
@click.option("--tag", "tags", multiple=True, help="Only facts with this tag.")
@click.option("--kind", "kinds", multiple=True, help="Only facts of this kind.")
@click.option("--seed", default="", help="The same seed, the same questions in the same order.")
@click.option("--all", "everything", is_flag=True, help="Also what is not due yet.")
@click.option("--practise", is_flag=True, help="Leave the memory as it is.")
@click.option("--plain", is_flag=True, help="Lines only.", envvar="QUIZGEN_PLAIN")
@SCORES
def command(  # noqa: PLR0913, PLR0917  # an option each
    paths: tuple[Path, ...], new: int, limit: int, tags: tuple[str, ...], kinds: tuple[str, ...],
    seed: str, everything: bool, practise: bool, plain: bool, scores: Path | None,
) -> None:  # fmt: skip
    """Ask what is due, then what is new.

    Each answer is kept before its feedback shows, and brings the question back when it is about
    to be forgotten (FSRS).
    Answers may come from a file or a pipe, one a line.

    \b
    Examples:
      quizgen quiz
      quizgen quiz source/rivers.yaml --new 3
      quizgen quiz --tag delta --practise
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.course import Wanted
    from quizgen.making import Desk
    from quizgen.playing import play
    from quizgen.quizzing import Plan

    del plain  # there is only the plain face yet
    plan = Plan(new, limit, everything, practise, seed)
    with refusals(writes=False):
        play(paths, Wanted(tags, kinds), plan, scores, Desk(read, letters))
