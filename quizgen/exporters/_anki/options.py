"""The field Options: one `<ol>` that is right without any script, and open to a script later.

    <ol class="qz" data-draw="3" dir="auto">
    <li class="wrong" data-o="1">AMPA receptor<div class="reason">…</div></li>
    <li class="key" data-o="2">NMDA receptor</li>
    <li class="wrong more" data-o="3">…

The keys and the best distractors are in sight; `more` are the others, hidden until drawn. Steps to
be put in order are `<li class="step" data-o="2" data-place="1">`; steps of one place are parallel.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple, assert_never
from unicodedata import normalize

from quizgen.exporters._anki.anki_html import to_anki
from quizgen.exporters._anki.words import claim_in_words, words
from quizgen.identity import hashed_options, numbered, option_numbers
from quizgen.model import Choice, ChooseAll, Distractor, Order, Quantity, TrueFalse
from quizgen.quantity import has_decimal_comma, quantity, same_unit

DRAW = 3
"""How many wrong options a showing draws beside a single key."""
IN_SIGHT = 9
"""How many options a showing has where several are right: as many as there are digits."""
LEAST_WRONG = 2

Pickable = Choice | ChooseAll | Order | TrueFalse
"""The shapes that are answered by tapping."""


class _Line(NamedTuple):
    """One option: its text, its classes, why it is wrong; of a step, its place."""

    text: str
    classes: str
    reason: str = ""
    place: int = 0


def options_field(shape: Pickable, guid: str, language: str, released: Sequence[str] = ()) -> str:
    """Return the options of an item in their standing order, all that must be in sight first.

    The order is by a hash, so that it says nothing about what is right; numbers ascend. `released`
    are the options ever released, in the places that number them (`data-o`).
    """
    match shape:
        case Choice(key=key, distractors=distractors):
            wrong = [option.text for option in distractors]
            numbers = option_numbers(guid, key, wrong, released)
            return _to_choose((key,), distractors, DRAW, guid, language, numbers)
        case ChooseAll(keys=keys, distractors=distractors):
            texts = [*keys, *(option.text for option in distractors)]
            numbers = numbered(hashed_options(guid, texts), released)
            draw = max(LEAST_WRONG, IN_SIGHT - len(keys))
            return _to_choose(keys, distractors, draw, guid, language, numbers)
        case Order():
            return _to_order(shape, guid, released)
        case TrueFalse(true=true):
            return truth_field(language, true=true)
        case _:
            assert_never(shape)


def truth_field(language: str, *, true: bool) -> str:
    """Return the two options of a sentence to be judged; `true` says which one is right."""
    said = words(language)
    lines = [
        _Line(said.true, "key" if true else "wrong"),
        _Line(said.false, "wrong" if true else "key"),
    ]
    return _list(lines, {said.true: 1, said.false: 2}, ' data-draw="1" data-order="fixed"')


def places(order: Order) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the steps of each place with its number; after two parallel ones it skips one."""
    place = 1
    for steps in order.steps:
        yield place, steps
        place += len(steps)


def _to_choose(
    keys: Sequence[str],
    distractors: Sequence[Distractor],
    draw: int,
    guid: str,
    language: str,
    numbers: Mapping[str, int],
) -> str:
    shown = [_Line(key, "key") for key in keys]
    shown += [_wrong(option, "wrong", language) for option in distractors[:draw]]
    more = [_wrong(option, "wrong more", language) for option in distractors[draw:]]
    ascending = _ascending([*shown, *more], language)
    lines = ascending or [*_hashed(shown, guid), *_hashed(more, guid)]
    fixed = ' data-order="fixed"' if ascending else ""
    return _list(lines, numbers, f' data-draw="{draw}"{fixed}')


def _to_order(order: Order, guid: str, released: Sequence[str]) -> str:
    lines = [_Line(step, "step", place=place) for place, steps in places(order) for step in steps]
    numbers = numbered(hashed_options(guid, [line.text for line in lines]), released)
    hashed = _hashed(lines, guid)
    if hashed == sorted(hashed, key=lambda line: line.place):
        hashed = [*hashed[1:], hashed[0]]  # in order by chance: the question would answer itself
    return _list(hashed, numbers)


def _wrong(option: Distractor, classes: str, language: str) -> _Line:
    return _Line(option.text, classes, option.reason or claim_in_words(option.claim, language))


def _hashed(lines: Sequence[_Line], guid: str) -> list[_Line]:
    if not lines:  # as nearly always of those that are hidden
        return []
    return sorted(lines, key=lambda line: sha256(f"{guid} {line.text}".encode()).digest())


def _ascending(lines: list[_Line], language: str) -> list[_Line]:
    """Return the lines by size if all are numbers of one unit, else none."""
    comma = has_decimal_comma(language)
    numbers: list[Quantity] = []
    for line in lines:
        size = quantity(line.text, comma)
        if size is None or (numbers and not same_unit(numbers[0], size)):
            return []
        numbers.append(size)
    by_size = sorted(range(len(lines)), key=lambda at: (numbers[at].low, numbers[at].high))
    return [lines[at] for at in by_size]


def _list(lines: Sequence[_Line], numbers: Mapping[str, int], attributes: str = "") -> str:
    items = "".join([_item(line, numbers[normalize("NFC", line.text)]) for line in lines])
    return f'<ol class="qz"{attributes} dir="auto">{items}</ol>'


def _item(line: _Line, number: int) -> str:
    place = f' data-place="{line.place}"' if line.place else ""
    reason = f'<div class="reason">{to_anki(line.reason)}</div>' if line.reason else ""
    return f'<li class="{line.classes}" data-o="{number}"{place}>{to_anki(line.text)}{reason}</li>'
