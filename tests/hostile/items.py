"""Items with a hostile text wherever a list had one: made of a list that means no harm.

What a list may not hold, a control character, so comes to the exporters too: no sink relies on
another part having looked.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from quizgen.making import Desk
from quizgen.model import Bank, Item, Section
from quizgen.pictures.sorts import name_of
from quizgen.problems import Severity
from quizgen.shelf import Naming, look
from tests.hostile.lists import PICTURE, letters, list_of
from tests.hostile.texts import BENIGN, Text

_LIST = Path("list.yaml")
NAME = name_of(PICTURE)
MEDIA: Mapping[str, bytes] = {NAME: PICTURE}


def items_of(text: Text, at: int) -> tuple[Item, ...]:
    """Return the items of the list of a text; `at` tells its bank and facts from others'."""
    return tuple(
        replace(_replaced(item, {BENIGN.typed: text.typed}), fact=f"{item.fact}-{at}")
        for item in _harmless(at)
        if text.in_cloze or item.kind != "cloze"
    )


def bank_of(*texts: Text, without: frozenset[tuple[str, str]] = frozenset()) -> Bank:
    """Return a bank with a deck for each text, its name the text's too.

    `without` are guids and names of items that are not in it.
    """
    return Bank(
        "Hostile",
        tuple(
            Section(
                f"Hostile:: {text.typed} zqdeck",
                tuple(one for one in items_of(text, at) if (one.guid, one.name) not in without),
            )
            for at, text in enumerate(texts)
        ),
        MEDIA,
    )


@cache
def _harmless(at: int) -> tuple[Item, ...]:
    content = {_LIST: list_of(BENIGN, at).encode()}
    desk = Desk(content.__getitem__, lambda: letters(at), pictures=False)
    shelf = look([_LIST], Naming.FROZEN, desk).shelf
    assert [one for one in shelf.problems if one.severity is Severity.ERROR] == []
    return tuple(
        replace(item, pictures=tuple(one._replace(name=NAME) for one in item.pictures))
        for item in shelf.items
    )


def _replaced(value: Any, words: Mapping[str, str]) -> Any:  # noqa: ANN401  # whatever an item holds
    """Return a value with the words in all of its texts replaced."""
    if isinstance(value, str):
        for old, new in words.items():
            value = value.replace(old, new)
        return value
    if is_dataclass(value) and not isinstance(value, type):
        kept = {one.name: _replaced(getattr(value, one.name), words) for one in fields(value)}
        return replace(value, **kept)
    if isinstance(value, tuple):
        inside = [_replaced(one, words) for one in value]
        return type(value)(*inside) if hasattr(value, "_fields") else tuple(inside)
    return value
