"""Why a wrong option may be offered as wrong: the claim of the list, in plain words."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from quizgen.markdown import to_plain
from quizgen.model import (
    CellDiffers,
    Choice,
    ChooseAll,
    Claim,
    Distractor,
    Item,
    Listed,
    RestOfGroup,
    StepElsewhere,
)


def claim_in_words(claim: Claim) -> str:
    """Return on what a wrong option rests, for an author to read."""
    match claim:
        case Listed():
            return "listed by the author"
        case CellDiffers(column=column):
            return f"another cell of the column “{to_plain(column)}”"
        case RestOfGroup(group=group):
            return f"another member of the group “{to_plain(group)}”"
        case StepElsewhere():
            return "another step of the same sequence"
        case _:
            assert_never(claim)


def claims(ways: Iterable[Item]) -> Iterator[tuple[str, list[Distractor]]]:
    """Yield each claim of the wrong options of a question, with those that rest on it."""
    found: dict[str, list[Distractor]] = {}
    for option in distractors(ways):
        found.setdefault(claim_in_words(option.claim), []).append(option)
    yield from found.items()


def distractors(ways: Iterable[Item]) -> tuple[Distractor, ...]:
    """Return the wrong options of a question, none if it has none."""
    return next(
        (way.shape.distractors for way in ways if isinstance(way.shape, Choice | ChooseAll)), ()
    )
