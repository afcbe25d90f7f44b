"""A learner at an exam on the screen: the pages, the store, and a clock that they set."""

from datetime import timedelta
from typing import NamedTuple

from quizgen.course import Course
from quizgen.days import study_day
from quizgen.examining import Examiner, Terms
from quizgen.fullscreen.exam_entrance import Entrance, enter
from quizgen.fullscreen.exam_page import ExamPage
from quizgen.fullscreen.pages import Page
from quizgen.model import Event
from quizgen.scores.exams import OpenExam
from tests.trainer.exams import Watch, circumstances
from tests.trainer.script import Notebook, course_of

LIST = """\
title: Magnesium
bank: magnesium-abcd
cite: An atlas
facts:
- id: nmda
  question: Which receptor does magnesium block at rest?
  answer: NMDA receptor
  wrong:
    AMPA receptor: AMPA channels carry no magnesium block
    Histamine H1 receptor: H1 is not an ion channel
  why: At rest a magnesium ion sits in the channel.
- id: toward
  question: What is movement toward the midline called?
  answer: adduction
  never: [bringing together]
  only: [typed]
- id: pore
  cloze: A {{c1::magnesium::a metal}} ion closes it at rest.
"""
"""By seed 1: nmda with its key in the third place, pore, toward."""


class Sitting(NamedTuple):
    """The first page of an exam, its store, and its clock."""

    page: Page
    store: Notebook
    watch: Watch
    entrance: Entrance

    def later(self, **much: float) -> None:
        """Let time pass."""
        self.watch.moment += timedelta(**much)

    def again(self) -> Page:
        """Return the first page when the exam is opened again, not handed in."""
        (start,) = (event for event in self.store.kept if event.kind == "exam-start")
        own = ("exam-answer", "exam-mark")
        events = tuple(event for event in self.store.kept if event.kind in own)
        return enter(self.entrance, [OpenExam(start, events)])

    def of_kind(self, kind: str) -> list[Event]:
        """Return the events of a kind."""
        return [event for event in self.store.kept if event.kind == kind]


def sitting(
    course: str | Course = LIST, *, minutes: int | None = None, under: Page | None = None,
    limit: int | None = None,
) -> Sitting:  # fmt: skip
    """Begin an exam over a list."""
    asked = course_of(course) if isinstance(course, str) else course
    store, watch = Notebook(), Watch()
    examiner = Examiner(store, lambda: study_day(watch()))
    terms = Terms("1", limit, minutes)
    entrance = Entrance(asked, examiner, terms, circumstances(watch), under)
    return Sitting(enter(entrance, []), store, watch, entrance)


def at_hand(page: Page) -> ExamPage:
    """Return the page as that of an exam."""
    assert isinstance(page, ExamPage)
    return page
