"""The forms of a test: the same items, in an order that depends on seed, form and guid alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from quizgen.exporters._anki.decks import deck_name
from quizgen.exporters._paper.laying import asked, key_row, letter
from quizgen.exporters._paper.words import words
from quizgen.exporters._sheet import Option, Step, keeps_order, options_of, steps_of
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Bank, Item


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its letter, what its test says, and what the key says of it."""

    letter: str
    test: dict[str, Any]
    key: dict[str, Any]


def forms(bank: Bank, items: Sequence[Item], options: ExportOptions) -> list[Form]:
    """Return as many forms as are wanted, at least one."""
    wanted = max(options.forms, 1)
    return [_form(bank, items, options, letter(at), several=wanted > 1) for at in range(wanted)]


def form_name(stem: str, letter: str, count: int) -> str:
    """Return the name of the file of a form."""
    return f"{stem}.pdf" if count == 1 else f"{stem}-form-{letter.lower()}.pdf"


def _form(
    bank: Bank, items: Sequence[Item], options: ExportOptions, name: str, *, several: bool
) -> Form:
    language = items[0].origin.language if items else "en"
    about = {
        "title": deck_name(bank.deck).replace("::", " · "),
        "form": name if several else "",
        "lang": language,
        "words": words(language),
    }
    tests, rows = [], []
    for item in sorted(items, key=lambda item: _hash(options.seed, name, item.guid)):
        shown = _options(item, options, name)
        steps = _steps(item, options, name)
        tests.append(asked(item, shown, steps))
        rows.append(key_row(item, shown, steps) | {"id": item.guid})
    return Form(name, about | {"items": tests}, about | {"rows": rows})


def _options(item: Item, options: ExportOptions, name: str) -> Sequence[Option]:
    shown = options_of(item, options)
    if keeps_order(item, shown):
        return shown
    return sorted(shown, key=lambda one: _hash(options.seed, name, one.id))


def _steps(item: Item, options: ExportOptions, name: str) -> Sequence[Step]:
    """Return the steps in an order that is not the right one."""
    steps = sorted(steps_of(item, options), key=lambda step: _hash(options.seed, name, step.id))
    places = [step.place for step in steps]
    return [*steps[1:], *steps[:1]] if places == sorted(places) else steps


def _hash(*words: str) -> bytes:
    """Return the same bytes for the same words only."""
    return sha256(json.dumps(words).encode()).digest()
