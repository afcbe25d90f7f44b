"""Each wrong option says why: in the author's words, else by the claim of the list."""

import pytest

from quizgen.model import (
    CellDiffers,
    Choice,
    ChooseAll,
    Claim,
    Distractor,
    Listed,
    RestOfGroup,
    StepElsewhere,
)
from quizgen.trainer.claims import why_wrong
from tests.trainer.examples import item

FORWARD = CellDiffers("number", "*potassium*")


@pytest.mark.parametrize(
    ("option", "claim", "words"),
    [
        ("soma", Listed(), "listed as wrong by the author"),
        ("19", FORWARD, "that belongs to potassium"),
        ("K", CellDiffers("period", "K"), "the list tells them apart by period"),
        ("zinc", RestOfGroup("metal"),
         "the list says that no other member of the group metal is right here"),
        ("inject", StepElsewhere(4), "it is step 4"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("several", [False, True], ids=["one key", "several"])
def test_an_option_without_a_reason_tells_its_claim(
    option: str, claim: Claim, words: str, several: bool
) -> None:
    wrong = (Distractor("other", Listed(), "no"), Distractor(option, claim))
    shape = ChooseAll(("a", "b"), wrong) if several else Choice("a", wrong)

    assert why_wrong(item(shape), option) == words


@pytest.mark.parametrize("claim", [Listed(), FORWARD, RestOfGroup("metal"), StepElsewhere(4)])
def test_the_author_s_reason_goes_before_the_claim(claim: Claim) -> None:
    shape = Choice("a", (Distractor("b", claim, "it is *not*"), Distractor("c", Listed())))

    assert why_wrong(item(shape), "b") == "it is not"
