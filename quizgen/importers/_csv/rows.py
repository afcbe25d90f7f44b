"""A row of someone's table → a question: its options, and which of them it calls right."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quizgen.importers._csv.columns import Columns
from quizgen.importers._csv.reading import Row, Sheet
from quizgen.importers._plain import as_id, as_tags, in_markdown
from quizgen.importers.contract import Missed, Question, Unfit
from quizgen.model import Choice, ChooseAll, Distractor, Listed, Recall, TrueFalse

READINGS = ("text", "letter", "number")
"""How a table may name the right option."""

_TRUE = frozenset("true t wahr richtig yes vrai verdadero vero correct".split())
_FALSE = frozenset("false f falsch no faux falso incorrect".split())
_MARKED = re.compile(r"(?:(?:option|answer|choice|antwort) )?\(?([a-h]|[0-9]{1,2})[).:]?")


class _Option(NamedTuple):
    text: str
    reason: str
    label: str


class Read(NamedTuple):
    """The questions of a table, the rows that are none, and how answers were read."""

    questions: list[Question]
    missed: list[Missed]
    answers: str


def read_rows(sheet: Sheet, columns: Columns, answers: str) -> Read:
    """Return the questions; `answers` is how right options are named, "" to find out."""
    rows = sheet.rows
    reading = answers or _reading(rows, columns)
    questions: list[Question] = []
    missed: list[Missed] = []
    for number, row in enumerate(rows, 2):
        where = f"row {number}" if row.line == number else f"row {number}, line {row.line}"
        made = _question(row, columns, reading, where)
        (questions if isinstance(made, Question) else missed).append(made)  # type: ignore[arg-type]  # each to its own
    return Read(questions, missed, reading)


def _reading(rows: Sequence[Row], columns: Columns) -> str:
    """Return how the answers name options: the way in which most can be read. Raises Unfit."""
    if not columns.all("option"):
        return ""
    found: dict[str, list[tuple[int, ...]]] = {}
    for reading in READINGS:
        found[reading] = [
            _right(_answer(row, columns), _options(row, columns), reading) for row in rows
        ]
    best = max(READINGS, key=lambda one: sum(bool(right) for right in found[one]))
    rivals = [one for one in READINGS if one != best]
    clashes = [
        row.line
        for at, row in enumerate(rows)
        for rival in rivals
        if found[best][at] and found[rival][at] and found[best][at] != found[rival][at]
    ]
    readable = sum(bool(right) for right in found[best])
    if clashes and any(sum(map(bool, found[one])) == readable for one in rivals):
        message = (
            f"the answer in line {clashes[0]} names one option by its text, another by its place"
        )
        raise Unfit(message, "say which is meant: --answers text, letter or number")
    return best


def _question(row: Row, columns: Columns, reading: str, where: str) -> Question | Missed:
    stem, answer = _cell(row, columns.at("question")), _answer(row, columns)
    if not stem:
        return Missed(where, "it has no question")
    if not answer:
        return Missed(where, "it names no right answer")
    options = _options(row, columns)
    if any(option.label for option in options) or columns.all("option"):
        right = _right(answer, options, reading)
        if options and not right and answer.casefold() not in _TRUE | _FALSE:
            return Missed(where, f"its answer {answer[:60]!r} is none of its options")
    else:
        right = ()
    shape, accept = _shape(answer, options, right, _wrong(row, columns))
    return Question(
        where=where,
        shape=shape,
        stem=in_markdown(stem),
        id=as_id(_cell(row, columns.at("id"))),
        accept=(*accept, *map(in_markdown, _several(_cell(row, columns.at("accept"))))),
        hint=in_markdown(_cell(row, columns.at("hint"))),
        why=in_markdown(_cell(row, columns.at("why"))),
        quotes=tuple(filter(None, [_cell(row, columns.at("quote"))])),
        cites=tuple(filter(None, [in_markdown(_cell(row, columns.at("source")))])),
        tags=as_tags(re.split(r"[,;\n]", _cell(row, columns.at("tags")))),
    )


def _shape(
    answer: str, options: Sequence[_Option], right: Sequence[int], wrong: Iterable[Distractor]
) -> tuple[Choice | ChooseAll | TrueFalse | Recall, tuple[str, ...]]:
    """Return the shape of a row."""
    offered = [*wrong]
    keys = tuple(in_markdown(options[at].text) for at in right)
    offered += [
        Distractor(in_markdown(one.text), Listed(), in_markdown(one.reason))
        for at, one in enumerate(options)
        if right and at not in right
    ]
    said = {option.text.casefold() for option in options} or {answer.casefold()}
    if not offered or said <= _TRUE | _FALSE:
        word = (options[right[0]].text if right else answer).casefold()
        if word in _TRUE | _FALSE:
            return TrueFalse(true=word in _TRUE), ()
    if len(keys) > 1:
        return ChooseAll(keys, tuple(offered)), ()
    key = keys[0] if keys else in_markdown(answer)
    return (Choice(key, tuple(offered)) if offered else Recall(key)), ()


def _answer(row: Row, columns: Columns) -> str:
    return _cell(row, columns.at("answer"))


def _options(row: Row, columns: Columns) -> list[_Option]:
    """Return the options of a row in their columns; a column `A` that is the answer is none."""
    found = [
        _Option(_cell(row, one.at), _cell(row, columns.reason_of(one)), one.label)
        for one in columns.all("option")
    ]
    return [one for one in found if one.text]


def _wrong(row: Row, columns: Columns) -> Iterator[Distractor]:
    """Yield the options of the columns that are called wrong; one cell may hold several lines."""
    several = len(columns.all("wrong")) == 1
    for one in columns.all("wrong"):
        cell, reason = _cell(row, one.at), _cell(row, columns.reason_of(one))
        for text in _several(cell) if several else [cell]:
            if text:
                yield Distractor(in_markdown(text), Listed(), in_markdown(reason))


def _right(answer: str, options: Sequence[_Option], reading: str) -> tuple[int, ...]:
    """Return which options an answer names, none if it names no option in this reading."""
    whole = _named(answer, options, reading)
    if whole is not None:
        return (whole,)
    parts = [_named(part, options, reading) for part in _several(answer)]
    if reading == "letter" and len(parts) == 1 and re.fullmatch("[A-H]{2,8}", answer):
        parts = [_named(letter, options, reading) for letter in answer]
    known = [part for part in parts if part is not None]
    return tuple(dict.fromkeys(known)) if len(known) == len(parts) else ()


def _named(answer: str, options: Sequence[_Option], reading: str) -> int | None:
    said = " ".join(answer.split()).casefold()
    if reading == "text":
        texts = [" ".join(one.text.split()).casefold() for one in options]
        return texts.index(said) if said in texts else None
    match = _MARKED.fullmatch(said)
    if not match or match[1].isdigit() is not (reading == "number"):
        return None
    labels = [one.label for one in options]
    if match[1] in labels:
        return labels.index(match[1])
    place = int(match[1]) - 1 if match[1].isdigit() else ord(match[1]) - ord("a")
    is_other_sort = all(label.isdigit() is not match[1].isdigit() for label in labels)
    return place if is_other_sort and 0 <= place < len(options) else None


def _several(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"[\n;|,]", cell) if part.strip()]


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if 0 <= at < len(row.cells) else ""
