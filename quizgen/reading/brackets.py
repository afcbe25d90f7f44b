"""The slips of values that begin with a bracket: a text, or a list that YAML reads otherwise."""

from collections.abc import Collection
from dataclasses import replace

from quizgen.reading.lines import Spot
from quizgen.reading.quoting import closing_bracket, swallowed
from quizgen.reading.slip import Slip, below_bar, quoting
from quizgen.reading.splits import Split, dropped, split_entry


def bracket_slip(spot: Spot, keys: Collection[str], texts: Collection[str]) -> Slip | None:
    """Return the slip of a value that begins with `[` or `{`."""
    text = spot.text
    if spot.key in texts or text.startswith("{{"):
        return _text_slip(spot, text)
    if (at := swallowed(text)) >= 0:
        return _in_list(spot, dropped(text, at))
    end = closing_bracket(text)
    if end < 0:
        hint = "close it, or write one entry per line, each after `- `"
        return Slip(spot.number, spot.column, "Y16", "this bracket is never closed", hint)
    if not text[end + 1 :].strip():
        return _in_list(spot, split_entry(text)) if text[0] == "[" else None
    if spot.key in keys and "," in text[:end]:
        hint = "write one entry per line, each after `- `"
        return Slip(spot.number, spot.column, "Y16", "the value goes on after its bracket", hint)
    return quoting(spot, "Y01", _message(text))


def _text_slip(spot: Spot, text: str) -> Slip | None:
    """Return the slip of one text that YAML would take for a list or a map."""
    if text in {"[]", "{}"}:
        kind = "list" if text == "[]" else "map"
        return quoting(spot, "Y01", f"`{text}` was read as an empty {kind}, not as text")
    end = closing_bracket(text)
    if text[0] == "[" and end >= 0 and not text[end + 1 :].strip():
        return None  # a list where one text belongs: the schema says what to do
    slip = quoting(spot, "Y01", _message(text))
    return replace(slip, hint=below_bar(spot)) if spot.key and text[0] == "{" else slip


def _message(text: str) -> str:
    kind = "list" if text[0] == "[" else "map"
    return f"the text starts with `{text[0]}`, which YAML takes for a {kind}"


def _in_list(spot: Spot, found: Split | None) -> Slip | None:
    if not found:
        return None
    at = max(spot.line.find(found.culprit, spot.column), spot.column)
    return Slip(spot.number, at, found.code, found.message, found.hint)
