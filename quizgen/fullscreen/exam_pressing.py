"""A key on the page of an exam → the next page. Nothing here tells whether an answer is right."""

from dataclasses import replace

from quizgen.fullscreen.exam_page import ExamPage, Hall, paper_of
from quizgen.fullscreen.field import EMPTY, Field
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.pressing import reply
from quizgen.fullscreen.question import Question
from quizgen.model import Choice, ChooseAll, TrueFalse
from quizgen.problems import Refused
from quizgen.trainer import exam_wording
from quizgen.trainer.amending import Impossible, flag
from quizgen.trainer.asking import Asked
from quizgen.trainer.exam_deeds import mark, respond, undo
from quizgen.trainer.grading import Marked, Ordered, Picked, Response, Unknown, Wrote
from quizgen.trainer.session import Session

_NOT_NOW = frozenset({"h", "n", "x", "-", "="})


def press(page: ExamPage, key: str) -> Page | Leave:
    """Return the page after a key. An answer is kept before anything is said of it."""
    if page.failed and key.lower() == "r":
        return _again(page)
    page = replace(page, note="", failed=None, sure=page.sure and key.lower() == "q")
    if page.asks:
        return _handing_in(page, key.lower())
    if key == "f1" or (key == "?" and not _writes(page)):
        from quizgen.fullscreen.exam_help import ExamHelp

        return ExamHelp(page, page.paper.asked)
    if page.paper.flag is not None:
        return _flagging(page, page.paper.flag, key)
    return _typing(page, key) if page.paper.types else _commanded(page, key.lower())


def _writes(page: ExamPage) -> bool:
    return page.paper.types or page.paper.flag is not None


def _again(page: ExamPage) -> Page:
    assert page.failed is not None
    if page.failed.event.kind == "exam-hand-in":
        return page.ended()
    return _kept(page, page.saved(page.failed))


def _handing_in(page: ExamPage, key: str) -> Page | Leave:
    match key:
        case "y":
            return page.ended()
        case "q":
            return _put_away(page)
        case "n" | "escape" | "left" | "enter":
            return replace(page, asks=False)
        case _:
            return page


def _put_away(page: ExamPage) -> Page | Leave:
    """Put the exam away; where an order is placed in part, say first that it is lost."""
    if page.in_part and not page.sure:
        numbers = ", ".join(str(half.at + 1) for half in page.in_part)
        note = f"Question {numbers} is placed in part, which is not kept. q again puts it away."
        return replace(page, asks=False, sure=True, note=note)
    return Leave(words=exam_wording.put_away(page.exam))


def _commanded(page: ExamPage, key: str) -> Page | Leave:
    around = page.hall.table.around
    match key:
        case "q":
            return _put_away(page)
        case "left" | "right":
            return _walked(page, page.exam.at + (1 if key == "right" else -1))
        case "m":
            after = page.saved(mark(page.exam, around))
            is_seen = after.exam.question.marked and not after.failed
            return replace(after, note="") if is_seen else after
        case "u":
            found = undo(page.exam, around)
            if isinstance(found, Impossible):
                return replace(page, note=found.words)
            return _kept(page, page.saved(found))
        case "f":
            return replace(page, paper=replace(page.paper, flag=Field()))
        case _ if key in _NOT_NOW:
            return replace(page, note=exam_wording.AFTER)
        case _:
            return _answering(page, key)


def _answering(page: ExamPage, key: str) -> Page:
    if key == "0":
        return _answered(page, Unknown())
    if page.paper.asked.is_typed:
        types = key in {"enter", "space"}
        return replace(page, paper=replace(page.paper, types=True)) if types else page
    if key == "enter":
        return _entered(page)
    found = reply(replace(page.paper, note=""), key)
    if isinstance(found, Question):
        return replace(page, paper=replace(found, note=""), note=found.note)
    return _answered(page, found)


def _entered(page: ExamPage) -> Page:
    """Take the lit option of a choice if it is another than the answer; then go on."""
    paper = page.paper
    placed, count = len(paper.chosen), len(paper.asked.options)
    if paper.asked.places and 0 < placed < count:
        return replace(page, note=f"{placed} of {count} placed. Give each its place first.")
    is_lit = paper.lit >= 0 and isinstance(paper.asked.item.shape, Choice | TrueFalse)
    if is_lit and paper.chosen != (paper.lit,):
        page = _answered(page, Picked(paper.lit))
    return page if page.failed else _walked(page, page.exam.at + 1)


def _walked(page: ExamPage, place: int) -> Page:
    """Save what is done and not yet saved, then go; behind the last is the hand-in."""
    response = unsaved(page)
    after = page if response is None else _answered(page, response)
    if after.failed or (response is not None and after.exam is page.exam) or place < 0:
        return after
    if place == len(after.exam.questions):
        return replace(after, asks=True, note="")
    return after.at(place)


def unsaved(page: ExamPage) -> Response | None:
    """Return the answer that stands on the paper, if it is whole and not the one that is saved."""
    last = page.exam.question.last
    found = _on(page.paper)
    return None if last is not None and found == last.response else found


def _on(paper: Question) -> Response | None:
    """Return what is marked, placed or typed; a choice is saved as it is made."""
    text = paper.field.text.strip()
    if paper.asked.is_typed:
        return Wrote(text) if text else None
    if paper.asked.places:
        whole = len(paper.chosen) == len(paper.asked.options)
        return Ordered(paper.chosen) if whole else None
    marks = paper.chosen and isinstance(paper.asked.item.shape, ChooseAll)
    return Marked(tuple(sorted(paper.chosen))) if marks else None


def settled(page: ExamPage) -> ExamPage:
    """Return the page as its time ends: what stands on it counts, as if it were left now."""
    response = unsaved(page)
    return page if response is None else _answered(page, response)


def _answered(page: ExamPage, response: Response) -> ExamPage:
    found = respond(page.exam, response, page.hall.table.around)
    if isinstance(found, Impossible):
        return replace(page, note=found.words, paper=replace(page.paper, field=EMPTY))
    return _kept(page, page.saved(found))


def _kept(before: ExamPage, after: ExamPage) -> ExamPage:
    """Return the page with the answer that now counts on the paper, and under ▸ if one is."""
    if after.failed:
        return after
    paper = paper_of(after.hall.table, after.exam)
    is_one = isinstance(paper.asked.item.shape, Choice | TrueFalse)
    lit = paper.chosen[0] if is_one and before.paper.lit >= 0 else before.paper.lit
    return replace(after, paper=replace(paper, lit=lit, types=before.paper.types))


# --- What is typed. ---


def _typing(page: ExamPage, key: str) -> Page | Leave:
    match key:
        case "escape":
            return replace(page, paper=replace(page.paper, types=False))
        case "enter" | "down":
            return _walked(page, page.exam.at + 1)
        case "up":
            return _walked(page, page.exam.at - 1)
        case _:
            field = page.paper.field.press(key)
            return replace(page, paper=replace(page.paper, field=field)) if field else page


def _flagging(page: ExamPage, written: Field, key: str) -> Page:
    closed = replace(page, paper=replace(page.paper, flag=None))
    if key == "escape":
        return closed
    if key != "enter":
        return replace(page, paper=replace(page.paper, flag=written.press(key) or written))
    text = written.text.strip()
    if not text:
        return closed
    return replace(closed, note=flagged(page.hall, page.paper.asked, text))


def flagged(hall: Hall, asked: Asked, text: str) -> str:
    """Keep what is wrong with a question, for its author; return what is said of it."""
    found = flag(Session((), 0, ""), asked, text, hall.table.around)
    if isinstance(found, Impossible):
        return found.words
    try:
        hall.table.course.save(found.event)
    except Refused as refused:
        return " ".join(problem.message for problem in refused.problems)
    return found.words
