"""The slips of values that begin with a bracket: a text, or a list that YAML reads otherwise."""

import re
from dataclasses import replace

from quizgen.problems import Edit
from quizgen.reading.lines import Spot
from quizgen.reading.quoting import (
    closing_bracket,
    quoted,
    split_comment,
    swallowed,
    without_quoted,
)
from quizgen.reading.slip import Slip, below_bar, comma, quote_it, quoting
from quizgen.reading.splits import Split, dropped, split_entry
from quizgen.reading.words import Words

_PLAIN_LIST = re.compile(r"""\[[^\[\]{}"']*\]""")
_BARE_COLON = re.compile(r"""[{,][ ]*([^\s{}\[\],:"']+):(?=[},])""")
_BRACKETS = re.compile(r"""[\[\]{}"'()]""")


def bracket_slip(spot: Spot, words: Words) -> Slip | None:
    """Return the slip of a value that begins with `[` or `{`."""
    text = spot.text
    if spot.key in words.texts or text.startswith("{{"):
        return _text_slip(spot, text)
    if (at := swallowed(without_quoted(text))) >= 0:
        return _in_list(spot, dropped(text, at))
    end = closing_bracket(text)
    if end < 0:
        hint = "close it, or write one entry per line, each after `- `"
        message, mended = "this bracket is never closed", _closed(spot, text)
        hint = quote_it(spot, mended, "close it") if mended else hint
        return Slip(spot.number, spot.column, "Y16", message, hint, mended)
    return _closing(spot, text, end, words)


def _closing(spot: Spot, text: str, end: int, words: Words) -> Slip | None:
    """Return the slip of what stands inside brackets, or after them."""
    if not text[end + 1 :].strip():
        return _bare_colon(spot) or _in_list(spot, split_entry(text))
    if text[end + 1 :].strip() in {",", ";"}:
        return comma(spot, "bracket")
    if spot.key in words.keys and "," in text[:end]:
        hint = "write one entry per line, each after `- `"
        return Slip(spot.number, spot.column, "Y16", "the value goes on after its bracket", hint)
    return quoting(spot, "Y01", _message(text))


def _bare_colon(spot: Spot) -> Slip | None:
    """Return the slip of `{I121:}`: a key without a value, which YAML reads with a blank only."""
    found = _BARE_COLON.search(without_quoted(spot.value)) if spot.value[0] == "{" else None
    if not found or spot.below:
        return None
    at = spot.column + found.end()
    edits = (Edit(spot.number, f"{spot.line[:at]} {spot.line[at:]}"),)
    message = f"no blank after the colon of `{found[1]}`"
    return Slip(spot.number, at - 1, "Y12", message, quote_it(spot, edits, "write"), edits)


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
    mended = _quoted_entry(spot, at) if found.code == "Y15" else ()
    hint = quote_it(spot, mended) if mended else found.hint
    return Slip(spot.number, at, found.code, found.message, hint, mended)


def _quoted_entry(spot: Spot, at: int) -> tuple[Edit, ...]:
    """Return the line with the entry at a column in quotes; none if it is no plain `[a, b]`."""
    match = _PLAIN_LIST.fullmatch(spot.value)
    if not match or spot.below:
        return ()
    start = max(spot.line.rfind(sign, 0, at) for sign in "[,") + 1
    end = min(place for sign in ",]" if (place := spot.line.find(sign, at)) >= 0)
    entry = spot.line[start:end]
    bare = entry.strip()
    line = spot.line[:start] + entry.replace(bare, quoted(bare), 1) + spot.line[end:]
    return (Edit(spot.number, line),)


def _closed(spot: Spot, text: str) -> tuple[Edit, ...]:
    """Return the line with its bracket closed; none if that might belong elsewhere."""
    if spot.below or _BRACKETS.search(text[1:]) or not (spot.key or text[0] == "{"):
        return ()
    _, comment = split_comment(spot.value)
    line = spot.line[: spot.column] + text + {"[": "]", "{": "}"}[text[0]]
    return (Edit(spot.number, f"{line} {comment}".rstrip()),)
