"""What a reader sees change when one note takes the place of another, field by field."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from quizgen.exporters._anki.released import Held
from quizgen.folding import fold
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

_OPTION = re.compile(r'<li class="(\w+)[^>]*\bdata-o="(\d+)"[^>]*>(.*?)</li>', re.DOTALL)
_REASON = re.compile(r'<div class="reason">(.*)</div>', re.DOTALL)


_PICTURE = re.compile(r'<img src="([^"]*)"')
_NAMELESS = '<img src="picture"'
_BLANK = re.compile(r"\{\{c(\d+)::(.*?)(?:::.*?)?\}\}", re.DOTALL)


class Difference(NamedTuple):
    """A text that changed, as a reader sees it; both are equal if only its markup or picture did.

    `picture` says that a picture in it is another.
    """

    field: str
    old: str
    new: str
    picture: bool = False


class _Option(NamedTuple):
    """An option as a reader sees it."""

    text: str = ""
    reason: str = ""
    is_key: bool = False


def differences(old: Held, new: Held) -> list[Difference]:
    """Return what changed of the author's text, in the order of the card."""
    found = []
    for field, name in _NAMES.items():
        before, now = old.fields.get(field, ""), new.fields.get(field, "")
        if before != now:
            pictures = _PICTURE.findall(before) != _PICTURE.findall(now)
            # The name of a picture without words is a hash, and says nothing to a reader.
            old_text, new_text = (_PICTURE.sub(_NAMELESS, text) for text in (before, now))
            found.append(
                Difference(name, html_to_plain(old_text), html_to_plain(new_text), pictures)
            )
    return [*found, *_of_options(old, new)]


def moved_blanks(old: Held, new: Held) -> list[str]:
    """Return what is to be said of answers that stand under another number than they did."""
    before, now = _answers(old), _answers(new)
    moved = {
        number: now[answer]
        for answer, number in before.items()
        if answer in now and now[answer] != number
    }
    said = []
    for number, place in sorted(moved.items()):
        if moved.get(place) == number:
            if number < place:
                said.append(f"c{number} and c{place} have changed places")
        else:
            said.append(f"what was c{number} is c{place} now")
    return said


def _answers(note: Held) -> dict[str, int]:
    """Return the number of each answer of a cloze that stands under one number only."""
    numbers: dict[str, set[int]] = {}
    for number, answer in _BLANK.findall(note.fields.get("Text", "")):
        numbers.setdefault(fold(html_to_plain(answer)), set()).add(int(number))
    return {answer: min(found) for answer, found in numbers.items() if len(found) == 1}


def _of_options(old: Held, new: Held) -> Iterator[Difference]:
    """Yield the options that came and went, and the reasons that changed.

    Nothing is said of a choice that is gained or lost as a whole: its card is told.
    """
    before, now = _options(old.fields), _options(new.fields)
    if not before or not now:
        return
    corrected = old.fields.get("Answer") != new.fields.get("Answer")
    gone, come = _told(before, now, corrected), _told(now, before, corrected)
    for number in sorted(before.keys() | now.keys()):
        one, other = before.get(number, _Option()), now.get(number, _Option())
        if one.text == other.text:
            if one.reason != other.reason and not other.is_key:
                yield Difference(f"reason of {one.text}", one.reason, other.reason)
        elif number in gone or number in come:
            yield Difference("option", one.text, other.text)


def _told(
    options: Mapping[int, _Option], others: Mapping[int, _Option], corrected: bool
) -> set[int]:
    """Return the numbers of those options that the other side does not have in any case.

    A key is not told where the answer has changed: it stands there already.
    """
    known = {fold(option.text) for option in others.values()}
    return {
        number
        for number, option in options.items()
        if fold(option.text) not in known and not (corrected and option.is_key)
    }


def _options(fields: Mapping[str, str]) -> dict[int, _Option]:
    """Return each option by its number, which never changes."""
    found = {}
    for kind, number, inside in _OPTION.findall(fields.get("Options", "")):
        reason = _REASON.search(inside)
        text = html_to_plain(_REASON.sub("", inside))
        why = html_to_plain(reason[1]) if reason else ""
        found[int(number)] = _Option(text, why, kind == "key")
    return found
