"""Which way of a question an exam asks: one that can be graded, and without a hint."""

from dataclasses import replace

import pytest

from quizgen.model import Blank, Cloze, Item, Recall, TrueFalse, Typed
from quizgen.trainer.asking import Asked
from quizgen.trainer.exam_asking import ask_in_exam, fingerprint, shown_again, tells_others
from tests.trainer.examples import NMDA, item

CHOICE = item(NMDA)
RECALL = item(Recall("NMDA receptor"))
TYPED = item(Typed("NMDA receptor"))
CLOZE = item(Cloze(("A ", Blank(1, "magnesium", "a metal"), " ion.")), targets=["t"])
LONG = item(Cloze(("It is ", Blank(1, "held back by what sits in it"), ".")), targets=["t"])


@pytest.mark.parametrize(
    ("ways", "way"),
    [
        ([RECALL, TYPED, CHOICE, CLOZE], "choice"),
        ([RECALL, CLOZE, TYPED], "typed"),
        ([RECALL, CLOZE], "cloze"),
        ([item(TrueFalse(True)), TYPED], "truefalse"),
    ],
    ids=["a choice first", "typed", "a blank", "true or false"],
)
def test_a_choice_is_asked_first_and_never_a_recall(ways: list[Item], way: str) -> None:
    asked = ask_in_exam(ways, "t", "1")

    assert asked is not None
    assert asked.item.name == way


@pytest.mark.parametrize("ways", [[], [RECALL], [LONG]], ids=["none", "recall", "a long blank"])
def test_what_only_the_learner_could_grade_is_not_asked(ways: list[Item]) -> None:
    assert ask_in_exam(ways, "t", "1") is None


def test_no_hint_is_shown() -> None:
    asked = ask_in_exam([CLOZE], "t", "1")

    assert asked is not None
    assert not asked.hinted


def test_the_same_seed_shows_the_same_and_another_one_not() -> None:
    asked = {seed: ask_in_exam([CHOICE], "t", seed) for seed in map(str, range(8))}

    assert asked == {seed: ask_in_exam([CHOICE], "t", seed) for seed in asked}
    assert len({one.options for one in asked.values() if one}) > 1


def test_a_question_once_drawn_is_shown_as_it_was() -> None:
    asked = ask_in_exam([CHOICE, TYPED], "t", "7")

    assert shown_again([TYPED, CHOICE], "t", "q-guid", "choice", "7") == asked
    assert shown_again([TYPED], "t", "q-guid", "choice", "7") is None


def shown(found: Item) -> Asked:
    asked = shown_again([found], "t", "q-guid", "choice", "7")
    assert asked is not None
    return asked


def test_another_stem_option_or_key_is_another_showing() -> None:
    asked = shown(CHOICE)

    prints = {
        fingerprint(asked),
        fingerprint(shown(replace(CHOICE, stem="Which one?"))),
        fingerprint(asked._replace(options=asked.options[::-1])),
        fingerprint(asked._replace(keys=((asked.keys[0] + 1) % 4,))),
    }

    assert len(prints) == 4


@pytest.mark.parametrize(
    ("question", "tells"), [("ask", False), ("cell:x", False), ("gap:x", True)]
)
def test_questions_that_show_others_of_their_fact_are_known(question: str, tells: bool) -> None:
    assert tells_others(shown(replace(CHOICE, question=question))) == tells
