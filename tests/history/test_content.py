from base64 import b32encode
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

import pytest

from quizgen.history.content import content_hash, key_hash
from quizgen.model import Blank, Entry, Item, Numeric, Picture, Place, Quantity, Typed
from tests.history.examples import RIVERS, choice, cloze, item, question

WAYS = question("Baltic Sea", "Black Sea")
CLOZE = (cloze(Blank(1, "x", hint="h"), Blank(2, "y", accept=("z",))),)


def each(ways: Sequence[Item], **changes: object) -> tuple[Item, ...]:
    return tuple(replace(way, **changes) for way in ways)  # type: ignore[arg-type]  # fields by their names


def base32_of_sha256(text: str) -> str:
    return b32encode(sha256(text.encode()).digest()).decode().rstrip("=").lower()


def test_the_hash_of_a_question_is_that_of_the_first_release() -> None:
    frozen = base32_of_sha256(
        '{"stem":["Where does the **Rhine** end?"],"key":["North Sea"],'
        '"options":[["Baltic Sea",""],["Black Sea",""]],"accept":["the North Sea"],"hint":[],'
        '"why":["It meets the sea there."],"quote":[],"media":[],"shape":["choice","recall"]}'
    )

    assert content_hash(WAYS) == frozen
    assert content_hash(WAYS) == "ixdwt3edrtt7inb23ht5qz54r6lcpjnej6mnrh3nrtw2nv57r5ua"
    assert key_hash(WAYS) == base32_of_sha256('{"key":["North Sea"]}')


def test_the_hash_of_a_cloze_is_that_of_the_first_release() -> None:
    frozen = base32_of_sha256(
        '{"stem":[[" and ",[1,"h"]," and ",[2,""]]],"key":[[1,"x"],[2,"y"]],"options":[],'
        '"accept":[[2,"z"]],"hint":[],"why":["It meets the sea there."],"quote":[],"media":[],'
        '"shape":[1,2]}'
    )

    assert content_hash(CLOZE) == frozen
    assert key_hash(CLOZE) == base32_of_sha256('{"key":[[1,"x"],[2,"y"]]}')


@pytest.mark.parametrize(
    "changed",
    [
        each(WAYS, stem="Where does the Rhine flow?"),
        each(WAYS, hint="north"),
        each(WAYS, why="It does."),
        each(WAYS, quotes=("The Rhine flows into the North Sea.",)),
        each(WAYS, origin=replace(RIVERS, cards="choice")),
        question("Baltic Sea", "Black Sea", key="the sea"),
        question("Baltic Sea", "Red Sea"),
        question("Baltic Sea", "Black Sea", "Red Sea"),
        (choice("Baltic Sea", "Black Sea", reason="too far"), *WAYS[1:]),
        (*WAYS[:2], item("typed", Typed("North Sea", accept=("Nordsee",)))),
        WAYS[1:],
    ],
)
def test_what_the_author_changes_changes_the_hash(changed: tuple[Item, ...]) -> None:
    assert content_hash(changed) != content_hash(WAYS)


@pytest.mark.parametrize(
    "same",
    [
        each(WAYS, place=Place("rivers.yaml", 99, 9)),
        each(WAYS, tags=("geography",), level="detail"),
        each(WAYS, origin=replace(RIVERS, report="mailto:a@example.org", title="Streams")),
        question("Black Sea", "Baltic Sea"),
        WAYS[::-1],
        (*WAYS[:2], item("typed", Typed("North Sea", ("the North Sea",), (Entry("sea"),), True))),
    ],
)
def test_what_is_not_the_cards_text_leaves_the_hash_alone(same: tuple[Item, ...]) -> None:
    assert content_hash(same) == content_hash(WAYS)


RED, BLUE = Picture("red.png", "red", "quizgen-r.png"), Picture("x/blue.png", "", "quizgen-b.png")


def test_pictures_are_in_the_hash_by_the_names_of_their_bytes() -> None:
    frozen = base32_of_sha256(
        '{"stem":["Where does the **Rhine** end?"],"key":["North Sea"],'
        '"options":[["Baltic Sea",""],["Black Sea",""]],"accept":["the North Sea"],"hint":[],'
        '"why":["It meets the sea there."],"quote":[],'
        '"media":["quizgen-b.png","quizgen-r.png red"],"shape":["choice","recall"]}'
    )

    assert content_hash(each(WAYS, pictures=(RED,), inline=(BLUE,))) == frozen


@pytest.mark.parametrize(
    "changed",
    [
        each(WAYS),
        each(WAYS, pictures=(RED._replace(name="quizgen-x.png"),)),
        each(WAYS, pictures=(RED._replace(words="reddish"),)),
        each(WAYS, pictures=(RED, BLUE)),
        each(WAYS, pictures=(RED,), inline=(BLUE,)),
        each(WAYS, pictures=(RED._replace(name=""),)),
    ],
)
def test_a_picture_that_changes_changes_the_hash(changed: tuple[Item, ...]) -> None:
    assert content_hash(changed) != content_hash(each(WAYS, pictures=(RED,)))


def test_a_picture_that_moves_to_another_folder_leaves_the_hash_alone() -> None:
    moved = each(WAYS, pictures=(RED._replace(path="elsewhere/r.png"),))

    assert content_hash(moved) == content_hash(each(WAYS, pictures=(RED,)))


@pytest.mark.parametrize(
    "changed",
    [
        cloze(Blank(1, "x", hint="h"), Blank(3, "y", accept=("z",))),
        cloze(Blank(1, "x", hint="g"), Blank(2, "y", accept=("z",))),
        cloze(Blank(1, "x", hint="h"), Blank(2, "y", accept=("w",))),
        cloze(Blank(1, "x", hint="h"), Blank(2, "w", accept=("z",))),
        cloze(Blank(2, "y", accept=("z",)), Blank(1, "x", hint="h")),
    ],
)
def test_each_part_of_a_cloze_changes_the_hash(changed: Item) -> None:
    assert content_hash([changed]) != content_hash(CLOZE)


def test_only_the_right_answer_changes_the_hash_of_the_key() -> None:
    other_words = each(question("Red Sea", "Black Sea"), stem="?", hint="h", why="w")

    assert key_hash(other_words) == key_hash(WAYS)
    assert key_hash(WAYS[1:]) == key_hash(WAYS)
    assert key_hash(question("a", "b", key="Baltic Sea")) != key_hash(WAYS)
    assert key_hash([cloze(Blank(1, "x"), Blank(2, "y"))]) == key_hash(CLOZE)
    assert key_hash([cloze(Blank(1, "y"), Blank(2, "x"))]) != key_hash(CLOZE)
    assert key_hash([cloze(Blank(2, "y"), Blank(1, "x"))]) == key_hash(CLOZE)


def test_the_bounds_of_a_number_are_in_the_words_of_its_answer() -> None:
    narrow = Numeric("1 ± 0.1 g", Quantity(Decimal("0.9"), Decimal("1.1"), "g"))
    wide = Numeric("1 ± 0.2 g", Quantity(Decimal("0.8"), Decimal("1.2"), "g"))

    assert key_hash([item("typed", narrow)]) != key_hash([item("typed", wide)])


def test_accents_stored_in_one_piece_or_two_give_one_hash() -> None:
    assert content_hash(question("Me\u0301rida", "b")) == content_hash(question("M\u00e9rida", "b"))
