"""`quizgen import`: a fact list from questions that were written elsewhere."""

from pathlib import Path

import click

from quizgen.commands.common import read, refusals, say


def _columns(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """Return `question=Question text` as a map."""
    pairs = [one.partition("=") for one in given]
    for name, sign, head in pairs:
        if not (name and sign and head):
            raise click.BadParameter('write it like question="Question text"')
    return {name: head for name, _, head in pairs}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-o",
    "--output",
    metavar="LIST",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The list to write; never over one that is there.  [default: standard output]",
)
@click.option(
    "--from",
    "form",
    type=click.Choice(["csv", "json", "moodle"]),
    help="The format of the file.  [default: what it looks like]",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    callback=_columns,
    metavar="NAME=HEAD",
    help='Of a table, which column is what: question="Question text".',
)
@click.option(
    "--answers", type=click.Choice(["text", "letter", "number"]),
    help="Of a table, how it names the right option.  [default: found out]",
)  # fmt: skip
def command(
    file: Path, output: Path | None, form: str | None, columns: dict[str, str], answers: str | None
) -> None:
    """Make a fact list of questions that were written elsewhere.

    FILE is a spreadsheet saved as CSV, a question bank exported as Moodle XML, or what
    `build --to csv`, `--to moodle` and `--to json` made; `-` reads standard input.
    What a table's columns were taken for is shown, and what could not be carried is named.
    What the file does not say, a reason, a source, is left for you: `quizgen check` asks for it.

    \b
    Examples:
      quizgen import questions.csv -o source/rivers.yaml
      quizgen import course.xml -o source/course.yaml
      quizgen import questions.csv --column answer="Right one" --answers letter
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.importing import Order, import_file, write_imported

    with refusals():
        made = import_file(file, read, Order(output, form or "", columns, answers or ""))
        if output:
            write_imported(made, output)
    if not output:
        click.echo(made.text, nl=False)
    for line in made.lines():
        say(line)
    if output:
        say(f"made {output}; next: quizgen check {output}")
