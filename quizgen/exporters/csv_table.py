"""CSV: a plain table for spreadsheets, a row for each item, in the words that the author typed."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import assert_never

from quizgen.blanks import as_typed
from quizgen.by_type import name_of
from quizgen.exporters._anki.words import claim_in_words
from quizgen.exporters._naming import file_stem
from quizgen.exporters.contract import Exporter, ExportOptions, Rendered
from quizgen.identity import item_id
from quizgen.markdown import clean
from quizgen.model import (
    Bank,
    Choice,
    ChooseAll,
    Cloze,
    Distractor,
    Entry,
    Item,
    Listed,
    Numeric,
    Order,
    Recall,
    Source,
    TrueFalse,
    Typed,
)
from quizgen.spreadsheets import guarded

_BOM = "\ufeff"  # without it Excel takes the file for one in an old code page
_BEFORE = (
    "id", "deck", "bank", "list", "fact", "kind", "part", "way", "shape",
    "question", "answer", "also right", "never",
)  # fmt: skip
_AFTER = ("hint", "why", "quote", "place", "source", "pictures", "tags", "level", "language")


def render(bank: Bank, options: ExportOptions) -> Rendered:  # noqa: ARG001  # as every format
    """Return the table, with all wrong options of each item, best first. Nothing is left out.

    Several values of a cell stand on a line each. Pictures are named, and not in the file.
    """
    most = max((len(_wrong(item)) for item in bank.items), default=0)
    pairs = [(f"wrong {number}", f"reason {number}") for number in range(1, most + 1)]
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow([*_BEFORE, *(name for pair in pairs for name in pair), *_AFTER])
    for section in bank.sections:
        for item in section.items:
            table.writerow([guarded(clean(cell)) for cell in _row(item, section.deck, most)])
    content = f"{_BOM}{text.getvalue()}".encode()
    return Rendered({f"{file_stem(bank.deck)}.csv": content})


def _row(item: Item, deck: str, most: int) -> Iterator[str]:
    """Yield the cells of an item in the order of the columns."""
    origin, wrong = item.origin, _wrong(item)
    yield from (item_id(item.guid, item.name), deck, origin.bank, origin.title, item.fact)
    yield from (item.kind, item.question, item.name, name_of(type(item.shape)))
    yield as_typed(item.shape.pieces) if isinstance(item.shape, Cloze) else item.stem
    yield from (_lines(_answers(item)), _lines(_accepted(item)), _lines(_arguable(item)))
    for one in wrong:
        yield from (one.text, _reason(one, origin.language))
    yield from [""] * (2 * (most - len(wrong)))
    yield from (item.hint, item.why, _lines(item.quotes), _lines(item.cites))
    yield _lines(map(_source, item.sources))
    yield _lines(one.path for one in item.pictures)
    yield from (", ".join(item.tags), item.level, origin.language)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _source(source: Source) -> str:
    after = f"after {source.after}" if source.after else ""
    rest = (source.author, source.date, source.url, source.licence)
    return ", ".join(part for part in (source.title, after, *rest) if part)


def _wrong(item: Item) -> tuple[Distractor, ...]:
    return item.shape.distractors if isinstance(item.shape, Choice | ChooseAll) else ()


def _reason(wrong: Distractor, language: str) -> str:
    """Return why an option is wrong; nothing where the list gives it under `wrong` and no more."""
    if wrong.reason or isinstance(wrong.claim, Listed):
        return wrong.reason
    return claim_in_words(wrong.claim, language)


def _answers(item: Item) -> Iterator[str]:
    """Yield what is right: of an order each step with its place, of a cloze each blank."""
    match item.shape:
        case Choice(key=key):
            yield key
        case ChooseAll(keys=keys):
            yield from keys
        case Order(steps=places):
            place = 1
            for steps in places:
                yield from (f"{place}. {step}" for step in steps)
                place += len(steps)
        case TrueFalse(true=true):
            yield "true" if true else "false"
        case Recall(answer=answer) | Typed(answer=answer) | Numeric(answer=answer):
            yield answer
        case Cloze(pieces=_):
            yield from (f"c{blank.number}: {blank.answer}" for blank in item.shape.blanks)
        case _:
            assert_never(item.shape)


def _accepted(item: Item) -> Iterator[str]:
    match item.shape:
        case Typed(accept=accept) | Numeric(accept=accept):
            yield from accept
        case Cloze(pieces=_):
            for blank in item.shape.blanks:
                yield from (f"c{blank.number}: {text}" for text in blank.accept)
        case _:
            return


def _arguable(item: Item) -> Iterator[str]:
    match item.shape:
        case Typed(arguable=arguable) | Numeric(arguable=arguable):
            yield from map(_entry, arguable)
        case Cloze(pieces=_):
            for blank in item.shape.blanks:
                yield from (f"c{blank.number}: {_entry(one)}" for one in blank.arguable)
        case _:
            return


def _entry(entry: Entry) -> str:
    return f"{entry.text}: {entry.reason}" if entry.reason else entry.text


EXPORTER = Exporter("csv", ".csv", "A plain table for spreadsheets, a row for each item", render)
