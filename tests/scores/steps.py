"""Any log that could come about, well made or not, as Hypothesis draws it."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from quizgen.model import Event
from tests.scores.made import PARAMETERS, body, name

KINDS = (
    "answer answer answer exam-start exam-answer exam-answer exam-hand-in exam-discard undo undo "
    "overruled mine-is-right flagged suspended restored parameters from-the-future"
).split()
BROKEN: tuple[dict[str, object], ...] = (
    {},
    {"targets": "t"},
    {**body(), "rating": 9},
    {**body(), "rating": True},
    {**body(), "g": 1.0},
    {**body(), "g": "0"},
    {**body(), "right": None},
    {**body(), "targets": [1]},
    {**body(), "practice": "no"},
)


@dataclass(frozen=True)
class Step:
    """What happens next; the numbers choose among what is there."""

    kind: str
    fact: int
    parts: tuple[int, ...]
    rating: int
    g: float
    day: int
    about: int
    loose: bool
    broken: int


def steps(most: int = 25) -> st.SearchStrategy[list[Step]]:
    """Return what draws a list of steps."""
    step = st.builds(
        Step,
        kind=st.sampled_from(KINDS),
        fact=st.integers(0, 3),
        parts=st.lists(st.integers(0, 2), min_size=1, max_size=2).map(tuple),
        rating=st.integers(1, 4),
        g=st.sampled_from([0.0, 0.25, 0.5]),
        day=st.sampled_from([100, 101, 102, 99, -1, 2**40]),
        about=st.integers(0, 9),
        loose=st.booleans(),
        broken=st.integers(0, 3 * len(BROKEN)),
    )
    return st.lists(step, max_size=most)


def made(step: Step, number: int, ids: Sequence[bytes], exams: Sequence[bytes] = ()) -> Event:
    """Return the event of a step; `ids` are those it may be about, the latest last."""
    about, session = _about(step, ids, exams)
    asked = step.kind in {"answer", "exam-answer"}
    named = step.fact if asked and step.fact else None
    return Event(
        name(number),
        step.about * 7,
        step.day,
        60,
        step.kind,
        _body(step),
        about=about,
        session=session,
        guid=f"q{step.fact}",
        fact=None if named is None else f"bank/f{named}",
    )


def _about(
    step: Step, ids: Sequence[bytes], exams: Sequence[bytes]
) -> tuple[bytes | None, bytes | None]:
    session = name(10**9 + step.about % 2)
    if step.kind.startswith("exam-") and step.kind != "exam-start":
        if step.loose or not exams:
            return None, session
        return exams[step.about % len(exams)], session
    if step.kind in {"undo", "overruled", "mine-is-right", "flagged"} and ids:
        return ids[-1 - step.about % len(ids)], None
    return None, session


def _body(step: Step) -> dict[str, object]:
    if step.broken < len(BROKEN):
        return dict(BROKEN[step.broken])
    if step.kind == "parameters":
        values = [number * (1 + step.fact * 4) for number in PARAMETERS[: 20 + step.rating % 4]]
        return {"parameters": values}
    targets = [f"t{step.fact}-{part}" for part in step.parts]
    return body(targets, step.rating, step.g, practice=step.about == 9)
