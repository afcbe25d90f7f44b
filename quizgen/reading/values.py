"""YAML nodes → the values that a key takes, with a problem for whatever it does not take."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from quizgen.model import Entry, Place
from quizgen.problems import Problem
from quizgen.reading.compose import MappingNode, Node, ScalarNode, SequenceNode
from quizgen.reading.page import Page
from quizgen.reading.quoting import quoted
from quizgen.schema import INSIDE, Key, Takes, closest

_TWICE = {"this fact": "delete one; if a new fact begins here, write `- ` before it"}


@dataclass(slots=True)
class Report:
    """Collects the problems of nodes whose text begins at a line, from 0, of the page.

    `subject` is the name of the map in messages.
    """

    page: Page
    line: int
    subject: str
    problems: list[Problem] = field(default_factory=list)

    def place(self, node: Node) -> Place:
        """Return where a node begins."""
        return self.page.place(self.line + node.start_mark.line, node.start_mark.column)

    def add(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Note a problem at the node."""
        self.problems.append(Problem(self.place(node), code, message, hint))


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
    report.add(node, "F101", f"unknown key `{node.value}` in {report.subject}", hint)


def _text(node: Node, name: str, key: Key, report: Report) -> str | None:
    if node.__class__ is not ScalarNode:
        return _no_text(node, name, report)
    text: str = node.value
    if node.style in ("|", ">"):
        text = text.rstrip("\n")
    if not text.strip():
        report.add(node, "F104", f"{_named(name)} is empty", "write its text, or delete the line")
        return None
    if key.one_of and text not in key.one_of:
        allowed = ", ".join(key.one_of)
        report.add(node, "F106", f"`{name}` cannot be `{text}`", f"one of: {allowed}")
        return None
    return text


def _named(name: str) -> str:
    return name if " " in name else f"`{name}`"


def _no_text(node: Node, name: str, report: Report) -> str | None:
    if isinstance(node, SequenceNode):
        code, hint = "F105", "write one text, without brackets and `- `"
        if name == "answer":
            code = "F111"
            hint = "other right answers: `accept`; if all are needed: one text, `a and b`"
        report.add(node, code, f"{_named(name)} is one text, not a list", hint)
        return None
    pairs = node.value
    if len(pairs) == 1 and all(part.__class__ is ScalarNode for part in pairs[0]):
        return _pair(pairs[0][0].value, pairs[0][1].value, node, report)
    hint = "put it in single quotes, or after `|` on a new line"
    report.add(node, "F105", f"{_named(name)} is one text, not `name: value` lines", hint)
    return None


def _pair(name: str, value: str, node: Node, report: Report) -> str:
    """Return the text that YAML split at its colon."""
    text = f"{name}: {value}" if value else f"{name}:"
    message = f"read as `{name}` with the value `{value}`" if value else f"read as a key `{name}`"
    mark = node.start_mark
    flow = getattr(node, "flow_style", False)
    before = "" if flow else report.page.line(report.line + mark.line)[: mark.column]
    report.add(node, "Y11", message, f"quote it: {before.lstrip()}{quoted(text)}")
    return text


_ANY = Key(Takes.TEXT, "")


def _texts(node: Node, name: str, key: Key, report: Report) -> tuple[str, ...] | None:
    if node.__class__ is ScalarNode:
        text = _text(node, name, key, report)
        if text is None or _several(node, name, key, report):
            return None
        return (text,)
    if isinstance(node, MappingNode):
        message = f"`{name}` is a list of texts, not `name: value` lines"
        report.add(node, "F105", message, "one entry per line, each after `- `")
        return None
    if not node.value:
        report.add(node, "F104", f"`{name}` is an empty list", "write an entry, or delete the line")
        return None
    found = [
        entry.value
        if entry.__class__ is ScalarNode and not entry.style and entry.value
        else _text(entry, f"an entry of `{name}`", _ANY, report)
        for entry in node.value
    ]
    return tuple(text for text in found if text is not None)


def _several(node: Node, name: str, key: Key, report: Report) -> bool:
    if not key.commas or getattr(node, "style", None) or ", " not in node.value:
        return False
    entries, one = f"{name}: [{node.value}]", f"{name}: {quoted(node.value)}"
    hint = f"several entries: {entries}; one entry: {one}"
    report.add(node, "F110", "one entry with commas, which looks like several", hint)
    return True


def _entries(node: Node, name: str, key: Key, report: Report) -> tuple[Entry, ...] | None:
    if isinstance(node, MappingNode):
        if not node.value:
            report.add(node, "F104", f"`{name}` is empty", "write an entry, or delete the line")
            return None
        return _reasons(node, name, report)
    if isinstance(node, SequenceNode) and any(isinstance(part, MappingNode) for part in node.value):
        return _mixed(node, name, report)
    found = _texts(node, name, key, report)
    return tuple(map(Entry, found)) if found is not None else None


def _reasons(node: Node, name: str, report: Report) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for option, reason in node.value:
        if option.__class__ is not ScalarNode or reason.__class__ is not ScalarNode:
            culprit = option if option.__class__ is not ScalarNode else reason
            hint = "put the text in single quotes"
            report.add(culprit, "F105", f"`{name}` holds `option: reason`, each one text", hint)
        elif not option.value.strip():
            report.add(option, "F104", f"an entry of `{name}` is empty", "write its text")
        elif entries and entries[-1].reason and _is_bare(node, option, reason):
            _split_reason(option, entries[-1].reason, report)
        else:
            entries.append(Entry(option.value, reason.value.strip()))
    return tuple(entries)


def _is_bare(node: Node, option: Node, reason: Node) -> bool:
    """Tell whether an entry of `{a: b, c}` has no colon, as `c` here."""
    if not getattr(node, "flow_style", False) or getattr(option, "style", None):
        return False
    return not reason.value and reason.start_mark.index <= option.end_mark.index


def _split_reason(option: Node, before: str, report: Report) -> None:
    message = f"this reason was split at its comma into `{before}` and `{option.value}`"
    hint = "one `option: reason` per line, without the braces"
    report.add(option, "Y10", message, hint)


def _mixed(node: Node, name: str, report: Report) -> tuple[Entry, ...]:
    """Read a list in which some entries carry a reason: `- option: reason`."""
    entries: list[Entry] = []
    for part in node.value:
        if isinstance(part, MappingNode):
            entries.extend(_reasons(part, name, report))
        else:
            text = _text(part, f"an entry of `{name}`", _ANY, report)
            entries.extend([] if text is None else [Entry(text)])
    return tuple(entries)


_YES = {"yes": True, "true": True, "no": False, "false": False}


def _yes_no(node: Node, name: str, _key: Key, report: Report) -> bool | None:
    flag = _YES.get(node.value.lower()) if node.__class__ is ScalarNode else None
    if flag is None:
        report.add(node, "F106", f"`{name}` is yes or no", f"write `{name}: yes` or `{name}: no`")
    return flag


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


def _groups(node: Node, name: str, _key: Key, report: Report) -> dict[str, object] | None:
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
        elif (found := _entries(members, group.value, _MEMBERS, report)) is not None:
            groups[group.value] = found
    return groups


def _facts(node: Node, name: str, _key: Key, report: Report) -> None:
    hint = "write `facts:` alone, and each fact on the lines below after `- `"
    report.add(node, "F105", f"`{name}` holds facts on the lines below it", hint)


_SOURCE = {part: Key(Takes.TEXT, part) for part in ("title", "author", "url", "date")}


def _source(node: Node, name: str, key: Key, report: Report) -> object:
    if isinstance(node, MappingNode):
        return read_fields(node, _SOURCE, replace(report, subject=f"`{name}`"))
    return _text(node, name, key, report)


_READ: dict[str, Callable[[Node, str, Key, Report], object]] = {
    "TEXT": _text,
    "TEXTS": _texts,
    "ENTRIES": _entries,
    "YES_NO": _yes_no,
    "MAPS": _maps,
    "GROUPS": _groups,
    "SOURCE": _source,
    "FACTS": _facts,
}
