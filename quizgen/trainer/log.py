"""What happened in a session → events of the log."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from quizgen.days import study_day, zone
from quizgen.model import Cloze, Event, Item
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Grade, Picked, Response, Wrote
from quizgen.trainer.session import Session


@dataclass(frozen=True, slots=True)
class Circumstances:
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
        "key": asked.key if asked.options else asked.answer,
        "picked": [response.option] if isinstance(response, Picked) else [],
        "typed": response.text if isinstance(response, Wrote) else None,
        "right": grade.right,
        "share": 1.0 if grade.right else 0.0,
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


def _shape(asked: Asked) -> str:
    name = type(asked.item.shape).__name__.lower()
    if isinstance(asked.item.shape, Cloze):
        return "cloze" if asked.is_typed else "cloze-recall"
    return name
