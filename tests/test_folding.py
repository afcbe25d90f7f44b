from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.folding import (
    _EDGES,
    _QUOTES,
    NO_NAMES,
    _unmarked,
    fold,
    holds,
    in_row,
    joined,
    other_names,
    same,
    squeeze,
    words,
)
from quizgen.lookalikes import plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NMDA receptor", "nmda  Receptor"),
        ("Mérida", "Merida"),
        ("Me\u0301rida", "M\u00e9rida"),
        ("**Naloxone**", "naloxone"),
        ("`git add`", "git add"),
        ("H~2~O", "H2O"),
        ("10^-3^", "10^-3"),
        ("don’t", "don't"),
        ("“yes”.", "yes"),
        ("Straße", "STRASSE"),
        ("ΣΊΣΥΦΟΣ", "Σίσυφος"),
        ("−5", "-5"),
        ("a\u00a0b", "a b"),
        ("snake_case", "Snake_Case"),
        ("_so_", "so"),
        (r"\(x\)", "x"),
    ],
)
def test_what_a_reader_takes_for_the_same_is_the_same(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+", "-"),
        ("C", "C++"),
        ("C#", "C++"),
        ("Cl", "Cl^-^"),
        ("Na", "Na+"),
        ("x < y", "x > y"),
        ("5", "-5"),
        ("1.10", "1.1"),
        ("103", "10^3"),
        ("snake_case", "snakecase"),
        ("adduction", "abduction"),
        ("水", "氷"),
        ("?", "!"),
    ],
)
def test_what_differs_to_a_reader_differs(one: str, other: str) -> None:
    assert not same(one, other)
    assert not (holds(one, other) and holds(other, one))


@pytest.mark.parametrize("other", ["tu", "TÚ", "*tú*"])
def test_form_counts_if_it_is_to_count(other: str) -> None:
    assert same("tú", other)
    assert not same("tú", other, exact=True)
    assert not holds("tú", other, exact=True)
    assert same(" tú ", "tu\u0301", exact=True)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("loop diuretic", "diuretic"),
        ("loop-diuretic", "Diuretic"),
        ("input/output", "output"),
        ("regular insulin, given IV", "given iv"),
        ("1.5 mg", "1.5"),
        ("f(x)", "x"),
        ("Cl^-^ channel", "Cl-"),
        ("the C++ compiler", "C++"),
        ("“quoted” words", "quoted"),
        ("этот атом натрия", "натрия"),
    ],
)
def test_whole_words_are_found_in_a_text(text: str, part: str) -> None:
    assert holds(text, part)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("antidiuretic", "diuretic"),
        ("diuretic", "loop diuretic"),
        ("1.5 mg", "5 mg"),
        ("1.5 mg", "1"),
        ("25 mg", "5 mg"),
        ("C++", "C"),
        ("Na^+^", "Na"),
        ("-5", "5"),
        ("a >= b", "a > b"),
        ("loop of diuretic", "loop diuretic"),
        ("a. b", "."),
    ],
)
def test_parts_of_words_and_signs_are_not_found(text: str, part: str) -> None:
    assert not holds(text, part)


def test_words_are_folded_unless_form_counts() -> None:
    assert words("El *Niño*, 1.5 x²") == ("el", "nino", "1.5", "xˆ2")
    assert words("El Niño", exact=True) == ("El", "Niño")


@given(st.text())
def test_folding_twice_changes_nothing_of_a_text_without_markup(text: str) -> None:
    plain = "".join(ch for ch in text if ch not in "*`~^_\\")

    assert fold(fold(plain)) == fold(plain)
    assert squeeze(squeeze(text)) == squeeze(text)


@given(st.text(min_size=1).filter(lambda text: text.strip() != ""))
def test_every_text_is_the_same_as_itself_and_holds_itself(text: str) -> None:
    assert same(text, text)
    assert holds(text, text)
    assert same(text, text, exact=True)


def test_other_names_are_those_of_its_set_in_their_order() -> None:
    names = joined([["adrenaline", "epinephrine", "suprarenin"], ["iron", "Fe"]])

    assert other_names("Epinephrine", names) == ("adrenaline", "suprarenin")
    assert other_names("fe", names) == ("iron",)
    assert other_names("copper", names) == other_names("iron", NO_NAMES) == ()


def test_sets_that_share_a_name_are_one() -> None:
    names = joined([["a", "b"], ["c", "d"], ["B", "c"]])

    assert {name: set(other_names(name, names)) for name in "abcd"} == {
        name: set("abcd") - {name} for name in "abcd"
    }


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3), max_size=6))
def test_to_be_another_name_goes_both_ways_and_on(sets: list[list[str]]) -> None:
    names = joined(sets)

    others = {name: set(other_names(name, names)) for name in "abcdefgh"}

    assert all(name in others[other] for name in others for other in others[name])
    assert all(
        others[other] | {other} == others[name] | {name}
        for name in others
        for other in others[name]
    )


SIGNS = st.text(
    st.sampled_from([*"aB1 .,'()[]*`~^_\\-+…\n\u00ad\u2800ﬁ²⁺ｗаİßé\u0301"]) | st.characters(),
    max_size=12,
)


def _folded_the_long_way(text: str) -> str:
    squeezed = squeeze(plain(normalize("NFC", text)))
    bare = normalize("NFD", _unmarked(squeezed).casefold().translate(_QUOTES))
    folded = squeeze("".join(sign for sign in bare if category(sign) != "Mn")).strip(_EDGES)
    return folded or squeezed.casefold()


@given(SIGNS)
def test_a_text_without_signs_of_markup_is_folded_like_any_other(text: str) -> None:
    assert fold.__wrapped__(text) == _folded_the_long_way(text)


@given(SIGNS, SIGNS, st.booleans())
def test_a_text_holds_what_stands_among_its_words(text: str, part: str, exact: bool) -> None:
    for whole in (text, f"{text} {part} {text}"):
        inner = words(part, exact)
        if inner:
            assert holds(whole, part, exact) == in_row(inner, words(whole, exact))
