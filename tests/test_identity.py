import json
import re
from base64 import b32encode
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.identity import _in_letters, guid, item_id, option_numbers, standing_options, target

DOC = (Path(__file__).parents[1] / "docs" / "identity.md").read_text(encoding="utf-8")
VECTORS = [
    (kind, wanted, json.loads(names))
    for kind, wanted, names in re.findall(r"^(guid|target) +(\w{27}) (\[.*\])$", DOC, re.M)
]
MAKERS: dict[str, Callable[..., str]] = {"guid": guid, "target": target}

NAMES = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=3, max_size=6)
WORDS = st.lists(st.text("abcé", min_size=1, max_size=4), min_size=3, max_size=8, unique=True)


@pytest.mark.parametrize(("kind", "wanted", "names"), VECTORS)
def test_every_published_vector_holds(kind: str, wanted: str, names: list[str]) -> None:
    assert MAKERS[kind](*names) == wanted


def test_the_vectors_are_enough_to_write_it_anew() -> None:
    signs = "".join(json.dumps([names for _, _, names in VECTORS], ensure_ascii=False))

    assert len(VECTORS) >= 8
    assert {kind for kind, _, _ in VECTORS} == {"guid", "target"}
    assert all(sign in signs for sign in ('\\"', "\\\\", "é", "e\u0301", "水", "натрий", "🧲"))


@given(NAMES)
def test_an_id_is_a_letter_and_26_characters(names: list[str]) -> None:
    bank, fact, *words = names

    assert re.fullmatch("q[a-z2-7]{26}", guid(bank, fact, *words))
    assert re.fullmatch("t[a-z2-7]{26}", target(bank, fact, *words))


@given(st.binary(min_size=32, max_size=32))
def test_the_letters_are_those_of_base_32(digest: bytes) -> None:
    assert _in_letters(digest) == b32encode(digest).decode().lower()[:26]


@given(NAMES, NAMES)
def test_two_lists_of_names_have_two_ids(one: list[str], other: list[str]) -> None:
    same = [normalize("NFC", name) for name in one] == [normalize("NFC", name) for name in other]

    assert (guid(*one) == guid(*other)) == same
    assert (target(*one) == target(*other)) == same


@given(NAMES, st.integers(1, 3))
def test_joining_two_names_into_one_gives_another_id(names: list[str], at: int) -> None:
    joined = [*names, "x", "y"]
    glued = [*joined[:at], joined[at] + joined[at + 1], *joined[at + 2 :]]

    assert target(*joined) != target(*glued)


@given(NAMES)
def test_the_form_of_unicode_does_not_count(names: list[str]) -> None:
    assert guid(*[normalize("NFD", name) for name in names]) == guid(*names)


@given(WORDS, st.text("xyz", max_size=3))
def test_the_standing_order_holds_each_option_once_with_the_wrong_ones_best_first(
    words: list[str], name: str
) -> None:
    key, *wrong = words

    shown = standing_options(name, key, wrong)

    assert sorted(shown) == sorted(words)
    assert [word for word in shown if word != key] == wrong
    assert shown.index(key) <= 3


@pytest.mark.parametrize(("count", "places"), [(2, 3), (3, 4), (8, 4)])
def test_a_number_does_not_give_the_key_away(count: int, places: int) -> None:
    wrong = [f"wrong {number}" for number in range(count)]
    guids = [guid("bank-abcd", f"fact-{number}", "ask") for number in range(4000)]

    found = Counter(option_numbers(name, "key", wrong)["key"] for name in guids)

    assert sorted(found) == list(range(1, places + 1))
    assert all(abs(times / 4000 - 1 / places) < 0.03 for times in found.values())


@given(WORDS, st.data())
def test_a_released_option_keeps_its_number_whatever_is_added(
    words: list[str], data: st.DataObject
) -> None:
    key, *wrong = words
    before = option_numbers("q", key, wrong)
    grown = data.draw(st.permutations([*wrong, "new", "newer"]))

    after = option_numbers("q", key, grown, tuple(before))

    assert {word: after[word] for word in before} == before
    assert sorted(after.values()) == list(range(1, len(after) + 1))


@given(WORDS)
def test_the_number_of_a_withdrawn_option_is_not_used_again(words: list[str]) -> None:
    key, *wrong = words
    before = option_numbers("q", key, wrong)

    after = option_numbers("q", key, ["new", *wrong[1:]], tuple(before))

    assert after[normalize("NFC", wrong[0])] == before[normalize("NFC", wrong[0])]
    assert after["new"] == len(before) + 1


def test_an_option_has_one_number_in_both_forms_of_unicode() -> None:
    released = ("M\u00e9rida", "Sevilla", "Toledo")

    numbers = option_numbers("q", "Me\u0301rida", ["Toledo", "Sevilla"], released)

    assert numbers == {"M\u00e9rida": 1, "Sevilla": 2, "Toledo": 3}


@pytest.mark.parametrize(
    ("name", "expected"),
    [("choice", "choice"), ("choice:period<name>", "choice"), ("größe x", "gr-e-x")],
)
def test_the_id_of_a_way_is_the_guid_and_the_way(name: str, expected: str) -> None:
    assert item_id("qabc", name) == f"qabc-{expected}"
