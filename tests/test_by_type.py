from decimal import Decimal

import pytest

from quizgen.by_type import from_json, name_of, to_json
from quizgen.json_line import Damaged
from quizgen.model import Blank, ChooseAll, Cloze, Distractor, Listed, Numeric, Quantity
from quizgen.shapes import StepElsewhere


def test_a_class_is_called_by_its_words() -> None:
    assert [name_of(one) for one in (ChooseAll, Blank, StepElsewhere)] == [
        "choose-all",
        "blank",
        "step-elsewhere",
    ]


def test_a_claim_says_which_it_is() -> None:
    written = to_json(Distractor("x", StepElsewhere(3), "no"))

    assert written == {
        "text": "x",
        "claim": {"type": "step-elsewhere", "place": 3},
        "reason": "no",
    }


def test_a_field_that_may_be_left_out_may_be_left_out() -> None:
    assert from_json(Distractor, {"text": "x", "claim": {"type": "listed"}}) == Distractor(
        "x", Listed()
    )


def test_a_number_keeps_its_digits() -> None:
    exact = Numeric("58.440 g", Quantity(Decimal("58.440"), Decimal("58.440"), "g"))

    assert str(from_json(Numeric, to_json(exact)).quantity.low) == "58.440"


@pytest.mark.parametrize(
    ("known", "found", "why"),
    [
        (Distractor, {"text": "x"}, "at: `claim` is missing"),
        (Distractor, {"text": 1, "claim": {"type": "listed"}}, "at/text: string is wanted"),
        (Distractor, {"text": "x", "claim": {"type": "guess"}}, "at/claim: listed or cell-differs"),
        (Distractor, {"text": "x", "claim": {"type": ["listed"]}}, "at/claim: listed or"),
        (Distractor, {"text": "x", "claim": "listed"}, "at/claim: listed or"),
        (Distractor, [], "at: distractor is wanted"),
        (ChooseAll, {"keys": "a", "distractors": []}, "at/keys: a list is wanted"),
        (ChooseAll, {"keys": [None], "distractors": []}, "at/keys/0: string is wanted"),
        (Cloze, {"pieces": ["a", 1]}, "at/pieces/1: string or blank is wanted"),
        (Blank, {"number": True, "answer": "x"}, "at/number: integer is wanted"),
        (Blank, {"number": 1.0, "answer": "x"}, "at/number: integer is wanted"),
        (Quantity, {"low": 1, "high": "1"}, "at/low: a number in quotes is wanted"),
        (Quantity, {"low": "NaN", "high": "1"}, "at/low: a number in quotes is wanted"),
        (Quantity, {"low": "1e99999999999999999999", "high": "1"}, "at/low: a number in quotes"),
    ],
)
def test_what_is_no_such_value_is_refused_with_its_place(
    known: type[object], found: object, why: str
) -> None:
    with pytest.raises(Damaged) as refused:
        from_json(known, found, "at")

    assert str(refused.value).startswith(why)
