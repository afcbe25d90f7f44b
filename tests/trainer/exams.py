"""Exams on paper: the lines that are typed, or that take a while, and what comes of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from quizgen.course import Course
from quizgen.days import study_day
from quizgen.examining import Examiner, draw, targets
from quizgen.model import Memory
from quizgen.trainer.exam import Exam
from quizgen.trainer.exam_deeds import Drawn, begin
from quizgen.trainer.exam_plain import End, ExamFace, Silence, Stage
from quizgen.trainer.exam_plain_review import Review, review
from quizgen.trainer.log import Circumstances
from tests.trainer.script import MONDAY, Ids, Notebook, Paper

WAIT = "<wait "
"""`<wait 90>` among the lines typed: so many seconds pass before the next is."""


@dataclass
class Watch:
    """A clock that stands, but for the seconds that a learner waits."""

    moment: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.moment


@dataclass
class PatientPaper(Paper):
    """Paper on which lines may take their time."""

    watch: Watch = field(default_factory=Watch)

    def read(self, prompt: str) -> str | None:
        self._wait(float("inf"))
        return super().read(prompt)

    def read_within(self, prompt: str, seconds: float) -> str | Silence | None:
        if self._wait(seconds):
            self.lines.append(f"{prompt}<silence>")
            return Silence.SILENCE
        return super().read(prompt)

    def _wait(self, seconds: float) -> bool:
        """Let time pass, at most so much; tell whether the line still has not come."""
        if not self.typed or not self.typed[0].startswith(WAIT):
            return False
        wanted = float(self.typed[0].removeprefix(WAIT).rstrip(">"))
        passed = min(wanted, seconds)
        self.watch.moment += timedelta(seconds=passed)
        self.typed[:1] = [f"{WAIT}{wanted - passed}>"] if wanted > seconds else []
        return wanted > seconds


def held(
    course: Course, typed: Iterable[str], *, stops: bool = True, minutes: int | None = None,
    limit: int | None = None, practise: bool = False, refusals: int = 0,
    known: Mapping[str, Memory] | None = None,
) -> tuple[PatientPaper, Notebook, Stage]:  # fmt: skip
    """Hold an exam over a course, and review it; return what was printed, kept, and its end."""
    deeds = list[str]()
    paper = PatientPaper(list(typed), stops, deeds)
    store = Notebook(known or {}, 0, deeds)
    around = circumstances(paper.watch)
    questions = draw(course, store, "1", limit).questions
    deed = begin(Drawn(course.title, questions, "1", minutes, practise), around)
    store.append(deed.event)
    store.refusals = refusals
    return paper, store, sat(paper, store, deed.exam, around)


def sat(paper: PatientPaper, store: Notebook, exam: Exam, around: Circumstances) -> Stage:
    """Sit at an exam until it ends, and review it if it was handed in."""
    hall = Examiner(store, lambda: study_day(paper.watch()))
    before = hall.memories(targets(exam))
    face = ExamFace(paper, hall, around)
    stage = face.run(exam)
    if stage.end is End.HANDED_IN:
        review(face, Review(stage.exam, before, hall))
    return stage


def circumstances(watch: Watch) -> Circumstances:
    return Circumstances(b"s" * 16, Ids(), watch, lambda item: item.guid, "0.0")
