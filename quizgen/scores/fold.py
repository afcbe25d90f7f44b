"""Memory is a fold over the log, in the order of (time, id). Pure; knows no wording and no list.

events → standing (what nobody took back) → counted (what an answer is worth) → memories
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol, TypeGuard

from quizgen.model import Event, Memory, Rating

VERDICTS = frozenset({"overruled", "mine-is-right"})
"""The kinds by which a learner says what an answer counts as; the latest is the one that counts."""

PARAMETERS = 21
LAST_DAY = 1_000_000
"""Later study days (the year 4707) and those before 1970 are damage, and dates end soon after."""
_NONSENSE = 1e9
"""No number that the fold reads comes near it."""


class Review(Protocol):
    """What a target's memory is after an answer. Raises ValueError for impossible parameters."""

    def __call__(
        self,
        memory: Memory | None,
        rating: Rating,
        day: int,
        guess: float,
        parameters: tuple[float, ...],
        /,
    ) -> Memory:
        """Return the memory after the answer."""


class Standing(NamedTuple):
    """An event that is not taken back, and what the learner said of it afterwards, if anything."""

    event: Event
    verdict: str = ""


class Counted(NamedTuple):
    """What one answer is worth to each of its targets; `verdict` is what the learner said of it.

    `day` is when it counts: for an answer in an exam the day on which that was handed in.
    """

    targets: tuple[str, ...]
    rating: Rating
    day: int
    guess: float
    event: Event
    verdict: str = ""
    parameters: tuple[float, ...] = ()


class _Answer(NamedTuple):
    """What the fold reads in the body of an answer."""

    targets: tuple[str, ...]
    rating: Rating
    guess: float
    event: Event


_Question = tuple[str | None, tuple[str, ...]]
"""A guid and targets: two blanks of one cloze deletion are two questions."""
_Exams = dict[bytes | None, dict[_Question, tuple[_Answer, str]]]
"""The answers of the exams that are not over."""


def fold(events: Iterable[Event], review: Review) -> dict[str, Memory]:
    """Return the memory of each target that has a counted answer."""
    memories: dict[str, Memory] = {}
    for answer in counted(events, review):
        for target in answer.targets:
            memories[target] = reviewed(memories.get(target), answer, review)
    return memories


def reviewed(memory: Memory | None, answer: Counted, review: Review) -> Memory:
    """Return the memory of one target after a counted answer."""
    return review(memory, answer.rating, answer.day, answer.guess, answer.parameters)


def first_days(events: Iterable[Event], review: Review) -> dict[str, int]:
    """Return the study day of each target's first counted answer."""
    days: dict[str, int] = {}
    for answer in counted(events, review):
        for target in answer.targets:
            days.setdefault(target, answer.day)
    return days


def standing(events: Iterable[Event]) -> list[Standing]:
    """Return the events that are not taken back, in order.

    What is said about an event reaches back only: from the end on, each undo is known to stand
    before what it takes back is met.
    """
    undone: set[bytes] = set()
    verdicts: dict[bytes, str] = {}
    kept: list[Standing] = []
    for event in sorted(events, key=lambda event: (event.time, event.id), reverse=True):
        if event.id in undone:
            continue
        kept.append(Standing(event, verdicts.get(event.id, "")))
        if event.about is not None and event.kind == "undo":
            undone.add(event.about)
        elif event.about is not None and event.kind in VERDICTS:
            verdicts.setdefault(event.about, event.kind)
    kept.reverse()
    return kept


def counted(events: Iterable[Event], review: Review) -> Iterator[Counted]:
    """Yield the answers that count, in order. What cannot be read is as if it were not there.

    The answers of an exam count when it is handed in, the last to each question.
    """
    exams: _Exams = {}
    parameters: tuple[float, ...] = ()
    for event, verdict in standing(events):
        if event.kind == "answer":
            yield from _worth(_answer(event), verdict, event.day, parameters)
        elif event.kind == "exam-hand-in":
            for answer, said in exams.pop(exam_of(event), {}).values():
                yield from _worth(answer, said, event.day, parameters)
        elif event.kind == "parameters":
            parameters = _parameters(event, review) or parameters
        else:
            _sit(exams, event, verdict)


def last_parameters(events: Iterable[Event], review: Review) -> tuple[float, ...]:
    """Return the parameters that apply at the end of these events, () if they set none."""
    parameters: tuple[float, ...] = ()
    for event, _ in standing(events):
        if event.kind == "parameters":
            parameters = _parameters(event, review) or parameters
    return parameters


def exam_of(event: Event) -> bytes | None:
    """Return what tells an exam's events from another's: its start's id, else the session."""
    return event.session if event.about is None else event.about


def targets_of(event: Event) -> tuple[str, ...]:
    """Return the targets of an answer that can count, else none."""
    answer = _answer(event)
    return answer.targets if answer else ()


def _sit(exams: _Exams, event: Event, verdict: str) -> None:
    """Note down an answer in an exam that is not over, or drop the exam."""
    if event.kind == "exam-discard":
        exams.pop(exam_of(event), None)
    elif event.kind == "exam-answer" and (answer := _answer(event)):
        exam = exams.setdefault(exam_of(event), {})
        question = (event.guid, answer.targets)
        exam.pop(question, None)  # the last to be answered is the last in order
        exam[question] = answer, verdict


def _worth(
    answer: _Answer | None, verdict: str, day: int, parameters: tuple[float, ...]
) -> Iterator[Counted]:
    if answer is None or not 0 <= day <= LAST_DAY:
        return
    rating, guess = answer.rating, answer.guess
    if verdict:
        rating, guess = (Rating.AGAIN if verdict == "overruled" else Rating.GOOD), 0.0
    yield Counted(answer.targets, rating, day, guess, answer.event, verdict, parameters)


def _answer(event: Event) -> _Answer | None:
    """Return the answer in the body of an event, or None if it is practice or cannot be read."""
    body = event.body
    targets, rating, guess = body.get("targets"), body.get("rating"), body.get("g")
    right, practice = body.get("right"), body.get("practice", False)
    if not isinstance(right, bool) or practice is not False:
        return None
    if not _are_texts(targets) or type(rating) is not int or rating not in range(1, 5):
        return None
    if not _is_number(guess) or not 0 <= guess < 1:
        return None
    worth = Rating(rating) if right else Rating.AGAIN
    return _Answer(tuple(dict.fromkeys(targets)), worth, float(guess), event)


def _parameters(event: Event, review: Review) -> tuple[float, ...]:
    """Return the parameters in the body of an event, () if no memory can be reckoned by them."""
    found = _numbers(event.body)
    if len(found) != PARAMETERS:
        return ()
    try:
        review(None, Rating.GOOD, 0, 0.0, found)
    except ValueError:
        return ()
    return found


def _numbers(body: Mapping[str, object]) -> tuple[float, ...]:
    found = body.get("parameters")
    if not isinstance(found, list | tuple) or not all(_is_number(number) for number in found):
        return ()
    return tuple(float(number) for number in found)


def _are_texts(value: object) -> TypeGuard[list[str] | tuple[str, ...]]:
    return isinstance(value, list | tuple) and all(isinstance(text, str) for text in value)


def _is_number(value: object) -> TypeGuard[int | float]:
    """Tell whether a value is a number and no nonsense, which the likes of 10**400 would be."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < _NONSENSE  # of nan, too, that is false
