"""What happened in a session → events of the log."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, assert_never

from quizgen.days import study_day, zone
from quizgen.model import (
    Choice,
    ChooseAll,
    Cloze,
    Event,
    Item,
    Numeric,
    Order,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import (
    Grade,
    Marked,
    Ordered,
    Picked,
    Rated,
    Response,
    Unknown,
    Wrote,
)
from quizgen.trainer.session import Session


class Circumstances(NamedTuple):
    """What events say of their surroundings besides the answer.

    `new_id` returns 16 random bytes; `content` a hash of what an item asks; `version` is ours.
    """

    session: bytes
    new_id: Callable[[], bytes]
    now: Callable[[], datetime]
    content: Callable[[Item], str]
    version: str

    def event(
        self, kind: str, asked: Asked | None, body: dict[str, object], about: bytes | None = None
    ) -> Event:
        """Return an event of this moment about what was asked."""
        now = self.now()
        item = asked.item if asked else None
        return Event(
            id=self.new_id(),
            time=int(now.timestamp() * 1000),
            day=study_day(now),
            zone=zone(now),
            kind=kind,
            body=body,
            about=about,
            session=self.session,
            guid=item.guid if item else None,
            fact=f"{item.origin.bank}/{item.fact}" if item else None,
            way=item.name if item else None,
        )


class Given(NamedTuple):
    """How an answer was given: the milliseconds it took, unsure or not, with its hint or not."""

    ms: int
    unsure: bool = False
    hint: bool = False


def answer_event(
    around: Circumstances, session: Session, asked: Asked, response: Response, grade: Grade,
    given: Given,
) -> Event:  # fmt: skip
    """Return the event of an answer: what was shown, what was said, what it was worth."""
    body: dict[str, object] = {
        "targets": [asked.target],
        "shape": _shape(asked),
        "options": list(asked.options),
        "key": _key(asked),
        "picked": _picked(response),
        "typed": response.text if isinstance(response, Wrote) else None,
        "right": grade.right,
        "share": grade.share,
        "rating": int(grade.rating),
        "g": asked.guess,
        "unsure": given.unsure,
        "hint": given.hint,
        "ms": given.ms,
        "practice": session.practise,
        "again": asked.target in session.retried,
        "deck": asked.item.origin.title,
        "hash": around.content(asked.item),
        "version": around.version,
    }
    return around.event("answer", asked, body)


def _key(asked: Asked) -> object:
    """Return the index of the right option, or the answer where there are no options.

    Where all that apply are to be chosen: their indices. Of an order: for each place the indices
    that belong there.
    """
    match asked.item.shape:
        case Choice() | TrueFalse():
            return asked.keys[0]
        case ChooseAll():
            return list(asked.keys)
        case Order():
            return [list(place) for place in asked.places]
        case Recall() | Typed() | Numeric() | Cloze():
            return asked.answer
        case _:
            assert_never(asked.item.shape)


def _picked(response: Response) -> list[int]:
    """Return the indices of the options that were chosen: of an order all, as they were put."""
    match response:
        case Picked(option):
            return [option]
        case Marked(options) | Ordered(options):
            return list(options)
        case Wrote() | Rated() | Unknown():
            return []
        case _:
            assert_never(response)


def _shape(asked: Asked) -> str:
    match asked.item.shape:
        case Cloze():
            return "cloze" if asked.is_typed else "cloze-recall"
        case ChooseAll():
            return "all"
        case shape:
            return type(shape).__name__.lower()
