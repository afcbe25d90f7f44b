"""Why an option is wrong: the author's reason, else the claim of the list it rests on."""

from typing import assert_never

from quizgen.folding import squeeze
from quizgen.markdown import to_plain
from quizgen.model import (
    CellDiffers,
    Choice,
    ChooseAll,
    Distractor,
    Item,
    Listed,
    RestOfGroup,
    StepElsewhere,
)


def why_wrong(item: Item, option: str) -> str:
    """Return why an option of an item is wrong, in words that go on after a colon."""
    shape = item.shape
    offered = shape.distractors if isinstance(shape, Choice | ChooseAll) else ()
    reasons = (one.reason or claim_in_words(one) for one in offered if one.text == option)
    return to_plain(next(reasons, ""))


def claim_in_words(option: Distractor) -> str:
    """Return what the list says of a wrong option that has no reason."""
    match option.claim:
        case Listed():
            return "listed as wrong by the author"
        case CellDiffers(column, row):
            if squeeze(option.text) == squeeze(row):
                return f"the list tells them apart by {column}"
            return f"that belongs to {row}"
        case RestOfGroup(group):
            return f"the list says that no other member of the group {group} is right here"
        case StepElsewhere(place):
            return f"it is step {place}"
        case _:
            assert_never(option.claim)
