"""The keys of lists and recipes → a JSON Schema (draft 7), with which editors check and complete.

A text may be a number, a yes or nothing to an editor: `answer: 58.44` and `answer: no` are texts.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Protocol

from quizgen.facts.kind_keys import KindKeys
from quizgen.schema import FACT_KEYS, LIST_KEYS, Key, Takes

Schema = dict[str, object]

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that the YAML language servers know."""

_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_SOURCE_PARTS = ("title", "author", "url", "date")


class Kind(KindKeys, Protocol):
    """What the schema needs to know of a kind of fact; `kinds.contract.Kind` fits."""

    @property
    def summary(self) -> str:
        """What the kind is, in a few words."""


def as_text(schema: Schema) -> str:
    """Return a schema as the text of a file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def list_schema(kinds: Iterable[Kind]) -> Schema:
    """Return the schema of a fact list whose facts are of these kinds."""
    properties = {name: _property(key) for name, key in LIST_KEYS.items()}
    properties["facts"] = {
        "description": LIST_KEYS["facts"].meaning,
        "type": "array",
        "minItems": 1,
        "items": _fact(list(kinds)),
    }
    return {"$schema": DRAFT, "title": "quizgen fact list", **_map(properties, ("title", "facts"))}


def recipe_schema(keys: Mapping[str, Key], pick: Mapping[str, Key]) -> Schema:
    """Return the schema of a recipe; `pick` are the keys of what its `pick` holds."""
    properties = {name: _property(key) for name, key in keys.items()}
    properties["pick"] = {"description": keys["pick"].meaning, **_map(_properties(pick))}
    return {"$schema": DRAFT, "title": "quizgen recipe", **_map(properties, ("deck", "lists"))}


def _fact(kinds: list[Kind]) -> Schema:
    keys = dict(FACT_KEYS)
    for kind in kinds:
        keys.update(kind.keys)
    heads = [{"required": [kind.name], "description": kind.summary} for kind in kinds]
    rules = [_rule(one, kinds, keys) for one in kinds]
    return {**_map(_properties(keys)), "anyOf": heads, "allOf": rules}


def _rule(kind: Kind, kinds: Iterable[Kind], keys: Mapping[str, Key]) -> Schema:
    """Return what holds for a fact that has the key of a kind, and of none that needs it too."""
    useless = {name: False for name in keys if name not in kind.allowed}
    then: Schema = {"required": sorted(kind.needed)}
    above = [one.name for one in kinds if one is not kind and kind.name in one.needed]
    alone: Schema = {"not": {"anyOf": [{"required": [name]} for name in above]}} if above else {}
    return {
        "if": {"required": [kind.name], **alone},
        "then": {**then, "properties": useless} if useless else then,
    }


def _map(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    needed = list(required)
    closed: Schema = {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": False,
    }
    return {**closed, "required": needed} if needed else closed


def _properties(keys: Mapping[str, Key]) -> dict[str, Schema]:
    return {name: _property(key) for name, key in keys.items()}


def _property(key: Key) -> Schema:
    return {"description": key.meaning, **_form(key)}


def _form(key: Key) -> Schema:
    """Return the form of a value; any at all for one that is not known here."""
    if key.takes is Takes.MAPS:
        return {"type": "object", "additionalProperties": _map(_properties(key.keys))}
    if key.one_of:
        return {"enum": list(key.one_of)}
    return FORMS.get(key.takes, {})


_LIST: Schema = {"type": "array", "minItems": 1, "items": _TEXT}
_TEXTS: Schema = {"anyOf": [_TEXT, _LIST]}
_REASONS: Schema = {"type": "object", "minProperties": 1, "additionalProperties": _TEXT}
_ENTRIES: Schema = {
    "anyOf": [
        _REASONS,
        _TEXT,
        {"type": "array", "minItems": 1, "items": {"anyOf": [_TEXT, _REASONS]}},
    ]
}
_YES_WORDS = ("yes", "no", "true", "false")


def _any_case(word: str) -> str:
    """Return the pattern of a word in capitals or not: draft 7 has no flag for that."""
    return "".join(f"[{letter.upper()}{letter}]" for letter in word)


_YES_NO: Schema = {
    "anyOf": [
        {"enum": [True, False, "yes", "no"]},
        {"type": "string", "pattern": f"^({'|'.join(map(_any_case, _YES_WORDS))})$"},
    ]
}
FORMS: Mapping[Takes, Schema] = {
    Takes.TEXT: _TEXT,
    Takes.TEXTS: _TEXTS,
    Takes.ENTRIES: _ENTRIES,
    Takes.REASONS: _REASONS,
    Takes.YES_NO: _YES_NO,
    Takes.GROUPS: {"anyOf": [_TEXT, {"type": "object", "additionalProperties": _ENTRIES}]},
    Takes.STEPS: {"type": "array", "minItems": 1, "items": {"anyOf": [_TEXT, _LIST]}},
    Takes.SETS: {"type": "array", "minItems": 1, "items": _LIST},
    Takes.TABLE: {
        "anyOf": [
            _TEXT,
            {"type": "array", "minItems": 1, "items": _REASONS},
        ]
    },
    Takes.QUESTIONS: {"type": "object", "additionalProperties": _TEXTS},
    Takes.SOURCE: {"anyOf": [_TEXT, _map(dict.fromkeys(_SOURCE_PARTS, _TEXT))]},
}
"""The form of each sort of value, but for those that hold other keys."""
