"""Facts → a fact list as an author would type it: every text reads back as it is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from quizgen.importers._facts import Draft
from quizgen.importers._plain import tidy
from quizgen.model import Entry
from quizgen.reading.quoting import quoted

_PLAIN = re.compile(r"[^\W\d_][\w ()/%’“”–·…,.;?!°+-]*")
"""What YAML, and a reader of YAML, takes for a text in any place."""
_WIDEST = 500
"""YAML takes so long a text for a key."""


def write_list(head: Mapping[str, str], facts: Sequence[Draft]) -> str:
    """Return the text of a list: its head, then its facts, an empty line between them.

    The tags with which all facts begin stand in its head.
    """
    shared = _shared([_tags(fact) for fact in facts])
    whole: dict[str, object] = {**head, "tags": shared}
    lines = [line for key, value in whole.items() if value for line in _key(key, value, "")]
    lines += ["", "facts:"]
    for fact in facts:
        own = {"tags": tuple(_tags(fact)[len(shared) :])}
        fields = {key: own.get(key, value) for key, value in fact.fields.items()}
        lines += ["", *_fact(replace(fact, fields={k: v for k, v in fields.items() if v}))]
    return "\n".join(line.rstrip() if line.isspace() else line for line in lines) + "\n"


def _shared(lists: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the texts with which all lists begin."""
    together = takewhile(lambda texts: len({*texts}) == 1, zip(*lists, strict=False))
    return tuple(texts[0] for texts in together)


def _tags(fact: Draft) -> list[str]:
    tags = fact.fields.get("tags", ())
    assert isinstance(tags, tuple)
    return [*tags]


def _fact(fact: Draft) -> Iterator[str]:
    inside = [line for key, value in fact.fields.items() for line in _key(key, value, "  ")]
    yield from (f"# fill in  {' '.join(tidy(one).split())}" for one in fact.todo)
    yield f"- {inside[0][2:]}"
    yield from inside[1:]


def _key(key: str, value: object, indent: str) -> Iterator[str]:
    match value:
        case True:
            yield f"{indent}{key}: yes"
        case str():
            yield from _text(f"{indent}{key}: ", value, indent)
        case Mapping():
            yield f"{indent}{key}:"
            for name, inner in value.items():
                yield from _key(_as_key(str(name)), inner, f"{indent}  ")
        case tuple() if value and all(isinstance(one, Entry) for one in value):
            yield f"{indent}{key}:"
            yield from _entries(value, f"{indent}  ")
        case tuple():
            yield f"{indent}{key}:"
            yield from _list(value, f"{indent}  ")
        case _:
            raise TypeError(f"no value of a fact: {value!r}")


def _list(values: Iterable[object], indent: str) -> Iterator[str]:
    """Yield an entry for each value: a text, texts that stand together, or a row of a table."""
    for value in values:
        match value:
            case str():
                yield from _text(f"{indent}- ", value, indent)
            case Mapping():
                inside = [
                    line for key, one in value.items() for line in _key(key, one, f"{indent}  ")
                ]
                yield f"{indent}- {inside[0].lstrip()}"
                yield from inside[1:]
            case tuple() if len(value) == 1:
                yield from _list(value, indent)
            case tuple():
                inside = list(_list(value, f"{indent}  "))
                yield f"{indent}- {inside[0].lstrip()}"
                yield from inside[1:]
            case _:
                raise TypeError(f"no entry of a list: {value!r}")


def _entries(entries: Sequence[Entry], indent: str) -> Iterator[str]:
    """Yield `option: reason` lines; a list, where some have no reason or are too long for it."""
    is_map = all(one.reason and len(one.text) <= _WIDEST for one in entries)
    is_map = is_map and len({_in_one_line(one.text) for one in entries}) == len(entries)
    for one in entries:
        if is_map:
            yield from _text(f"{indent}{_as_key(one.text)}: ", one.reason, indent)
        elif one.reason and len(one.text) <= _WIDEST:
            yield from _text(f"{indent}- {_as_key(one.text)}: ", one.reason, f"{indent}  ")
        else:
            yield from _text(f"{indent}- ", one.text, indent)


def _text(before: str, text: str, indent: str) -> Iterator[str]:
    """Yield a text behind its key: as it is, in quotes, or below a bar."""
    plain = tidy(text).strip()
    if "\n" not in plain:
        yield before + (plain if _is_plain(plain) else quoted(plain))
        return
    yield f"{before}|"
    yield from (f"{indent}  {line}" if line.strip() else "" for line in plain.split("\n"))


def _as_key(text: str) -> str:
    plain = _in_one_line(text)
    return plain if _is_plain(plain) and "?" not in plain else quoted(plain)


def _in_one_line(text: str) -> str:
    return " ".join(tidy(text).split("\n")).strip()


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and not text.endswith((" ", ":")) and "  " not in text
