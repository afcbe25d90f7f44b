"""`quizgen schema`: the JSON Schema of fact lists, for editors."""

from pathlib import Path

import click

from quizgen.commands.common import refusals


@click.command("schema")
@click.option("--recipe", is_flag=True, help="The schema of recipes instead.")
@click.option("--bank", is_flag=True, help="The schema of what `build --to json` writes.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it into this file.  [default: standard output]",
)
def command(recipe: bool, bank: bool, output: Path | None) -> None:
    """Write the JSON Schema of fact lists, with which an editor checks and completes them.

    An editor with a YAML language server (VS Code with the extension "YAML", Neovim, Emacs, Kate)
    takes it from the first line of a list; the path is relative to the list:

    \b
      # yaml-language-server: $schema=quizgen.schema.json

    It knows the keys, not the facts: `quizgen check` finds more.

    \b
    Examples:
      quizgen schema -o source/quizgen.schema.json
      quizgen schema --recipe -o decks/recipe.schema.json
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.bank_schema import bank_schema
    from quizgen.json_schema import as_text, list_schema, recipe_schema
    from quizgen.making import kinds
    from quizgen.own_files import is_schema, put_own
    from quizgen.recipes.keys import PICK_KEYS, RECIPE_KEYS

    if recipe and bank:
        raise click.UsageError("--recipe and --bank are two schemas: write one at a time.")
    if bank:
        schema = bank_schema()
    else:
        schema = recipe_schema(RECIPE_KEYS, PICK_KEYS) if recipe else list_schema(kinds().values())
    if output is None:
        click.echo(as_text(schema), nl=False)
        return
    with refusals():
        fresh = put_own(output, as_text(schema).encode(), is_schema)
    click.echo(f"{output}{'' if fresh else '  (unchanged)'}")
