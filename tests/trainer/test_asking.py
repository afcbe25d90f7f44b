"""How a target is asked: harder as memory grows; its options drawn evenly."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import (
    Blank,
    Choice,
    ChooseAll,
    Cloze,
    Distractor,
    Item,
    Listed,
    Order,
    Recall,
    Shape,
    TrueFalse,
    Typed,
)
from quizgen.trainer.asking import Asked, ask
from quizgen.trainer.drawing import DRAWN
from tests.trainer.examples import (
    NMDA,
    blank,
    chi_square,
    choice,
    item,
    judgement,
    memory,
    numeric,
    order,
    recall,
    several,
    typed,
)

CHOICE, RECALL, TYPED = item(NMDA), item(Recall(NMDA.key)), item(Typed(NMDA.key))
QUESTION = (CHOICE, RECALL, TYPED)
TEXT = Cloze(("The ", Blank(1, "pore", "a hole"), " holds ", Blank(2, "magnesium"), "."))
CLOZE = item(TEXT, targets=("c1", "c2"), kind="cloze")
OWN = item(NMDA, name="choice:c1", targets=("c1",), kind="cloze")


def wrong(*texts: str) -> tuple[Distractor, ...]:
    return tuple(Distractor(text, Listed()) for text in texts)


def asked(
    ways: tuple[Item, ...], stability: float | None, target: str = "t", seed: str = "1"
) -> Asked:
    found = ask(ways, target, memory(stability) if stability is not None else None, seed)
    assert found is not None
    return found


def options(shape: Choice, seed: str, language: str = "en") -> tuple[str, ...]:
    return asked((item(shape, language=language),), None, seed=seed).options


@pytest.mark.parametrize(
    ("stability", "way"),
    [
        (None, "choice"), (0.2, "choice"), (6.99, "choice"),
        (7.0, "recall"), (20.99, "recall"),
        (21.0, "typed"), (900.0, "typed"),
    ],
)  # fmt: skip
def test_asking_hardens_with_stability(stability: float | None, way: str) -> None:
    assert asked(QUESTION, stability).item.name == way


@pytest.mark.parametrize(
    ("ways", "young", "older", "old"),
    [
        ((RECALL, TYPED), "recall", "recall", "typed"),
        ((RECALL,), "recall", "recall", "recall"),
        ((TYPED,), "typed", "typed", "typed"),
        ((CHOICE,), "choice", "choice", "choice"),
        ((CHOICE, RECALL), "choice", "recall", "recall"),
        ((CHOICE, TYPED), "choice", "typed", "typed"),
    ],
)
def test_what_a_fact_lacks_is_asked_in_the_next_best_way(
    ways: tuple[Item, ...], young: str, older: str, old: str
) -> None:
    found = [asked(ways, stability).item.name for stability in (None, 10, 30)]

    assert found == [young, older, old]


@pytest.mark.parametrize(
    ("target", "stability", "name", "hinted"),
    [
        ("c1", None, "choice:c1", False),
        ("c1", 6.9, "choice:c1", False),
        ("c1", 7, "cloze", True),
        ("c1", 20.9, "cloze", True),
        ("c1", 21, "cloze", False),
        ("c2", None, "cloze", True),  # has no choice of its own
        ("c2", 21, "cloze", False),
    ],
)
def test_a_blank_is_a_choice_then_shows_its_hint_then_none(
    target: str, stability: float | None, name: str, hinted: bool
) -> None:
    ways = tuple(way for way in (CLOZE, OWN) if target in way.targets)

    found = asked(ways, stability, target)

    assert (found.item.name, found.hinted) == (name, hinted)


def test_of_a_cloze_the_blank_of_the_target_is_asked() -> None:
    found = asked((CLOZE,), None, "c2")

    assert (found.number, found.answer) == (2, "magnesium")


def test_a_target_without_a_way_is_not_asked() -> None:
    assert ask((), "t", None, "1") is None


@pytest.mark.parametrize(
    ("found", "is_typed"),
    [
        (choice(), False),
        (recall(), False),
        (several(), False),
        (order("a", "b"), False),
        (judgement(true=True), False),
        (typed("magnesium"), True),
        (numeric("12", "12", "12"), True),
        (blank(Blank(1, "ion")), True),
        (blank(Blank(1, "one two three")), True),
        (blank(Blank(1, "one two three four")), False),
        (blank(Blank(1, "ion"), " and ", Blank(1, "ion")), True),
        (blank(Blank(1, "ion"), " and ", Blank(1, "atom")), False),
    ],
)
def test_what_is_short_and_one_answer_is_typed(found: Asked, is_typed: bool) -> None:
    assert found.is_typed is is_typed


def test_several_answers_of_one_number_are_all_told() -> None:
    assert blank(Blank(1, "ion"), " and ", Blank(1, "atom")).answer == "ion; atom"


@given(st.integers(2, 8), st.text(max_size=8))
def test_the_key_is_among_the_options_once_beside_three_wrong_ones_at_most(
    count: int, seed: str
) -> None:
    shape = Choice("key", wrong(*(f"wrong {at}" for at in range(count))))

    found = asked((item(shape),), None, seed=seed)

    assert found.options.count("key") == 1
    assert len(set(found.options)) == len(found.options) == min(count, DRAWN) + 1
    assert [found.options[key] for key in found.keys] == ["key"]
    assert found.guess == 1 / len(found.options)


@given(st.text(max_size=8))
def test_the_same_seed_gives_the_same_showing(seed: str) -> None:
    assert asked((CHOICE,), None, seed=seed) == asked((CHOICE,), None, seed=seed)


def test_other_seeds_draw_other_options_in_other_orders() -> None:
    assert len({options(NMDA, str(seed)) for seed in range(400)}) > 90  # of 4!·4 = 96


def test_the_key_stands_in_every_place_equally_often() -> None:
    places = Counter(options(NMDA, str(seed)).index(NMDA.key) for seed in range(4000))

    assert chi_square(places, 4) < 16.27  # 3 degrees of freedom, p = 0.001


def test_every_wrong_option_is_drawn_equally_often() -> None:
    drawn = Counter(
        one for seed in range(4000) for one in options(NMDA, str(seed)) if one != NMDA.key
    )

    assert len(drawn) == 4
    assert max(drawn.values()) - min(drawn.values()) < 150  # 3,000 each, σ = 27


def test_every_order_is_equally_likely() -> None:
    three = Choice("a", wrong("b", "c"))
    orders = Counter("".join(options(three, str(seed))) for seed in range(6000))

    assert chi_square(orders, 6) < 20.52  # 5 degrees of freedom, p = 0.001


@pytest.mark.parametrize(
    ("key", "others", "language", "expected"),
    [
        ("20 mg", ["3 mg", "100 mg"], "en", ("3 mg", "20 mg", "100 mg")),
        ("9", ["10", "-1"], "en", ("-1", "9", "10")),
        ("1.5", ["1.25", "1,000"], "en", ("1.25", "1.5", "1,000")),
        ("1,5", ["1,25", "1.000"], "de", ("1,25", "1,5", "1.000")),
        ("10–20 mg", ["1–5 mg", "300 mg"], "en", ("1–5 mg", "10–20 mg", "300 mg")),
    ],
)
def test_numbers_of_one_unit_ascend(
    key: str, others: list[str], language: str, expected: tuple[str, ...]
) -> None:
    shape = Choice(key, wrong(*others))

    assert {options(shape, str(seed), language) for seed in range(30)} == {expected}


@pytest.mark.parametrize(
    "others", [["3 mg", "none"], ["3 mg", "2 km"]], ids=["a word", "another unit"]
)
def test_what_is_not_all_numbers_of_one_unit_is_shuffled(others: list[str]) -> None:
    shape = Choice("20 mg", wrong(*others))

    assert len({options(shape, str(seed)) for seed in range(60)}) == 6


@pytest.mark.parametrize("answer", ["![femur](bones/femur.png)", "the ![x](a.png)"])
def test_a_blank_with_a_picture_is_not_typed(answer: str) -> None:
    assert not blank("It is ", Blank(1, answer)).is_typed
    assert blank("It is ", Blank(1, "femur")).is_typed


@pytest.mark.parametrize(
    "shape",
    [
        ChooseAll(("a", "b"), wrong("c", "d")),
        Order((("a",), ("b",), ("c",))),
        TrueFalse(true=True),
    ],
    ids=["all", "order", "true or false"],
)
def test_what_is_recognised_is_asked_while_the_memory_is_young(shape: Shape) -> None:
    ways = (RECALL, item(shape, name="recognised"))

    found = [asked(ways, stability).item.name for stability in (None, 6.9, 7, 30)]

    assert found == ["recognised", "recognised", "recall", "recall"]


def test_of_several_ways_alike_each_is_asked_equally_often() -> None:
    ways = tuple(item(NMDA, name=name) for name in ("choice:forward", "choice:reverse"))

    found = Counter(asked(ways, None, seed=str(seed)).item.name for seed in range(2000))

    assert chi_square(found, 2) < 10.83  # 1 degree of freedom, p = 0.001


def test_among_several_ways_alike_the_seed_decides() -> None:
    ways = tuple(item(NMDA, name=f"choice:{at}") for at in range(9))

    names = [[asked(ways, None, seed=str(seed)).item.name for seed in range(20)] for _ in range(2)]

    assert names[0] == names[1]


@pytest.mark.parametrize(
    ("found", "guess"),
    [
        (choice(options=(NMDA.key, "a", "b", "c")), 1 / 4),
        (several("ab", "cd"), 1 / 16),
        (several("abc", "de"), 1 / 32),
        (order("a", "b", "c"), 1 / 6),
        (order("a", ("b", "c"), "d"), 2 / 24),
        (order(("a", "b"), ("c", "d", "e")), 12 / 120),
        (judgement(true=True), 1 / 2),
        (judgement(true=False), 1 / 2),
        (recall(), 0),
        (typed("a"), 0),
        (numeric("12", "12", "12"), 0),
        (blank(Blank(1, "ion")), 0),
    ],
)
def test_the_chance_of_guessing_is_that_of_any_response(found: Asked, guess: float) -> None:
    assert found.guess == pytest.approx(guess)
