"""`quizgen analyze`: what the answers of a class say of its questions."""

from pathlib import Path

import click

from quizgen.commands.common import letters, read, refusals


@click.command("analyze")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)  # fmt: skip
@click.option(
    "--list", "lists", multiple=True, metavar="LIST|RECIPE",
    type=click.Path(path_type=Path, exists=True),
    help="The questions that were asked.  [default: those of the project]",
)  # fmt: skip
@click.option("--exams", "exams_only", is_flag=True, help="Only answers given in exams.")
@click.option("--all-answers", is_flag=True, help="Every answer, not each learner's first alone.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv", "html"]),
    help="Text, all figures, a row for each option, or a page.  [default: as -o ends, else text]",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
    help="Write it into this file.  [default: standard output]",
)  # fmt: skip
def command(  # an option each
    files: tuple[Path, ...], lists: tuple[Path, ...], exams_only: bool, all_answers: bool,
    form: str | None, output: Path | None,
) -> None:  # fmt: skip
    """Say from the answers of a class which questions to mend.

    FILE is what `quizgen scores export` writes, Moodle's download of responses, or a table with a
    row for each learner and a column for each question, as CSV or Parquet.
    Each question comes with the share of right answers, how well it tells those who know from those
    who do not, who took which option, and where its fact stands.

    \b
    Examples:
      quizgen analyze class/*.jsonl
      quizgen analyze "Quiz 1-responses.csv" --list source/rivers.yaml
      quizgen analyze class/*.jsonl --exams -o report.html
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.analysis.reckoning import Wishes
    from quizgen.assessing import FORMS, assess, put_report
    from quizgen.making import Desk

    ending = output.suffix.removeprefix(".") if output else ""
    if not form and ending not in {*FORMS, "txt", ""}:
        message = f"-o ends in .{ending}; forms: {', '.join(FORMS)}: give one with --format"
        raise click.UsageError(message)
    form = form or (ending if ending in FORMS else "text")
    wishes = Wishes(all_answers=all_answers, exams_only=exams_only)
    with refusals(writes=output is not None):
        report = assess(files, lists, Desk(read, letters, pictures=False), wishes, form)
        if output is None:
            click.echo(report, nl=False)
        else:
            click.echo(put_report(output, report))
