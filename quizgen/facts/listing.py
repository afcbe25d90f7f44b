"""A list file → its head and its facts, and all problems of the file in one run."""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from quizgen.facts.head import read_head
from quizgen.facts.kind_keys import KindKeys, heads
from quizgen.facts.pausing import collector_paused
from quizgen.folding import Names, joined
from quizgen.model import Entry, Fact, Origin, Path, Place
from quizgen.problems import Problem
from quizgen.reading.cut import Cut, Piece, cut
from quizgen.reading.page import Page, read_page
from quizgen.reading.plain import plain_fields
from quizgen.schema import FACT_KEYS, LIST_KEYS, Key
from quizgen.tables import Table

_DASH = re.compile(" *- +")
LONGEST_TEXT = 20_000
"""So many characters may one text of a list have; what a card shows has a few hundred."""


class FactList(NamedTuple):
    """A list as read: `facts` are those without an error; `problems` are all that was found.

    `lost` counts the facts left out. A fact without an id has the id "" here.
    """

    page: Page
    origin: Origin
    fields: Mapping[str, object] = MappingProxyType({})
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    lost: int = 0
    places: Mapping[str, Place] = MappingProxyType({})

    @property
    def file(self) -> str:
        """Return the file's name as the user gave it."""
        return self.page.file

    @property
    def groups(self) -> Mapping[str, tuple[Entry, ...]]:
        """Return the list's groups."""
        groups = self.fields.get("groups", {})
        return groups if isinstance(groups, dict) else {}  # else the path of a file of groups

    @property
    def same(self) -> Names:
        """Return all names of each thing that the list has several names for."""
        sets = self.fields.get("same", ())
        assert isinstance(sets, tuple)
        return joined(sets)

    @property
    def articles(self) -> tuple[str, ...]:
        """Return the paths of the articles as written in the list."""
        paths = self.fields.get("article", ())
        assert isinstance(paths, tuple)
        return paths

    def place(self, key: str) -> Place:
        """Return where a key of the list's head stands, or as `key/0` an entry of its value."""
        return self.places.get(key, Place(self.file))


def read_list(content: bytes, file: str, kinds: Mapping[str, KindKeys]) -> FactList:
    """Read a list file. Never raises: whatever is wrong is a problem with its place."""
    with collector_paused():
        return _read(content, file, kinds)


def pieces_of(page: Page, kinds: Iterable[str]) -> Cut:
    """Return where the head of a list and each of its facts stand in its text."""
    return cut(page.text, ["id", *kinds], LIST_KEYS)


def _read(content: bytes, file: str, kinds: Mapping[str, KindKeys]) -> FactList:
    page, problems = read_page(content, file)
    if any(problem.code in {"F002", "F004"} for problem in problems):
        return FactList(page, Origin("", ""), problems=tuple(problems))
    pieces = pieces_of(page, kinds)
    fields, places = read_head(page, pieces, problems)
    if path := _too_long(fields):
        problems.append(_long(places.get(f"{path[0]}/0", Place(file))))
        fields = {name: value for name, value in fields.items() if name != path[0]}
    facts, lost = _read_facts(page, pieces, kinds, problems)
    origin = Origin(
        bank=str(fields.get("bank", "")),
        title=str(fields.get("title", "")),
        language=str(fields.get("language", "en")),
        cards=str(fields.get("cards", "both")),
        report=str(fields.get("report", "")),
    )
    ordered = tuple(sorted(problems, key=lambda found: (found.place.line, found.place.column)))
    return FactList(page, origin, fields, facts, ordered, lost, places)


def _read_facts(
    page: Page, pieces: Cut, kinds: Mapping[str, KindKeys], problems: list[Problem]
) -> tuple[tuple[Fact, ...], int]:
    keys = {**FACT_KEYS}
    for kind in kinds.values():
        keys.update(kind.keys)
    found = [_read_fact(page, piece, keys, kinds, problems) for piece in pieces.facts]
    facts = tuple(fact for fact in found if fact is not None)
    return facts, len(found) - len(facts)


def _read_fact(
    page: Page,
    piece: Piece,
    keys: Mapping[str, Key],
    kinds: Mapping[str, KindKeys],
    problems: list[Problem],
) -> Fact | None:
    """Return the fact of a piece, or None after noting why there is none."""
    text = page.text[piece.start : piece.end]
    fields = plain_fields(text, keys)
    kind = "" if fields is None else _plain_kind(fields, kinds)
    if fields is None or not kind:
        from quizgen.facts.careful import CarefulReader  # YAML is slow to load, and seldom needed

        read = CarefulReader(page, keys, kinds, problems).read(piece)
        if read is None:
            return None
        text, kind, fields = read
    fact = Fact(str(fields.get("id", "")), kind, fields, partial(_locate, page, piece.start, text))
    if piece.end - piece.start > LONGEST_TEXT and (path := _too_long(fields)):
        problems.append(_long(fact.place(*path)))
        return None
    return fact


def _too_long(value: object) -> Path:
    """Return the way to the first text that is too long, () if none is."""
    match value:
        case str():
            return (0,) if len(value) > LONGEST_TEXT else ()
        case Mapping():
            parts: Iterable[tuple[str | int, object]] = value.items()
        case tuple():
            parts = enumerate(value)
        case Table():
            return next((way for way, cell in value.cells() if len(cell) > LONGEST_TEXT), ())
        case _:
            return ()
    return next(((key, *way) for key, part in parts if (way := _too_long(part))), ())


def _long(place: Place) -> Problem:
    message = f"this text has more than {LONGEST_TEXT:,} characters"
    return Problem(place, "F004", message, "shorten it, or make several facts of it")


def _locate(page: Page, offset: int, text: str, path: Path) -> Place:
    dash = _DASH.match(text)  # a table is long, and its place is asked for each of its items
    first = dash.end() if dash else len(text)
    if not path and dash and text[first : first + 1] not in {"#", "\n", "\t", ""}:
        return page.place(page.line_at(offset), first)  # as nearly always: the first key
    from quizgen.reading.spots import locate

    return locate(page, offset, text, path)


def _plain_kind(fields: Mapping[str, object], kinds: Mapping[str, KindKeys]) -> str:
    """Return the kind of a fact with which all is well, or ""."""
    found = heads(fields, kinds)
    if len(found) != 1:
        return ""
    kind = kinds[found[0]]
    return kind.name if kind.needed <= fields.keys() <= kind.allowed else ""
