"""Reads a fact through YAML: for the facts that are not plain, and for all that are wrong."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from quizgen.facts.kind_keys import KindKeys, heads
from quizgen.problems import Edit, Problem, Severity
from quizgen.reading.compose import MappingNode, Node, SequenceNode
from quizgen.reading.cut import BULLETS, Piece
from quizgen.reading.page import Page
from quizgen.reading.pieces import parse_piece
from quizgen.reading.report import Report
from quizgen.reading.values import read_fields
from quizgen.reading.words import words_of
from quizgen.schema import Key, closest


@dataclass(slots=True)
class CarefulReader:
    """Reads pieces of a page through YAML; notes all that is wrong with them."""

    page: Page
    keys: Mapping[str, Key]
    kinds: Mapping[str, KindKeys]
    problems: list[Problem]

    def read(self, piece: Piece) -> tuple[str, str, dict[str, object]] | None:
        """Return text, kind and fields of a fact, or None after noting why there is none."""
        if stray := self._no_dash(piece):
            self.problems.append(stray)
            return None
        parsed = parse_piece(self.page, piece, words_of(self.keys))
        before = len(self.problems)
        self.problems.extend(parsed.problems)
        node = _only(parsed.node)
        fields: dict[str, object] = {}
        kind = ""
        if isinstance(node, MappingNode):
            report = Report(self.page, parsed.line, "this fact", self.problems)
            fields = read_fields(node, self.keys, report)
            kind = self._kind(node, fields, report)
        elif not _errors(parsed.problems):
            self._no_map(piece)
        return None if _errors(self.problems[before:]) else (parsed.text, kind, fields)

    def _no_dash(self, piece: Piece) -> Problem | None:
        """Return the problem of the lines between `facts:` and the first fact."""
        number = self.page.line_at(piece.start)
        while not (bare := self.page.line(number).strip()) or bare.startswith("#"):
            number += 1
        if bare.startswith(("-", *BULLETS)):
            return None
        line = self.page.line(number)
        margin = len(line) - len(line.lstrip(" "))
        place = self.page.place(number, len(line) - len(line.lstrip()))
        known = margin > 1 and bare.partition(":")[0] in self.keys
        repair = (Edit(number, " " * (margin - 2) + f"- {bare}"),) if known else ()
        return Problem(place, "F105", "a fact begins with `- `", f"write: - {bare}", repair)

    def _no_map(self, piece: Piece) -> None:
        number = self.page.line_at(piece.start)
        line = self.page.line(number)
        place = self.page.place(number, len(line) - len(line.lstrip(" -")))
        hint = f"a fact begins with one of: {', '.join(f'`- {name}: …`' for name in self.kinds)}"
        message, repair = "this is no fact: it has no keys", tuple[Edit, ...]()
        twice = re.match(r"([ ]*)-[ ]+-[ ]+(?=[A-Za-z][\w-]*:(?:[ ]|$))", line)
        if twice:
            mended = f"{twice[1]}-{' ' * (twice.end() - len(twice[1]) - 1)}{line[twice.end() :]}"
            message, hint = (
                "a fact begins with one dash, not two",
                f"write: - {line[twice.end() :]}",
            )
            repair = (Edit(number, mended),)
        self.problems.append(Problem(place, "F105", message, hint, repair))

    def _kind(self, node: Node, fields: Mapping[str, object], report: Report) -> str:
        """Return the fact's kind, noting whatever does not fit it."""
        names = [str(key.value) for key, _ in node.value]
        meant = {name if name in self.keys else closest(name, [*self.keys]) for name in names}
        found = heads(meant, self.kinds)
        if len(found) != 1:
            self._no_kind(node, found, meant, report)
            return ""
        kind = self.kinds[found[0]]
        if not (kind.needed <= fields.keys() <= kind.allowed):
            for name in sorted(kind.needed - fields.keys() - meant):
                subject = _subject(fields, kind.name)
                report.add(node, "F103", f"{subject} has no {name}", f"add `{name}: …`")
            self._misfits(kind, node, fields, report)
        return kind.name

    def _misfits(
        self, kind: KindKeys, node: Node, fields: Mapping[str, object], report: Report
    ) -> None:
        for key, _ in node.value:
            if str(key.value) in fields and str(key.value) not in kind.allowed:
                message = f"`{key.value}` has no meaning beside `{kind.name}`"
                report.add(key, "F108", message, _where_else(kind, str(key.value)))

    def _no_kind(
        self, node: Node, found: list[str], meant: Collection[str], report: Report
    ) -> None:
        names = ", ".join(f"`{name}:`" for name in self.kinds)
        if found:
            both = " and ".join(f"`{name}`" for name in found)
            report.add(node, "F107", f"{both} in one fact", "make two facts of it")
        elif self.kinds.keys().isdisjoint(meant):
            report.add(node, "F107", "this fact asks nothing", f"add one of: {names}")


def _where_else(kind: KindKeys, name: str) -> str:
    """Say what to do with a key that has a meaning only further in: under `columns`."""
    holder = next((one for one, key in kind.keys.items() if name in key.keys), "")
    return f"write it under `{holder}`, for the one it belongs to" if holder else "delete it"


def _errors(problems: Iterable[Problem]) -> bool:
    return any(found.severity is Severity.ERROR for found in problems)


def _only(node: Node | None) -> Node | None:
    """Return the one entry of a piece that was read as a list of one fact."""
    if isinstance(node, SequenceNode) and len(node.value) == 1:
        entry: Node = node.value[0]
        return entry
    return node


def _subject(fields: Mapping[str, object], kind: str) -> str:
    return f'fact "{fields["id"]}"' if fields.get("id") else f"this {kind}"
