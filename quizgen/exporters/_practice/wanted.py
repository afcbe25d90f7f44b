"""What a typed answer is compared with on the page: folded here, so that the script need not.

The script judges as the trainer does, but for what it cannot do: it converts no units and reads no
words around a number. There it shows the answer and the learner decides.
"""

import re
from collections.abc import Iterable
from typing import Any

from quizgen.exporters._practice.rich import Album, rich
from quizgen.folding import fold, squeeze
from quizgen.lookalikes import latin, visible
from quizgen.markdown import to_plain
from quizgen.model import Blank, Cloze, Entry, Item, Numeric, Quantity, Typed
from quizgen.number_words import as_figure, in_digits
from quizgen.quantity import has_decimal_comma, quantity

_SHORTEST_NEAR = 4  # as in the trainer: "Na" is not nearly "Ni"
_LOWERED = re.compile(r"~([^\s~]+)~")
_RAISED = re.compile(r"\^([^\s^]+)\^")


def wanted_text(item: Item, album: Album) -> dict[str, Any]:
    """Return what a typed answer is compared with."""
    assert isinstance(item.shape, Typed)
    shape = item.shape
    right = (shape.answer, *shape.accept)
    return _wanted(item, album, right, shape.arguable, exact=shape.exact)


def wanted_number(item: Item, album: Album) -> dict[str, Any]:
    """Return what a typed number is compared with."""
    assert isinstance(item.shape, Numeric)
    shape = item.shape
    right = (shape.answer, *shape.accept)
    return _wanted(item, album, right, shape.arguable, size=shape.quantity)


def wanted_blank(item: Item, cloze: Cloze, blank: Blank, album: Album) -> dict[str, Any]:
    """Return what is compared with what is typed into a blank."""
    assert blank in cloze.blanks
    comma = has_decimal_comma(item.origin.language)
    size = None if blank.exact else quantity(blank.answer, comma)
    right = (blank.answer, *blank.accept)
    return _wanted(item, album, right, blank.arguable, exact=blank.exact, size=size)


def _wanted(
    item: Item,
    album: Album,
    right: Iterable[str],
    arguable: Iterable[Entry],
    *,
    exact: bool = False,
    size: Quantity | None = None,
) -> dict[str, Any]:
    language, numeric = item.origin.language, size is not None
    answers = [*right]
    said = _forms(answers, language, exact=exact, numeric=numeric)
    sizes = [_range(size)] if size else []
    said["numbers"] = sizes + [number for number in said["numbers"] if number not in sizes]
    near = [fold(answer) for answer in answers]
    close = [
        fold(answer)
        for answer in answers
        if len(fold(answer)) >= _SHORTEST_NEAR and quantity(answer) is None
    ]
    loose = [
        _forms([one.text], language, exact=False, numeric=numeric)
        | {"reason": rich(one.reason, item, album)}
        for one in arguable
    ]
    return said | {"numeric": numeric, "near": near, "close": close, "arguable": loose}


def _forms(
    answers: Iterable[str], language: str, *, exact: bool, numeric: bool
) -> dict[str, list[Any]]:
    """Return in which forms these answers may be typed: to the letter, folded, as numbers."""
    letters, folded, numbers = [], [], []
    for answer in answers:
        forms = (answer, to_plain(answer), *_keyed(answer))
        figure = _number(answer, language) if numeric else None
        numbers += [_range(figure)] if figure else []
        if exact or figure:
            letters += [squeeze(visible(form)) for form in forms]
        else:
            both = [text for form in forms for text in (form, in_digits(form, language))]
            folded += [fold(look) for text in both for look in (text, latin(text))]
    return {
        "letters": [*dict.fromkeys(letters)],
        "folded": [*dict.fromkeys(folded)],
        "numbers": numbers,
    }


def _keyed(answer: str) -> tuple[str, str]:
    """Return a text as a keyboard has it: H2O for H~2~O, 10^-3 for 10^-3^; m^2 and m2 for m^2^."""
    low = _LOWERED.sub(r"\1", answer)
    return to_plain(_RAISED.sub(r"^\1", low)), to_plain(re.sub(r"(?<!\d)\^(\d+)\^", r"\1", low))


def _number(text: str, language: str) -> Quantity | None:
    return quantity(as_figure(text, language), has_decimal_comma(language))


def _range(size: Quantity) -> dict[str, str]:
    return {"low": str(size.low), "high": str(size.high), "unit": size.unit}
