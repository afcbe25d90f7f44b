import pytest

from quizgen.analysis.flags import FLAGS
from quizgen.codes import codes
from quizgen.explaining import IN_DRAFTS, OF_SET, explain
from quizgen.flaws import checks


@pytest.mark.parametrize("name", sorted(codes()))
def test_every_code_is_explained_within_a_terminals_width(name: str) -> None:
    text = explain(name)

    prose = [line for line in text.splitlines() if not line.startswith("    ")]
    assert text.startswith(f"{name}: ")
    assert max(map(len, prose)) <= 88
    assert (f"off: {{{name}: why}}" in text) == (codes()[name].severity != "error")
    assert (IN_DRAFTS in " ".join(text.split())) == (codes()[name].severity != "error")


@pytest.mark.parametrize("name", sorted(checks()))
def test_a_check_is_explained_with_its_reason_and_an_example_of_each_sort(name: str) -> None:
    check = checks()[name]

    text = explain(name)

    unwrapped = " ".join(text.split())
    assert " ".join(check.why.split()) in unwrapped
    assert " ".join(check.reference.split()) in unwrapped
    assert (OF_SET in unwrapped) == check.of_set
    assert " ".join(check.fails.split()) in unwrapped
    assert " ".join(check.passes.split()) in unwrapped


@pytest.mark.parametrize("name", sorted(FLAGS))
def test_a_flag_of_an_item_is_explained_and_cannot_be_switched_off(name: str) -> None:
    text = explain(name)

    assert text.startswith(f"{name}: {FLAGS[name].title}")
    assert FLAGS[name].advice in " ".join(text.split())
    assert FLAGS[name].source in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 88
    assert "off:" not in text


def test_an_error_cannot_be_switched_off() -> None:
    assert explain("F101") == (
        "F101: an unknown key (error)\n\nAn error keeps a fact out, and cannot be switched off."
    )
