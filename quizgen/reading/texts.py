"""YAML nodes → texts, lists of texts, texts with reasons, and yes or no."""

from quizgen.model import Entry
from quizgen.problems import Edit
from quizgen.reading.compose import MappingNode, Node, ScalarNode, SequenceNode
from quizgen.reading.quoting import quoted
from quizgen.reading.report import Report
from quizgen.schema import Key, Takes

ANY = Key(Takes.TEXT, "")
"""A text of which nothing is asked."""


def same_word(node: Node, meant: str, report: Report) -> tuple[Edit, ...]:
    """Return the repair of a word of which nothing but capitals and hyphens is wrong."""
    same = meant and node.value.strip().lower().replace("_", "-") == meant
    return report.instead(node, node, meant) if same else ()


def read_text(node: Node, name: str, key: Key, report: Report) -> str | None:
    """Return the text of a value, None if it is none; what is wrong is reported."""
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
        meant = next((one for one in key.one_of if one == text.strip().lower()), "")
        repair = same_word(node, meant, report)
        report.add(node, "F106", f"`{name}` cannot be `{text}`", f"one of: {allowed}", repair)
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
        return _pair(pairs[0], node, report)
    hint = "put it in single quotes, or after `|` on a new line"
    report.add(node, "F105", f"{_named(name)} is one text, not `name: value` lines", hint)
    return None


def _pair(pair: tuple[Node, Node], node: Node, report: Report) -> str:
    """Return the text that YAML split at its colon."""
    key, inner = pair
    name, value = key.value, inner.value
    text: str = f"{name}: {value}" if value else f"{name}:"
    message = f"read as `{name}` with the value `{value}`" if value else f"read as a key `{name}`"
    mark = node.start_mark
    flow = getattr(node, "flow_style", False)
    before = "" if flow else report.page.line(report.line + mark.line)[: mark.column]
    whole = node.start_mark.column == key.start_mark.column  # no `? ` before it
    repair = report.instead(key, inner, quoted(text)) if whole else ()
    report.add(node, "Y11", message, f"quote it: {before.lstrip()}{quoted(text)}", repair)
    return text


def read_texts(node: Node, name: str, key: Key, report: Report) -> tuple[str, ...] | None:
    """Return one text or several of a value, None if it is neither; what is wrong is reported."""
    if node.__class__ is ScalarNode:
        text = read_text(node, name, key, report)
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
        else read_text(entry, f"an entry of `{name}`", ANY, report)
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


def read_entries(node: Node, name: str, key: Key, report: Report) -> tuple[Entry, ...] | None:
    """Return the texts of a value with their reasons; what is wrong is reported."""
    if isinstance(node, MappingNode):
        if not node.value:
            report.add(node, "F104", f"`{name}` is empty", "write an entry, or delete the line")
            return None
        return _reasons(node, name, report)
    if isinstance(node, SequenceNode) and any(isinstance(part, MappingNode) for part in node.value):
        return _mixed(node, name, report)
    found = read_texts(node, name, key, report)
    return tuple(map(Entry, found)) if found is not None else None


def read_reasons(node: Node, name: str, _key: Key, report: Report) -> tuple[Entry, ...] | None:
    """Return the `CODE: reason` lines of a value, each with a reason; what is wrong is reported."""
    if not isinstance(node, MappingNode):
        hint = f"write it like `{name}: {{F136: why it does not matter here}}`"
        report.add(node, "F105", f"`{name}` holds `CODE: reason` lines", hint)
        return None
    found = read_entries(node, name, ANY, report) or ()
    seen: set[str] = set()
    for code, reason in node.value:
        if code.__class__ is not ScalarNode or reason.__class__ is not ScalarNode:
            continue  # that it is no text is said
        if code.value in seen:
            report.add(code, "F102", f"`{code.value}` stands twice in `{name}`", "delete one")
        elif Entry(code.value) in found and not reason.value.strip():
            hint = f"write why: `{name}: {{{code.value}: why it does not matter here}}`"
            report.add(code, "F104", f"`{code.value}` under `{name}` has no reason", hint)
        seen.add(code.value)
    return found


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
            text = read_text(part, f"an entry of `{name}`", ANY, report)
            entries.extend([] if text is None else [Entry(text)])
    return tuple(entries)


_YES = {"yes": True, "true": True, "no": False, "false": False}


def read_yes_no(node: Node, name: str, _key: Key, report: Report) -> bool | None:
    """Return whether a value says yes, None if it says neither; then that is reported."""
    flag = _YES.get(node.value.lower()) if node.__class__ is ScalarNode else None
    if flag is None:
        report.add(node, "F106", f"`{name}` is yes or no", f"write `{name}: yes` or `{name}: no`")
    return flag
