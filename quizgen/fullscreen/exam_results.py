"""The page with the score of an exam, from which its questions are gone through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.days import study_day
from quizgen.fullscreen import view
from quizgen.fullscreen.exam_page import Hall
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.runs import EMPTY, Line, Look, Run, calm, told, width
from quizgen.fullscreen.view import Key, View, Window
from quizgen.trainer import wording
from quizgen.trainer.exam import Exam, Question
from quizgen.trainer.exam_review import Memories, as_answered
from quizgen.trainer.exam_score import is_right, score
from quizgen.trainer.exam_wording import Row, rows
from quizgen.trainer.phrases import right_in_words
from quizgen.trainer.session import Session


@dataclass(frozen=True, slots=True)
class Results(Page):
    """The score. `sessions` hold, one for each question, its answer and how it counts by now."""

    hall: Hall
    exam: Exam
    sessions: tuple[Session, ...]
    time: Row
    note: str = ""

    def view(self, window: Window) -> View:
        """Return the score, its parts, and what to look at again."""
        return View(
            head=view.head(self.exam.title, ["handed in"], window),
            body=list(_body(self, window)),
            verdict=told(self.note, window.text) if self.note else (),
            keys=list(self._keys()),
            reading=True,
        )

    def press(self, key: str) -> Page | Leave:
        """Go through the questions, or leave."""
        match key.lower():
            case "space" | "enter" | "right":
                from quizgen.fullscreen.exam_reviewing import Reviewing

                return Reviewing(self, 0)
            case "s" if self.hall.table.statistics:
                return self.hall.table.statistics(self)
            case "q" | "escape":
                return Leave()
            case _:
                return self

    @property
    def guard(self) -> object:
        """Return what changes with the page: a key meant for a question is none here."""
        return "results", self.exam.id

    def _keys(self) -> Iterator[Key]:
        yield Key("Space", "go through the answers", "space")
        if self.hall.table.statistics:
            yield Key("s", "statistics", "s")
        yield Key("q", "finish", "q")


def results(hall: Hall, exam: Exam, before: Memories, note: str) -> Results:
    """Return the score of an exam that is handed in."""
    now = hall.table.around.now()
    after = hall.memories(question.asked.target for question in exam.questions)
    given = [as_answered(question, before, after) for question in exam.questions]
    empty = Session((), study_day(now), exam.seed, exam.practise)
    sessions = tuple(replace(empty, answered=(one,) if one else ()) for one in given)
    *_, time = rows(score(exam), exam.elapsed(now))
    return Results(hall, exam, sessions, time, note)


def _body(page: Results, window: Window) -> Iterator[Line]:
    exam = page.exam
    *counts, _ = rows(score(exam), exam.used)
    own = sum(one.by_own_word for session in page.sessions for one in session.answered)
    more = [Row("By own word", f"{own} counted otherwise")] if own else []
    yield from _aligned([*counts, page.time, *more], window)
    missed = [one for one in exam.questions if not is_right(one)]
    wrong = [one for one in missed if one.last is not None]
    left = [one for one in missed if one.last is None]
    yield from _listed("Look at again", Run("✗ ", Look.WRONG), wrong, window)
    yield from _listed("Not answered", Run("· "), left, window)


def _aligned(counts: Sequence[Row], window: Window) -> Iterator[Line]:
    """Yield the counts below one another; as sentences where their names leave no room."""
    names = [Run(calm(one.name).replace("\n", " ")) for one in counts]
    widest = max(width((name,)) for name in names)
    for name, one in zip(names, counts, strict=True):
        if widest > window.text // 2:
            yield from told(f"{one.name}: {one.said}.", window.text)
        else:
            pad = Run(" " * (widest - width((name,)) + 3))
            yield from told(one.said, window.text, (name, pad))


def _listed(title: str, mark: Run, questions: Sequence[Question], window: Window) -> Iterator[Line]:
    """Yield questions under a title, each with the right answer on a line of its own."""
    if questions:
        yield EMPTY
        yield from told(title, window.text)
    for question in questions:
        asked = " ".join(wording.stem(question.asked).split())
        right = "; ".join(right_in_words(question.asked).splitlines())
        yield from told(asked, window.text, (Run("  "), mark))
        yield from told(right, window.text, (Run("    "),))
