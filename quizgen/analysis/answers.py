"""What was loaded → answers: each with the number of its item, a mark, and what was picked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from quizgen.analysis.cell import Manner, Reader, manner_of, number, plain, split
from quizgen.analysis.engine import Engine
from quizgen.analysis.known import KnownItem, Look
from quizgen.analysis.loaded import ROWS, Notes
from quizgen.analysis.natural import natural
from quizgen.analysis.sheet import Form, Sheet
from quizgen.problems import Refused

_BATCH = 10_000
_NAMED = 3
_MOST_TEXTS = 1_000
"""So many different cells are looked at for an option that the list knows."""
_MOODLE = "in Moodle's responses tick “question text” and “right answer”, and download again"

_TABLES = """
CREATE TABLE met AS
    SELECT name, answer, coalesce(response, '') AS response, min(seq) AS spot,
        bool_or(mark IS NULL AND picked IS NULL) AS is_read, any_value(keyed) AS keyed
    FROM loaded GROUP BY ALL;
CREATE TABLE items (number INTEGER, item VARCHAR, place BIGINT);
CREATE TABLE keys (number INTEGER, option VARCHAR);
CREATE TABLE cells (
    name VARCHAR, answer VARCHAR, response VARCHAR, number INTEGER, most DOUBLE,
    mark DOUBLE, picked VARCHAR[]
)
"""

_ANSWERS = """
CREATE TABLE answers AS
SELECT learner, cells.number AS item, coalesce(loaded.question, hash(cells.number)) AS question,
    loaded.file, loaded.id, loaded.seq, loaded.content, loaded.is_typed,
    coalesce(loaded.most, cells.most, 1) AS most,
    coalesce(loaded.mark, cells.mark * coalesce(loaded.most, cells.most, 1)) AS mark,
    coalesce(loaded.picked, cells.picked) AS picked, loaded.shown
FROM loaded JOIN cells
    ON loaded.name = cells.name AND loaded.answer = cells.answer
    AND coalesce(loaded.response, '') = cells.response
"""


@dataclass(slots=True)
class _Name:
    """A name in the files, and what its cells tell: their numbers, or that one of them is none.

    `spot` is the order of an answer that has to be read, by which its file and row are found.
    """

    name: str
    answer: str
    spot: int = 0
    is_read: bool = False
    is_number: bool = True
    numbers: set[float] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    keyed: tuple[str, ...] = ()

    def add(self, cell: str) -> None:
        """Take in what one of its cells holds. Of very many numbers the least and most are kept."""
        value = number(cell)
        if len(self.texts) < _MOST_TEXTS:
            self.texts.add(cell)
        self.is_number &= value is not None
        self.numbers.add(0.0 if value is None else value)
        if len(self.numbers) > _BATCH:
            self.numbers = {min(self.numbers), max(self.numbers)}


@dataclass(slots=True)
class _Items:
    """The items by their names, with a place each, the least it has, and their keys."""

    numbers: dict[str, int] = field(default_factory=dict)
    places: dict[int, int | None] = field(default_factory=dict)
    keys: dict[tuple[int, str], None] = field(default_factory=dict)

    def number(self, item: str, place: int | None, keys: Sequence[str]) -> int:
        """Return the number of an item, which may be new."""
        at = self.numbers.setdefault(item, len(self.numbers))
        there = [one for one in (place, self.places.get(at)) if one is not None]
        self.places[at] = min(there, default=None)
        self.keys.update(dict.fromkeys((at, option) for option in keys))
        return at

    def write(self, engine: Engine) -> None:
        """Fill the tables of items and keys."""
        engine.run(
            "INSERT INTO items SELECT"
            " unnest(?::INTEGER[]), unnest(?::VARCHAR[]), unnest(?::BIGINT[])",
            [*self.numbers.values()],
            [*self.numbers],
            [self.places[at] for at in self.numbers.values()],
        )
        engine.run(
            "INSERT INTO keys SELECT unnest(?::INTEGER[]), unnest(?::VARCHAR[])",
            [at for at, _ in self.keys],
            [option for _, option in self.keys],
        )


def make_answers(
    engine: Engine, sheets: Sequence[Sheet], notes: Notes, look: Look, *, exams_only: bool
) -> Mapping[str, KnownItem]:
    """Make the tables of items, keys and answers; return what is known of the items, by name.

    Raises Refused: an answer has no mark, and there is no key by which to give it one.
    """
    for statement in _TABLES.split(";\n"):
        engine.run(statement)
    items = _Items()
    known: dict[str, KnownItem] = {}
    readers: dict[tuple[str, str], tuple[int, float, Reader]] = {}
    lost: list[str] = []
    last = len(notes.order)
    for name in sorted(
        _names(engine),
        key=lambda one: (notes.order.get(one.name, last), one.spot, natural(one.name)),
    ):
        found = look(name.name, name.answer)
        reader = _reader(name, found, notes)
        if reader is None:
            lost.append(name.name)
            continue
        item = found.item if found else name.name
        if found:
            known[item] = found
        at = items.number(item, notes.order.get(name.name), reader.keys)
        readers[name.name, name.answer] = at, _most(name, reader, notes, sheets), reader
    if not readers:
        raise _refused_all(sheets, lost, notes)
    items.write(engine)
    _fill(engine, readers)
    engine.run(_ANSWERS + (" WHERE loaded.is_exam" if exams_only else ""))
    for done in ("loaded", "met", "cells"):
        engine.run(f"DROP TABLE {done}")
    _refuse_marks(engine, sheets)
    notes.said += _without_key(lost)
    return known


def _names(engine: Engine) -> Iterator[_Name]:
    """Yield each name with what its cells tell, in the order in which the names were met."""
    found: dict[tuple[str, str], _Name] = {}
    rows = engine.each("SELECT name, answer, response, spot, is_read, keyed FROM met ORDER BY spot")
    for name, answer, response, spot, is_read, keyed in rows:
        assert isinstance(spot, int)
        one = found.setdefault((str(name), str(answer)), _Name(str(name), str(answer), spot))
        one.is_read |= bool(is_read)
        if isinstance(keyed, list):
            one.keyed = one.keyed or tuple(str(key) for key in keyed if key is not None)
        if str(response).strip():
            one.add(str(response))
    yield from found.values()


def _reader(name: _Name, known: KnownItem | None, notes: Notes) -> Reader | None:
    """Return how the cells of a name are read, None if there is nothing to mark them by."""
    names = {plain(short): text for short, text in known.names.items()} if known else {}
    key = notes.keys.get(name.name, name.answer)
    if key:
        manner = manner_of(key)
        keys = tuple(names.get(plain(text), text) for text in split(key, manner))
        return Reader(manner, keys, names)
    is_marks = name.is_number and not any(plain(f"{one:g}") in names for one in name.numbers)
    if name.is_read and is_marks and not name.keyed:
        return Reader(Manner.MARKS, known.keys if known else (), names)
    keys = name.keyed or (known.keys if known else ())
    manner = Manner.SEVERAL if known and known.needed else Manner.ONE
    if name.is_read and (not keys or _are_strange(name, names, manner)):
        return None
    return Reader(manner, keys, names)


def _are_strange(name: _Name, names: Mapping[str, str], manner: Manner) -> bool:
    """Tell whether the list knows none of the answers: of letters it does not know the right one.

    Of an item that is typed there are no `names`, and any answer may be wrong.
    """
    given = {plain(text) for cell in name.texts for text in split(cell, manner)}
    return bool(names and given) and not name.keyed and given.isdisjoint(names)


def _most(name: _Name, reader: Reader, notes: Notes, sheets: Sequence[Sheet]) -> float:
    """Return the marks that can be had. Raises Refused: some cell has more of them, or fewer."""
    most = notes.most.get(name.name, 1.0)
    if not name.is_read or reader.manner is not Manner.MARKS or not name.numbers:
        return most
    if min(name.numbers) < 0:
        raise _refused(sheets, name.spot, f"item {name.name!r} has marks below 0", "correct them")
    if max(name.numbers) > most:
        message = f"item {name.name!r} has {max(name.numbers):g} marks, and {most:g} can be had"
        hint = (
            "write a row KEY below the head, with the right option of each item, if these are "
            "options; else a row MAX, with the marks that can be had"
        )
        raise _refused(sheets, name.spot, message, hint)
    return most


def _fill(engine: Engine, readers: Mapping[tuple[str, str], tuple[int, float, Reader]]) -> None:
    """Write what each cell says, in parts: there may be as many as there are answers."""
    rows = engine.each("SELECT name, answer, response FROM met")
    while batch := [*islice(rows, _BATCH)]:
        read = [
            one
            for name, answer, response in batch
            if (one := _read(str(name), str(answer), str(response), readers))
        ]
        columns = [*zip(*read, strict=True)] or [()] * 7
        engine.run(
            "INSERT INTO cells SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]),"
            " unnest(?::VARCHAR[]), unnest(?::INTEGER[]), unnest(?::DOUBLE[]),"
            " unnest(?::DOUBLE[]), unnest(?::VARCHAR[][])",
            *map(list, columns),
        )


def _read(
    name: str,
    answer: str,
    response: str,
    readers: Mapping[tuple[str, str], tuple[int, float, Reader]],
) -> tuple[object, ...] | None:
    if (name, answer) not in readers:
        return None
    at, most, reader = readers[name, answer]
    mark, picked = reader.read(response)
    share = mark / most if reader.manner is Manner.MARKS else mark
    return name, answer, response, at, most, share, picked


# --- What cannot be marked ---


def _refused(sheets: Sequence[Sheet], spot: int, message: str, hint: str) -> Refused:
    sheet = sheets[max(spot // ROWS - 1, 0)]
    line = spot % ROWS + (sheet.form is Form.CSV) if spot >= ROWS else 1
    return sheet.refused(message, hint, line)


def _refused_all(sheets: Sequence[Sheet], lost: Sequence[str], notes: Notes) -> Refused:
    if not lost:
        return sheets[0].refused("there are no answers in it", "give a file with responses")
    hint = (
        _MOODLE
        if notes.without_right
        else (
            "write a row KEY below the head, with the right option of each item; or name the lists "
            "that were asked: `--list source/rivers.yaml`"
        )
    )
    return sheets[0].refused(f"no item has a key: {_some(lost)}", hint)


def _refuse_marks(engine: Engine, sheets: Sequence[Sheet]) -> None:
    wrong = engine.rows(
        "SELECT file, seq, mark, most FROM answers"
        " WHERE NOT coalesce(mark BETWEEN 0 AND most AND isfinite(most) AND most > 0, false)"
        " ORDER BY seq LIMIT 1"
    )
    for file, seq, mark, most in wrong:
        assert isinstance(file, int)
        assert isinstance(seq, int)
        message = f"{mark} marks of {most}: a mark lies between 0 and the most"
        hint = "correct it; `most` is 1 where it is not there"
        raise _refused(sheets[file:], seq % ROWS + ROWS * (seq >= ROWS), message, hint)


def _without_key(lost: Sequence[str]) -> list[str]:
    if not lost:
        return []
    items = (
        "1 item has no key, and is"
        if len(lost) == 1
        else f"{len(lost):,} items have no key, and are"
    )
    return [f"{items} left out: {_some(lost)}"]


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name[:60]) for name in names[:_NAMED])
    return f"{shown}, …" if len(names) > _NAMED else shown
