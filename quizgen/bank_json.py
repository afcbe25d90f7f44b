"""A bank as one JSON object, from which the same bank is read again.

    {"quizgen-bank": 1, "deck": …, "lists": […], "media": …,
     "sections": [{"deck": …, "items": […]}]}

An item is what `model.Item` says of it, with the number of its list under `list`, an id of its own,
and the ids of its options.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from quizgen.by_type import from_json, to_json
from quizgen.identity import item_id
from quizgen.json_line import Damaged, read_object
from quizgen.model import Bank, Item, Origin, Section

VERSION = 1
"""Goes up when a key changes its meaning or goes; a new key alone does not change it."""

MARK = "quizgen-bank"

KEYS: Mapping[str, Mapping[str, str]] = {
    "": {
        MARK: f"{VERSION}: goes up when a key changes its meaning or goes",
        "deck": "the name of the deck; `::` nests",
        "lists": "the fact lists that the items come from",
        "sections": "the decks, each with its items in the author's order",
        "media": "the pictures: name → the bytes in base64",
    },
    "section": {"deck": "the name of the deck", "items": "its items"},
    "item": {
        "id": "the guid, `-` and the name of the way: no two items share it",
        "list": "which of `lists` it comes from, from 0",
        "options": "the id of each option or step → its text",
    },
}
"""The keys that are not those of a value of the model, each with its meaning."""

Ids = Callable[[Item], Mapping[str, str]]
"""Gives the ids of the options of an item, with their texts."""


def write_bank(bank: Bank, ids: Ids) -> bytes:
    """Return a bank as the content of a file: same bank, same bytes."""
    origins = list(dict.fromkeys(item.origin for item in bank.items))
    whole = {
        MARK: VERSION,
        "deck": bank.deck,
        "lists": [to_json(one) for one in origins],
        "sections": [
            {
                "deck": section.deck,
                "items": [_item(item, origins.index(item.origin), ids) for item in section.items],
            }
            for section in bank.sections
        ],
        "media": {name: b64encode(bank.media[name]).decode() for name in sorted(bank.media)},
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return text.encode(errors="backslashreplace")  # half a surrogate pair becomes JSON's `\ud83e`


def _item(item: Item, origin: int, ids: Ids) -> dict[str, object]:
    written = to_json(item)
    assert isinstance(written, dict)
    written.pop("origin")
    head = {"id": item_id(item.guid, item.name), "list": origin}
    return head | written | {"options": dict(ids(item))}


def read_bank(content: bytes) -> Bank:
    """Return the bank in the content of a file. Raises Damaged, which says where and why.

    Keys that it does not know are passed over.
    """
    try:
        whole = read_object(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Damaged("it is not UTF-8") from error
    version = whole.get(MARK)
    if type(version) is not int:
        raise Damaged(f"it has no `{MARK}`, so it is no bank of quizgen")
    if version != VERSION:
        raise Damaged(f"it is of version {version}, and this quizgen reads version {VERSION}")
    origins = from_json(tuple[Origin, ...], whole.get("lists"), "lists")
    sections = tuple(
        _section(one, origins, f"sections/{at}")
        for at, one in enumerate(_of(whole, "sections", list, ""))
    )
    media = _of(whole, "media", dict, "")
    return Bank(
        _of(whole, "deck", str, ""), sections, {name: _bytes(media[name], name) for name in media}
    )


def _section(found: object, origins: tuple[Origin, ...], where: str) -> Section:
    if not isinstance(found, dict):
        raise Damaged(f"{where}: section is wanted")
    items = _of(found, "items", list, where)
    return Section(
        _of(found, "deck", str, where),
        tuple(_item_of(one, origins, f"{where}/items/{at}") for at, one in enumerate(items)),
    )


def _item_of(found: object, origins: tuple[Origin, ...], where: str) -> Item:
    if not isinstance(found, dict):
        raise Damaged(f"{where}: item is wanted")
    number = _of(found, "list", int, where)
    if not 0 <= number < len(origins):
        raise Damaged(f"{where}/list: there is no list {number}")
    item = from_json(Item, {**found, "origin": to_json(Origin("", ""))}, where)
    return replace(item, origin=origins[number])


def _of(found: Mapping[str, object], key: str, wanted: type, where: str) -> Any:  # noqa: ANN401  # `wanted`
    value = found.get(key)
    if type(value) is not wanted:
        raise Damaged(f"{where}/{key}: {wanted.__name__} is wanted".lstrip("/"))
    return value


def _bytes(found: object, name: str) -> bytes:
    try:
        return b64decode(found if isinstance(found, str) else "?", validate=True)
    except (Error, ValueError) as error:
        raise Damaged(f"media/{name}: base64 is wanted") from error
