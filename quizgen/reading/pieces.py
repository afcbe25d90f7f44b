"""A piece → its node, once its slips are mended."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from quizgen.problems import Problem
from quizgen.reading.compose import Node, NotYaml, compose, is_deep, is_far_in
from quizgen.reading.culprit import culprit
from quizgen.reading.cut import Piece
from quizgen.reading.page import Page
from quizgen.reading.slip import Slip
from quizgen.reading.slips import survey


@dataclass(frozen=True, slots=True)
class Words:
    """The keys that may stand in a piece, and those of them that take one text."""

    keys: Collection[str]
    texts: Collection[str]


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
    """Return one piece as YAML reads it; its slips of one reading are mended first."""
    first = page.line_at(piece.start)
    lines = page.text[piece.start : piece.end].split("\n")
    found = survey(lines, words.keys, words.texts)
    problems = [_problem(page, first, slip) for slip in found.slips]
    _mend(lines, found.slips)
    text = "\n".join(lines) + "\n"
    if any(not slip.mended for slip in found.slips):
        return Parsed(None, text, first, tuple(problems))
    if is_deep(text) or is_far_in(lines):
        problems.append(_too_deep(page, first, lines))
        return Parsed(None, text, first, tuple(problems))
    try:
        return Parsed(compose(text), text, first, tuple(problems))
    except NotYaml as error:
        problems.append(_problem(page, first, culprit(lines, found.spots, words.keys, error)))
        return Parsed(None, text, first, tuple(problems))


def _too_deep(page: Page, first: int, lines: Sequence[str]) -> Problem:
    worst = max(range(len(lines)), key=lambda number: sum(map(lines[number].count, "[{-")))
    line = lines[worst]
    column = min((line.find(sign) for sign in "[{-" if sign in line), default=0)
    message = "brackets or lists are nested too deep"
    return Problem(page.place(first + worst, column), "F004", message, "write fewer levels")


def _problem(page: Page, first: int, slip: Slip) -> Problem:
    return Problem(page.place(first + slip.line, slip.column), slip.code, slip.message, slip.hint)


def _mend(lines: list[str], slips: Iterable[Slip]) -> None:
    """Put mended lines in place; the lines that a mended one took in become empty."""
    for slip in slips:
        if slip.mended:
            taken = range(slip.first, slip.last + 1)
            for number in taken:
                lines[number] = slip.mended if number == slip.first else ""
