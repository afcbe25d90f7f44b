"""What is said of an answer, where the transcripts do not show it."""

from dataclasses import replace

import pytest

from quizgen.model import ChooseAll, Distractor, Listed
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Marked, Ordered, Picked, Response, Unknown, grade
from quizgen.trainer.phrases import in_any_order, right_in_words
from quizgen.trainer.prompting import help_lines
from quizgen.trainer.telling import verdict
from tests.trainer.examples import (
    choice,
    given,
    item,
    judgement,
    order,
    recall,
    session_of,
    several,
    typed,
)

THREE_AT_ONCE = order("wash", ("cut", "peel", "dry"), "cook")
MARKED_UP = Asked(
    item(ChooseAll(("2 * 3", "*six* * 5"), (Distractor("`x`.", Listed(), "a name."),))),
    "t", ("2 * 3", "`x`.", "*six* * 5"), (0, 2),
)  # fmt: skip


def told(asked: Asked, response: Response) -> list[str]:
    one = given(session_of("a"))
    answered = replace(one, asked=asked, response=response, grade=grade(asked, response))
    return [*verdict(answered)]


@pytest.mark.parametrize(
    ("asked", "response", "lines"),
    [
        (THREE_AT_ONCE, Ordered((0, 3, 1, 2, 4)),
         ["Right: 1, 4, 2, 3, 5.", "Places 2, 3 and 4 in any order."]),
        (order(("a", "b"), "c", ("d", "e")), Ordered((0, 1, 2, 3, 4)),
         ["Right: 1, 2, 3, 4, 5.", "Places 1 and 2 in either order.",
          "Places 4 and 5 in either order."]),
        (order("wash", "cut.", "cook"), Ordered((0, 2, 1)),
         ["Wrong. 1 of 3 in place.", "Right order: 1, 2, 3.", "Step 1: wash.", "Step 2: cut.",
          "Step 3: cook."]),
        (order("wash", "cut"), Unknown(),
         ["Right order: 1, 2.", "Step 1: wash.", "Step 2: cut."]),
        (several(), Marked((0, 2)), ["Right: 1, 3."]),
        (several(), Marked((0, 2, 3)),
         ["Partly right: 2 of 2 found, 1 too many.",
          "Not one: 4, d: listed as wrong by the author.", "Right answer: 1, 3."]),
        (several(), Marked((2,)),
         ["Partly right: 1 of 2 found.", "Missed: 1, a.", "Right answer: 1, 3."]),
        (several(), Marked((1,)),
         ["Wrong: 0 of 2 found, 1 too many.", "Not one: 2, b: listed as wrong by the author.",
          "Missed: 1, a.", "Missed: 3, c.", "Right answer: 1, 3."]),
        (several(), Unknown(), ["Right answer: 1, a; 3, c."]),
        (MARKED_UP, Marked((1,)),
         ["Wrong: 0 of 2 found, 1 too many.", "Not one: 2, x.: a name.", "Missed: 1, 2 * 3.",
          "Missed: 3, six * 5.", "Right answer: 1, 3."]),
        (judgement(true=True), Picked(0), ["Right: it is true."]),
        (judgement(true=True), Picked(1), ["Wrong: it is true."]),
        (judgement(true=False), Unknown(), ["Right answer: it is false."]),
    ],
)  # fmt: skip
def test_a_verdict_tells_what_was_right_and_what_was_not(
    asked: Asked, response: Response, lines: list[str]
) -> None:
    assert told(asked, response) == lines


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (several(), "a; c"),
        (MARKED_UP, "2 * 3; six * 5"),
        (order("a", ("b", "c"), "d", options="cadb"),
         "first a, then b and c in either order, then d"),
        (THREE_AT_ONCE, "first wash, then cut, peel and dry in any order, then cook"),
        (order(("a", "b"), "c"), "first a and b in either order, then c"),
        (judgement(true=True), "true"),
        (judgement(true=False), "false"),
        (choice(), "NMDA receptor"),
        (recall("the *pore*"), "the pore"),
    ],
)  # fmt: skip
def test_the_right_answer_is_one_line(asked: Asked, words: str) -> None:
    assert right_in_words(asked) == words


def test_one_text_has_no_order() -> None:
    assert in_any_order(["a"]) == "a"


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (choice(), "Help. Type the number or letter of an option."),
        (several(),
         "Help. Type the numbers or letters of all options that apply, with blanks between."),
        (order("a", "b"),
         "Help. Type the numbers or letters of all options in order, with blanks between."),
        (judgement(true=True), "Help. Type t or 1 for true, f or 2 for false."),
        (typed("a"), "Help. Type the answer. One that begins with a colon takes two colons."),
        (recall(), "Help. Enter reveals the answer; then say how well you knew it, from 1 to 4."),
    ],
)  # fmt: skip
def test_the_help_says_first_how_to_answer_what_is_asked(asked: Asked, first: str) -> None:
    assert help_lines(asked)[0] == first
