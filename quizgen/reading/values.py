"""YAML nodes → the values that a key takes, with a problem for whatever it does not take."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from quizgen.reading.cells import read_table
from quizgen.reading.compose import MappingNode, Node, ScalarNode, SequenceNode
from quizgen.reading.report import Report
from quizgen.reading.texts import (
    ANY,
    read_entries,
    read_reasons,
    read_text,
    read_texts,
    read_yes_no,
    same_word,
)
from quizgen.schema import INSIDE, Key, Takes, closest

_TWICE = {"this fact": "delete one; if a new fact begins here, write `- ` before it"}


def read_fields(node: MappingNode, keys: Mapping[str, Key], report: Report) -> dict[str, object]:
    """Return the values of a map's keys; what cannot be read is reported and left out."""
    fields: dict[str, object] = {}
    for name_node, value_node in node.value:
        name = name_node.value
        key = keys.get(name) if name_node.__class__ is ScalarNode else None
        if key is None:
            _unknown(name_node, keys, report)
        elif name in fields:
            message = f"`{name}` stands twice in {report.subject}"
            report.add(name_node, "F102", message, _TWICE.get(report.subject, "delete one"))
        else:
            value = _READ[key.takes.name](value_node, name, key, report)
            if value is not None:
                fields[name] = value
    return fields


def _unknown(node: Node, keys: Mapping[str, Key], report: Report) -> None:
    if node.__class__ is not ScalarNode:
        report.add(node, "F105", "a key is one word, not a list or a map", "quote it")
        return
    meant = closest(node.value, list(keys))
    known = f"did you mean `{meant}`?" if meant else f"keys: {', '.join(keys)}"
    hint = INSIDE.get(node.value.lower(), known)
    message = f"unknown key `{node.value}` in {report.subject}"
    report.add(node, "F101", message, hint, same_word(node, meant, report))


def _maps(node: Node, name: str, key: Key, report: Report) -> dict[str, object] | None:
    if not isinstance(node, MappingNode):
        message = f"`{name}` holds a line for each name, with keys further in"
        report.add(node, "F105", message, f"write it like `{name}: {{c1: {{hint: …}}}}`")
        return None
    maps: dict[str, object] = {}
    for inner_name, inner in node.value:
        if not isinstance(inner, MappingNode) or inner_name.__class__ is not ScalarNode:
            message = f"under `{name}` stands a name, then its keys further in"
            report.add(inner, "F105", message, f"write it like `{name}: {{c1: {{hint: …}}}}`")
        elif inner_name.value in maps:
            message = f"`{inner_name.value}` stands twice in `{name}`"
            report.add(inner_name, "F102", message, "make one of the two")
        else:
            part = replace(report, subject=f"`{inner_name.value}`")
            maps[inner_name.value] = read_fields(inner, key.keys, part)
    return maps


_MEMBERS = Key(Takes.ENTRIES, "", commas=True)


def _groups(node: Node, name: str, _key: Key, report: Report) -> dict[str, object] | str | None:
    if node.__class__ is ScalarNode and node.value.strip():
        return read_text(node, name, ANY, report)
    return read_groups(node, name, report)


def read_groups(node: Node, name: str, report: Report) -> dict[str, object] | None:
    """Return the members of each group of a map; what cannot be read is reported."""
    if not isinstance(node, MappingNode):
        message = f"`{name}` holds a line for each group: its name, then its members"
        report.add(node, "F105", message, "write it like `diuretics: [furosemide, amiloride]`")
        return None
    groups: dict[str, object] = {}
    for group, members in node.value:
        if group.__class__ is not ScalarNode:
            report.add(group, "F105", "a group's name is one text", "put it in single quotes")
        elif group.value in groups:
            message = f"`{group.value}` stands twice in `{name}`"
            report.add(group, "F102", message, "make one group of the two")
        elif (found := read_entries(members, group.value, _MEMBERS, report)) is not None:
            groups[group.value] = found
    return groups


def _steps(node: Node, name: str, _key: Key, report: Report) -> tuple[tuple[str, ...], ...] | None:
    if not isinstance(node, SequenceNode) or not node.value:
        report.add(node, "F105", f"`{name}` is a list", "one step per line, each after `- `")
        return None
    places = [
        read_texts(entry, name, ANY, report)
        if isinstance(entry, SequenceNode)
        else _alone(read_text(entry, f"an entry of `{name}`", ANY, report))
        for entry in node.value
    ]
    return tuple(place for place in places if place)


def _alone(text: str | None) -> tuple[str, ...]:
    return () if text is None else (text,)


def _sets(node: Node, name: str, _key: Key, report: Report) -> tuple[tuple[str, ...], ...] | None:
    entries = node.value if isinstance(node, SequenceNode) else []
    if not entries or not all(isinstance(entry, SequenceNode) for entry in entries):
        message = f"`{name}` is a list of lists, each with the names of one thing"
        report.add(node, "F105", message, f"write it like `{name}: [[adrenaline, epinephrine]]`")
        return None
    found = [read_texts(entry, name, ANY, report) for entry in entries]
    return tuple(names for names in found if names)


def _facts(node: Node, name: str, _key: Key, report: Report) -> None:
    hint = "write `facts:` alone, and each fact on the lines below after `- `"
    report.add(node, "F105", f"`{name}` holds facts on the lines below it", hint)


_SOURCE = {part: Key(Takes.TEXT, part) for part in ("title", "author", "url", "date")}


def _source(node: Node, name: str, key: Key, report: Report) -> object:
    if isinstance(node, MappingNode):
        return read_fields(node, _SOURCE, replace(report, subject=f"`{name}`"))
    return read_text(node, name, key, report)


def _table(node: Node, name: str, _key: Key, report: Report) -> object:
    return read_table(node, name, report)


def _questions(node: Node, name: str, key: Key, report: Report) -> dict[str, object] | None:
    if not isinstance(node, MappingNode):
        message = f"`{name}` holds a line for each name, with its questions"
        report.add(node, "F105", message, f"write it like `{name}: {{number: What …?}}`")
        return None
    found: dict[str, object] = {}
    for asked, questions in node.value:
        if asked.__class__ is not ScalarNode:
            report.add(asked, "F105", "a name is one text", "put it in single quotes")
        elif asked.value in found:
            message = f"`{asked.value}` stands twice in `{name}`"
            report.add(asked, "F102", message, "make a list of the two: each after `- `")
        elif (texts := read_texts(questions, asked.value, key, report)) is not None:
            found[asked.value] = texts
    return found


_READ: dict[str, Callable[[Node, str, Key, Report], object]] = {
    "TEXT": read_text,
    "TEXTS": read_texts,
    "ENTRIES": read_entries,
    "REASONS": read_reasons,
    "YES_NO": read_yes_no,
    "MAPS": _maps,
    "GROUPS": _groups,
    "STEPS": _steps,
    "SETS": _sets,
    "SOURCE": _source,
    "TABLE": _table,
    "QUESTIONS": _questions,
    "FACTS": _facts,
}
