"""What `check`, `build` and `release` say when they are done."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click

from quizgen.building import Kept, Order, Written
from quizgen.checking import Checked
from quizgen.harmless import harmless
from quizgen.model import Choice, Cloze, Item, Recall
from quizgen.problems import Severity
from quizgen.screen import count, show, tally

_SHIPPED = "There is no project here: these are the lists that come with quizgen."
_ADVICE = "To update a deck later in learners' collections, make it with `quizgen release`."


def show_checked(checked: Checked, *, fix: bool = False) -> int:
    """Print the problems and the counts; return the exit code: 1 if any is more than a note."""
    shelf = checked.shelf
    if checked.shipped:
        click.echo(_SHIPPED, err=True)
    show(checked.problems, {one.file: one.page.text for one in shelf.lists})
    _echo(shelf.written)
    facts = sum(len(one.facts) + one.lost for one in shelf.lists)
    questions = len({item.guid for item in shelf.items})
    read = f"{count(facts, 'fact')} in {count(len(shelf.lists), 'list')}"
    click.echo(f"{read}, {count(questions, 'question')}: {tally(checked.problems)}")
    if fix and shelf.errors:
        click.echo("Nothing was written into a list: first mend the errors.", err=True)
    return int(any(problem.severity is not Severity.NOTE for problem in checked.problems))


def show_made(order: Order, made: Sequence[Written], *, shipped: bool = False) -> None:
    """Print what `build` found, wrote into lists and made."""
    if shipped:
        click.echo(_SHIPPED, err=True)
    _show_order(order)
    _echo(line for written in made for line in _lines(written))
    if made and not shipped:
        click.echo(_ADVICE)


def show_released(order: Order, kept: Sequence[Kept], made: Sequence[Written]) -> None:
    """Print what `release` found, wrote into lists, recorded and made."""
    _show_order(order)
    _echo(_history_line(one) for one in kept)
    _echo(line for written in made for line in _lines(written))


def _show_order(order: Order) -> None:
    """Print the warnings, how many notes there are, and what was written into lists."""
    warnings = [one for one in order.problems if one.severity is not Severity.NOTE]
    show(warnings, {one.file: one.page.text for one in order.shelf.lists})
    if order.problems:
        shown = "" if len(warnings) == len(order.problems) else "; `quizgen check` shows all"
        click.echo(f"{tally(order.problems)}{shown}", err=True)
    _echo(order.shelf.written)


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(harmless(line))


def _history_line(kept: Kept) -> str:
    parts = [f"{number:,} {word}" for number, word in ((kept.new, "new"), (kept.changed, "changed"))
             if number]  # fmt: skip
    return f"{kept.file}  {count(kept.notes, 'note')}: {', '.join(parts) or 'unchanged'}"


def _lines(written: Written) -> Iterator[str]:
    out = {id(left.item) for left in written.left_out}
    kept = [item for item in written.bank.items if id(item) not in out]
    notes = len({item.guid for item in kept})
    state = "" if written.fresh else "  (unchanged)"
    yield f"{written.file}  {written.bank.deck}: {count(notes, 'note')}, {_cards(kept)}{state}"
    reasons = Counter((left.item.fact, left.reason) for left in written.left_out)
    for fact, reason in sorted(reasons):
        yield f"  left out: {fact}: {reason}"


def _cards(items: Sequence[Item]) -> str:
    choices = sum(isinstance(item.shape, Choice) for item in items)
    recalls = sum(isinstance(item.shape, Recall) for item in items)
    blanks = sum(
        len({blank.number for blank in item.shape.blanks})
        for item in items
        if isinstance(item.shape, Cloze)
    )
    parts = [(choices, "choice"), (recalls, "recall"), (blanks, "cloze card")]
    return ", ".join(count(number, name) for number, name in parts if number)
