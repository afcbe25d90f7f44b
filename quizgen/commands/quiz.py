"""`quizgen quiz`: learn, with a memory."""

from pathlib import Path

import click

from quizgen.commands.common import PATHS, SCORES, letters, read, refusals


@click.command("quiz")
@PATHS
@click.option("--new", type=click.IntRange(0), default=8, show_default=True, help="New a day.")
@click.option("--limit", type=click.IntRange(1), help="Questions of a session.  [default: 20]")
@click.option("--tag", "tags", multiple=True, help="Only facts with this tag.")
@click.option("--kind", "kinds", multiple=True, help="Only facts of this kind.")
@click.option("--seed", default="", help="The same seed, the same questions in the same order.")
@click.option("--all", "everything", is_flag=True, help="Also what is not due yet.")
@click.option("--practise", is_flag=True, help="Leave the memory as it is.")
@click.option("--exam", is_flag=True, help="No verdicts until the end; all of a recipe.")
@click.option("--minutes", type=click.IntRange(1, 1440), help="The time for an exam.")
@click.option("--plain", is_flag=True, help="Lines only.", envvar="QUIZGEN_PLAIN")
@SCORES
def command(  # noqa: PLR0913, PLR0917  # an option each
    paths: tuple[Path, ...], new: int, limit: int | None, tags: tuple[str, ...],
    kinds: tuple[str, ...], seed: str, everything: bool, practise: bool, exam: bool,
    minutes: int | None, plain: bool, scores: Path | None,
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
      quizgen quiz decks/exam.yaml --exam --minutes 45
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.facts.pausing import collector_paused

    with collector_paused(for_good=True):
        from quizgen.course import Wanted
        from quizgen.making import Desk
        from quizgen.playing import play
        from quizgen.quizzing import Plan

    if minutes and not exam:
        raise click.UsageError("--minutes is the time for an exam: add --exam")
    wanted, desk = Wanted(tags, kinds), Desk(read, letters)
    with refusals(writes=False):
        if exam:
            from quizgen.exam import sit
            from quizgen.examining import Terms

            sit(paths, wanted, Terms(seed, limit, minutes, practise), scores, desk, plain=plain)
        else:
            plan = Plan(new, limit or 20, everything, practise, seed)
            play(paths, wanted, plan, scores, desk, plain=plain)
