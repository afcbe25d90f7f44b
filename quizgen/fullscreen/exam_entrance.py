"""The way into an exam: one that was put away is offered first, else questions are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quizgen.course import Course
from quizgen.examining import Examiner, Terms, draw, for_course, take_up
from quizgen.fullscreen import view
from quizgen.fullscreen.exam_page import Hall, sat_down
from quizgen.fullscreen.pages import Leave, Page, Table
from quizgen.fullscreen.runs import Line, told
from quizgen.fullscreen.view import Key, View, Window
from quizgen.problems import Refused
from quizgen.scores.exams import OpenExam
from quizgen.trainer.exam_deeds import Drawn, begin, discard
from quizgen.trainer.exam_wording import waiting
from quizgen.trainer.log import Circumstances
from quizgen.trainer.phrases import counted


class Entrance(NamedTuple):
    """What an exam is drawn from and held with. `under` is where one comes back to, if at all."""

    course: Course
    examiner: Examiner
    terms: Terms
    around: Circumstances
    under: Page | None = None

    @property
    def hall(self) -> Hall:
        """Return what the pages of the exam need."""
        table = Table(self.course.title, self.examiner, self.around)
        return Hall(table, self.examiner.memories)


def enter(entrance: Entrance, exams: Sequence[OpenExam]) -> Page:
    """Return the first page: whether an exam goes on, or the first question of a new one."""
    fitting = for_course(exams, entrance.course)
    return Waiting(entrance, tuple(fitting)) if fitting else _new(entrance)


@dataclass(frozen=True, slots=True)
class Waiting(Page):
    """An exam was put away: resume or discard it, the latest of several first."""

    entrance: Entrance
    exams: tuple[OpenExam, ...]
    sure: bool = False
    note: str = ""

    def view(self, window: Window) -> View:
        """Return which exam it is."""
        around = self.entrance.around
        start, events = self.exams[0]
        body: list[Line] = told(waiting(start, events, around.now()), window.text)
        words = "d again discards it for good: its answers never count."
        said = words if self.sure else self.note
        return View(
            head=view.head("Exam", [], window),
            body=body,
            verdict=told(said, window.text) if said else (),
            keys=(Key("r", "resume", "r"), Key("d", "discard", "d"), Key("q", "quit", "q")),
        )

    def press(self, key: str) -> Page | Leave:
        """Resume it, discard it when asked twice, or leave it as it is."""
        match key.lower():
            case "r":
                return self._resumed()
            case "d" if self.sure:
                return self._discarded()
            case "d":
                return Waiting(self.entrance, self.exams, sure=True)
            case "q" | "escape":
                return self.entrance.under or Leave()
            case _:
                return Waiting(self.entrance, self.exams)

    def _resumed(self) -> Page:
        exam, lost = take_up(self.exams[0], self.entrance.course, self.entrance.around.now())
        changed = counted(lost, "question has", "questions have") + " changed since"
        if not exam.questions:
            note = f"Nothing is left of it: {changed}. d discards it."
            return Waiting(self.entrance, self.exams, note=note)
        return sat_down(self.entrance.hall, exam, f"Left out: {changed}." if lost else "")

    def _discarded(self) -> Page:
        try:
            self.entrance.examiner.save(discard(self.exams[0].start, self.entrance.around))
        except Refused as refused:
            said = " ".join(problem.message for problem in refused.problems)
            return Waiting(self.entrance, self.exams, note=said)
        return enter(self.entrance, self.exams[1:])


@dataclass(frozen=True, slots=True)
class Notice(Page):
    """Something is said, and a key goes back."""

    lines: tuple[str, ...]
    under: Page | None

    def view(self, window: Window) -> View:
        """Return what is said."""
        body = [line for text in self.lines for line in told(text, window.text)]
        keys = (Key("any key", "back" if self.under else "quit", "escape"),)
        return View(head=view.head("Exam", [], window), body=body, keys=keys)

    def press(self, key: str) -> Page | Leave:  # noqa: ARG002  # any key
        """Go back."""
        return self.under or Leave()


def _new(entrance: Entrance) -> Page:
    course, terms = entrance.course, entrance.terms
    found = draw(course, entrance.examiner.store, terms.seed, terms.limit)
    if not found.questions:
        nothing = f"Nothing in {course.title} can be asked in an exam."
        return Notice((nothing, *found.remarks), entrance.under)
    drawn = Drawn(course.title, found.questions, terms.seed, terms.minutes, terms.practise)
    deed = begin(drawn, entrance.around)
    try:
        entrance.examiner.save(deed.event)
    except Refused as refused:
        return Notice(tuple(problem.message for problem in refused.problems), entrance.under)
    return sat_down(entrance.hall, deed.exam, " ".join(found.remarks))
