"""What is compared with all its like has a limit, so that a large fact costs no hour."""

import pytest

from quizgen.kinds.contract import Context
from quizgen.making import kinds
from quizgen.model import Fact, Origin, Place

TEXTS = tuple(f"thing {number}" for number in range(201))


@pytest.mark.parametrize(
    ("kind", "values"), [("members", TEXTS), ("steps", tuple((text,) for text in TEXTS))]
)
def test_two_hundred_are_asked_and_one_more_is_an_error(kind: str, values: tuple[object]) -> None:
    fields = {"question": "What?", "complete": True}
    fits, too_many = (
        Fact("a", kind, fields | {kind: some}, lambda _path: Place("t.yaml"))
        for some in (values[:200], values)
    )
    context = Context(Origin("t-abcd", "T"))

    made = kinds()[kind].make(too_many, context)

    assert [problem.code for problem in made.problems] == ["F189"]
    assert (made.items, kinds()[kind].targets(too_many, context)) == ((), ())
    assert len(kinds()[kind].make(fits, context).items) > 200
