"""Any bytes give facts or problems; mending and naming change nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.facts.listing import FactList
from quizgen.facts.mending import mend
from quizgen.facts.naming import is_good_name
from tests.hostile.in_memory import ENTRIES, FACT, HEAD, check_list, check_recipe, read_here
from tests.hostile.million import SHARES
from tests.hostile.mutants import generators, hostile
from tests.reading.texts import facts, heads, nasty

SEED = 1
FIXED = 25
MORE = 1_500

texts = st.tuples(st.lists(heads(), max_size=2), st.lists(facts(), min_size=1, max_size=3)).map(
    lambda both: "".join(both[0]) + HEAD + "".join(both[1])
)


def test_every_generator_has_its_share_of_the_million() -> None:
    assert SHARES.keys() == generators().keys()
    assert sum(SHARES.values()) == 100


def test_the_same_seed_and_number_give_the_same_bytes() -> None:
    assert [hostile(name, 3, 7) for name in SHARES] == [hostile(name, 3, 7) for name in SHARES]
    assert len({hostile("tokens", 3, number)[1] for number in range(50)}) > 45


@pytest.mark.parametrize("name", SHARES)
def test_hostile_bytes_give_facts_or_problems(name: str) -> None:
    for number in range(FIXED):
        sort, content = hostile(name, SEED, number)
        ENTRIES[sort](content)


@pytest.mark.slow
@pytest.mark.parametrize("name", SHARES)
def test_many_hostile_bytes_give_facts_or_problems(name: str) -> None:
    for number in range(FIXED, MORE):
        sort, content = hostile(name, SEED, number)
        ENTRIES[sort](content)


@pytest.mark.slow
@settings(max_examples=400)
@given(texts | nasty)
def test_any_text_may_be_checked_mended_and_named(text: str) -> None:
    check_list(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=20)
@given(nasty)
def test_any_recipe_gives_a_recipe_or_problems(text: str) -> None:
    check_recipe(("deck: D\nlists: [list.yaml]\n" + text).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    "cloze",
    [
        '"\\x7b\\x7ba}} and {{b}} and {{c}}"',
        '"{{a}} \\u007b\\u007bb}}"',
        '"{{a}} \\\n    {{b}}"',
        "'{{a''}} and {{b}}'",
        '"{{a}} \\\\(x\\\\) \\" and {{b}}"',
    ],
)
def test_numbers_are_written_into_the_blanks_of_their_own_cloze_only(cloze: str) -> None:
    check_list(f"{HEAD}- cloze: {cloze}\n{FACT}- cloze: And {{{{here}}}} too.\n".encode())


@pytest.mark.parametrize("slip", ["{{C@:y}}", "{{c @::y}}", "{{c@:y}}"])
def test_a_blank_whose_number_has_thousands_of_digits_is_a_problem(slip: str) -> None:
    looked = check_list(f"{HEAD}- cloze: 'x {slip.replace('@', '9' * 6_000)}'\n".encode())

    assert "F121" in looked.codes


def test_slips_that_cannot_be_mended_are_tried_so_often_and_no_more() -> None:
    content = (HEAD + "- id:s/x\ntags: [a]\n\nfacts:\n" * 200).encode()
    readings: list[bytes] = []

    def read(one: bytes) -> FactList:
        readings.append(one)
        return read_here(one)

    mend(content, read)

    assert len(readings) < 15


def test_a_line_that_is_emptied_between_two_sorts_of_ends_stays_a_line() -> None:
    content = f"{HEAD}- question: q?\n  answer: x\n\r\u200b\n  why: z\n".encode()

    done = mend(content, read_here)

    assert len(done.slips) == 1
    assert done.content == content.replace(b"\r\xe2\x80\x8b\n", b"\r\r")


def test_a_name_of_any_signs_is_good_or_not() -> None:
    assert not any(map(is_good_name, ["", "-", "..", "a b", "a/b", "\u200b", "a" * 81]))
