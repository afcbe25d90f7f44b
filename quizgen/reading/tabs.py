"""Tabs where YAML wants blanks: how wide they are meant to be, the lines around them say."""

from collections.abc import Sequence
from dataclasses import replace

from quizgen.problems import Edit
from quizgen.reading.compose import (
    MappingNode,
    Node,
    NotYaml,
    ScalarNode,
    SequenceNode,
    compose,
    is_deep,
    is_far_in,
)
from quizgen.reading.layout import lead_of, with_blanks
from quizgen.reading.slip import Slip
from quizgen.reading.slips import survey
from quizgen.reading.words import Words

_WIDTHS = (2, 4, 8, 1)
"""How wide editors show a tab."""


def expanded(lines: Sequence[str], slips: Sequence[Slip], words: Words) -> Sequence[Slip]:
    """Return the slips, those of tabs with the lines as they must have been meant.

    They stay without where no width fits the keys, or two widths give different readings.
    """
    tabbed = [slip for slip in slips if _is_tab(slip, lines)]
    if not tabbed:
        return slips
    readings: dict[str, dict[int, str]] = {}
    for width in _WIDTHS:
        wide = {slip.line: _wide(lines[slip.line], width) for slip in tabbed}
        node = _read([wide.get(number, line) for number, line in enumerate(lines)], words)
        if node is not None:
            readings.setdefault(repr(_values(node)), wide)
    if len(readings) != 1:
        return slips
    (wide,) = readings.values()
    return [
        replace(slip, mended=(Edit(slip.line, wide[slip.line]),)) if slip in tabbed else slip
        for slip in slips
    ]


def _is_tab(slip: Slip, lines: Sequence[str]) -> bool:
    lead = lines[slip.line][: slip.column + 1]
    return slip.code == "Y14" and not slip.mended and lead[-1:] == "\t"


def _wide(line: str, width: int) -> str:
    """Return a line with blanks for the tabs before its text."""
    text = len(lead_of(line))
    return with_blanks(line[:text]).expandtabs(width) + line[text:]


def _read(lines: list[str], words: Words) -> Node | None:
    """Return the node of lines if all is well with their layout and their keys are known."""
    found = survey(lines, words)
    if any(slip.code in {"Y00", "Y14", "Y17"} for slip in found.slips):
        return None
    for slip in found.slips:
        for edit in slip.mended:
            lines[edit.line] = edit.text or ""
    if is_deep("\n".join(lines)) or is_far_in(lines):
        return None
    try:
        node = compose("\n".join(lines) + "\n")
    except NotYaml:
        return None
    inner = node.value[0] if isinstance(node, SequenceNode) and len(node.value) == 1 else node
    if not isinstance(inner, MappingNode):
        return None
    known = all(key.__class__ is ScalarNode and key.value in words.keys for key, _ in inner.value)
    return inner if known else None


def _values(node: Node) -> object:
    if isinstance(node, MappingNode):
        return [(_values(key), _values(value)) for key, value in node.value]
    if isinstance(node, SequenceNode):
        return list(map(_values, node.value))
    return node.value
