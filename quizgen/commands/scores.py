"""`quizgen scores`: look after the file that holds what you have learned."""

from pathlib import Path

import click

from quizgen.commands.common import PATHS, SCORES, letters, read, refusals, say


@click.group("scores")
def command() -> None:
    """Look after the file that holds what you have learned.

    \b
    Examples:
      quizgen scores check
      quizgen scores backup ~/scores-backup.sqlite3
      quizgen scores merge /media/laptop/scores.sqlite3
      quizgen scores export -o for-the-class.jsonl
    """  # noqa: D301  # a real backspace: click keeps the lines below it


@command.command("check")
@click.option(
    "--salvage", type=click.Path(path_type=Path, dir_okay=False),
    help="Copy what can be read of a damaged file into a new one.",
)  # fmt: skip
@SCORES
def check(salvage: Path | None, scores: Path | None) -> None:
    """Read the whole file, and say what is wrong with it."""
    from quizgen.keeping import check_scores, salvage_scores

    with refusals(writes=salvage is not None):
        if salvage is not None:
            click.echo(salvage_scores(salvage, scores))
        else:
            raise SystemExit(check_scores(scores))


@command.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@SCORES
def backup(file: Path, scores: Path | None) -> None:
    """Copy the scores into FILE, whole or not at all."""
    from quizgen.keeping import backup_scores

    with refusals():
        click.echo(backup_scores(file, scores))


@command.command("merge")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@SCORES
def merge(file: Path, scores: Path | None) -> None:
    """Add the answers of FILE, the scores of another machine; FILE is not changed."""
    from quizgen.keeping import merge_scores

    with refusals():
        click.echo(merge_scores(file, scores))


@command.command("restore")
@click.argument("what", metavar="FILE|ID")
@SCORES
def restore(what: str, scores: Path | None) -> None:
    """Put a backup in the place of the scores, or ask the question ID again.

    A question that was put away with `:x` has the id that `quizgen scores reports` shows.
    The scores that were there are kept beside the restored ones.
    """
    from quizgen.keeping import restore_scores

    with refusals():
        click.echo(restore_scores(what, scores))


@command.command("reports")
@PATHS
@SCORES
def reports(paths: tuple[Path, ...], scores: Path | None) -> None:
    """List what was flagged, overruled or put away, by file and line of the fact."""
    from quizgen.keeping import report_lines
    from quizgen.making import Desk

    with refusals(writes=False):
        for line in report_lines(paths, scores, Desk(read, letters)):
            click.echo(line)


@command.command("export")
@PATHS
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
    help="Write it into this file.  [default: standard output]",
)  # fmt: skip
@click.option("--exams", "exams_only", is_flag=True, help="Only answers given in exams.")
@SCORES
def export(
    paths: tuple[Path, ...], output: Path | None, exams_only: bool, scores: Path | None
) -> None:
    """Write your answers for the class, without your name, the times and the days.

    `quizgen analyze` finds in those of a class which questions to mend.
    What you typed, and what you reported, is in it.
    """
    from quizgen.keeping import export_answers
    from quizgen.making import Desk

    with refusals():
        say(export_answers(paths, scores, Desk(read, letters), output, exams_only=exams_only))
