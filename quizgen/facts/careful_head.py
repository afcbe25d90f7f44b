"""Reads a key of a list's head through YAML: where it is not plain, and where it is wrong."""

from quizgen.model import Place
from quizgen.problems import Edit, Problem
from quizgen.reading.compose import MappingNode, SequenceNode
from quizgen.reading.cut import Piece
from quizgen.reading.page import Page
from quizgen.reading.pieces import parse_piece
from quizgen.reading.report import Report
from quizgen.reading.values import read_fields
from quizgen.reading.words import words_of
from quizgen.schema import LIST_KEYS

_WORDS = words_of(LIST_KEYS)


def read_piece(
    page: Page,
    piece: Piece,
    fields: dict[str, object],
    places: dict[str, Place],
    problems: list[Problem],
) -> None:
    """Add the values of a piece of the head, and where they stand; note what is wrong."""
    if indented := _indented(page, piece):
        problems.append(indented)
        return
    parsed = parse_piece(page, piece, _WORDS)
    problems.extend(parsed.problems)
    if not isinstance(parsed.node, MappingNode):
        return
    report = Report(page, parsed.line, "the list", problems)
    found = read_fields(parsed.node, LIST_KEYS, report)
    for name in sorted(found.keys() & fields.keys()):
        report.add(parsed.node, "F102", f"`{name}` stands twice in the list", "delete one")
    fields.update({name: value for name, value in found.items() if name not in fields})
    for name, place in _places(parsed.node, report).items():
        places.setdefault(name, place)


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
            repair = _outdented(page, piece, column - 1) if name in LIST_KEYS else ()
            return Problem(place, "Y14", message, f"write at column 1: {bare}", repair)
    return None


def _outdented(page: Page, piece: Piece, margin: int) -> tuple[Edit, ...]:
    """Return the repair that takes blanks from each line of a piece; none if a line has fewer."""
    numbers = range(page.line_at(piece.start), page.line_at(piece.end - 1) + 1)
    lines = {number: page.line(number) for number in numbers if page.line(number).strip()}
    if any(line[:margin].strip(" ") for line in lines.values()):
        return ()
    return tuple(Edit(number, line[margin:]) for number, line in lines.items())


def _places(node: MappingNode, report: Report) -> dict[str, Place]:
    """Return where the keys of the list's head stand, and as `key/0` … the entries of each."""
    places: dict[str, Place] = {}
    for key, value in node.value:
        places[str(key.value)] = report.place(key)
        entries = value.value if isinstance(value, SequenceNode) else [value]
        for number, entry in enumerate(entries):
            places[f"{key.value}/{number}"] = report.place(entry)
    return places
