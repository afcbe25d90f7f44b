"""The table that quizgen itself writes: a row for each way to ask, back to that way."""

import re
from collections.abc import Iterator, Mapping

from quizgen.blanks import Faulty, parse
from quizgen.importers._csv.reading import Row, Sheet
from quizgen.importers._plain import as_tags
from quizgen.importers.contract import Missed, Own, Question
from quizgen.model import (
    Blank,
    Choice,
    ChooseAll,
    Cloze,
    Distractor,
    Entry,
    Listed,
    Order,
    Recall,
    Shape,
    TrueFalse,
    Typed,
)

_HEAD = ("id", "deck", "bank", "list", "fact", "kind", "part", "way", "shape", "question")
_NUMBERED = re.compile(r"(?:c?([0-9]{1,9})[.:] )(.*)", re.DOTALL)

Cells = Mapping[str, str]


def is_own(head: tuple[str, ...]) -> bool:
    """Tell whether the head of a table is that of ours."""
    return head[: len(_HEAD)] == _HEAD


def read_own(sheet: Sheet) -> Iterator[tuple[Question | Missed, Cells]]:
    """Yield the way in each row with the cells of it, or why there is none."""
    for number, row in enumerate(sheet.rows, 2):
        cells = _by_name(sheet, row)
        where = f"row {number}, line {row.line}"
        try:
            yield _question(cells, where), cells
        except (Faulty, ValueError) as error:
            yield Missed(where, str(error)), cells


def _by_name(sheet: Sheet, row: Row) -> Cells:
    cells = (*row.cells, *[""] * len(sheet.head))
    return dict(zip(sheet.head, cells, strict=False))


def _question(cells: Cells, where: str) -> Question:
    shape = _shape(cells)
    return Question(
        where=where,
        shape=shape,
        stem=cells.get("question", ""),
        hint=cells.get("hint", ""),
        why=cells.get("why", ""),
        quotes=_lines(cells, "quote"),
        cites=_lines(cells, "place"),
        source=cells.get("source", ""),
        tags=as_tags(cells.get("tags", "").split(", ")),
        level=cells.get("level", ""),
        own=Own(*(cells.get(name, "") for name in ("bank", "fact", "kind", "part", "way"))),
    )


def _shape(cells: Cells) -> Shape:
    answer, accept = cells.get("answer", ""), _lines(cells, "also right")
    match cells.get("shape"):
        case "choice":
            return Choice(answer, tuple(_wrong(cells)))
        case "choose-all":
            return ChooseAll(_lines(cells, "answer"), tuple(_wrong(cells)))
        case "order":
            return Order(_steps(_lines(cells, "answer")))
        case "true-false":
            return TrueFalse(true=answer == "true")
        case "recall":
            return Recall(answer)
        case "typed" | "numeric":
            return Typed(answer, accept, tuple(map(_entry, _lines(cells, "never"))))
        case "cloze":
            return _cloze(cells, accept)
        case other:
            raise ValueError(f"there is no shape {str(other)[:40]!r}")


def _cloze(cells: Cells, accept: tuple[str, ...]) -> Cloze:
    never = _numbered(_lines(cells, "never"))
    also = _numbered(accept)
    pieces = parse(cells.get("question", ""))
    return Cloze(
        tuple(
            Blank(
                piece.number, piece.answer, piece.hint,
                tuple(text for number, text in also if number == piece.number),
                tuple(_entry(text) for number, text in never if number == piece.number),
            )
            if isinstance(piece, Blank)
            else piece
            for piece in pieces
        )
    )  # fmt: skip


def _numbered(lines: tuple[str, ...]) -> list[tuple[int, str]]:
    found = (_NUMBERED.fullmatch(line) for line in lines)
    return list(dict.fromkeys((int(one[1]), one[2]) for one in found if one))


def _steps(lines: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    places: dict[int, list[str]] = {}
    for number, text in _numbered(lines):
        places.setdefault(number, []).append(text)
    if not places:
        raise ValueError("its steps have no numbers")
    return tuple(tuple(places[number]) for number in sorted(places))


def _wrong(cells: Cells) -> Iterator[Distractor]:
    for number in range(1, 100):
        text = cells.get(f"wrong {number}", "")
        if not text:
            return
        yield Distractor(text, Listed(), cells.get(f"reason {number}", ""))


def _entry(line: str) -> Entry:
    text, _, reason = line.partition(": ")
    return Entry(text, reason)


def _lines(cells: Cells, name: str) -> tuple[str, ...]:
    return tuple(line for line in cells.get(name, "").split("\n") if line.strip())
