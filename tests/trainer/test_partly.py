"""What of a response is right where several options are: all or nothing, and the rest is told."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Rating
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Grade, Marked, Ordered, Verdict, grade
from quizgen.trainer.partly import in_place, marks
from tests.trainer.examples import order, several

KEYS = st.sets(st.sampled_from("abcdefghi"), min_size=2, max_size=7)
SUBSETS = st.sets(st.integers(0, 8), min_size=1)
SIGNAL = order("a", ("b", "c"), "d", options="cadb")  # shown as c a d b
SIZES = st.lists(st.integers(1, 3), min_size=2, max_size=4)


def all_of(keys: set[str]) -> Asked:
    return several(sorted(keys), sorted(set("abcdefghi") - keys))


def steps_of(sizes: list[int]) -> Asked:
    return order(*([f"{at}{one}" for one in range(size)] for at, size in enumerate(sizes)))


@given(KEYS, SUBSETS)
def test_only_all_right_options_and_no_other_are_right(keys: set[str], marked: set[int]) -> None:
    asked = all_of(keys)

    found = grade(asked, Marked(tuple(sorted(marked))))

    texts = {asked.options[at] for at in marked}
    assert found.right == (texts == keys)
    assert found.rating is (Rating.GOOD if texts == keys else Rating.AGAIN)
    assert found.share == max(len(texts & keys) - len(texts - keys), 0) / len(keys)


@given(KEYS, SUBSETS)
def test_each_option_is_found_or_missed_or_too_many_or_rightly_left(
    keys: set[str], marked: set[int]
) -> None:
    asked = all_of(keys)

    found = marks(asked, marked)

    assert set(found.found) | set(found.surplus) == marked
    assert sorted((*found.found, *found.missed)) == list(asked.keys)


@pytest.mark.parametrize(
    ("marked", "share"),
    [
        ((0, 2), 1.0), ((0,), 0.5), ((0, 1), 0.0), ((0, 1, 2), 0.5), ((0, 1, 2, 3), 0.0),
        ((1,), 0.0), ((1, 3), 0.0),
    ],
)  # fmt: skip
def test_each_option_too_many_takes_back_one_that_was_found(
    marked: tuple[int, ...], share: float
) -> None:
    assert grade(several("ac", "bd"), Marked(marked)).share == share


@given(SIZES, st.randoms(use_true_random=False))
def test_an_order_is_right_if_each_step_stands_in_its_place(sizes: list[int], draw: object) -> None:
    asked = steps_of(sizes)
    given_order = list(range(sum(sizes)))
    draw.shuffle(given_order)  # type: ignore[attr-defined]  # hypothesis gives a Random

    found = grade(asked, Ordered(tuple(given_order)))

    firsts = [asked.options[at][0] for at in given_order]
    assert found.right == (firsts == sorted(firsts))
    assert found.share == in_place(asked, given_order) / len(given_order)
    assert (found.share == 1) == found.right


def test_steps_in_parallel_are_right_in_either_order_and_in_no_other() -> None:
    right = {
        "".join(SIGNAL.options[at] for at in given_order)
        for given_order in permutations(range(4))
        if grade(SIGNAL, Ordered(given_order)).right
    }

    assert right == {"abcd", "acbd"}


@pytest.mark.parametrize(
    ("text", "share"),
    [("abcd", 1), ("acbd", 1), ("bacd", 0.5), ("dbca", 0.5), ("dcba", 0.5), ("bcda", 0.25)],
)
def test_the_share_of_an_order_is_that_of_the_steps_in_place(text: str, share: float) -> None:
    response = Ordered(tuple(SIGNAL.options.index(step) for step in text))

    assert grade(SIGNAL, response).share == share


@pytest.mark.parametrize(
    ("asked", "response"), [(several(), Marked((0, 2))), (order("a", "b", "c"), Ordered((0, 1, 2)))]
)
def test_what_is_right_but_unsure_is_hard(asked: Asked, response: Marked | Ordered) -> None:
    assert grade(asked, response, capped=True) == Grade(Verdict.RIGHT, Rating.HARD)
