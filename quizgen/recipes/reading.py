"""The text of a recipe → its fields by the schema, each with its place."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from quizgen.model import Path, Place
from quizgen.problems import Problem
from quizgen.reading.compose import MappingNode, Node
from quizgen.reading.cut import cut
from quizgen.reading.page import Page, read_page
from quizgen.reading.pieces import parse_piece
from quizgen.reading.report import Report
from quizgen.reading.spots import locate
from quizgen.reading.values import read_fields
from quizgen.reading.words import words_of
from quizgen.recipes.keys import PICK_KEYS, RECIPE_KEYS

_WORDS = words_of(RECIPE_KEYS | PICK_KEYS)

Locate = Callable[[Path], Place]

_NEEDED = {"deck": "add `deck: …`", "lists": "add `lists: [../source/….yaml]`"}


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of a recipe's keys, and what finds their places."""

    file: str
    values: Mapping[str, object] = field(default_factory=dict)
    locators: Mapping[str, Locate] = field(default_factory=dict)

    def locate(self, path: Path) -> Place:
        """Return where the value at `path` stands, else its key, else the head of the file."""
        locator = self.locators.get(str(path[0])) if path else None
        return locator(path) if locator else Place(self.file)


def read_recipe_fields(content: bytes, file: str) -> tuple[Fields, list[Problem]]:
    """Return the fields of a recipe, and everything that is wrong with its text."""
    page, problems = read_page(content, file)
    if any(problem.code in {"F002", "F004"} for problem in problems):
        return Fields(file), problems
    values: dict[str, object] = {}
    locators: dict[str, Locate] = {}
    pieces = cut(page.text, ()).head
    for piece in pieces:
        parsed = parse_piece(page, piece, _WORDS)
        problems += parsed.problems
        if isinstance(parsed.node, MappingNode):
            report = Report(page, parsed.line, "the recipe", problems)
            new = _read(parsed.node, report)
            for name in sorted(new.keys() & values.keys()):
                message = f"`{name}` stands twice in the recipe"
                report.add(parsed.node, "F102", message, "delete one")
            values = new | values
            where = partial(locate, page, piece.start, parsed.text)
            locators = dict.fromkeys(new, where) | locators
    written = {page.text[piece.start : piece.end].partition(":")[0].strip() for piece in pieces}
    problems += _missing(page, written)
    return Fields(file, values, locators), problems


def _read(node: MappingNode, report: Report) -> dict[str, object]:
    """Return the values of a piece: as a rule of its one key."""
    values: dict[str, object] = {}
    for name, value in node.value:
        if name.value == "pick":
            values |= _pick(value, report)
        else:
            values |= read_fields(MappingNode(node.tag, [(name, value)]), RECIPE_KEYS, report)
    return values


def _pick(node: Node, report: Report) -> dict[str, object]:
    if not isinstance(node, MappingNode):
        keys = ", ".join(PICK_KEYS)
        report.add(node, "F105", "`pick` is a map of conditions", f"under it stand: {keys}")
        return {}
    return {"pick": read_fields(node, PICK_KEYS, replace(report, subject="`pick`"))}


def _missing(page: Page, written: Collection[str]) -> Iterator[Problem]:
    if not page.text.strip():
        hint = "a recipe needs `deck` and `lists`"
        yield Problem(Place(page.file), "F005", "the recipe is empty", hint)
        return
    for name, hint in _NEEDED.items():
        if name not in written:
            yield Problem(Place(page.file), "F103", f"the recipe has no `{name}`", hint)
