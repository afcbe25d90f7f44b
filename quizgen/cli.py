"""The command line: parse, call, print, exit. Each command stands in a file of `commands/`."""

import sys
from typing import Any, NoReturn, TextIO

import click

from quizgen import __version__

_FIRST = {
    "init": "Make a list, its article and a recipe to begin with.",
    "check": "Say what is wrong in fact lists, and where.",
    "build": "Make Anki decks, tests and tables of fact lists.",
    "quiz": "Learn in the terminal; it remembers.",
}
_MORE = {
    "analyze": "Say from the answers of a class which questions to mend.",
    "preview": "Show every question as it will look, and what is wrong beside it.",
    "release": "Show what changes for learners, ask, then make the decks of the project.",
    "diff": "Show what a release would change, and write nothing.",
    "import": "Make a list of a table, of Moodle XML, or of what build made.",
    "due": "Say in one line how much is due today.",
    "optimize": "Fit the memory to your own answers.",
    "prompt": "Write a prompt with which a chatbot drafts a list from an article.",
    "review": "Have every claim judged by a colleague, and keep the ticks.",
    "schema": "Write the JSON Schema of fact lists, for editors.",
    "stats": "Count what was answered, and what is coming.",
    "scores": "Look after the file that holds what you have learned.",
}
_COMMANDS = {**_FIRST, **_MORE}
_INTERRUPTED = 130


class _Lazy(click.Group):
    """Imports the file of a command only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(_COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        cmd_name: str,
    ) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        from importlib import import_module
        from keyword import iskeyword

        from quizgen.facts.pausing import collector_paused

        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        with collector_paused(for_good=True):
            command = import_module(f"quizgen.commands.{module}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            meant = get_close_matches(args[0], _COMMANDS, 1)
            hint = f"Did you mean {meant[0]!r}?" if meant else f"Commands: {', '.join(_COMMANDS)}."
            raise click.UsageError(f"There is no command {args[0]!r}. {hint}", ctx) from error

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        for name, commands in (("Commands", _FIRST), ("More", _MORE)):
            with formatter.section(name):
                formatter.write_dl(list(commands.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # click's signature
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\ninterrupted", err=True)
            ctx.exit(_INTERRUPTED)

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401  # click's signature
        for stream in (sys.stdout, sys.stderr):
            # A pipe in cp1252 cannot take every letter of a list: better `?` than a crash.
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(errors="replace")
        try:
            return super().main(*args, **extra)
        except OSError as error:
            if not _is_stuck(sys.stdout):
                raise
            _give_up(error)


def _is_stuck(stream: TextIO) -> bool:
    """Tell whether a stream takes no line more: on a full disk, for one."""
    try:
        stream.write("\n")
        stream.flush()
    except OSError:
        return True
    return False


def _give_up(error: OSError) -> NoReturn:
    """End with one line about the output, and let go of what is left in it."""
    import os
    from contextlib import suppress

    with suppress(OSError):
        reason = error.strerror or type(error).__name__
        click.echo(f"What was to be shown could not be written: {reason}", err=True)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())  # else Python tries once more at its end, and complains
    sys.exit(1)


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="Try: quizgen check source/rivers.yaml",
)
@click.version_option(__version__, "-V", "--version", message="quizgen %(version)s")
def main() -> None:
    """Turn fact lists into questions whose wrong options have a reason: for Anki, and here.

    A fact list is a YAML file of facts pulled from an article.
    Without a file, a command works on the project it is started in, else on the lists that come
    with quizgen.
    """
