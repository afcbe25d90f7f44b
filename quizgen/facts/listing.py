"""A list file → its head and its facts, and all problems of the file in one run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from quizgen.facts.head import read_head
from quizgen.facts.pausing import collector_paused
from quizgen.model import Entry, Fact, Origin, Place
from quizgen.problems import Problem, Severity
from quizgen.reading.compose import MappingNode, Node, SequenceNode
from quizgen.reading.cut import Cut, Piece, cut
from quizgen.reading.page import Page, read_page
from quizgen.reading.pieces import Words, parse_piece
from quizgen.reading.plain import plain_fields
from quizgen.reading.spots import locate
from quizgen.reading.values import Report, read_fields
from quizgen.schema import FACT_KEYS, LIST_KEYS, Key, Takes, closest


class KindKeys(Protocol):
    """What reading needs to know of a kind; `kinds.contract.Kind` fits."""

    @property
    def name(self) -> str:
        """The key that makes a fact one of this kind."""

    @property
    def keys(self) -> Mapping[str, Key]:
        """The keys that the kind brings."""

    @property
    def needed(self) -> frozenset[str]:
        """The keys without which there is no such fact."""

    @property
    def allowed(self) -> frozenset[str]:
        """All keys that have a meaning in it."""


@dataclass(frozen=True, slots=True)
class FactList:
    """A list as read: `facts` are those without an error; `problems` are all that was found.

    `lost` counts the facts left out. A fact without an id has the id "" here.
    """

    page: Page
    origin: Origin
    fields: Mapping[str, object] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    lost: int = 0
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Return the file's name as the user gave it."""
        return self.page.file

    @property
    def groups(self) -> Mapping[str, tuple[Entry, ...]]:
        """Return the list's groups."""
        groups = self.fields.get("groups", {})
        assert isinstance(groups, dict)
        return groups

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


def _read(content: bytes, file: str, kinds: Mapping[str, KindKeys]) -> FactList:
    page, problems = read_page(content, file)
    if any(problem.code in {"F002", "F004"} for problem in problems):
        return FactList(page, Origin("", ""), problems=tuple(problems))
    pieces = cut(page.text, ["id", *kinds], LIST_KEYS)
    fields, places = read_head(page, pieces, problems)
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
    words = Words(keys.keys(), {name for name, key in keys.items() if key.takes is Takes.TEXT})
    reader = _FactReader(page, keys, words, kinds, problems)
    found = [reader.read(piece) for piece in pieces.facts]
    facts = tuple(fact for fact in found if fact is not None)
    return facts, len(found) - len(facts)


@dataclass(slots=True)
class _FactReader:
    page: Page
    keys: Mapping[str, Key]
    words: Words
    kinds: Mapping[str, KindKeys]
    problems: list[Problem]

    def read(self, piece: Piece) -> Fact | None:
        """Return the fact of a piece, or None after noting why there is none."""
        text = self.page.text[piece.start : piece.end]
        fields = plain_fields(text, self.keys)
        if fields is not None and (kind := self._plain_kind(fields)):
            return self._fact(piece, text, kind, fields)
        if stray := self._no_dash(piece):
            self.problems.append(stray)
            return None
        parsed = parse_piece(self.page, piece, self.words)
        before = len(self.problems)
        self.problems.extend(parsed.problems)
        node = _only(parsed.node)
        if isinstance(node, MappingNode):
            report = Report(self.page, parsed.line, "this fact", self.problems)
            fields = read_fields(node, self.keys, report)
            kind = self._kind(node, fields, report)
        elif not _errors(parsed.problems):
            self._no_map(piece)
        if _errors(self.problems[before:]):
            return None
        return self._fact(piece, parsed.text, kind, fields or {})

    def _plain_kind(self, fields: Mapping[str, object]) -> str:
        """Return the kind of a fact with which all is well, or ""."""
        heads = [name for name in self.kinds if name in fields]
        if len(heads) != 1:
            return ""
        kind = self.kinds[heads[0]]
        return kind.name if kind.needed <= fields.keys() <= kind.allowed else ""

    def _fact(self, piece: Piece, text: str, kind: str, fields: Mapping[str, object]) -> Fact:
        where = partial(locate, self.page, piece.start, text)
        return Fact(str(fields.get("id", "")), kind, fields, where)

    def _no_dash(self, piece: Piece) -> Problem | None:
        """Return the problem of the lines between `facts:` and the first fact."""
        number = self.page.line_at(piece.start)
        while not (bare := self.page.line(number).strip()) or bare.startswith("#"):
            number += 1
        if bare.startswith("-"):
            return None
        line = self.page.line(number)
        place = self.page.place(number, len(line) - len(line.lstrip()))
        return Problem(place, "F105", "a fact begins with `- `", f"write: - {bare}")

    def _no_map(self, piece: Piece) -> None:
        number = self.page.line_at(piece.start)
        line = self.page.line(number)
        place = self.page.place(number, len(line) - len(line.lstrip(" -")))
        hint = f"a fact begins with one of: {', '.join(f'`- {name}: …`' for name in self.kinds)}"
        self.problems.append(Problem(place, "F105", "this is no fact: it has no keys", hint))

    def _kind(self, node: Node, fields: Mapping[str, object], report: Report) -> str:
        """Return the fact's kind, noting whatever does not fit it."""
        heads = [name for name in self.kinds if name in fields]
        if len(heads) != 1:
            self._no_kind(node, heads, report)
            return ""
        kind = self.kinds[heads[0]]
        if not (kind.needed <= fields.keys() <= kind.allowed):
            self._misfits(kind, node, fields, report)
        return kind.name

    def _misfits(
        self, kind: KindKeys, node: Node, fields: Mapping[str, object], report: Report
    ) -> None:
        for name in sorted(kind.needed):
            if name not in fields and not _written(node, name, self.keys):
                subject = _subject(fields, kind.name)
                report.add(node, "F103", f"{subject} has no {name}", f"add `{name}: …`")
        for key, _ in node.value:
            if key.value in fields and key.value not in kind.allowed:
                message = f"`{key.value}` has no meaning in a {kind.name}"
                report.add(key, "F108", message, "delete it")

    def _no_kind(self, node: Node, heads: list[str], report: Report) -> None:
        names = ", ".join(f"`{name}:`" for name in self.kinds)
        if heads:
            both = " and ".join(f"`{name}`" for name in heads)
            report.add(node, "F107", f"{both} in one fact", "make two facts of it")
        elif not any(_written(node, name, self.keys) for name in self.kinds):
            report.add(node, "F107", "this fact asks nothing", f"add one of: {names}")


def _errors(problems: Iterable[Problem]) -> bool:
    return any(found.severity is Severity.ERROR for found in problems)


def _only(node: Node | None) -> Node | None:
    """Return the one entry of a piece that was read as a list of one fact."""
    if isinstance(node, SequenceNode) and len(node.value) == 1:
        entry: Node = node.value[0]
        return entry
    return node


def _written(node: Node, name: str, keys: Iterable[str]) -> bool:
    """Tell whether a key stands in a fact, be it empty or misspelled."""
    return any(
        str(key.value) == name or closest(str(key.value), [*keys]) == name for key, _ in node.value
    )


def _subject(fields: Mapping[str, object], kind: str) -> str:
    return f'fact "{fields["id"]}"' if fields.get("id") else f"this {kind}"
