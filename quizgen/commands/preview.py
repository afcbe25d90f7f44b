"""`quizgen preview`: every question as it will look, with its problems beside it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.commands.common import PATHS, clock, letters, read, refusals, say
from quizgen.files import STANDARD_INPUT
from quizgen.harmless import harmless

if TYPE_CHECKING:
    from quizgen.making import Desk

_SHIPPED = "There is no project here: these are the lists that come with quizgen."


@click.command("preview")
@PATHS
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="The file to write; `-` is standard output.  [default: build/preview.html, in the"
    " project]",
)  # fmt: skip
@click.option("--watch", is_flag=True, help="Show it in a browser, anew after each change.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Where to watch it.  [default: a free port]"
)
def command(paths: tuple[Path, ...], output: Path | None, watch: bool, port: int | None) -> None:
    """Show every question as it will look, and what is wrong beside it.

    Writes one page that needs nothing else: each question with its answer, its source, the claim
    that each wrong option rests on, and the problems that `quizgen check` finds.
    Of a recipe it shows what the recipe picks.
    `--watch` serves the page to the browsers of this machine and renews it as you type, until
    Ctrl-C.
    Nothing is written into a list; problems are shown, and do not change the exit code.

    \b
    Examples:
      quizgen preview
      quizgen preview source/rivers.yaml --watch
      quizgen preview decks/rivers.yaml -o rivers.html
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    if not watch:
        if port is not None:
            raise click.UsageError("--port is for --watch.")
        _write(paths, output)
        return
    if output is not None:
        raise click.UsageError("--watch serves the page and -o writes it: use one of them.")
    if STANDARD_INPUT in paths:
        raise click.UsageError("--watch watches files: standard input can be read once only.")
    _watch(paths, port or 0)


def _write(paths: tuple[Path, ...], output: Path | None) -> None:
    from quizgen.own_files import is_page, put_own
    from quizgen.previewing import preview
    from quizgen.project import built_in

    with refusals():
        found = preview(paths, _desk(), clock())
        if found.shipped:
            say(_SHIPPED)
        if output == STANDARD_INPUT:
            click.echo(found.page.encode(), nl=False)
            say(found.summary)
            return
        file = output or built_in(Path()) / "preview.html"
        put_own(file, found.page.encode(), is_page)
    click.echo(harmless(f"{file}  {found.summary}"))


def _watch(paths: tuple[Path, ...], port: int) -> None:
    from quizgen.previewing import live
    from quizgen.serving import PortTaken

    try:
        with refusals(writes=False):
            for line in live(paths, _desk(), clock, port):
                click.echo(harmless(line))
    except PortTaken as taken:
        raise click.ClickException(f"{taken}. Take another, or leave --port away.") from taken
    except KeyboardInterrupt:
        click.echo("\nended")


def _desk() -> "Desk":
    from quizgen.making import Desk
    from quizgen.screen import watched

    return Desk(read, letters, lambda facts: watched(facts, "making items"))
