"""The keys of a list that stand outside its facts, and what is missing among them."""

from collections.abc import Iterable, Mapping

from quizgen.model import Place
from quizgen.problems import Problem
from quizgen.reading.compose import MappingNode, SequenceNode
from quizgen.reading.cut import Cut, Piece
from quizgen.reading.page import Page
from quizgen.reading.pieces import Words, parse_piece
from quizgen.reading.values import Report, read_fields
from quizgen.schema import LIST_KEYS, Takes, closest

_WORDS = Words(
    LIST_KEYS.keys(), {name for name, key in LIST_KEYS.items() if key.takes is Takes.TEXT}
)
_UNREAD = {"Y00", "Y14"}


def read_head(
    page: Page, pieces: Cut, problems: list[Problem]
) -> tuple[dict[str, object], dict[str, Place]]:
    """Return the values of the list's keys and where each stands; note what is wrong."""
    fields: dict[str, object] = {}
    places: dict[str, Place] = {}
    for piece in pieces.head:
        if indented := _indented(page, piece):
            problems.append(indented)
            continue
        parsed = parse_piece(page, piece, _WORDS)
        problems.extend(parsed.problems)
        if not isinstance(parsed.node, MappingNode):
            continue
        report = Report(page, parsed.line, "the list", problems)
        found = read_fields(parsed.node, LIST_KEYS, report)
        for name in sorted(found.keys() & fields.keys()):
            report.add(parsed.node, "F102", f"`{name}` stands twice in the list", "delete one")
        fields = found | fields
        places = _places(parsed.node, report) | places
    _missing_head(page, pieces, places, problems)
    return fields, places


def _indented(page: Page, piece: Piece) -> Problem | None:
    """Return the problem of lines before the first key of a list that begin with blanks."""
    for number in range(page.line_at(piece.start), page.line_at(piece.end)):
        line = page.line(number)
        bare = line.strip()
        if bare and not bare.startswith(("#", "---", "%")):
            if not line[0].isspace():
                return None
            name = bare.partition(":")[0]
            column = len(line) - len(line.lstrip()) + 1
            message = f"`{name}` stands at column {column}, the keys of a list at 1"
            place = page.place(number, column - 1)
            return Problem(place, "Y14", message, f"write at column 1: {bare}")
    return None


def _places(node: MappingNode, report: Report) -> dict[str, Place]:
    """Return where the keys of the list's head stand, and as `key/0` … the entries of each."""
    places: dict[str, Place] = {}
    for key, value in node.value:
        places[str(key.value)] = report.place(key)
        entries = value.value if isinstance(value, SequenceNode) else [value]
        for number, entry in enumerate(entries):
            places[f"{key.value}/{number}"] = report.place(entry)
    return places


def _missing_head(
    page: Page, pieces: Cut, places: Mapping[str, Place], problems: list[Problem]
) -> None:
    top = Place(page.file)
    if not page.text.strip():
        hint = "a list needs `title: …` and `facts:`"
        problems.append(Problem(top, "F005", "the list is empty", hint))
        return
    if any(found.code in _UNREAD for found in problems):
        return  # what is missing may stand in what could not be read
    if "title" not in places and not _meant(places, "title"):
        problems.append(Problem(top, "F103", "the list has no title", "add `title: …`"))
    if not pieces.facts and "facts" not in places and not _meant(places, "facts"):
        place = page.place(page.line_at(max(pieces.facts_at, 0)), 0)
        hint = "add `facts:`, and below it each fact after `- `"
        problems.append(Problem(place, "F103", "the list has no facts", hint))


def _meant(names: Iterable[str], wanted: str) -> bool:
    """Tell whether one of the names is an unknown key that was probably meant to be `wanted`."""
    return any(closest(name, [*LIST_KEYS]) == wanted for name in names)
