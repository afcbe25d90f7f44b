"""The sorts of questions that Moodle knows → our shapes: what each calls right and wrong."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from quizgen.importers._moodle.cloze import read_cloze
from quizgen.importers._moodle.reading import Reader
from quizgen.importers._moodle.tree import Element, text
from quizgen.importers._plain import in_markdown, tidy
from quizgen.importers.contract import Pairs
from quizgen.model import (
    Choice,
    ChooseAll,
    Distractor,
    Entry,
    Listed,
    Order,
    Shape,
    TrueFalse,
    Typed,
)

_FULL = Decimal(100)


class Read(NamedTuple):
    """What one sort of question holds besides its texts: its shape, and what goes with it."""

    shape: Shape | Pairs
    never: tuple[Entry, ...] = ()
    accept: tuple[str, ...] = ()
    wrong: Mapping[int, tuple[Entry, ...]] = {}
    why: str = ""


class _Answer(NamedTuple):
    text: str
    worth: Decimal
    feedback: str


def _answers(element: Element, reader: Reader) -> list[_Answer]:
    return [
        _Answer(
            reader.markdown(one),
            _worth(one.get("fraction", "0")),
            reader.markdown(one.find("feedback")),
        )
        for one in element.findall("answer")
    ]


def _worth(found: str) -> Decimal:
    try:
        worth = Decimal(found.strip())
    except InvalidOperation as error:
        raise ValueError("the worth of an answer is no number") from error
    if not worth.is_finite():
        raise ValueError("the worth of an answer is no number")
    return worth


def _choice(element: Element, reader: Reader, _ours: object) -> Read:
    answers = [one for one in _answers(element, reader) if one.text]
    single = text(element, "single").strip().lower() not in ("false", "0")
    right = [one for one in answers if one.worth >= 99 or (not single and one.worth > 0)]
    if not right:
        raise ValueError("none of its answers is fully right")
    wrong = tuple(Distractor(one.text, Listed(), one.feedback) for one in answers if one.worth <= 0)
    why = "\n".join(dict.fromkeys(one.feedback for one in right if one.feedback))
    if not single and len(right) > 1:
        return Read(ChooseAll(tuple(one.text for one in right), wrong), why=why)
    key, *others = right
    never = tuple(Entry(one.text, one.feedback) for one in answers if 0 < one.worth < 99)
    accept = tuple(one.text for one in others)
    return Read(Choice(key.text, wrong), never if single else (), accept, why=why)


def _true_false(element: Element, reader: Reader, _ours: object) -> Read:
    answers = _answers(element, reader)
    true = next((one for one in answers if one.text.strip().lower() == "true"), None)
    false = next((one for one in answers if one.text.strip().lower() == "false"), None)
    if true is None or false is None or (true.worth >= _FULL) is (false.worth >= _FULL):
        raise ValueError("it does not say whether it is true")
    why = "\n".join(dict.fromkeys(one.feedback for one in (false, true) if one.feedback))
    return Read(TrueFalse(true=true.worth >= _FULL), why=why)


def _short(element: Element, reader: Reader, _ours: object) -> Read:
    exact = text(element, "usecase").strip() == "1"
    answers = []
    for one in element.findall("answer"):
        plain = tidy(text(one, "text")).strip()
        if re.search(r"(?<!\\)\*", plain):
            if plain != "*":
                reader.lost.append(f"the pattern {plain[:60]!r}")
            continue
        found = in_markdown(plain.replace("\\*", "*"))
        worth, feedback = _worth(one.get("fraction", "0")), reader.markdown(one.find("feedback"))
        answers.append(_Answer(found, worth, feedback))
    return _typed([one for one in answers if one.text], exact=exact)


def _typed(answers: Sequence[_Answer], *, exact: bool) -> Read:
    right = [one for one in answers if one.worth >= _FULL]
    if not right:
        raise ValueError("none of its answers is fully right")
    never = tuple(Entry(one.text, one.feedback) for one in answers if 0 < one.worth < _FULL)
    wrong = tuple(Entry(one.text, one.feedback) for one in answers if one.worth <= 0)
    key, *others = right
    shape = Typed(key.text, tuple(one.text for one in others), never, exact)
    why = "\n".join(dict.fromkeys(one.feedback for one in right if one.feedback))
    return Read(shape, wrong={0: wrong} if wrong else {}, why=why)


def _number(element: Element, reader: Reader, _ours: object) -> Read:
    units = [
        (text(one, "multiplier").strip(), text(one, "unit_name").strip())
        for one in element.findall("units/unit")
    ]
    unit = next(
        (in_markdown(name) for size, name in units if size in ("1", "1.0", "1.0000000")), ""
    )
    if len(units) > 1:
        reader.lost.append("units other than the first")
    answers = []
    for one in element.findall("answer"):
        figure, off = text(one, "text").strip(), text(one, "tolerance").strip()
        if figure == "*":
            continue
        _worth(figure)
        within = f" ± {off}" if off and _worth(off) else ""
        found = f"{figure}{within}{f' {unit}' if unit else ''}"
        worth = _worth(one.get("fraction", "0"))
        answers.append(_Answer(tidy(found), worth, reader.markdown(one.find("feedback"))))
    return _typed(answers, exact=False)


def _cloze(element: Element, reader: Reader, ours: Mapping[str, object]) -> Read:
    asked = element.find("questiontext")
    if asked is None:
        raise ValueError("it has no text")
    found = read_cloze(text(asked, "text"), lambda html: reader.html(html, asked), _known(ours))
    return Read(found.cloze, wrong=found.wrong)


def _known(ours: Mapping[str, object]) -> list[tuple[int, str]]:
    """Return number and hint of each blank, as quizgen wrote them."""
    found = ours.get("blanks")
    if not isinstance(found, list):
        return []
    return [
        (one[0], tidy(str(one[1])))
        for one in found
        if isinstance(one, list) and len(one) == 2 and type(one[0]) is int and 0 < one[0] < 1000
    ]


def _ordering(element: Element, reader: Reader, _ours: object) -> Read:
    steps = tuple((one.text,) for one in _answers(element, reader) if one.text)
    if len(steps) < 2:
        raise ValueError("it has fewer than two steps")
    return Read(Order(steps))


def _matching(element: Element, reader: Reader, ours: Mapping[str, object]) -> Read:
    pairs = list(_pairs(element, reader))
    if ours.get("way") == "order":
        return Read(Order(_places(pairs)))
    full = tuple((thing, match) for thing, match in pairs if thing)
    if len(full) < len(pairs):
        reader.lost.append("answers that belong to nothing")
    if not full:
        raise ValueError("it has no pairs")
    return Read(Pairs(full))


def _pairs(element: Element, reader: Reader) -> Iterator[tuple[str, str]]:
    for one in element.findall("subquestion"):
        yield reader.markdown(one), in_markdown(tidy(text(one, "answer/text")).strip())


def _places(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return steps by their places, `2` or `2–3`."""
    places: dict[int, list[str]] = {}
    for step, place in pairs:
        match = re.match("[0-9]{1,4}", place)
        if not match:
            raise ValueError("a step has no place")
        places.setdefault(int(match[0]), []).append(step)
    return tuple(tuple(places[at]) for at in sorted(places))


SORTS: Mapping[str, Callable[[Element, Reader, Mapping[str, str]], Read]] = {
    "multichoice": _choice,
    "truefalse": _true_false,
    "shortanswer": _short,
    "numerical": _number,
    "cloze": _cloze,
    "multianswer": _cloze,
    "ordering": _ordering,
    "matching": _matching,
}
