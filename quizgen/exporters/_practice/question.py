"""An item as the page asks it: a value for JSON, its texts safe HTML."""

import html
from typing import Any, assert_never

from quizgen.exporters._anki.source import quote_field, report_field, source_field
from quizgen.exporters._practice.gaps import cloze_questions
from quizgen.exporters._practice.rich import Album, beside, rich
from quizgen.exporters._practice.wanted import wanted_number, wanted_text
from quizgen.exporters._sheet import keeps_order, options_of, steps_of
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Choice, ChooseAll, Cloze, Item, Numeric, Order, Recall, TrueFalse, Typed

_SHAPES: dict[type, str] = {
    Choice: "choice",
    ChooseAll: "all",
    Order: "order",
    TrueFalse: "truefalse",
    Recall: "recall",
    Typed: "typed",
    Numeric: "typed",
}


def questions(item: Item, deck: int, options: ExportOptions, album: Album) -> list[dict[str, Any]]:
    """Return what is asked of an item: one question; of a cloze one for each number."""
    about = _about(item, deck, album)
    match item.shape:
        case Cloze() as cloze:
            return [about | asked for asked in cloze_questions(item, cloze, album)]
        case _:
            stem = rich(item.stem, item, album)
            asked = _asked(item, options, album) | {"shape": _SHAPES[type(item.shape)]}
            return [about | {"id": item.guid, "stem": stem} | asked]


def _about(item: Item, deck: int, album: Album) -> dict[str, Any]:
    """Return what does not depend on how it is asked; what is empty is not there."""
    language = item.origin.language
    said = {
        "lang": language,
        "media": beside(item.pictures, album),
        "hint": rich(item.hint, item, album),
        "why": rich(item.why, item, album),
        "source": source_field(item.sources, item.cites, language),
        "quote": quote_field(item.quotes),
        "report": html.unescape(report_field(item)),
    }
    return {"deck": deck} | {name: text for name, text in said.items() if text}


def _asked(item: Item, options: ExportOptions, album: Album) -> dict[str, Any]:
    match item.shape:
        case Choice() | ChooseAll() | TrueFalse():
            return _to_pick(item, options, album)
        case Order():
            steps = [
                {"id": step.id, "html": rich(step.text, item, album), "place": step.place}
                for step in steps_of(item, options)
            ]
            return {"steps": steps}
        case Recall(answer=answer):
            return {"answer": rich(answer, item, album)}
        case Typed() | Numeric():
            wanted = wanted_text if isinstance(item.shape, Typed) else wanted_number
            also = [rich(text, item, album) for text in item.shape.accept]
            answer = rich(item.shape.answer, item, album)
            return {"answer": answer, "also": also, "wanted": wanted(item, album)}
        case Cloze():
            raise ValueError("a cloze is asked number by number")
        case _:
            assert_never(item.shape)


def _to_pick(item: Item, options: ExportOptions, album: Album) -> dict[str, Any]:
    shown = options_of(item, options)
    lines = []
    for one in shown:
        line: dict[str, Any] = {"id": one.id, "html": rich(one.text, item, album)}
        line |= {"right": True} if one.right else {}
        line |= {"reason": rich(one.reason, item, album)} if one.reason else {}
        lines.append(line)
    return {"options": lines, "fixed": keeps_order(item, shown)}
