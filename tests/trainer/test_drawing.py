"""Which options stand in sight, and in which order, where several are right or none is drawn."""

from collections import Counter
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import ChooseAll, Distractor, Item, Listed, Order, Shape, TrueFalse
from quizgen.trainer.asking import Asked, ask
from quizgen.trainer.drawing import IN_SIGHT
from tests.trainer.examples import chi_square, item

SEEDS = st.text(max_size=8)
STEPS = st.lists(st.integers(1, 3), min_size=2, max_size=5)
FOUR = Order((("a",), ("b",), ("c",), ("d",)))


def all_of(keys: int, wrong: int) -> ChooseAll:
    distractors = tuple(Distractor(f"wrong {at}", Listed()) for at in range(wrong))
    return ChooseAll(tuple(f"key {at}" for at in range(keys)), distractors)


def order_of(sizes: list[int]) -> Order:
    """Return an order with as many steps in each place as the sizes say, each of its own name."""
    return Order(
        tuple(tuple(f"{place}{at}" for at in range(size)) for place, size in enumerate(sizes))
    )


def asked(shape: Shape, seed: str = "1", language: str = "en") -> Asked:
    way: Item = item(shape, language=language)
    found = ask((way,), "t", None, seed)
    assert found is not None
    return found


@given(st.integers(2, 7), st.integers(2, 12), SEEDS)
def test_every_key_is_in_sight_beside_two_wrong_ones_up_to_nine(
    keys: int, wrong: int, seed: str
) -> None:
    shape = all_of(keys, wrong)

    found = asked(shape, seed)

    assert sorted(found.options[key] for key in found.keys) == sorted(shape.keys)
    assert len(set(found.options)) == len(found.options) == min(keys + wrong, IN_SIGHT)
    assert list(found.keys) == sorted(found.keys)


def test_more_keys_than_there_is_room_for_still_have_two_wrong_ones() -> None:
    found = asked(all_of(9, 4))

    assert (len(found.options), len(found.keys)) == (11, 9)


def test_every_key_stands_in_every_place_equally_often() -> None:
    places = Counter(asked(all_of(2, 3), str(seed)).options.index("key 0") for seed in range(4000))

    assert chi_square(places, 5) < 18.47  # 4 degrees of freedom, p = 0.001


def test_every_wrong_option_is_drawn_equally_often_beside_several_keys() -> None:
    drawn = Counter(
        option
        for seed in range(4000)
        for option in asked(all_of(6, 6), str(seed)).options
        if option.startswith("wrong")
    )

    assert len(drawn) == 6
    assert max(drawn.values()) - min(drawn.values()) < 160  # 2,000 each, σ = 32


@pytest.mark.parametrize(
    ("keys", "wrong", "language", "expected"),
    [
        (("9", "25"), ("10", "3"), "en", ("3", "9", "10", "25")),
        (("1,5 g", "2 g"), ("1,25 g", "10 g"), "de", ("1,25 g", "1,5 g", "2 g", "10 g")),
    ],
)
def test_numbers_of_which_several_are_right_ascend(
    keys: tuple[str, ...], wrong: tuple[str, ...], language: str, expected: tuple[str, ...]
) -> None:
    shape = ChooseAll(keys, tuple(Distractor(text, Listed()) for text in wrong))

    found = [asked(shape, str(seed), language) for seed in range(30)]

    assert {one.options for one in found} == {expected}
    assert {tuple(one.options[key] for key in one.keys) for one in found} == {
        tuple(text for text in expected if text in keys)
    }


@given(STEPS, SEEDS)
def test_steps_are_shown_all_and_never_in_a_right_order(sizes: list[int], seed: str) -> None:
    shape = order_of(sizes)

    found = asked(shape, seed)

    flat = [step for together in shape.steps for step in together]
    assert sorted(found.options) == sorted(flat)
    assert [found.options[key] for key in found.keys] == flat
    assert [step[0] for step in found.options] != [step[0] for step in flat]


@given(STEPS, SEEDS)
def test_the_places_of_an_order_hold_each_step_once(sizes: list[int], seed: str) -> None:
    found = asked(order_of(sizes), seed)

    assert [len(place) for place in found.places] == sizes
    assert sorted(at for place in found.places for at in place) == list(range(sum(sizes)))


def test_steps_of_which_every_order_is_right_are_shown_all_the_same() -> None:
    assert sorted(asked(Order((("a", "b"),))).options) == ["a", "b"]


def test_every_order_but_the_right_one_is_equally_likely() -> None:
    orders = Counter("".join(asked(FOUR, str(seed)).options) for seed in range(6900))

    assert "abcd" not in orders
    assert chi_square(orders, factorial(4) - 1) < 48.27  # 22 degrees of freedom, p = 0.001


@pytest.mark.parametrize(("true", "key"), [(True, 0), (False, 1)])
def test_true_stands_before_false(true: bool, key: int) -> None:
    found = {asked(TrueFalse(true), str(seed)) for seed in range(9)}

    assert {(one.options, one.keys) for one in found} == {(("True", "False"), (key,))}


@given(st.sampled_from([all_of(3, 4), FOUR, TrueFalse(true=True)]), SEEDS)
def test_the_same_seed_shows_the_same(shape: Shape, seed: str) -> None:
    assert asked(shape, seed) == asked(shape, seed)


@given(SEEDS)
def test_another_rank_of_the_wrong_options_changes_no_showing(seed: str) -> None:
    shape = all_of(3, 9)

    found = asked(shape._replace(distractors=shape.distractors[::-1]), seed)

    assert (found.options, found.keys) == (asked(shape, seed).options, asked(shape, seed).keys)
