"""A piece → its node, once its slips are mended."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.problems import CODES, Problem, Severity
from quizgen.reading.compose import (
    Node,
    NotYaml,
    compose,
    escaped_texts,
    is_deep,
    is_far_in,
)
from quizgen.reading.culprit import culprit
from quizgen.reading.cut import Piece
from quizgen.reading.page import FORBIDDEN, MOST_LINES_OF_PIECE, Page, forbidden
from quizgen.reading.slip import Slip
from quizgen.reading.slips import survey
from quizgen.reading.tabs import expanded
from quizgen.reading.words import Words

_MOST_MISPLACED = 20
"""So many lines of one piece are put where they belong; each costs a reading."""
LONGEST_LINE = 1_000_000
"""So many characters may a line have that is not plain: each may cost a hundred bytes."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A piece as YAML reads it once its slips are mended; `node` is None where it cannot.

    `text` is what YAML read, `line` the line of the file, from 0, where that text begins.
    """

    node: Node | None
    text: str
    line: int
    problems: tuple[Problem, ...] = ()


def parse_piece(page: Page, piece: Piece, words: Words) -> Parsed:
    """Return one piece as YAML reads it; its slips of one reading are mended first.

    A slip that is an error is mended for `Problem.repair` only: the piece has no node.
    """
    first = page.line_at(piece.start)
    lines = page.text[piece.start : piece.end].split("\n")
    if problem := _too_large(page, first, lines):
        return Parsed(None, "", first, (problem,))
    slips = expanded(lines, survey(lines, words).slips, words)
    node: Node | None = None
    problems = [_problem(page, first, slip) for slip in slips]
    if not any(_is_error(slip) for slip in slips):
        _mend(lines, slips)
        if is_deep("\n".join(lines)) or is_far_in(lines):
            problems.append(_too_deep(page, first, lines))
        else:
            node, misplaced = _compose(lines, words)
            problems += [_problem(page, first, slip) for slip in misplaced]
            problems += _controls(page, first, node) if "\\" in page.text else []
    return Parsed(node, "\n".join(lines) + "\n", first, tuple(problems))


def _controls(page: Page, first: int, node: Node | None) -> Iterator[Problem]:
    """Yield the control characters that a text in double quotes names by their numbers."""
    for text in escaped_texts(node):
        if sign := re.search(FORBIDDEN, text.value):
            place = page.place(first + text.start_mark.line, text.start_mark.column)
            yield Problem(place, "F003", *forbidden(sign[0]))


def _compose(lines: list[str], words: Words) -> tuple[Node | None, list[Slip]]:
    """Return the node of the lines; or none, and what must be mended before there is one."""
    work, found = list(lines), list[Slip]()
    while len(found) < _MOST_MISPLACED:
        try:
            node = compose("\n".join(work) + "\n")
        except NotYaml as error:
            slip = culprit(work, survey(work, words).spots, words.keys, error)
            found.append(slip)
            if not slip.mended:
                break
            _mend(work, [slip])
            continue
        return (None, found) if found else (node, [])
    # Where the last one cannot be mended, nobody knows whether the first were.
    return None, [replace(found[0], mended=())]


def _is_error(slip: Slip) -> bool:
    return CODES[slip.code].severity is Severity.ERROR


def _too_deep(page: Page, first: int, lines: Sequence[str]) -> Problem:
    worst = max(range(len(lines)), key=lambda number: sum(map(lines[number].count, "[{-")))
    line = lines[worst]
    column = min((line.find(sign) for sign in "[{-" if sign in line), default=0)
    message = "brackets or lists are nested too deep"
    return Problem(page.place(first + worst, column), "F004", message, "write fewer levels")


def _too_large(page: Page, first: int, lines: Sequence[str]) -> Problem | None:
    """Return the problem of a piece that would take more memory than any list needs."""
    if len(lines) > MOST_LINES_OF_PIECE + 1:
        message = f"there are more than {MOST_LINES_OF_PIECE:,} lines in one piece"
        return Problem(page.place(first, 0), "F004", message, "make several facts of it")
    for number, line in enumerate(lines):
        if len(line) > LONGEST_LINE:
            message = f"this line has more than {LONGEST_LINE:,} characters"
            place = page.place(first + number, 0)
            return Problem(place, "F004", message, "write it on several lines")
    return None


def _problem(page: Page, first: int, slip: Slip) -> Problem:
    place = page.place(first + slip.line, slip.column)
    repair = tuple(edit._replace(line=first + edit.line) for edit in slip.mended)
    return Problem(place, slip.code, slip.message, slip.hint, repair)


def _mend(lines: list[str], slips: Iterable[Slip]) -> None:
    """Put mended lines in place; those that a mended one took in become empty."""
    for slip in slips:
        for edit in slip.mended:
            lines[edit.line] = edit.text or ""
