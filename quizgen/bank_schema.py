"""The JSON Schema of a bank as `bank_json` writes it (draft 2020-12)."""

from collections.abc import Callable, Mapping

from quizgen.bank_json import KEYS, MARK, VERSION
from quizgen.by_type import Schema, class_schema, name_of, schema_of
from quizgen.model import Item, Origin

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "object", "additionalProperties": _TEXT}
_BASE64: Schema = {"type": "string", "contentEncoding": "base64"}
_ITEM: Mapping[str, Schema] = {
    "id": _TEXT,
    "list": {"type": "integer", "minimum": 0},
    "options": _TEXTS,
}


def bank_schema() -> Schema:
    """Return the schema. Keys that it does not name are allowed: a later quizgen may write more."""
    known: dict[str, Schema] = {}

    def define(one: type) -> str:
        name = name_of(one)
        if name not in known:
            known[name] = {}  # a class may hold itself
            known[name] = class_schema(one, define)
        return f"#/$defs/{name}"

    item = _of_list(known, define)
    sections: Schema = {"type": "array", "items": {"$ref": "#/$defs/section"}}
    whole = {
        MARK: {"const": VERSION},
        "deck": _TEXT,
        "lists": {"type": "array", "items": schema_of(Origin, define)},
        "sections": sections,
        "media": {"type": "object", "additionalProperties": _BASE64},
    }
    items: Schema = {"type": "array", "items": {"$ref": item}}
    known["section"] = _object({"deck": _TEXT, "items": items}, "section")
    defined = {name: known[name] for name in sorted(known)}
    return {"$schema": _DRAFT, "title": "quizgen bank", **_object(whole, ""), "$defs": defined}


def _of_list(known: Mapping[str, Schema], define: Callable[[type], str]) -> str:
    """Define an item, which has the number of its list in place of what all its items share."""
    path = define(Item)
    item = known[name_of(Item)]
    del item["properties"]["origin"]
    item["properties"] = _described(_ITEM, "item") | item["properties"]
    item["required"] = [*_ITEM, *(name for name in item["required"] if name != "origin")]
    return path


def _described(properties: Mapping[str, Schema], of: str) -> dict[str, Schema]:
    return {name: {"description": KEYS[of][name], **one} for name, one in properties.items()}


def _object(properties: Mapping[str, Schema], of: str) -> Schema:
    return {"type": "object", "properties": _described(properties, of), "required": [*properties]}
