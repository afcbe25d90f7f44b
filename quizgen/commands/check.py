"""`quizgen check`: all problems of all lists in one run."""

from pathlib import Path

import click

from quizgen.commands.common import PATHS, letters, read, refusals


@click.command("check")
@PATHS
@click.option("--fix", is_flag=True, help="Mend slips; write missing ids, numbers and names.")
@click.option("--frozen", is_flag=True, help="Missing ids are an error.")
def command(paths: tuple[Path, ...], fix: bool, frozen: bool) -> None:
    """Say what is wrong in fact lists, and where.

    Every problem of every file is shown: its place, a code, what to write instead.
    `-` reads a list from standard input.
    `--fix` mends in the lists what can be read in one way only: a text that wants quotes, a blank
    too few, a tab; each time the mended list is read first, and holds the same facts.
    Then, if no error is left, it writes missing ids, numbers of blanks and the bank's name.
    Exits with 1 if there is an error or a warning; notes do not count.

    \b
    Examples:
      quizgen check
      quizgen check source/rivers.yaml
      quizgen check --fix source/rivers.yaml
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.checking import check
    from quizgen.making import Desk
    from quizgen.reporting import show_checked
    from quizgen.screen import watched
    from quizgen.shelf import Naming

    if fix and frozen:
        raise click.UsageError("--fix writes into lists and --frozen forbids it: use one of them.")
    naming = Naming.FROZEN if frozen else Naming.WRITE if fix else Naming.PROPOSE
    with refusals(writes=False):
        found = check(paths, naming, Desk(read, letters, lambda facts: watched(facts, "reading")))
    raise SystemExit(show_checked(found, fix=fix))
