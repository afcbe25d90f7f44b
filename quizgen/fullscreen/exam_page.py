"""The page of an exam: a question, what is done on it, and how much time is left."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

from quizgen.fullscreen.asking import NOT_CHOSEN
from quizgen.fullscreen.field import EMPTY, Field
from quizgen.fullscreen.pages import Leave, Page, Table
from quizgen.fullscreen.question import Question
from quizgen.fullscreen.view import View, Window
from quizgen.model import Choice, Memory, TrueFalse
from quizgen.problems import Refused
from quizgen.trainer import exam
from quizgen.trainer.exam import Exam
from quizgen.trainer.exam_deeds import ExamDeed, hand_in
from quizgen.trainer.exam_plain import WARNINGS
from quizgen.trainer.exam_review import Memories
from quizgen.trainer.exam_wording import time_left
from quizgen.trainer.grading import Marked, Ordered, Picked, Wrote
from quizgen.trainer.session import Session
from quizgen.trainer.sitting import State

TIME_IS_OVER = "The time is over. What was answered is handed in."


class Hall(NamedTuple):
    """What the pages of an exam need of the world: where it is kept, what is remembered."""

    table: Table
    memories: Callable[[Iterable[str]], dict[str, Memory]]


class Half(NamedTuple):
    """A question whose options are placed in part, which is no answer yet: those placed so far."""

    at: int
    chosen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ExamPage(Page):
    """The question at hand; `paper` is what is done on it and not yet saved.

    `before` is what was remembered as the exam began; `asks` whether to hand in; `failed` what
    could not be saved; `minutes` what was left when it was last looked at; `note` is said above
    the keys. `halves` are the orders begun on other questions; `sure` that one is lost was
    said.
    """

    hall: Hall
    exam: Exam
    before: Memories
    paper: Question
    asks: bool = False
    failed: ExamDeed | None = None
    minutes: int | None = None
    note: str = ""
    halves: tuple[Half, ...] = ()
    sure: bool = False

    def view(self, window: Window) -> View:
        """Return the question, what was answered, and how far the exam is."""
        from quizgen.fullscreen.exam_viewing import view_of

        return view_of(self, window)

    def press(self, key: str) -> Page | Leave:
        """Return the page after a key, unless the time is over."""
        from quizgen.fullscreen.exam_pressing import press

        now = self.wait()
        return press(now, key) if isinstance(now, ExamPage) else now

    def paste(self, text: str) -> Page:
        """Return the page with a text in the field, if one is open."""
        paper = self.paper.paste(text)
        return replace(self, paper=paper) if isinstance(paper, Question) else self

    def wait(self) -> Page:
        """Return the page with the minutes left now, or the end of the exam."""
        left = self.exam.left(self.hall.table.around.now())
        if left is None:
            return self
        if left <= timedelta():
            from quizgen.fullscreen.exam_pressing import settled

            return settled(self).ended(in_time=False)
        minutes = -(-left // timedelta(minutes=1))
        if minutes == self.minutes:
            return self
        warns = self.minutes is not None and minutes in WARNINGS
        return replace(self, minutes=minutes, note=time_left(left) if warns else self.note)

    @property
    def in_part(self) -> tuple[Half, ...]:
        """Return the orders placed in part, the one at hand among them."""
        others = tuple(one for one in self.halves if one.at != self.exam.at)
        asked, chosen = self.paper.asked, self.paper.chosen
        is_half = asked.places and 0 < len(chosen) < len(asked.options)
        return tuple(sorted((*others, Half(self.exam.at, chosen)))) if is_half else others

    def saved(self, deed: ExamDeed) -> "ExamPage":
        """Return the page after a deed, once it is kept; else with why it is not."""
        try:
            self.hall.table.course.save(deed.event)
        except Refused as refused:
            said = " ".join(problem.message for problem in refused.problems)
            return replace(self, failed=deed, note=said)
        return replace(self, exam=deed.exam, failed=None, note=deed.words)

    def at(self, place: int) -> "ExamPage":
        """Return the page of another question; an order placed in part stays as it is."""
        walked = exam.walk(self.exam, place, self.hall.table.around.now())
        paper, halves = paper_of(self.hall.table, walked), self.in_part
        for half in halves:
            if half.at == walked.at:
                paper = replace(paper, chosen=half.chosen)
        return replace(self, exam=walked, paper=paper, asks=False, note="", halves=halves)

    def ended(self, *, in_time: bool = True) -> Page:
        """Return the page with the score, once the hand-in is kept; else with why it is not."""
        tried = self.saved(hand_in(self.exam, self.hall.table.around, in_time=in_time))
        if tried.failed:
            return tried
        from quizgen.fullscreen.exam_results import results

        return results(self.hall, tried.exam, self.before, "" if in_time else TIME_IS_OVER)


def sat_down(hall: Hall, begun: Exam, note: str = "") -> Page:
    """Return the page at which an exam begins, or goes on."""
    targets = [question.asked.target for question in begun.questions]
    page = ExamPage(hall, begun, hall.memories(targets), paper_of(hall.table, begun), note=note)
    return page.wait()


def paper_of(table: Table, at: Exam) -> Question:
    """Return the question at hand with the answer that it has."""
    asked = at.question.asked
    last = at.question.last
    chosen: tuple[int, ...] = ()
    if isinstance(asked.item.shape, Choice | TrueFalse):
        chosen = NOT_CHOSEN
    field = EMPTY
    match last.response if last else None:
        case Picked(option):
            chosen = (option,)
        case Marked(options) | Ordered(options):
            chosen = options
        case Wrote(text):
            field = Field(text, len(text))
        case _:
            pass
    state = State(Session((), 0, at.seed, at.practise), asked)
    return Question(table, state, asked, chosen=chosen, field=field, types=asked.is_typed)
