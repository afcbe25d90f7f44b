"""What `diff` and `release` say of a plan: in words for people, in JSON for programs."""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import click

from quizgen.earlier import Leaving
from quizgen.exporters._anki.compare import Difference
from quizgen.harmless import harmless
from quizgen.history.plan import Change
from quizgen.history.ways import plain_stem
from quizgen.planning import Foresight, Told
from quizgen.releasing import Deck
from quizgen.screen import count

MOST_NEW = 20
MOST_OTHER = 200
"""How many notes a plan lists; of the others it says how many there are."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_ORDER = (
    Change.NEW, Change.CORRECTED, Change.CHANGED, Change.BACK, Change.WITHDRAWN, Change.UNTOUCHED,
)  # fmt: skip


def show_plan(foreseen: Foresight) -> None:
    """Print the plan: counts, a block for each note, and what learners will notice."""
    click.echo(_counts(foreseen))
    others = [one for one in foreseen.told if one.entry.change is not Change.NEW]
    for one in others[:MOST_OTHER]:
        click.echo("\n".join(_block(one)))
    _rest(len(others) - MOST_OTHER, "more")
    new = [one for one in foreseen.told if one.entry.change is Change.NEW]
    for one in new[:MOST_NEW]:
        click.echo(_head(one))
    _rest(len(new) - MOST_NEW, "more")
    for leaving in foreseen.leaving[:MOST_OTHER]:
        click.echo("\n".join(_leaving(leaving)))
    _rest(len(foreseen.leaving) - MOST_OTHER, "more that leave a deck")
    for line in (*foreseen.remarks, *_noticed(foreseen), *foreseen.moved):
        click.echo(harmless(line))


def show_untold(decks: Iterable[Deck]) -> None:
    """Print the decks that a release writes although its plan says nothing of their notes."""
    for deck in decks:
        now = "is not what the lists and the history say"
        if not os.path.lexists(deck.file):
            now = "is not there"
        becomes = "removes" if deck.content is None else "writes"
        click.echo(harmless(f"{deck.file} {now}: a release {becomes} it."))


def _leaving(one: Leaving) -> Iterator[str]:
    item = one.item
    where = f"{item.place.file}:{item.place.line}"
    yield harmless(f"leaving: {where}: {item.fact}: {plain_stem(item)}")
    yield harmless(
        f"    leaves the deck `{one.deck}`: who has it keeps it, and it is corrected no more from "
        "there"
    )


def _counts(foreseen: Foresight) -> str:
    numbers = [(foreseen.count(change), change.value) for change in _ORDER]
    numbers.append((len(foreseen.leaving), "leaving a deck"))
    parts = [f"{number:,} {change}" for number, change in numbers if number]
    return ", ".join(parts) or "There are no notes."


def _rest(number: int, name: str) -> None:
    if number > 0:
        click.echo(f"… and {number:,} {name} (`quizgen diff --format json` lists all)")


def _head(one: Told) -> str:
    entry = one.entry
    where = f"{one.place.file}:{one.place.line}: " if one.place else ""
    return harmless(f"{entry.change}: {where}{entry.after.fact}: {entry.after.stem}")


def _block(one: Told) -> Iterator[str]:
    entry = one.entry
    yield _head(one)
    if entry.cause:
        yield f"    {harmless(entry.after.reason or entry.cause)}"
    for difference in one.differences:
        yield f"    {_told(difference)}"
    for card in entry.gained:
        yield f"    gains {_card(card)}"
    for card in one.again:
        yield f"    has {_card(card)} again"
    for card in one.lost:
        yield f"    loses {_card(card)}: it stays and shows an error until Tools > Empty Cards"
    for line in one.moved:
        yield f"    {line}: progress follows the number, so give each answer its old one"


def _card(card: str | int) -> str:
    return f"card {card}" if isinstance(card, int) else f"a {card} card"


def _told(difference: Difference) -> str:
    """Return the words of a field with what went and what came, readable without colour."""
    field, old, new, picture = difference
    if old == new:
        return harmless(f"{field}: {'another picture' if picture else 'only its markup'}")
    if field == "option" and not (old and new):
        return harmless(f"now offered: {new}" if new else f"no longer offered: {old}")
    return f"{harmless(field)}: {''.join(_words(old, new))}"


def _words(old: str, new: str) -> Iterator[str]:
    before, now = _TOKEN.findall(old), _TOKEN.findall(new)
    for tag, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        gone, come = ("".join(words) for words in (before[a:b], now[c:d]))
        if tag == "equal":
            yield harmless(" ".join(gone.split("\n")))
            continue
        yield _coloured(f"[-{gone}-]", "red") if gone else ""
        yield _coloured(f"{{+{come}+}}", "green") if come else ""


def _coloured(text: str, colour: str) -> str:
    plain = harmless(" ".join(text.split("\n")))
    shows = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return click.style(plain, fg=colour) if shows else plain


def _noticed(foreseen: Foresight) -> Iterator[str]:
    """Yield what those who have the decks will notice."""
    replaced = sum(foreseen.count(one) for one in (Change.CORRECTED, Change.CHANGED, Change.BACK))
    if replaced:
        yield (
            f"Learners: {count(replaced, 'note')} replaced when they import the deck, with the "
            "tags they gave, but for those that they edited or tagged since; progress stays."
        )
    if foreseen.again:
        yield f"Sent once more, unchanged: {count(len(foreseen.again), 'note')}, replaced likewise."
    if foreseen.count(Change.WITHDRAWN):
        marks = f"; {_named(foreseen.marked)} for those who have it" if foreseen.marked else ""
        yield f"What is withdrawn is not given to new learners{marks}."


def _named(files: Sequence[Path]) -> str:
    return f"{', '.join(map(str, files))} {'marks' if len(files) == 1 else 'mark'} it"


def plan_as_json(foreseen: Foresight, behind: Iterable[Deck]) -> str:
    """Return the plan as JSON: the counts, and each note that is not untouched.

    `behind` are the decks that a release writes besides.
    """
    found = {
        "counts": {change.value: foreseen.count(change) for change in _ORDER},
        "notes": [_note(one) for one in foreseen.told],
        "again": [entry.guid for entry in foreseen.again],
        "leaving": [_left(one) for one in foreseen.leaving],
        "behind": [str(deck.file) for deck in behind],
        "remarks": [*foreseen.remarks, *foreseen.moved],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _note(one: Told) -> dict[str, object]:
    entry = one.entry
    return {
        "change": entry.change.value,
        "bank": one.bank,
        "fact": entry.after.fact,
        "question": entry.after.item,
        "guid": entry.guid,
        "stem": entry.after.stem,
        "file": one.place.file if one.place else None,
        "line": one.place.line if one.place else None,
        "differences": [_difference(each) for each in one.differences],
        "gained": _list(entry.gained),
        "lost": _list(one.lost),
        "again": _list(one.again),
        "moved": [*one.moved],
        "dropped": _list(entry.dropped),
        "reason": entry.after.reason or None,
        "cause": entry.cause.value if entry.cause else None,
    }


def _left(one: Leaving) -> dict[str, object]:
    return {
        "deck": one.deck,
        "bank": one.item.origin.bank,
        "fact": one.item.fact,
        "guid": one.item.guid,
    }


def _difference(one: Difference) -> dict[str, str]:
    return {"field": one.field, "old": one.old, "new": one.new}


def _list(values: Sequence[str | int]) -> list[str | int]:
    return [*values]
