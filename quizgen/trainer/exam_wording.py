"""What is said in an exam, as plain sentences: each opens with a word."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, assert_never

from quizgen.markdown import to_plain
from quizgen.model import Event
from quizgen.trainer.exam import Exam, Question
from quizgen.trainer.exam_log import answered_in, began, named, title_of
from quizgen.trainer.exam_score import ExamScore
from quizgen.trainer.grading import Marked, Ordered, Picked, Rated, Response, Unknown, Wrote
from quizgen.trainer.phrases import FEWEST, counted, right_of, sentence

HELP = """\
Help. An empty line leaves the question and goes on; :back goes back, :go 7 to question 7.
Help. Answer again to change an answer. :u takes the last one to this question back.
Help. :m marks a question for later, or takes the mark away. :list says what is left.
Help. :0 don't know. :flag and some words tells the author what is wrong with a question.
Help. :hand-in ends the exam; then come the score and the right answers.
Help. :q puts the exam away; everything is saved.""".split("\n")
AFTER = "Not in an exam: there are no hints, and verdicts come when it is handed in."
TOO_LATE = "The time is over: this answer came too late and does not count."


def place(exam: Exam) -> str:
    """Return where the learner is, and what is known of the question."""
    marked = ", marked" if exam.question.marked else ""
    return f"Question {exam.at + 1} of {len(exam.questions)}{marked}"


def so_far(question: Question) -> str:
    """Return the answer that a question has, "" if it has none."""
    last = question.last
    return f"Your answer so far: {_said(question, last.response)}" if last else ""


def _said(question: Question, response: Response) -> str:
    options = question.asked.options
    match response:
        case Picked(option):
            return sentence(f"{option + 1}, {to_plain(options[option])}")
        case Marked(chosen) | Ordered(chosen):
            return f"{', '.join(str(at + 1) for at in chosen)}."
        case Wrote(text):
            return text
        case Unknown():
            return "don't know."
        case Rated():
            raise ValueError("nothing is rated in an exam")
        case _:
            assert_never(response)


def put_away(exam: Exam) -> str:
    """Return what is said as an exam is put away: whether it can be gone on with."""
    if not exam.answered:
        return "Stopped. Nothing is answered, so this exam is not kept."
    stopped = f"Stopped, {exam.answered} of {len(exam.questions)} answered."
    return f"{stopped} Everything is saved; `quizgen quiz --exam` goes on with it."


def hand_in(exam: Exam) -> str:
    """Return the question whether to hand in, with what is left to do."""
    left = len(exam.questions) - exam.answered
    parts = [f"{left} not answered"] if left else [f"All {len(exam.questions)} answered"]
    parts += [f"{exam.marked} marked"] if exam.marked else []
    return f"{', '.join(parts)}. Hand in? y or n: "


def overview(exam: Exam) -> Iterator[str]:
    """Yield which questions are open and which are marked."""
    numbered = list(enumerate(exam.questions, 1))
    left = [number for number, question in numbered if question.last is None]
    marked = [number for number, question in numbered if question.marked]
    yield f"Not answered: {_numbers(left)}."
    yield f"Marked: {_numbers(marked)}."


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers)) or "none"


def time_left(left: timedelta) -> str:
    """Return how much time is left, in whole minutes, the one begun included."""
    minutes = -(-max(left, timedelta()) // timedelta(minutes=1))
    return f"{counted(minutes, 'minute')} left."


def when(began: datetime, now: datetime) -> str:
    """Return when an exam began: "10:42", on another day "19 November, 10:42"."""
    day = "" if began.date() == now.date() else f"{began.day} {began:%B}, "
    return f"{day}{began:%H:%M}"


def waiting(start: Event, events: Iterable[Event], now: datetime) -> str:
    """Return which exam was put away: "Exam of 10:42, 7 of 20, is not handed in: Ions."."""
    answered = f"{answered_in(events)} of {len(named(start))}"
    return sentence(
        f"Exam of {when(began(start), now)}, {answered}, is not handed in: {title_of(start)}"
    )


class Row(NamedTuple):
    """One thing that an exam came to: its name, and how much."""

    name: str
    said: str


def scored(total: ExamScore, elapsed: timedelta) -> Iterator[str]:
    """Yield what an exam came to, as sentences."""
    return (sentence(f"{name}: {said}") for name, said in rows(total, elapsed))


def rows(total: ExamScore, elapsed: timedelta) -> Iterator[Row]:
    """Yield what an exam came to; the last is its time."""
    yield Row("Right", right_of(total.right, total.of))
    if total.of >= FEWEST and total.corrected < total.right / total.of:
        yield Row("Corrected for guessing", f"{round(100 * total.corrected)} %")
    if total.unanswered:
        yield Row("Not answered", str(total.unanswered))
    if total.unknown:
        yield Row("Did not know", str(total.unknown))
    for kind, parts in (("List", total.lists), ("Tag", total.tags)):
        for part in parts:
            yield Row(f"{kind} {part.name}", f"{part.right} of {part.of} right")
    yield Row("Time", counted(max(round(elapsed / timedelta(minutes=1)), 1), "minute"))
