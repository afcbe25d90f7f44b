"""What an author reads beside a question."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from quizgen.model import (
    Blank,
    CellDiffers,
    Choice,
    Claim,
    Distractor,
    Entry,
    Item,
    Listed,
    Numeric,
    Quantity,
    Recall,
    RestOfGroup,
    StepElsewhere,
    Typed,
)
from quizgen.preview.beside import DRAWN, beside
from quizgen.preview.claims import claim_in_words
from tests.exporters.examples import choice, cloze, item
from tests.preview.sheets import question

_ROW = re.compile(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>")
_TAG = re.compile(r"</?bdi>")


def rows(*ways: Item) -> dict[str, str]:
    """Return what stands beside a question by its names."""
    found = _ROW.findall(beside(question(*ways)))
    return {name: _TAG.sub("", said) for name, said in found}


def test_the_ways_of_a_question_are_named_once() -> None:
    asked = choice("a")

    assert rows(asked, replace(asked, name="recall", shape=Recall("x")))["Asked as"] == (
        "choice, recall"
    )


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (Listed(), "listed by the author"),
        (CellDiffers("period *p*", "Na"), "another cell of the column “period p”"),
        (RestOfGroup("antidote"), "another member of the group “antidote”"),
        (StepElsewhere(3), "another step of the same sequence"),
    ],
)
def test_each_claim_has_its_words(claim: Claim, words: str) -> None:
    assert claim_in_words(claim) == words


def test_options_of_one_claim_are_counted_and_those_of_several_named() -> None:
    wrong = tuple(Distractor(name, Listed(), "so") for name in "abcd")
    mixed = (*wrong[:2], Distractor("<z>", RestOfGroup("<g>"), "so"))

    assert rows(item("a", Choice("k", wrong)))["Why wrong"] == "all 4: listed by the author"
    assert rows(item("a", Choice("k", mixed)))["Why wrong"] == (
        "listed by the author: a; b<br>another member of the group “&lt;g&gt;”: &lt;z&gt;"
    )


def test_options_without_a_reason_are_named() -> None:
    wrong = (Distractor("a", Listed(), "so"), Distractor("b", Listed()), Distractor("c", Listed()))

    assert rows(item("a", Choice("k", wrong)))["No reason given"] == "b; c"
    assert "No reason given" not in rows(choice("a"))


def test_it_says_that_more_options_are_kept_than_a_showing_draws() -> None:
    wrong = tuple(Distractor(name, Listed(), "so") for name in "abcde")

    assert rows(item("a", Choice("k", wrong)))["Drawn"] == f"{DRAWN} of these 5 at each showing"
    assert "Drawn" not in rows(choice("a"))


def test_what_may_be_typed_is_told() -> None:
    arguable = (Entry("c", "some say so"), Entry("d"))
    typed = rows(item("a", Typed("a", ("b", "*e*"), arguable)))

    assert typed["Also right when typed"] == "b; <em>e</em>"
    assert typed["Arguable, asked again"] == "c (some say so); d"


@pytest.mark.parametrize(("high", "said"), [("5.1", "4.9 to 5.1 g"), ("4.9", None)])
def test_a_number_with_a_tolerance_tells_its_range(high: str, said: str | None) -> None:
    number = Numeric("5 g", Quantity(Decimal("4.9"), Decimal(high), "g"))

    assert rows(item("a", number)).get("Right when typed") == said


def test_a_cloze_has_a_line_for_each_blank_in_the_order_of_its_cards() -> None:
    blanks = (Blank(2, "b", "h", ("B",)), Blank(1, "a", arguable=(Entry("x"),)))

    assert rows(cloze("a", *blanks))["Blanks, a card for each number"] == (
        "1: a; arguable: x<br>2: b (hint: h); also right: B"
    )


def test_decks_and_what_keeps_it_out_of_anki_are_told() -> None:
    asked = replace(question(choice("a")), decks=("A::B", "<C>"), no_card="no <card>")

    said = dict(_ROW.findall(beside(asked)))

    assert (said["Deck"], said["Not in Anki"]) == ("A::B, &lt;C&gt;", "no &lt;card&gt;")
