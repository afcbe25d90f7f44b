r"""The blanks of a cloze text: `{{answer}}`, `{{c1::answer}}`, `{{c1::answer::hint}}`.

Inside `code`, fences and maths everything is literal except `{{c1::…}}`; braces are balanced, so
`\(K = {{c1::10^{-14}}}\)` and `` {{c1::`std::vector`::type}} `` mean what they look like.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from quizgen.model import Blank

_NUMBER = re.compile(r"c(\d{1,3})::")
_ODD_NUMBER = re.compile(r"(?!c\d{1,3}::)\s*[cC]\s*(\d+)\s*:+")
_LITERAL = re.compile(r"(?P<ticks>`+)(?!`)|(?P<maths>\\\(|\\\[)")
_SIGN = re.compile(r"`|\\[(\[]|\{\{")
_BRACE = re.compile(r"[{}]")
_CLOSING = {"\\(": "\\)", "\\[": "\\]"}

GAP = "[…]"
"""Stands in the stem of a choice where its blank is."""
MOST_BLANKS = 999
"""Numbers of blanks have three digits."""


class Faulty(Exception):
    """The text is no cloze; `code` and `hint` are those of the problem."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


@lru_cache(maxsize=16384)  # read for its names, for its items, and for its quotes
def parse(text: str) -> tuple[str | Blank, ...]:
    """Return the pieces of a cloze text as typed; a bare blank has the number 0. Raises Faulty."""
    pieces: list[str | Blank] = []
    plain = 0
    for start, end in spans(text):
        if len(pieces) > 2 * MOST_BLANKS:
            message = f"this cloze has more than {MOST_BLANKS} blanks"
            raise Faulty("F127", message, "make several clozes of it")
        pieces += [text[plain:start], _blank(text[start + 2 : end - 2])]
        plain = end
    pieces.append(text[plain:])
    found = [piece for piece in pieces if piece != ""]
    _refuse_odd(found)
    return tuple(found)


def as_typed(pieces: Iterable[str | Blank]) -> str:
    """Return pieces as an author types them: `{{c1::answer::hint}}`."""
    return "".join(piece if isinstance(piece, str) else _typed(piece) for piece in pieces)


def _typed(blank: Blank) -> str:
    parts = (f"c{blank.number}", blank.answer, blank.hint)
    return f"{{{{{'::'.join(part for part in parts if part)}}}}}"


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each blank begins and ends, braces included. Raises Faulty."""
    place = literal_until = 0
    unclosed: set[str] = set()
    while found := _SIGN.search(text, place):
        place = found.start()
        literal = _LITERAL.match(text, place) if place >= literal_until else None
        if literal:
            literal_until = _literal_end(text, literal, unclosed)
            place = literal.end()
            continue
        if not _opens(text, place, place < literal_until):
            place += 1
            continue
        end = _blank_end(text, place)
        yield place, end
        place = end


def numbered(pieces: tuple[str | Blank, ...]) -> tuple[str | Blank, ...]:
    """Return the pieces with bare blanks numbered 1, 2, … in the order of the text."""
    if not any(isinstance(piece, Blank) and piece.number == 0 for piece in pieces):
        return pieces
    number = 0
    result: list[str | Blank] = []
    for piece in pieces:
        if isinstance(piece, Blank) and piece.number == 0:
            number += 1
            result.append(replace(piece, number=number))
        else:
            result.append(piece)
    return tuple(result)


def _refuse_odd(pieces: list[str | Blank]) -> None:
    blanks = [piece for piece in pieces if isinstance(piece, Blank)]
    if not blanks:
        hint = "put what is to be recalled in double braces: {{answer}}"
        raise Faulty("F120", "this cloze has no blank", hint)
    if len({blank.number == 0 for blank in blanks}) > 1:
        hint = "number every blank, {{c1::answer}}, or none"
        raise Faulty("F122", "numbered and bare blanks are mixed", hint)


def _literal_end(text: str, literal: re.Match[str], unclosed: set[str]) -> int:
    """Return where code or maths ends; unclosed, it is plain text and ends where it begins.

    `unclosed` collects what is not closed, so that it is looked for once.
    """
    closing = literal["ticks"] or _CLOSING[literal["maths"]]
    end = -1 if closing in unclosed else text.find(closing, literal.end())
    if end < 0:
        unclosed.add(closing)
    return end + len(closing) if end >= 0 else literal.end()


def _opens(text: str, place: int, in_literal: bool) -> bool:
    if not text.startswith("{{", place):
        return False
    return not in_literal or _NUMBER.match(text, place + 2) is not None


def _blank_end(text: str, start: int) -> int:
    """Return the place after the braces that close the blank opened at `start`."""
    depth = 0
    for brace in _BRACE.finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0 and text[brace.start() - 1] == "}":
            return brace.end()
        if depth == 0:
            break  # the two that close it stand apart: what is between would be lost
    raise Faulty(
        "F121", f"the blank `{text[start : start + 20]}` is not closed", "close it with }}"
    )


def _blank(inside: str) -> Blank:
    match = _NUMBER.match(inside)
    number = int(match[1]) if match else 0
    if slip := _ODD_NUMBER.match(inside):
        meant = int(slip[1]) if len(slip[1]) < 4 else 1
        form = f"`{{{{c{meant}::answer}}}}`"
        hint = f"write {form}: small c, a number up to {MOST_BLANKS}, two colons"
        raise Faulty("F121", f"`{slip[0].strip()[:20]}` is no number of a blank", hint)
    if match and number == 0:
        raise Faulty("F121", "a blank has the number 0", "numbers begin with 1: {{c1::answer}}")
    answer, hint = _split_hint(inside[match.end() :] if match else inside)
    if not answer.strip():
        raise Faulty("F121", "a blank is empty", "write what is to be recalled: {{answer}}")
    return Blank(number, answer.strip(), hint.strip())


def _split_hint(inside: str) -> tuple[str, str]:
    """Cut at the first `::` that stands outside code and maths."""
    if "`" not in inside and "\\" not in inside:  # as nearly always
        answer, _, hint = inside.partition("::")
        return answer, hint
    place = 0
    unclosed: set[str] = set()
    while place < len(inside):
        literal = _LITERAL.match(inside, place)
        if literal:
            place = _literal_end(inside, literal, unclosed)
        elif inside.startswith("::", place):
            return inside[:place], inside[place + 2 :]
        else:
            place += 1
    return inside, ""
