"""What formats that fix a set of options share: one way of each question, its options in order.

An Anki card draws its options anew at each showing. A test on paper or in a course does not: it
takes the best wrong options of each item, in an order that says nothing about which is right.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple
from unicodedata import normalize

from quizgen.exporters._anki.words import claim_in_words, words
from quizgen.exporters.contract import ExportOptions, LeftOut
from quizgen.identity import hashed_options, numbered, option_numbers, way
from quizgen.model import (
    Bank,
    Choice,
    ChooseAll,
    Cloze,
    Distractor,
    Item,
    Numeric,
    Order,
    Quantity,
    Recall,
    Shape,
    TrueFalse,
    Typed,
)
from quizgen.quantity import has_decimal_comma, quantity, same_unit

SELF_RATED = "the learner rates it, and this format has nobody who does"
ASKED_OTHERWISE = "its question is asked as `{}`"
_PREFERRED: tuple[type[Shape], ...] = (
    Choice, ChooseAll, Order, TrueFalse, Cloze, Numeric, Typed,
)  # fmt: skip


class Option(NamedTuple):
    """An option with its id, whether it is right, and why it is wrong in the list's words."""

    id: str
    text: str
    right: bool
    reason: str = ""


class Step(NamedTuple):
    """A step to be put in order, with its id and its place; parallel steps share theirs."""

    id: str
    text: str
    place: int


def gradable(
    bank: Bank, *, rated: bool = False
) -> tuple[list[tuple[str, list[Item]]], tuple[LeftOut, ...]]:
    """Return the decks with one item for each question, and the items that are left out.

    Of the ways of a question the one that a program can grade best: a choice before a typed answer.
    What is only rated by the learner has no place in a test; `rated` keeps it where there is no
    other way, for a format that has a learner.
    """
    decks, left_out = [], []
    for section in bank.sections:
        ways: dict[str, list[Item]] = {}
        for item in section.items:
            ways.setdefault(item.guid, []).append(item)
        kept = []
        for group in ways.values():
            best = min(group, key=_rank)
            fits = rated or not isinstance(best.shape, Recall)
            kept += [best] if fits else []
            why = ASKED_OTHERWISE.format(way(best.name)) if fits else SELF_RATED
            left_out += [
                LeftOut(one, SELF_RATED if isinstance(one.shape, Recall) and not rated else why)
                for one in group
                if one is not best or not fits
            ]
        decks.append((section.deck, kept))
    return decks, tuple(left_out)


def _rank(item: Item) -> int:
    shape = type(item.shape)
    return _PREFERRED.index(shape) if shape in _PREFERRED else len(_PREFERRED)


def options_of(item: Item, options: ExportOptions) -> tuple[Option, ...]:
    """Return the options of a choice of any sort as they are shown, none of another shape.

    Numbers ascend and True stands before False; all others go by a hash of guid and words.
    """
    released = options.released.get(item.guid, ())
    language = item.origin.language
    match item.shape:
        case Choice(key=key, distractors=distractors):
            numbers = option_numbers(item.guid, key, [one.text for one in distractors], released)
            wrong = _wrong(item, distractors[: options.draw], numbers)
            return _in_order([_option(item, key, numbers), *wrong], item)
        case ChooseAll(keys=keys, distractors=distractors):
            texts = [*keys, *(one.text for one in distractors)]
            numbers = numbered(hashed_options(item.guid, texts), released)
            right = [_option(item, key, numbers) for key in keys]
            return _in_order([*right, *_wrong(item, distractors, numbers)], item)
        case TrueFalse(true=true):
            said = words(language)
            return (
                Option(f"{item.guid}-o1", said.true, true),
                Option(f"{item.guid}-o2", said.false, not true),
            )
        case _:
            return ()


def keeps_order(item: Item, options: Sequence[Option]) -> bool:
    """Tell whether the order of options means something: True and False, numbers that ascend."""
    if isinstance(item.shape, TrueFalse):
        return True
    return bool(_sizes([one.text for one in options], item.origin.language))


def steps_of(item: Item, options: ExportOptions) -> tuple[Step, ...]:
    """Return the steps of an order in the right order, none of another shape."""
    if not isinstance(item.shape, Order):
        return ()
    texts = [step for steps in item.shape.steps for step in steps]
    released = options.released.get(item.guid, ())
    numbers = numbered(hashed_options(item.guid, texts), released)
    found, place = [], 1
    for steps in item.shape.steps:
        found += [Step(_id(item, step, numbers), step, place) for step in steps]
        place += len(steps)
    return tuple(found)


def _wrong(
    item: Item, distractors: Iterable[Distractor], numbers: Mapping[str, int]
) -> list[Option]:
    language = item.origin.language
    return [
        Option(
            _id(item, one.text, numbers),
            one.text,
            right=False,
            reason=one.reason or claim_in_words(one.claim, language),
        )
        for one in distractors
    ]


def _option(item: Item, key: str, numbers: Mapping[str, int]) -> Option:
    return Option(_id(item, key, numbers), key, right=True)


def _id(item: Item, text: str, numbers: Mapping[str, int]) -> str:
    return f"{item.guid}-o{numbers[normalize('NFC', text)]}"


def _in_order(options: Sequence[Option], item: Item) -> tuple[Option, ...]:
    sizes = _sizes([one.text for one in options], item.origin.language)
    if sizes:
        places = sorted(range(len(options)), key=lambda at: (sizes[at].low, sizes[at].high))
        return tuple(options[at] for at in places)
    by_hash = sorted(options, key=lambda one: sha256(f"{item.guid} {one.text}".encode()).digest())
    return tuple(by_hash)


def _sizes(texts: Iterable[str], language: str) -> list[Quantity]:
    """Return the texts as numbers of one unit, none if one of them is not."""
    comma = has_decimal_comma(language)
    sizes: list[Quantity] = []
    for text in texts:
        size = quantity(text, comma)
        if size is None or (sizes and not same_unit(sizes[0], size)):
            return []
        sizes.append(size)
    return sizes
