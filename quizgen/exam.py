"""`quiz --exam` and what it needs of the world: the store, the clock, a terminal that waits."""

import os
import select
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import click

from quizgen import __version__
from quizgen.course import Course, Wanted
from quizgen.days import study_day
from quizgen.examining import Draw, Examiner, Terms, draw, for_course, take_up, targets
from quizgen.harmless import harmless
from quizgen.making import Desk
from quizgen.playing import (
    INTERRUPTED,
    Terminal,
    are_recipes,
    content,
    course_of,
    exam_page,
    is_plain,
    now,
    store_of,
)
from quizgen.scores.exams import OpenExam, open_exams
from quizgen.scores.store import Store
from quizgen.trainer import exam_wording
from quizgen.trainer.exam import Exam
from quizgen.trainer.exam_deeds import Drawn, begin, discard
from quizgen.trainer.exam_plain import End, ExamFace, Silence, Unsaved
from quizgen.trainer.exam_plain_review import Review, review
from quizgen.trainer.log import Circumstances
from quizgen.trainer.phrases import counted

MOST = 20
"""Questions of an exam over lists; one over a recipe has all that it picks."""


@dataclass(slots=True)
class WaitingTerminal(Terminal):
    """A terminal that can wait for a line no longer than so many seconds.

    It reads past Python's own buffer: what that holds, no waiting sees. From a pipe, and where a
    console cannot be waited for, a line is read as ever.
    """

    _read: bytearray = field(default_factory=bytearray)

    def read(self, prompt: str) -> str | None:
        """Return a line without its end, None at the end of input."""
        found = self.read_within(prompt, None)
        return None if isinstance(found, Silence) else found

    def read_within(self, prompt: str, seconds: float | None) -> str | Silence | None:
        """Return a line as `read` does, or that none came in so many seconds; None: wait on."""
        if not self.stops or sys.platform == "win32":
            return Terminal.read(self, prompt)
        click.echo(prompt, nl=False)
        sys.stdout.flush()
        stdin = sys.stdin.fileno()
        while b"\n" not in self._read:
            if not select.select([stdin], [], [], seconds)[0]:
                return Silence.SILENCE
            found = os.read(stdin, 4096)
            if not found:
                click.echo()
                return None
            self._read += found
        line, _, rest = self._read.partition(b"\n")
        self._read = rest
        return line.decode(sys.stdin.encoding, "replace").rstrip("\r")


def sit(
    paths: Sequence[Path], wanted: Wanted, terms: Terms, scores: Path | None, desk: Desk,
    *, plain: bool = False,
) -> None:  # fmt: skip
    """Hold an exam, or go on with one, in lines or on the full screen. Refused as a quiz is."""
    course = course_of(paths, wanted, desk)
    limit = terms.limit or (None if are_recipes(paths) else MOST)
    terms = terms._replace(limit=limit, seed=terms.seed or os.urandom(6).hex())
    is_seen = course.offers and not plain and not is_plain(os.environ)
    with store_of(scores) as store:
        if is_seen:
            return _on_screen(course, store, terms)
        for remark in course.remarks:
            click.echo(harmless(remark), err=True)
        try:
            _in_lines(course, store, terms)
        except Unsaved:
            raise SystemExit(1) from None
        except KeyboardInterrupt:
            click.echo("\nStopped. Everything is saved.")
            raise SystemExit(INTERRUPTED) from None


def _on_screen(course: Course, store: Store, terms: Terms) -> None:
    from quizgen.fullscreen.app import show

    left = show(exam_page(course, store, terms, None), monotonic)
    if left.words:
        click.echo(left.words)
    if left.code:
        raise SystemExit(left.code)


def _in_lines(course: Course, store: Store, terms: Terms) -> None:
    terminal = WaitingTerminal(stops=sys.stdin.isatty())
    around = Circumstances(os.urandom(16), lambda: os.urandom(16), now, content, __version__)
    hall = Examiner(store, lambda: study_day(now()))
    face = ExamFace(terminal, hall, around)
    exam = _exam(face, course, store, terms)
    if exam is None:
        return
    before = hall.memories(targets(exam))
    held = face.run(exam)
    if held.end is End.UNSAVED:
        raise SystemExit(1)
    if held.end is End.HANDED_IN:
        review(face, Review(held.exam, before, hall))


def _exam(face: ExamFace, course: Course, store: Store, terms: Terms) -> Exam | None:
    """Return the exam to hold: one that was put away if the learner wants it, else a new one."""
    for waiting in for_course(open_exams(store), course):
        resumes = _asks_to_resume(face, waiting)
        if resumes is None:
            return None
        if resumes and (exam := _taken_up(face, waiting, course)):
            return exam
        face.save(discard(waiting.start, face.around))
        face.say("Discarded.")
    return _new(face, course, store, terms)


def _asks_to_resume(face: ExamFace, waiting: OpenExam) -> bool | None:
    """Return whether the learner resumes an exam, or discards it; None if they leave."""
    face.say(exam_wording.waiting(waiting.start, waiting.events, now()))
    while True:
        line = face.streams.read("Type :resume or :discard: ")
        match (line or ":q").strip().lower():
            case ":resume" | "r":
                return True
            case ":discard" | "d":
                return False
            case ":q":
                return None
            case _ if not face.streams.stops:
                face.say("The answers have to begin with :resume or :discard.")
                raise SystemExit(1)
            case _:
                continue


def _taken_up(face: ExamFace, waiting: OpenExam, course: Course) -> Exam | None:
    """Return the exam as it was left, None if all its questions have changed since."""
    exam, lost = take_up(waiting, course, now())
    if lost:
        changed = counted(lost, "question has", "questions have")
        face.say(f"Left out: {changed} changed since.")
    return exam if exam.questions else None


def _new(face: ExamFace, course: Course, store: Store, terms: Terms) -> Exam | None:
    drawn = draw(course, store, terms.seed, terms.limit)
    if not drawn.questions:
        _say_nothing(face, course, drawn)
        return None
    time = f", {counted(terms.minutes, 'minute')}" if terms.minutes else ""
    number = counted(len(drawn.questions), "question")
    face.say(f"{course.title}. Exam: {number}{time}. Type :help for help, :q to put it away.")
    for remark in drawn.remarks:
        face.say(remark)
    deed = begin(
        Drawn(course.title, drawn.questions, terms.seed, terms.minutes, terms.practise), face.around
    )
    face.save(deed.event)
    return deed.exam


def _say_nothing(face: ExamFace, course: Course, drawn: Draw) -> None:
    if not course.offers:
        face.say(f"No questions in {course.title}. `quizgen check` says why.")
        return
    face.say(f"Nothing in {course.title} can be asked in an exam.")
    for remark in drawn.remarks:
        face.say(remark)
