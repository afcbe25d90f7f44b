"""Events as the quiz writes them, and a review whose outcome shows every change of order."""

from collections.abc import Sequence

from quizgen.model import Event, Memory, Rating

PARAMETERS = [round(0.1 + number / 100, 2) for number in range(21)]


def review(
    memory: Memory | None,
    rating: Rating,
    day: int,
    guess: float,
    parameters: tuple[float, ...],
) -> Memory:
    """Reckon no true memory, but one in which nothing can be swapped unnoticed."""
    if parameters and parameters[0] > 1:
        raise ValueError("out of bounds")
    old = memory or Memory(1.0, 5.0, 0, 0, 0, 0)
    stability = old.stability * 0.7 + rating + guess + day / 1000 + sum(parameters)
    lapses = old.lapses + (rating is Rating.AGAIN)
    return Memory(stability, old.difficulty * 0.9 + rating, day, day + rating, old.seen + 1, lapses)


def name(number: int) -> bytes:
    """Return the id of the event with this number."""
    return number.to_bytes(16, "big")


def body(
    targets: Sequence[str] = ("t1",),
    rating: int = 3,
    g: float = 0.0,
    *,
    right: bool | None = None,
    practice: bool = False,
) -> dict[str, object]:
    """Return the body of an answer, its keys as in the log."""
    return {
        "targets": list(targets),
        "shape": "choice",
        "options": ["AMPA", "NMDA"],
        "key": 1,
        "picked": [1],
        "typed": None,
        "right": rating > 1 if right is None else right,
        "rating": rating,
        "g": g,
        "practice": practice,
    }


def answer(
    number: int,
    targets: Sequence[str] = ("t1",),
    rating: int = 3,
    g: float = 0.0,
    *,
    day: int = 100,
    time: int | None = None,
    practice: bool = False,
) -> Event:
    """Return an answer to a target of the fact `bank/f`."""
    return Event(
        name(number),
        number if time is None else time,
        day,
        60,
        "answer",
        body(targets, rating, g, practice=practice),
        guid="q1",
        fact="bank/f",
        way="choice",
    )


def said(number: int, kind: str, about: int | None = None, *, day: int = 100) -> Event:
    """Return an event about another."""
    return Event(
        name(number), number, day, 60, kind, {}, about=None if about is None else name(about)
    )


def exam_answer(
    number: int,
    start: int,
    rating: int = 3,
    *,
    targets: Sequence[str] = ("t1",),
    guid: str = "q1",
    day: int = 100,
) -> Event:
    """Return an answer in the exam that began with the event `start`."""
    return Event(
        name(number),
        number,
        day,
        60,
        "exam-answer",
        body(targets, rating),
        about=name(start),
        guid=guid,
        fact="bank/f",
    )


def parameters(number: int, values: object = PARAMETERS) -> Event:
    """Return an event that sets the parameters."""
    return Event(name(number), number, 100, 60, "parameters", {"parameters": values})
