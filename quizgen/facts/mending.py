"""Mends a list's slips of one reading in the text itself; every other byte stays."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizgen.facts.listing import FactList
from quizgen.model import Place
from quizgen.problems import Problem
from quizgen.reading.page import decode, encode_like

_ENDS = re.compile(r"\r\n|\n|\r")
_COLUMN = re.compile(r"column \d+|at \d+$")
_LAYOUT = frozenset({"F101", "F102", "F105", "F107", "F108"})
"""What a fact says whose lines were put where they do not belong."""
_MOST_ROUNDS = 20
"""A line may have several slips: the next shows once the first is mended."""
_MOST_READINGS = 100
_FEWEST_READINGS = 10
_MOST_BYTES = 20 * 2**20
_MOST_PROBLEMS = 2_000
"""So often is a list read to find the slips that cannot be mended: the less, the more there is to
read and to say of it each time. What is not tried stays."""

Read = Callable[[bytes], FactList]


@dataclass(frozen=True, slots=True)
class Mended:
    """A list once its slips are mended: its bytes, and what was mended, as it stood before."""

    content: bytes
    slips: tuple[Problem, ...] = ()

    def summary(self, file: str) -> str:
        """Return what was mended, for the user."""
        lines: dict[int, list[str]] = {}
        for slip in sorted(self.slips, key=lambda slip: slip.place.line):
            codes = lines.setdefault(slip.place.line, [])
            codes += [slip.code] * (slip.code not in codes)
        number = f"{len(lines):,} line{'' if len(lines) == 1 else 's'}"
        named = ", ".join(f"{line} ({', '.join(codes)})" for line, codes in lines.items())
        return f"mended in {file}: {number}: {named}"


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a file, each with its end and the number it had before any was mended."""

    texts: tuple[str, ...]
    ends: tuple[str, ...]
    numbers: tuple[int, ...]
    like: bytes

    def content(self) -> bytes:
        """Return the lines as bytes, encoded as the file was."""
        parts = [""]
        for text, end in zip(self.texts, self.ends, strict=True):
            one_end = not text and end == "\n" and parts[-1] == "\r"  # CR, LF would be one
            parts += [text, "\r" if one_end else end]
        return encode_like("".join(parts), self.like)

    def after(self, slips: Iterable[Problem]) -> "_Lines":
        """Return the lines once the repairs of some problems are made."""
        edits = {edit.line: edit.text for slip in slips for edit in slip.repair}
        rows = enumerate(zip(self.texts, self.ends, self.numbers, strict=True))
        kept = [
            (edits.get(at, text), end, number)
            for at, (text, end, number) in rows
            if edits.get(at, text) is not None
        ]
        texts, ends, numbers = zip(*kept, strict=True) if kept else ((), (), ())
        return _Lines(texts, ends, numbers, self.like)

    def before(self, place: Place) -> Place:
        """Return the line on which a place stood in the file."""
        return place._replace(line=self.numbers[place.line - 1])


def _lines(content: bytes) -> _Lines:
    text = decode(content)
    ends = [match[0] for match in _ENDS.finditer(text)]
    texts = _ENDS.split(text)
    return _Lines(tuple(texts), (*ends, ""), tuple(range(1, len(texts) + 1)), content)


def mend(content: bytes, read: Read) -> Mended:
    """Return the list with every slip mended that has one reading.

    What is written is read first: it gives the same facts, and fewer problems. What does not stays
    as it was typed.
    """
    done: list[Problem] = []
    found = read(content)
    if not any(problem.repair for problem in found.problems):
        return Mended(content)
    lines = _lines(content)
    readings = _readings(content, found)
    for _ in range(_MOST_ROUNDS):
        mended = _round(lines, found, read, readings)
        if not mended:
            break
        done += [slip._replace(place=lines.before(slip.place)) for slip in mended]
        lines = lines.after(mended)
        found = read(lines.content())
    return Mended(lines.content(), tuple(done))


def _readings(content: bytes, found: FactList) -> Iterator[int]:
    """Return what gives a number for each reading of a list that may be tried."""
    most = min(_MOST_BYTES // len(content), _MOST_PROBLEMS // len(found.problems))
    return iter(range(max(min(most, _MOST_READINGS), _FEWEST_READINGS)))


def _round(lines: _Lines, found: FactList, read: Read, readings: Iterator[int]) -> list[Problem]:
    """Return the problems that can be mended together, those that cannot left out."""
    todo = list(_apart(lines, found))
    kept: list[Problem] = []
    parts = [todo] if todo else []
    while parts and next(readings, None) is not None:
        part = parts.pop()
        if _is_better(read(lines.after([*kept, *part]).content()), found, [*kept, *part]):
            kept += part
        elif len(part) > 1:
            half = len(part) // 2
            parts += [part[half:], part[:half]]
    return kept


def _apart(lines: _Lines, found: FactList) -> Iterator[Problem]:
    """Yield the problems whose repairs touch different lines, and lines that were read as typed."""
    taken: set[int] = set()
    for problem in found.problems:
        touched = {edit.line for edit in problem.repair}
        asread = all(lines.texts[line] == found.page.line(line) for line in touched)
        if touched and asread and taken.isdisjoint(touched):
            taken |= touched
            yield problem


def _is_better(after: FactList, before: FactList, mended: Sequence[Problem]) -> bool:
    """Tell whether a list reads as before, but for the slips that were mended in it."""
    were, are = _said(before.problems), _said(after.problems)
    gone, new = were - are, are - were
    return (
        _holds(after, before)
        and all(gone[said] >= number for said, number in _said(mended).items())
        and (before.lost > 0 or not before.facts or not new)
        and _LAYOUT.isdisjoint(code for code, _ in new)
    )


def _holds(after: FactList, before: FactList) -> bool:
    """Tell whether a list holds what another does, in the same order."""
    facts = iter((fact.kind, fact.fields) for fact in after.facts)
    cut_alike = len(after.facts) + after.lost == len(before.facts) + before.lost
    return (
        all((fact.kind, fact.fields) in facts for fact in before.facts)
        and (cut_alike or not before.facts)
        and all(after.fields.get(key) == value for key, value in before.fields.items())
    )


def _said(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    """Count what is said of a list, wherever it is said."""
    return Counter((one.code, _COLUMN.sub("column", one.message)) for one in problems)
