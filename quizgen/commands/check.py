"""`quizgen check`: all problems of all lists in one run."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.commands.common import PATHS, letters, read, refusals
from quizgen.files import STANDARD_INPUT

if TYPE_CHECKING:
    from quizgen.checking import Checked
    from quizgen.selecting import Selection  # it knows all codes, which --help need not


@click.command("check")
@PATHS
@click.option("--fix", is_flag=True, help="Mend slips; write missing ids, numbers and names.")
@click.option("--frozen", is_flag=True, help="Missing ids are an error.")
@click.option(
    "--article", "articles", multiple=True, metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Prove a draft: every quote must stand in this text.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text",
    show_default=True, help="For people, for programs, for GitHub's annotations.",
)  # fmt: skip
@click.option("--select", multiple=True, metavar="CODES", help="Only these codes, and errors.")
@click.option("--ignore", multiple=True, metavar="CODES", help="All but these; errors stay.")
@click.option("--show-suppressed", "hidden", is_flag=True, help="Also show what `off` hides.")
@click.option("--explain", "code", metavar="CODE", help="Say what a code means, and stop.")
def command(  # noqa: PLR0913, PLR0917  # an option each
    paths: tuple[Path, ...], fix: bool, frozen: bool, articles: tuple[Path, ...], form: str,
    select: tuple[str, ...], ignore: tuple[str, ...], hidden: bool, code: str | None,
) -> None:  # fmt: skip
    """Say what is wrong in fact lists, and where.

    Every problem of every file is shown: its place, a code, what to write instead.
    `-` reads a list from standard input.
    `--fix` mends in the lists what can be read in one way only: a text that wants quotes, a blank
    too few, a tab; each time the mended list is read first, and holds the same facts.
    Then, if no error is left, it writes missing ids, numbers of blanks and the bank's name.
    `--article` proves a draft against an article, whatever the list names: each fact needs a quote
    from it, each wrong option a reason; words and fences around the list are left out.
    `off: {CODE: reason}` in a fact or a recipe switches a warning or a note off there.
    `--select` and `--ignore` take codes with commas or one by one, or how they begin: `I`, `F13`.
    Exits with 1 if an error or a warning is shown; notes do not count.

    \b
    Examples:
      quizgen check
      quizgen check source/rivers.yaml
      quizgen check --fix source/rivers.yaml
      quizgen check - --article source/articles/rivers.md < draft.txt
      quizgen check --explain I101
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.reporting import show_checked

    if code is not None:
        click.echo(explained(code, paths))
        return
    asked = selected(select, ignore)
    if fix and frozen:
        raise click.UsageError("--fix writes into lists and --frozen forbids it: use one of them.")
    if articles:
        only_a_draft(paths, articles, fix=fix)
    with refusals(writes=False):
        found = checked(paths, articles, form, fix=fix, frozen=frozen)
    raise SystemExit(show_checked(found.only(asked.takes), fix=fix, form=form, hidden=hidden))


def checked(
    paths: tuple[Path, ...], articles: tuple[Path, ...], form: str, *, fix: bool, frozen: bool
) -> "Checked":
    """Return what was found; of work that is refused why, where a program reads it."""
    from quizgen.checking import Checked, check
    from quizgen.drafts.given import given_article
    from quizgen.making import Desk
    from quizgen.problems import Refused
    from quizgen.screen import watched
    from quizgen.shelf import Naming, Shelf

    naming = Naming.FROZEN if frozen else Naming.WRITE if fix else Naming.PROPOSE
    try:
        proof = tuple(given_article(path, read) for path in articles)
        desk = Desk(read, letters, lambda facts: watched(facts, "reading"), proof=proof)
        return check(paths, naming, desk)
    except Refused as refused:
        if form == "text":
            raise
        return Checked(Shelf(written=refused.written), tuple(refused.problems))


def explained(code: str, paths: tuple[Path, ...]) -> str:
    """Return what there is to say of a code. Raises UsageError for none, and beside lists."""
    from quizgen.analysis.flags import FLAGS
    from quizgen.codes import codes, meant
    from quizgen.explaining import explain

    if paths:
        raise click.UsageError("--explain stands alone: it reads no list.")
    name = code.strip().upper()
    if name not in codes() and name not in FLAGS:
        raise click.UsageError(f"There is no code {code!r}: {meant(code)}")
    return explain(name)


def selected(select: tuple[str, ...], ignore: tuple[str, ...]) -> "Selection":
    """Return which problems are asked for. Raises UsageError for codes that do not exist."""
    from quizgen.selecting import Selection, UnknownCodeError, selection

    if not select and not ignore:
        return Selection()
    try:
        return selection(select, ignore)
    except UnknownCodeError as error:
        raise click.UsageError(str(error)) from error


def only_a_draft(paths: tuple[Path, ...], articles: tuple[Path, ...], *, fix: bool) -> None:
    """Raise UsageError where there is no draft to prove, or more is asked than to prove it."""
    if not paths:
        raise click.UsageError(
            "--article proves a draft: name its file, or `-` for standard input."
        )
    if fix:
        raise click.UsageError("--article proves a draft, --fix writes into it: do one first.")
    if [*paths, *articles].count(STANDARD_INPUT) > 1:
        raise click.UsageError("Standard input is one text: give the draft or the article a file.")
