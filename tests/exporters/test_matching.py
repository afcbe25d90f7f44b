import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.exporters._matching import matched
from quizgen.exporters.contract import ExportOptions
from quizgen.model import Order
from tests.exporters.examples import CLOCK, INJECTION, SIGNAL, shaped


@pytest.mark.parametrize(
    ("order", "places"),
    [(SIGNAL, ["1", "2", "3"]), (INJECTION, ["1", "2–3", "2–3", "4"])],
)
def test_each_step_has_its_place(order: Order, places: list[str]) -> None:
    pairs = matched(shaped("a", order), ExportOptions(CLOCK))

    assert sorted(place for _, place in pairs) == places


@given(st.lists(st.text("abc", min_size=1), min_size=2, max_size=5, unique=True))
def test_the_order_in_which_steps_are_given_is_not_the_answer(texts: list[str]) -> None:
    order = Order(tuple((text,) for text in texts))

    pairs = matched(shaped("a", order), ExportOptions(CLOCK))

    assert [step.text for step, _ in pairs] != texts
    assert sorted(step.text for step, _ in pairs) == sorted(texts)
