"""What a command prints: problems with their line and a caret, counts, a bar over a second."""

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar
from unicodedata import combining, east_asian_width

import click

from quizgen.harmless import harmless
from quizgen.problems import Problem, Severity

MOST_SHOWN = 200
"""How many problems a command prints."""

_WIDEST = 96
_LINE_END = re.compile(r"\r\n|\r")
T = TypeVar("T")


def show(problems: Sequence[Problem], texts: dict[str, str] | None = None) -> None:
    """Print each problem on standard error: place, code, message, the line, a caret, a hint.

    `texts` are files' texts by name; others are read from the disk where they can be. Of very many
    problems those that matter most are shown, and how many more there are.
    """
    known = {file: text.split("\n") for file, text in (texts or {}).items()}
    shown = _foremost(problems)
    for problem in shown:
        file = problem.place.file
        if file not in known:
            known[file] = _text(Path(file)).split("\n")
        click.echo("\n".join(_lines(problem, known[file])), err=True)
    if rest := len(problems) - len(shown):
        click.echo(f"… and {count(rest, 'more problem')}, not shown: mend these first", err=True)


def _foremost(problems: Sequence[Problem]) -> Sequence[Problem]:
    """Return the problems to show, in their order: errors before warnings before notes."""
    if len(problems) <= MOST_SHOWN:
        return problems
    rank = [*Severity]
    places = sorted(range(len(problems)), key=lambda at: rank.index(problems[at].severity))
    return [problems[at] for at in sorted(places[:MOST_SHOWN])]


def _text(path: Path) -> str:
    from quizgen.files import read_whole
    from quizgen.reading.page import MAX_BYTES, decode

    try:
        return _LINE_END.sub("\n", decode(read_whole(path, MAX_BYTES)))
    except (OSError, UnicodeDecodeError):
        return ""


def _lines(problem: Problem, lines: Sequence[str]) -> Iterator[str]:
    place = problem.place
    severity = problem.severity
    kind = "" if severity is Severity.ERROR else f" ({severity})"
    if problem.off:
        kind = f" (switched off: {problem.off})"
    where = f"{place.file}:{place.line}:{place.column}"
    yield harmless(f"{where}: {problem.code} {problem.message}{kind}")
    if 0 < place.line <= len(lines) and lines[place.line - 1].strip():
        yield from _quoted(lines[place.line - 1], place.line, place.column)
    if problem.hint and not problem.off:
        yield harmless(f"  hint: {problem.hint}")


def _quoted(line: str, number: int, column: int) -> Iterator[str]:
    """Yield the part of a line around a column, and a caret below it."""
    start = max(0, column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
    part = harmless(line[start : start + _WIDEST])
    before = harmless(line[start : column - 1])
    yield f"{number:6} | {part}"
    yield f"       | {' ' * width(before)}^"


def width(text: str) -> int:
    """Return how many columns a terminal takes for a text."""
    return sum(0 if combining(ch) else 2 if east_asian_width(ch) in "WF" else 1 for ch in text)


def count(number: int, name: str) -> str:
    """Return a number and a noun: "1 error", "2 errors"."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def tally(problems: Iterable[Problem]) -> str:
    """Return how many errors, warnings and notes there are, "no problems" if none."""
    found = Counter(problem.severity for problem in problems)
    parts = [count(found[severity], severity.value) for severity in Severity if found[severity]]
    return ", ".join(parts) or "no problems"


def watched(work: Sequence[T], label: str) -> Iterator[T]:
    """Yield the work; on a terminal, show a bar once it has taken a second."""
    begun = time.monotonic()
    step = max(len(work) // 200, 1)
    shown = False
    for number, one in enumerate(work):
        if number % step == 0 and sys.stderr.isatty() and time.monotonic() - begun > 1:
            shown = True
            done = 30 * number // max(len(work), 1)
            bar = f"\r{label} [{'#' * done}{'-' * (30 - done)}] {number:,} of {len(work):,}"
            click.echo(bar, err=True, nl=False)
        yield one
    if shown:
        click.echo(f"\r{' ' * 78}\r", err=True, nl=False)
