"""Joins a course and the store: a learner's answers for the class, without who, where and when.

events → answers that count, questions left empty → in the order in which they count → lines
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from quizgen import __version__
from quizgen.analysis.line import VERSION, blank_item
from quizgen.course import Course
from quizgen.history.content import content_hash
from quizgen.identity import item_id
from quizgen.json_line import write_object
from quizgen.model import Event
from quizgen.quizzing import ways_of
from quizgen.scores.fold import counted, exam_of, standing
from quizgen.scores.reports import Report, reports
from quizgen.scores.store import Store
from quizgen.trainer.exam_asking import fingerprint, shown_again
from quizgen.trainer.exam_log import Named, named
from quizgen.trainer.grading import Unknown, grade
from quizgen.trainer.log import Circumstances, Given, answer_event
from quizgen.trainer.session import Session

_KINDS = (
    "answer", "undo", "overruled", "mine-is-right",
    "exam-start", "exam-answer", "exam-hand-in", "exam-discard",
)  # fmt: skip
"""The kinds that have a say in which answers count, and to what."""
_RATED = frozenset({"recall", "cloze-recall"})
"""Shapes whose answers the learner judges alone."""
_CLOZE = "cloze"
"""The way that asks for each blank of a text alone, and is one item elsewhere."""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Shared(NamedTuple):
    """The lines of a learner's class file, and how many of what is in them, or is not.

    `learner` is what stands there for the learner. `rated` are answers that the learner judged
    alone, `elsewhere` those to other lists or, where only exams are wanted, outside of these.
    """

    lines: tuple[str, ...]
    learner: str
    answers: int
    reports: int
    rated: int = 0
    elsewhere: int = 0


class _Sat(NamedTuple):
    """An exam that was handed in."""

    start: Event
    over: Event


class _Record(NamedTuple):
    """An answer, when it counts, and the name of the exam it was given in."""

    moment: tuple[int, bytes]
    event: Event
    exam: str | None


def shared(course: Course, store: Store, *, exams_only: bool = False) -> Shared:
    """Return what a learner gives to the class of the answers to a course.

    An exam's answers count where it is handed in, and a question without one is there with the
    mark 0. What was taken back, practice, and what the learner judged alone is left out.
    """
    learner = _learner(store)
    facts = {offer.fact for offer in course.offers}
    records = _records(course, store)
    said = [one for one in reports(store) if one.fact in facts]
    fitting = [one for one in records if one.event.fact in facts and (one.exam or not exams_only)]
    graded = [one for one in fitting if one.event.body.get("shape") not in _RATED]
    # The places are those among all answers, so that they are the same in every file.
    places = {one.event.id: place for place, one in enumerate(records, 1)}
    answers = [write_object(_answer(one, learner, places[one.event.id])) for one in graded]
    words = [write_object(_report(one, learner)) for one in said if one.guid]
    return Shared(
        lines=(*answers, *words),
        learner=learner,
        answers=len(answers),
        reports=len(words),
        rated=len(fitting) - len(graded),
        elsewhere=len(records) - len(fitting),
    )


def _learner(store: Store) -> str:
    """Return what stands for the learner: the first event's id is random, and stays the first."""
    first = next(iter(store.events()), None)
    return _hashed(first.id) if first else ""


def _records(course: Course, store: Store) -> list[_Record]:
    """Return the answers that count, those to lists elsewhere too, in the order they count in."""
    events = [*store.events(_KINDS)]
    exams = _handed_in(one.event for one in standing(events))
    answers = [one.event for one in counted(events, store.review)]
    empty = [one for sat in exams.values() for one in _left_empty(sat, answers, course)]
    found = [_record(one, exams) for one in (*answers, *empty) if one.guid and one.way]
    return sorted(found, key=lambda one: one.moment)


def _record(event: Event, exams: Mapping[bytes | None, _Sat]) -> _Record:
    if event.kind == "answer":
        return _Record((event.time, event.id), event, None)
    exam = exam_of(event)
    if exam not in exams:  # its start is lost
        return _Record((event.time, event.id), event, _hashed(exam or b""))
    start, over = exams[exam]
    return _Record((over.time, over.id), event, _exam_name(start))


def _exam_name(start: Event) -> str:
    """Return what is the same for all who sat the same exam: its title and its questions."""
    asked = [[one.guid, one.target, one.way] for one in named(start)]
    return _hashed(write_object({"exam": start.body.get("title"), "of": asked}).encode())


def _handed_in(events: Iterable[Event]) -> dict[bytes | None, _Sat]:
    """Return the exams that were handed in, by the id of their start; practice is none."""
    starts: dict[bytes, Event] = {}
    over: dict[bytes | None, _Sat] = {}
    for event in events:
        if event.kind == "exam-start" and event.body.get("practice") is not True:
            starts[event.id] = event
        elif event.kind in {"exam-hand-in", "exam-discard"}:
            start = starts.pop(event.about or b"", None)  # what ends it first, ends it
            if start and event.kind == "exam-hand-in":
                over[start.id] = _Sat(start, event)
    return over


def _left_empty(sat: _Sat, answers: Iterable[Event], course: Course) -> Iterator[Event]:
    """Yield an answer without anything in it for each question that has none."""
    given = {_question(one) for one in answers if exam_of(one) == sat.start.id}
    for one in named(sat.start):
        if f"{one.guid}-{one.target}" not in given:
            yield _empty(sat.start, one, course)


def _empty(start: Event, question: Named, course: Course) -> Event:
    """Return the answer of who gives none; with the options as long as these have not changed."""
    id_ = sha256(start.id + f"{question.guid} {question.target}".encode()).digest()[:16]
    around = Circumstances(
        b"", lambda: id_, lambda: _NEVER, lambda item: content_hash([item]), __version__
    )
    seed = str(start.body.get("seed", ""))
    known = question.fact in course.places
    ways = ways_of(course, question.fact, question.target) if known else []
    asked = shown_again(ways, question.target, question.guid, question.way, seed)
    if asked and fingerprint(asked) == question.shown:
        session, none = Session((), 0, seed), Unknown()
        answer = answer_event(around, session, asked, none, grade(asked, none), Given(0))
        return replace(answer, kind="exam-answer", about=start.id)
    body: dict[str, object] = {"targets": [question.target], "right": False}
    return Event(
        id=id_, time=0, day=0, zone=0, kind="exam-answer", body=body, about=start.id,
        guid=question.guid, fact=question.fact, way=question.way,
    )  # fmt: skip


def _answer(record: _Record, learner: str, place: int) -> dict[str, object]:
    event, body = record.event, record.event.body
    options = _texts(body.get("options"))
    return {
        "quizgen-responses": VERSION,
        "record": "answer",
        "id": event.id.hex(),
        "learner": learner,
        "order": place,
        "exam": record.exam,
        "item": _item(event.guid, event.way, _target(event)),
        "question": _question(event),
        "fact": event.fact,
        "shape": _text(body.get("shape")),
        "content": _text(body.get("hash")),
        "options": options,
        "key": _places(body.get("key"), len(options)),
        "picked": _places(body.get("picked"), len(options)),
        "typed": _text(body.get("typed")) or None,
        "mark": _mark(body),
    }


def _report(report: Report, learner: str) -> dict[str, object]:
    return {
        "quizgen-responses": VERSION,
        "record": "report",
        "id": report.id.hex(),
        "learner": learner,
        "item": _item(report.guid, report.way, report.target),
        "question": f"{report.guid}-{report.target}" if report.target else None,
        "fact": report.fact,
        "report": report.kind,
        "text": report.text or (report.typed if report.kind == "mine-is-right" else ""),
    }


def _item(guid: str | None, name: str | None, target: str) -> str:
    """Return the name of what was asked: two blanks of one text are two items."""
    found = item_id(guid or "", name or "")
    return blank_item(found, target) if name == _CLOZE and target else found


def _question(event: Event) -> str:
    return f"{event.guid}-{_target(event)}"


def _target(event: Event) -> str:
    return next(iter(_texts(event.body.get("targets"))), "")


def _mark(body: Mapping[str, object]) -> float:
    """Return the share of the mark that the program gave, from 0 to 1."""
    share = body.get("share")
    if isinstance(share, int | float) and 0 <= share <= 1:
        return float(share)
    return float(body.get("right") is True)  # as the first versions wrote it


def _places(value: object, of: int) -> list[int]:
    """Return the indices of options in a value of the log; of an order all, one after the other."""
    if not isinstance(value, list):
        value = [value]
    flat = [at for one in value for at in (one if isinstance(one, list) else [one])]
    return [at for at in flat if type(at) is int and 0 <= at < of]


def _texts(value: object) -> list[str]:
    return [_text(one) for one in value] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _hashed(id_: bytes) -> str:
    return sha256(id_).hexdigest()[:16]
