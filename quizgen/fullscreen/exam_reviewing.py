"""After an exam, question by question: each option with its reason, why it is so, the verdict."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizgen.fullscreen import view
from quizgen.fullscreen.exam_pressing import flagged
from quizgen.fullscreen.feedback import feedback
from quizgen.fullscreen.field import Field
from quizgen.fullscreen.pages import Leave, Page
from quizgen.fullscreen.question import Question
from quizgen.fullscreen.runs import Look, Run, told
from quizgen.fullscreen.view import Key, View, Window
from quizgen.model import Rating
from quizgen.problems import Refused
from quizgen.trainer.amending import Impossible, may_count
from quizgen.trainer.exam_review import count_otherwise
from quizgen.trainer.grading import Grade, Unknown, Verdict
from quizgen.trainer.replies import Phase
from quizgen.trainer.session import Answered, Candidate, Session, Turn
from quizgen.trainer.sitting import State

if TYPE_CHECKING:
    from quizgen.fullscreen.exam_results import Results


@dataclass(frozen=True, slots=True)
class Reviewing(Page):
    """A question after the exam; `results` is where one comes back to."""

    results: "Results"
    at: int
    flag: Field | None = None
    note: str = ""

    def view(self, window: Window) -> View:
        """Return the question with all that is known of it."""
        told_of = feedback(self._paper, window)
        verdict = told_of.verdict
        if not self._session.answered:
            verdict = told("Not answered.", window.text, (Run("✗ ", Look.WRONG),))
            verdict = [*(told(self.note, window.text) if self.note else []), *verdict]
        exam = self.results.exam
        counts = [f"{self.at + 1} of {len(exam.questions)}", "handed in"]
        return told_of._replace(
            head=view.head(exam.title, counts, window), verdict=verdict, keys=list(self._keys())
        )

    def press(self, key: str) -> Page | Leave:
        """Go on or back, count an answer otherwise, flag the question."""
        if self.flag is not None:
            return self._flagging(self.flag, key)
        match key.lower():
            case "space" | "enter" | "right":
                is_last = self.at == len(self.results.sessions) - 1
                return self.results if is_last else Reviewing(self.results, self.at + 1)
            case "left" | "backspace" if self.at:
                return Reviewing(self.results, self.at - 1)
            case "-" | "=":
                return self._counted(right=key == "=")
            case "f":
                return replace(self, flag=Field(), note="")
            case "q" | "escape":
                return self.results
            case _:
                return replace(self, note="")

    def paste(self, text: str) -> Page:
        """Return the page with a text in the field, if one is open."""
        return self if self.flag is None else replace(self, flag=self.flag.put(text))

    @property
    def _session(self) -> Session:
        return self.results.sessions[self.at]

    @property
    def _paper(self) -> Question:
        question = self.results.exam.questions[self.at]
        session = self._session
        if not session.answered:
            session = replace(session, answered=(_unanswered(question.fact, self),))
        state = State(session, question.asked, phase=Phase.ANSWERED)
        table = self.results.hall.table
        return Question(table, state, question.asked, flag=self.flag, note=self.note)

    def _counted(self, *, right: bool) -> Page:
        desk = self.results.hall.table.desk
        found = count_otherwise(self._session, right=right, desk=desk)
        if isinstance(found, Impossible):
            return replace(self, note=found.words)
        try:
            self.results.hall.table.course.save(found.event)
        except Refused as refused:
            said = " ".join(problem.message for problem in refused.problems)
            return replace(self, note=said)
        sessions = list(self.results.sessions)
        sessions[self.at] = found.session
        return replace(self, results=replace(self.results, sessions=tuple(sessions)), note="")

    def _flagging(self, written: Field, key: str) -> Page:
        text = written.text.strip()
        if key == "escape" or (key == "enter" and not text):
            return replace(self, flag=None)
        if key != "enter":
            return replace(self, flag=written.press(key) or written)
        asked = self.results.exam.questions[self.at].asked
        return replace(self, flag=None, note=flagged(self.results.hall, asked, text))

    def _keys(self) -> Iterator[Key]:
        if self.flag is not None:
            yield from (Key("Enter", "send", "enter"), Key("Esc", "leave", "escape"))
            return
        is_last = self.at == len(self.results.sessions) - 1
        yield Key("Space", "back to the score" if is_last else "next", "space")
        if self.at:
            yield Key("←", "back", "left")
        for one in self._session.answered:
            if one.right:
                yield Key("-", "count as wrong", "-")
            elif may_count(one, right=True):
                yield Key("=", "mine is right", "=")
        yield from (Key("f", "flag", "f"), Key("q", "the score", "q"))


def _unanswered(fact: str, page: Reviewing) -> Answered:
    """Return what stands in for an answer where there is none, so that the reasons are shown."""
    asked = page.results.exam.questions[page.at].asked
    turn = Turn(Candidate(asked.target, fact))
    return Answered(b"", turn, asked, Unknown(), Grade(Verdict.WRONG, Rating.AGAIN))
