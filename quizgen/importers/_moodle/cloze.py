"""A text with fields, `{1:SHORTANSWER:=pore~=a hole}` → a cloze."""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from quizgen.blanks import Faulty, as_typed, parse
from quizgen.importers._html import to_markdown
from quizgen.importers._plain import in_markdown
from quizgen.model import Blank, Cloze, Entry

_LONGEST = 20_000
_FIELD = re.compile(r"\{([0-9]*):([A-Z_]+):((?:\\.|[^}\\])*)\}", re.DOTALL)
_TYPED = re.compile("(?:SHORTANSWER|SA|MW)(?:_?C)?")
_CHOICE = re.compile("(?:MULTICHOICE|MC)(?:_?[VHS]{1,2})?")
_NUMBER = re.compile("NUMERICAL|NM")
_WORTH = re.compile(r"(=|%-?[0-9.]+%)?(.*)", re.DOTALL)
_OPEN, _CLOSE = "\ue010", "\ue011"  # letters of nobody: they survive the way to Markdown
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


class Fields(NamedTuple):
    """A cloze, and the wrong options of its blanks by number."""

    cloze: Cloze
    wrong: Mapping[int, tuple[Entry, ...]]


class _Answer(NamedTuple):
    text: str
    worth: Decimal
    feedback: str


def read_cloze(
    found: str,
    markdown: Callable[[str], str],
    known: Sequence[tuple[int, str]] = (),
) -> Fields:
    """Return the cloze of a text of Moodle's; `markdown` turns the text around the fields.

    `known` are number and hint of each blank, where the file says them; the hint is then left out
    of the text. Raises ValueError, which says why there is no cloze.
    """
    if len(found) > _LONGEST:
        raise ValueError("its text is too long")
    blanks: list[Blank] = []
    wrong: dict[int, tuple[Entry, ...]] = {}

    def take(field: re.Match[str]) -> str:
        at = len(blanks)
        number, hint = known[at] if at < len(known) else (at + 1, "")
        blank, offered = _blank(field, number, hint)
        blanks.append(blank)
        if offered:
            wrong[number] = offered
        return f"{_OPEN}{at}{_CLOSE}"

    text = markdown(_FIELD.sub(take, found.replace(_OPEN, "").replace(_CLOSE, "")))
    if not blanks:
        raise ValueError("its text has no field that can be read")
    for at, (_, shown) in enumerate(known):
        mark = f"{_OPEN}{at}{_CLOSE}"
        text = text.replace(f"{mark} ({shown})", mark, 1) if shown else text
    parts = _MARK.split(text)
    pieces = [part if at % 2 == 0 else blanks[int(part)] for at, part in enumerate(parts)]
    cloze = Cloze(tuple(piece for piece in pieces if piece != ""))
    _refuse_braces(cloze)
    return Fields(cloze, wrong)


def _refuse_braces(cloze: Cloze) -> None:
    """Raise ValueError for a text that cannot be written as a cloze."""
    try:
        read = parse(as_typed(cloze.pieces))
    except Faulty as error:
        raise ValueError("its braces cannot be told from those of blanks") from error
    plain = [one if isinstance(one, str) else (one.number, one.answer) for one in read]
    meant = [one if isinstance(one, str) else (one.number, one.answer) for one in cloze.pieces]
    if plain != meant:
        raise ValueError("its signs cannot be told from those of blanks")


def _blank(field: re.Match[str], number: int, hint: str) -> tuple[Blank, tuple[Entry, ...]]:
    kind, inside = field[2], field[3]
    if _TYPED.fullmatch(kind):
        read: Callable[[str], str] = _typed
    elif _CHOICE.fullmatch(kind):
        read = _shown
    elif _NUMBER.fullmatch(kind):
        read = _figure
    else:
        raise ValueError(f"a field of the sort {kind[:30]} has no place in a cloze")
    answers = [_answer(one, read) for one in re.split(r"(?<!\\)~", inside) if one.strip()]
    right = [one.text for one in answers if one.worth >= 100 and one.text]
    if not right:
        raise ValueError("a field has no right answer")
    never = tuple(Entry(one.text, one.feedback) for one in answers if 0 < one.worth < 100)
    wrong = tuple(Entry(one.text, one.feedback) for one in answers if one.worth <= 0 and one.text)
    exact = kind.endswith("C") and kind != "MC"
    first, *others = right
    return Blank(number, first, hint, tuple(others), never, exact), wrong


def _answer(found: str, read: Callable[[str], str]) -> _Answer:
    match = _WORTH.fullmatch(found.strip())
    assert match  # it matches every text
    body, _, feedback = _cut(match[2])
    worth = Decimal(0)
    if match[1]:
        try:
            worth = Decimal(100) if match[1] == "=" else Decimal(match[1].strip("%"))
        except InvalidOperation as error:
            raise ValueError("the worth of an answer is no number") from error
    return _Answer(read(_bare(body)), worth, to_markdown(html.unescape(_bare(feedback))).text)


def _cut(text: str) -> tuple[str, str, str]:
    """Cut at the first `#` that is neither escaped nor part of `&#39;`."""
    match = re.search(r"(?<![\\&])#", text)
    return (text[: match.start()], "#", text[match.end() :]) if match else (text, "", "")


def _bare(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL).strip()


def _typed(text: str) -> str:
    plain = html.unescape(text)
    return "" if plain == "*" else in_markdown(plain.replace("\\*", "*"))


def _shown(text: str) -> str:
    return to_markdown(html.unescape(text)).text


def _figure(text: str) -> str:
    middle, _, off = html.unescape(text).partition(":")
    return f"{middle.strip()} ± {off.strip()}" if off.strip() not in ("", "0") else middle.strip()
