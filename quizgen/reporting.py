"""What `check`, `build` and `release` say when they are done."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

import click

from quizgen import model
from quizgen.checking import Checked
from quizgen.exporters.contract import LeftOut
from quizgen.files import STANDARD_INPUT
from quizgen.harmless import harmless
from quizgen.model import Bank, Choice, ChooseAll, Cloze, Item, Recall, TrueFalse
from quizgen.ordering import Order
from quizgen.outcome import as_json
from quizgen.packing import Written
from quizgen.problems import Problem, Severity
from quizgen.releasing import Deck, Kept
from quizgen.review.counting import Reviewed
from quizgen.reviewing import count_of
from quizgen.screen import count, show, tally
from quizgen.silencing import counted
from quizgen.workflow import as_command

_SHIPPED = "There is no project here: these are the lists that come with quizgen."
_RELEASED = "anki"
"""The format of which releases are made."""
_ADVICE = "To update a deck later in learners' collections, make it with `quizgen release`."


def show_checked(
    checked: Checked, *, fix: bool = False, form: str = "text", hidden: bool = False
) -> int:
    """Print the problems, by their places, and the counts; return the exit code.

    `form` is one of `FORMS`; `hidden` says that what is switched off is printed too. Of a form that
    programs read nothing else stands on standard output.
    """
    shown = [*checked.problems, *(checked.hidden if hidden else ())]
    shown.sort(key=lambda one: one.place)
    if checked.shipped:
        click.echo(_SHIPPED, err=True)
    FORMS[form](checked, shown, fix=fix)
    return checked.exit_code


def _as_json(checked: Checked, shown: Sequence[Problem], *, fix: bool) -> None:
    del fix
    _echo([*checked.mended, *checked.shelf.written], err=True)
    click.echo(as_json(shown, checked.fixable, _numbers(checked)))


def _as_commands(checked: Checked, shown: Sequence[Problem], *, fix: bool) -> None:
    del fix
    _echo([*checked.mended, *checked.shelf.written], err=True)
    for problem in shown:
        click.echo(as_command(problem))
    click.echo(_summary(checked), err=True)


def _as_text(checked: Checked, shown: Sequence[Problem], *, fix: bool) -> None:
    shelf = checked.shelf
    show(shown, {one.file: one.page.text for one in shelf.lists})
    _echo([*checked.mended, *shelf.written])
    click.echo(_summary(checked))
    _echo(_told(count_of(shelf)))
    piped = any(one.file == str(STANDARD_INPUT) for one in shelf.lists)
    if not fix and checked.mendable and not (checked.shipped or piped):
        click.echo(f"`quizgen check --fix` mends {checked.mendable} of them.", err=True)
    if fix and checked.mendable and not checked.shipped:
        click.echo(f"{count(checked.mendable, 'slip')} could not be mended.", err=True)
    if fix and shelf.errors:
        done = "No ids were" if checked.mended else "Nothing was"
        click.echo(f"{done} written into a list: first mend the errors.", err=True)


FORMS: Mapping[str, Callable[..., None]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_commands,
}
"""What prints the problems in each form that `check` knows."""


def _numbers(checked: Checked) -> dict[str, int]:
    """Return what `outcome.KEYS` says of the summary."""
    lists = checked.shelf.lists
    found = Counter(problem.severity for problem in checked.problems)
    return {
        "lists": len(lists),
        "facts": sum(len(one.facts) + one.lost for one in lists),
        "questions": len({item.guid for item in checked.shelf.items}),
        **{f"{severity}s": found[severity] for severity in Severity},
        "suppressed": len(checked.hidden),
    }


def _summary(checked: Checked) -> str:
    numbers = _numbers(checked)
    read = f"{count(numbers['facts'], 'fact')} in {count(numbers['lists'], 'list')}"
    off = f"; {numbers['suppressed']:,} switched off" if checked.hidden else ""
    return f"{read}, {count(numbers['questions'], 'question')}: {tally(checked.problems)}{off}"


def show_made(order: Order, made: Sequence[Written], *, shipped: bool = False) -> None:
    """Print what `build` found, wrote into lists and made."""
    if shipped:
        click.echo(_SHIPPED, err=True)
    show_order(order)
    for written, following in zip_longest(made, made[1:]):
        _echo(_lines_of(written))
        _echo(_left_out(written.bank, written.left_out))
        if following is None or following.bank is not written.bank:
            _echo(_told(written.reviewed))
    if any(written.format.name == _RELEASED for written in made) and not shipped:
        click.echo(_ADVICE)


def _lines_of(written: Written) -> Iterator[str]:
    """Yield a line for each file, the first of which says what it holds."""
    holds = _holds if written.format.name == _RELEASED else _asks
    said = f"  {holds(written.bank, written.left_out)}"
    for file, fresh in written.files:
        yield f"{file}{said}{'' if fresh else '  (unchanged)'}"
        said = ""


def show_released(order: Order, kept: Sequence[Kept], decks: Sequence[Deck]) -> None:
    """Print what `release` wrote into lists, recorded and made."""
    _echo(order.shelf.written)
    _echo(_history_line(one) for one in kept)
    if any(deck.differs for deck in decks) and not any(one.new or one.changed for one in kept):
        click.echo("No note changes. The decks that were not up to date are written anew.")
    for deck in decks:
        state = "" if deck.differs else "  (unchanged)"
        _echo([f"{deck.file}  {_is_now(deck)}{state}"])
        _echo(_told(deck.reviewed))
        _echo(_left_out(deck.bank, deck.left_out))


def show_behind(decks: Iterable[Deck]) -> int:
    """Print the files that a release would write; return how many they are."""
    behind = [deck for deck in decks if deck.differs]
    _echo(f"{deck.file} is not what the lists and the history say" for deck in behind)
    return len(behind)


def show_order(order: Order) -> None:
    """Print the warnings, how many notes there are, and what was written into lists.

    What is switched off does not count, here as in `check`.
    """
    recipes = [job.recipe for job in order.jobs]
    problems = counted(order.problems, order.shelf.lists, recipes)
    warnings = [one for one in problems if one.severity is not Severity.NOTE]
    show(warnings, {one.file: one.page.text for one in order.shelf.lists})
    if problems:
        shown = "" if len(warnings) == len(problems) else "; `quizgen check` shows all"
        click.echo(f"{tally(problems)}{shown}", err=True)
    _echo(order.shelf.written)


def _echo(lines: Iterable[str], *, err: bool = False) -> None:
    for line in lines:
        click.echo(harmless(line), err=err)


def _told(reviewed: Reviewed | None) -> Iterator[str]:
    """Yield how many claims were reviewed, where somebody ticks them."""
    if reviewed:
        yield f"  {reviewed.told}"


def _history_line(kept: Kept) -> str:
    parts = [f"{number:,} {word}" for number, word in ((kept.new, "new"), (kept.changed, "changed"))
             if number]  # fmt: skip
    return f"{kept.file}  {count(kept.notes, 'note')}: {', '.join(parts) or 'unchanged'}"


def _is_now(deck: Deck) -> str:
    if deck.content is None:
        return "removed: nothing of it is withdrawn any more"
    if deck.withdrawn:
        return f"{deck.bank.deck}: {count(deck.withdrawn, 'withdrawn note')}"
    return _holds(deck.bank, deck.left_out)


def _kept(bank: Bank, left_out: Sequence[LeftOut]) -> list[Item]:
    out = {id(left.item) for left in left_out}
    return [item for item in bank.items if id(item) not in out]


def _asks(bank: Bank, left_out: Sequence[LeftOut]) -> str:
    """Say how many questions a file holds, and in how many ways it asks them."""
    kept = _kept(bank, left_out)
    questions = len({item.guid for item in kept})
    ways = f" in {count(len(kept), 'way')}" if len(kept) > questions else ""
    return f"{bank.deck}: {count(questions, 'question')}{ways}"


def _holds(bank: Bank, left_out: Sequence[LeftOut]) -> str:
    kept = _kept(bank, left_out)
    notes = len({item.guid for item in kept})
    return ", ".join(filter(None, [f"{bank.deck}: {count(notes, 'note')}", _cards(kept)]))


def _left_out(bank: Bank, left_out: Sequence[LeftOut]) -> Iterator[str]:
    """Yield a line for each reason: how many items, of which facts.

    A way to ask a question that is asked all the same is no loss, and said otherwise.
    """
    asked = {item.guid for item in _kept(bank, left_out)}
    facts: dict[tuple[bool, str], list[str]] = {}
    for left in left_out:
        facts.setdefault((left.item.guid in asked, left.reason), []).append(left.item.fact)
    for is_asked, reason in sorted(facts):
        found = facts[is_asked, reason]
        names = list(dict.fromkeys(found))
        rest = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
        what = (
            f"not asked twice: {count(len(found), 'way')}"
            if is_asked
            else f"left out: {count(len(found), 'item')}"
        )
        yield f"  {what} ({', '.join(names[:_NAMED])}{rest}): {reason}"


_NAMED = 5
"""How many facts a line names."""

_CARDS = {
    Choice: "choice",
    ChooseAll: "choose-all card",
    model.Order: "order card",
    TrueFalse: "true/false card",
    Recall: "recall",
}
"""What the card of each shape is called; a cloze has as many as numbers."""


def _cards(items: Sequence[Item]) -> str:
    shapes = Counter(type(item.shape) for item in items)
    blanks = sum(
        len({blank.number for blank in item.shape.blanks})
        for item in items
        if isinstance(item.shape, Cloze)
    )
    parts = [*((shapes[shape], name) for shape, name in _CARDS.items()), (blanks, "cloze card")]
    return ", ".join(count(number, name) for number, name in parts if number)
