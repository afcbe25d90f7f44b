"""A key on the page of a question → the next page."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from quizgen.fullscreen.field import Field
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.question import asked_next
from quizgen.model import (
    Choice,
    ChooseAll,
    Cloze,
    Numeric,
    Order,
    Rating,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.trainer.deeds import Deed, aid, amend, respond
from quizgen.trainer.grading import Marked, Ordered, Picked, Rated, Response, Unknown, Wrote
from quizgen.trainer.replies import Command, Phase

if TYPE_CHECKING:
    from quizgen.fullscreen.question import Question

_LETTERS = "abcdefg"
_GO = frozenset({"space", "enter"})
_COLON = re.compile(r":(?=u\b)")
_DONE = {
    "x": "Never asked again. u takes that back.",
    "u": "Taken back.",
    "flag": "Flagged, for the author of the list.",
}


def press(page: "Question", key: str) -> Page | Leave:
    """Return the page after a key. An answer is kept before anything is said of it."""
    page = replace(page, note="")
    if key == "f1" or (key == "?" and not (page.types or page.flag is not None)):
        from quizgen.fullscreen.overlays import Help

        return Help(page, page.asked)
    if page.flag is not None:
        return _flagging(page, page.flag, key)
    if page.types:
        return _typing(page, key)
    match key.lower():
        case "q":
            from quizgen.fullscreen.summary import Summary

            return Summary(page.table, replace(page.state, left=True), over=page)
        case "u" | "x" as name:
            return _amended(page, Command(name))
        case other:
            return _by_phase(page, other)


def _by_phase(page: "Question", key: str) -> Page | Leave:
    match page.state.phase:
        case Phase.ASKED:
            return _asked(page, key)
        case Phase.REVEALED:
            return _revealed(page, key)
        case Phase.ANSWERED:
            return _answered(page, key)
        case _:
            assert_never(page.state.phase)


def _amended(page: "Question", command: Command) -> Page:
    found = amend(page.state, page.asked, command, page.table.desk)
    if isinstance(found, Deed):
        return page.saved(found, _DONE.get(command.name, ""))
    return replace(page, note=_COLON.sub("", found.words))


def _answered(page: "Question", key: str) -> Page:
    if key in _GO:
        return asked_next(page.table, page.state.session)
    last = page.state.last
    if last is None or last.asked is not page.asked:
        return page
    match key:
        case "-" if last.right:
            return _amended(page, Command("wrong"))
        case "=" if not last.right:
            return _amended(page, Command("mine"))
        case "f":
            return replace(page, flag=Field())
        case _:
            return page


def _revealed(page: "Question", key: str) -> Page:
    number = "3" if key in _GO else key.removeprefix("#")
    if number in {"1", "2", "3", "4"}:
        return _responded(page, Rated(Rating(int(number))))
    return page


def _responded(page: "Question", response: Response) -> Page:
    found = respond(page.state, page.asked, response, page.table.desk)
    if isinstance(found, Deed):
        return page.saved(found)
    return replace(page, note=found.words, field=Field())


def _asked(page: "Question", key: str) -> Page:
    match key:
        case "0":
            return _responded(page, Unknown())
        case "n":
            state, words = aid(page.state, page.asked, "n")
            return replace(page, state=state, note=words)
        case "h":
            state, words = aid(page.state, page.asked, "h")
            return replace(page, state=state, note="" if state.hinted else words)
        case _ if page.asked.options:
            found = reply(page, key)
            return found if isinstance(found, Page) else _responded(page, found)
        case _:
            return _without(page, key)


def _without(page: "Question", key: str) -> Page:
    if key not in _GO:
        return page
    if page.asked.is_typed:
        return replace(page, types=True)
    return replace(page, state=replace(page.state, phase=Phase.REVEALED))


def reply(page: "Question", key: str) -> "Question | Response":
    """Return the answer that a key gives to a question with options, else the page after it."""
    count = len(page.asked.options)
    if key in {"up", "down", "k", "j"}:
        return replace(page, lit=_moved(page.lit, key in {"down", "j"}, count))
    match page.asked.item.shape:
        case Choice() | TrueFalse():
            return _picking(page, key)
        case ChooseAll() | Order() as shape:
            return _collecting(page, key, ordered=isinstance(shape, Order))
        case Recall() | Typed() | Numeric() | Cloze():
            return page
        case shape:
            assert_never(shape)


def _moved(lit: int, down: bool, count: int) -> int:
    if lit < 0:
        return 0 if down else count - 1
    return min(max(lit + (1 if down else -1), 0), count - 1)


def _named(page: "Question", key: str) -> int:
    """Return the option that a digit, a letter or a click names, -1 if none."""
    count = len(page.asked.options)
    if isinstance(page.asked.item.shape, TrueFalse) and key in {"t", "f"}:
        return "tf".index(key)
    if len(key) == 1 and key in _LETTERS:
        at = _LETTERS.index(key)
    else:
        number = key.removeprefix("#")
        is_number = number.isascii() and number.isdecimal() and len(number) < 4
        at = int(number) - 1 if is_number else -1
    return at if 0 <= at < count else -1


def _picking(page: "Question", key: str) -> "Question | Response":
    at = page.lit if key in _GO else _named(page, key)
    if at >= 0:
        return Picked(at)
    is_answer = key in _GO or key.isdecimal()
    return replace(page, note=_choose_first("Choose", page)) if is_answer else page


def _choose_first(verb: str, page: "Question") -> str:
    return f"{verb} 1-{len(page.asked.options)} first."


def _collecting(page: "Question", key: str, *, ordered: bool) -> "Question | Response":
    """Mark options, or give them their places; Enter checks."""
    if key == "enter":
        return _checked(page, ordered=ordered)
    if key == "backspace":
        return replace(page, chosen=page.chosen[:-1])
    at = page.lit if key == "space" else _named(page, key)
    if at < 0:
        is_answer = key == "space" or key.isdecimal()
        return replace(page, note=_choose_first("Choose", page)) if is_answer else page
    others = tuple(one for one in page.chosen if one != at)
    return replace(page, chosen=others if at in page.chosen else (*others, at))


def _checked(page: "Question", *, ordered: bool) -> "Question | Response":
    placed, count = len(page.chosen), len(page.asked.options)
    if ordered and placed < count:
        return replace(page, note=f"{placed} of {count} placed. Give each its place first.")
    if not placed:
        return replace(page, note=_choose_first("Mark", page))
    return Ordered(page.chosen) if ordered else Marked(tuple(sorted(page.chosen)))


# --- What is typed. ---


def _typing(page: "Question", key: str) -> Page:
    if key == "escape":
        return replace(page, types=False)
    if key == "enter":
        return _sent(page)
    field = page.field.press(key)
    return replace(page, field=field, warned=False) if field else page


def _sent(page: "Question") -> Page:
    text = page.field.text.strip()
    if text.endswith("?") and len(text) > 1:
        page = replace(page, state=replace(page.state, unsure=True))
        text = text.rstrip("?").rstrip()
    if text.strip("?"):
        return _responded(page, Wrote(text))
    if page.warned:
        return _responded(page, Unknown())
    return replace(page, warned=True, note="Nothing is typed. Enter again: don't know.")


def _flagging(page: "Question", flag: Field, key: str) -> Page:
    if key == "escape":
        return replace(page, flag=None)
    if key == "enter":
        text = flag.text.strip()
        return _amended(page, Command("flag", text)) if text else replace(page, flag=None)
    return replace(page, flag=flag.press(key) or flag)
