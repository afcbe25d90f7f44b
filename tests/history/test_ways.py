from dataclasses import replace

import pytest

from quizgen.history.ways import cards, note_type, options, plain_stem
from quizgen.model import Blank
from tests.history.examples import RIVERS, choice, cloze
from tests.history.examples import question as three_ways

BLANK_CHOICE = replace(choice("a", "b"), name="choice:c1")


def test_a_cloze_has_a_note_type_of_its_own() -> None:
    assert note_type([cloze(Blank(1, "x"))]) == "cloze"
    assert note_type([BLANK_CHOICE]) == "fact"
    assert note_type(three_ways("a", "b")) == "fact"


@pytest.mark.parametrize(
    ("wish", "expected"),
    [("both", ("choice", "recall")), ("choice", ("choice",)), ("recall", ("recall",))],
)
def test_the_list_says_which_cards_a_question_has(wish: str, expected: tuple[str, ...]) -> None:
    origin = replace(RIVERS, cards=wish)
    ways = [replace(way, origin=origin) for way in three_ways("a", "b")]

    assert cards(ways) == expected


def test_a_question_without_choice_has_the_card_recall() -> None:
    assert cards(three_ways("a", "b")[1:]) == ("recall",)


def test_a_cloze_has_a_card_for_each_number_once() -> None:
    assert cards([cloze(Blank(10, "x"), Blank(2, "y"), Blank(2, "z"))]) == (2, 10)


def test_the_options_are_the_wrong_ones_best_first_with_the_key_among_them() -> None:
    assert options(three_ways("b", "a")) == ("b", "North Sea", "a")
    assert options([cloze(Blank(1, "x"))]) == ()


def test_an_option_is_the_same_however_its_accents_are_stored() -> None:
    assert options([choice("Me\u0301rida", "a")]) == ("M\u00e9rida", "North Sea", "a")


def test_the_plain_stem_has_no_markup_and_no_line_breaks() -> None:
    way = replace(choice("a", "b"), stem="Where does\nthe **Rhine**  end?")

    assert plain_stem(way) == "Where does the Rhine end?"


def test_the_plain_stem_of_a_cloze_hides_its_answers() -> None:
    assert plain_stem(cloze(Blank(1, "x", hint="sea"), Blank(2, "y"))) == "and … and …"


@pytest.mark.parametrize("length", [199, 200, 201, 500])
def test_the_plain_stem_is_never_longer_than_200_characters(length: int) -> None:
    plain = plain_stem(replace(choice("a", "b"), stem="y" * length))

    assert len(plain) == min(length, 200)
    assert plain.endswith("…") == (length > 200)
