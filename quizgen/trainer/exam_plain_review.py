"""After the hand-in, in the plain face: the score, then each question with all that is known."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from quizgen.days import study_day
from quizgen.model import Memory, Rating
from quizgen.trainer import exam_wording, wording
from quizgen.trainer.amending import Amended, Impossible, flag, may_count
from quizgen.trainer.deeds import Desk
from quizgen.trainer.exam import Exam
from quizgen.trainer.exam_plain import ExamFace
from quizgen.trainer.exam_review import Memories, as_answered, count_otherwise, reviewed
from quizgen.trainer.exam_score import score
from quizgen.trainer.session import Answered, Session

_HELP = """\
Help. Enter goes to the next question. :q ends the review; the exam stays handed in.
Help. :wrong counts this answer as wrong, :mine a typed one as right.
Help. :flag and some words tells the author what is wrong with a question.""".split("\n")


class Remembering(Protocol):
    """What is remembered of targets."""

    def memories(self, targets: Iterable[str]) -> dict[str, Memory]:
        """Return what is remembered of these targets."""

    def reviewed(self, memory: Memory | None, rating: Rating, guess: float) -> Memory:
        """Return the memory after an answer now."""


class Review(NamedTuple):
    """An exam that is handed in, and what was remembered before it."""

    exam: Exam
    before: Memories
    hall: Remembering


def review(face: ExamFace, found: Review) -> None:
    """Say what the exam came to, then go through its questions until the learner leaves.

    Where nobody stops to read, all of it is printed.
    """
    exam = found.exam
    face.say("")
    for line in exam_wording.scored(score(exam), exam.elapsed(face.around.now())):
        face.say(line)
    after = found.hall.memories(question.asked.target for question in exam.questions)
    own = 0
    for at, question in enumerate(exam.questions):
        session = _session(face, exam, as_answered(question, found.before, after))
        _show(face, exam, at, session)
        if not face.streams.stops:
            continue
        seen = _talk(face, found, at, session)
        own += any(one.by_own_word for one in seen.session.answered)
        if seen.leaves:
            break
    if own:
        face.say(f"Counted otherwise by your own word: {own}.")


class _Seen(NamedTuple):
    """A question that was gone through, and whether the learner leaves the review there."""

    session: Session
    leaves: bool


def _session(face: ExamFace, exam: Exam, given: Answered | None) -> Session:
    """Return a session of one answer, of which a learner may say what they say of any."""
    day = study_day(face.around.now())
    return Session((), day, exam.seed, exam.practise, answered=(given,) if given else ())


def _show(face: ExamFace, exam: Exam, at: int, session: Session) -> None:
    question = exam.questions[at]
    face.say(f"\nReview {at + 1} of {len(exam.questions)}.")
    for line in wording.question(question.asked):
        face.say(line)
    given = session.answered[-1] if session.answered else None
    for line in reviewed(question, given, session):
        face.say(line)


def _talk(face: ExamFace, found: Review, at: int, session: Session) -> _Seen:
    """Take lines about a question until the learner goes on, or leaves."""
    asked = found.exam.questions[at].asked
    is_last = at == len(found.exam.questions) - 1
    while True:
        line = face.streams.read(_prompt(session.answered, is_last))
        if not (line or "").strip():
            return _Seen(session, leaves=line is None)
        name, _, rest = (line or "").strip().partition(" ")
        match name.lower():
            case ":q":
                return _Seen(session, leaves=True)
            case ":wrong" | ":mine" as word:
                session = _count(face, found, session, right=word == ":mine")
            case ":flag":
                _keep(face, flag(Session((), 0, ""), asked, rest.strip(), face.around))
            case ":help":
                face.say("\n".join(_HELP))
            case _:
                face.say("Enter goes on; :wrong, :mine and :flag say something of this answer.")


def _count(face: ExamFace, found: Review, session: Session, *, right: bool) -> Session:
    """Count the answer as the learner says."""
    desk = Desk(face.around, found.hall.reviewed)
    amended = count_otherwise(session, right=right, desk=desk)
    _keep(face, amended)
    return session if isinstance(amended, Impossible) else amended.session


def _keep(face: ExamFace, amended: Amended) -> None:
    if not isinstance(amended, Impossible):
        face.save(amended.event)
    face.say(amended.words)


def _prompt(answered: tuple[Answered, ...], is_last: bool) -> str:
    turns = [one for one in answered if may_count(one, right=not one.right)]
    word = (":wrong, " if turns[0].right else ":mine, ") if turns else ""
    return f"Enter {'to finish' if is_last else 'for next'}, or {word}:flag, :q: "
