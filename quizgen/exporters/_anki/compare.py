"""What a reader sees change when one note takes the place of another, field by field."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from quizgen.exporters._anki.released import Held
from quizgen.markdown.plain import html_to_plain

_NAMES = {
    "Question": "question",
    "Text": "cloze",
    "Media": "image",
    "Answer": "answer",
    "Hint": "hint",
    "Also": "accept",
    "Why": "why",
    "Quote": "quote",
}
"""The fields that hold the author's text, by the key that the author writes it under."""

_OPTION = re.compile(r'<li\b[^>]*\bdata-o="(\d+)"[^>]*>(.*?)</li>', re.DOTALL)
_REASON = re.compile(r'<div class="reason">(.*)</div>', re.DOTALL)


class Difference(NamedTuple):
    """A text that changed, as a reader sees it; both are equal if only its markup did."""

    field: str
    old: str
    new: str


def differences(old: Held, new: Held) -> list[Difference]:
    """Return what changed of the author's text, in the order of the card."""
    found = []
    for field, name in _NAMES.items():
        before, now = old.fields.get(field, ""), new.fields.get(field, "")
        if before != now:
            found.append(Difference(name, html_to_plain(before), html_to_plain(now)))
    return [*found, *_of_options(old, new)]


def _of_options(old: Held, new: Held) -> Iterator[Difference]:
    """Yield the options that came and went, and the reasons that changed."""
    before, now = _options(old.fields), _options(new.fields)
    for number in sorted(before.keys() | now.keys()):
        (text, reason), (new_text, new_reason) = before.get(number, _NONE), now.get(number, _NONE)
        if text != new_text:
            yield Difference("option", text, new_text)
        elif reason != new_reason:
            yield Difference(f"reason of {text}", reason, new_reason)


_NONE = ("", "")


def _options(fields: Mapping[str, str]) -> dict[int, tuple[str, str]]:
    """Return each option's text and its reason by its number, which never changes."""
    found = {}
    for number, inside in _OPTION.findall(fields.get("Options", "")):
        reason = _REASON.search(inside)
        text = _REASON.sub("", inside)
        found[int(number)] = (html_to_plain(text), html_to_plain(reason[1]) if reason else "")
    return found
