"""Joins the responses of a class and the lists: which fact an item asks, and where that stands.

files → figures of items → the facts they ask, in the order of the lists → what to mend
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, assert_never

from quizgen.analysis.catalogue import Catalogue, Entry
from quizgen.analysis.figures import Analysis, Asked, ItemFigures, OptionFigures
from quizgen.analysis.flags import with_flags
from quizgen.analysis.known import KnownItem
from quizgen.analysis.line import blank_item
from quizgen.analysis.reckoning import Wishes, analyse
from quizgen.course import Course
from quizgen.exporters._clozes import hint_of
from quizgen.exporters._sheet import gradable, options_of
from quizgen.exporters.contract import ExportOptions
from quizgen.history.release import options_by_guid
from quizgen.history.store import beside, load
from quizgen.identity import item_id
from quizgen.markdown import to_plain
from quizgen.model import (
    Bank,
    Blank,
    Choice,
    ChooseAll,
    Cloze,
    Item,
    Numeric,
    Order,
    Recall,
    Section,
    TrueFalse,
    Typed,
)
from quizgen.screen import count
from quizgen.trainer.wording import BLANK

_EVERY = 99
"""More wrong options than an item has."""
_USUAL = ExportOptions(0).draw
"""A test shows so many wrong options, unless a recipe says otherwise."""
_MOST_NAMED = 5


class _Asks(NamedTuple):
    """An item, or of a text with blanks those of one number (0: all)."""

    item: Item
    number: int = 0

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Return the blanks that are asked."""
        shape = self.item.shape
        blanks = shape.blanks if isinstance(shape, Cloze) else ()
        return tuple(one for one in blanks if self.number in {0, one.number})


@dataclass(frozen=True, slots=True)
class _Known:
    """What a course asks by its names in the analysis, in the order of the lists."""

    items: Mapping[str, _Asks]
    course: Course
    catalogue: Catalogue


def analysis_of(files: Sequence[Path], course: Course, wishes: Wishes) -> Analysis:
    """Return what the responses in files say of the items of a course, and of any others.

    The items of the course stand first, in its order, with their facts and flags. Refused if a
    file, or the history of a list, cannot be read.
    """
    known = _known(course)
    found = analyse(files, wishes, known.catalogue.look)
    places = {name: at for at, name in enumerate(known.items)}
    ordered = sorted(found.items, key=lambda one: places.get(one.item, len(places)))
    joined = tuple(_joined(one, known) for one in ordered)
    said = (*found.said, *_strangers(joined), *_letters(joined))
    return with_flags(replace(found, items=joined, said=said))


def _known(course: Course) -> _Known:
    items = [item for name in course.facts for item in course.items(name, "")]
    released = options_by_guid(
        load(beside(Path(file), bank), bank)[0]
        for file, bank in {one.file: one.origin.bank for one, _ in course.facts.values()}.items()
    )
    options = ExportOptions(0, released=released, draw=_EVERY)
    decks, _ = gradable(Bank("", (Section("", tuple(items)),)), rated=True)
    first = {item.guid: item for _, kept in decks for item in kept}
    ids = Counter(fact.id for _, fact in course.facts.values())
    named: dict[str, _Asks] = {}
    for item in items:
        for name, asks in _named(item):
            named.setdefault(name, asks)
    entries = [
        _blank_entry(name, asks) if asks.number
        else _entry(asks.item, options, _heads(asks.item, first[asks.item.guid], ids))
        for name, asks in named.items()
    ]  # fmt: skip
    return _Known(named, course, Catalogue(entries))


def _named(item: Item) -> Iterator[tuple[str, _Asks]]:
    """Yield an item by its name, and of a text with blanks each number, which is asked alone."""
    yield _name(item), _Asks(item)
    if isinstance(item.shape, Cloze):
        numbers = sorted({blank.number for blank in item.shape.blanks})
        for number, target in zip(numbers, item.targets, strict=True):
            yield blank_item(_name(item), target), _Asks(item, number)


def _heads(item: Item, first: Item, ids: Counter[str]) -> tuple[str, ...]:
    """Return what else names an item, if it is the way in which a test asks: its guid, its fact."""
    if item is not first:
        return ()
    alone = (item.fact,) if ids[item.fact] == 1 else ()
    return (item.guid, _fact(item), *alone)


def _blank_entry(name: str, asks: _Asks) -> Entry:
    answers = [text for blank in asks.blanks for text in (blank.answer, *blank.accept)]
    return Entry(KnownItem(name, tuple(map(to_plain, answers))), (name,))


def _entry(item: Item, options: ExportOptions, heads: tuple[str, ...]) -> Entry:
    shown = options_of(item, options)
    texts = [to_plain(one.text) for one in shown]
    names = {one.id: text for one, text in zip(shown, texts, strict=True)}
    names |= {one.text: text for one, text in zip(shown, texts, strict=True)}
    keys = tuple(text for one, text in zip(shown, texts, strict=True) if one.right)
    offered = tuple(to_plain(one.text) for one in options_of(item, replace(options, draw=_USUAL)))
    needed = isinstance(item.shape, ChooseAll)
    known = KnownItem(_name(item), keys or _answers(item), needed, names, offered)
    ends = texts or [to_plain(step) for step in _steps(item)]
    return Entry(known, (_name(item), *heads), tuple(_stems(item)) if heads else (), ends)


def _answers(item: Item) -> tuple[str, ...]:
    """Return the answers that are right where none is picked; of several parts none alone is."""
    match item.shape:
        case Typed(answer=answer, accept=accept) | Numeric(answer=answer, accept=accept):
            return tuple(to_plain(one) for one in (answer, *accept))
        case Choice() | ChooseAll() | TrueFalse() | Order() | Recall() | Cloze():
            return ()
        case _:
            assert_never(item.shape)


def _steps(item: Item) -> tuple[str, ...]:
    shape = item.shape
    return (
        tuple(step for steps in shape.steps for step in steps) if isinstance(shape, Order) else ()
    )


def _stems(item: Item) -> Iterator[str]:
    """Yield the text that asks, as a list and as a course show it: there, hints stand in it."""
    shape = item.shape
    if not isinstance(shape, Cloze):
        yield to_plain(item.stem)
        return
    for hinted in False, True:
        pieces = (
            one if isinstance(one, str) else f" {hint_of(one, item.hint, str) if hinted else ''} "
            for one in shape.pieces
        )
        yield to_plain("".join(pieces))


def _joined(figures: ItemFigures, known: _Known) -> ItemFigures:
    """Return the figures with the fact that the item asks, its options as a reader sees them."""
    asks = known.items.get(figures.item)
    if asks is None:
        return figures
    item = asks.item
    options = _answered(
        [replace(one, text=to_plain(one.text)) for one in figures.options], asks.item
    )
    place = known.course.places[_fact(item)]()
    asked = Asked(_fact(item), item.name, _stem(asks), place)
    return replace(figures, options=_in_order(options, item), asked=asked)


def _answered(options: Sequence[OptionFigures], item: Item) -> tuple[OptionFigures, ...]:
    """Return the options without those of the list, if all that was picked is none of them.

    Letters are no options of the list: beside them, its own would seem to be picked by nobody.
    """
    texts = {*_texts(item)}
    if any(one.all.picked and one.text in texts for one in options):
        return tuple(options)
    picked = tuple(one for one in options if one.all.picked or one.text not in texts)
    return picked or tuple(options)


def _in_order(options: tuple[OptionFigures, ...], item: Item) -> tuple[OptionFigures, ...]:
    """Return the options in the order of the list: the key, then the best wrong ones."""
    ranks = {text: rank for rank, text in enumerate(_texts(item))}
    return tuple(sorted(options, key=lambda one: ranks.get(one.text, len(ranks))))


def _texts(item: Item) -> Sequence[str]:
    """Return the options of the list, the keys first; none if it is not asked by choice."""
    shape = item.shape
    if not isinstance(shape, Choice | ChooseAll):
        return ()
    keys = (shape.key,) if isinstance(shape, Choice) else shape.keys
    return [to_plain(text) for text in (*keys, *(one.text for one in shape.distractors))]


def _stem(asks: _Asks) -> str:
    shape = asks.item.shape
    if not isinstance(shape, Cloze):
        return to_plain(asks.item.stem)
    pieces = (
        one if isinstance(one, str) else BLANK if one in asks.blanks else one.answer
        for one in shape.pieces
    )  # fmt: skip
    return to_plain("".join(pieces))


def _strangers(items: Iterable[ItemFigures]) -> Iterator[str]:
    """Yield what is said of items that no list has."""
    names = [one.item for one in items if one.asked is None]
    if names:
        shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
        yield f"{count(len(names), 'item')} in no list, so without file and line: {shown}"


def _letters(items: Iterable[ItemFigures]) -> Iterator[str]:
    """Yield what is said of items that got nothing but answers that the list does not know."""
    names = [
        one.asked.fact
        for one in items
        if one.asked and one.facility == 0 and one.options and not one.is_typed
        and not any(option.is_key for option in one.options)
    ]  # fmt: skip
    if names:
        shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
        yield (
            f"{count(len(names), 'item')} without any answer that the list knows, all counted as "
            f"wrong; of letters a row KEY must say which are right: {shown}"
        )


def _name(item: Item) -> str:
    return item_id(item.guid, item.name)


def _fact(item: Item) -> str:
    return f"{item.origin.bank}/{item.fact}"
