"""Which item a head or a question's text speaks of, however a course shows it."""

import pytest

from quizgen.analysis.catalogue import Catalogue, Entry, letters
from quizgen.analysis.known import KnownItem


def entry(item: str, text: str, key: str, *wrong: str, heads: tuple[str, ...] = ()) -> Entry:
    return Entry(KnownItem(item, (key,)), (item, *heads), (text,), (key, *wrong))


CATALOGUE = Catalogue(
    [
        entry("q1-choice", "What is H₂O?", "water", "salt", heads=("q1", "h2o")),
        entry("q2-choice", "What is H₂O₂ called?", "a peroxide", "water", heads=("q2", "twin")),
        entry("q3-choice", "Which of these is true?", "Ice floats.", "Ice sinks.", heads=("twin",)),
        entry("q4-choice", "Which of these is true?", "Fire is hot.", "Fire is cold."),
        entry("q8-choice", "Name it", "now", "then"),
        entry("q9-choice", "Name it now", "a name", "a word"),
        entry("q5-choice", "→ ?", "an arrow", "a dash"),
        Entry(
            KnownItem("q6-choice", ("a", "b"), needed=True), (), ("Which two?",), ("a", "b", "c")
        ),
        Entry(
            KnownItem("q7-choice", ("a", "c"), needed=True), (), ("Which two?",), ("a", "b", "c")
        ),
    ]
)


@pytest.mark.parametrize(
    ("text", "right", "item"),
    [
        ("q1-choice", "", "q1-choice"),
        (" h2o ", "", "q1-choice"),
        ("twin", "", None),
        ("nobody", "", None),
        ("", "", None),
        # As Moodle shows a text: without its markup, with the options behind it.
        ("What is H2O?", "water", "q1-choice"),
        ("WHAT IS _H~2~O_ ?: salt; water", "water", "q1-choice"),
        ("What is H2O?: salt; water", "a key that was corrected since", "q1-choice"),
        ("What is H2O2 called?: water; a peroxide", "a peroxide", "q2-choice"),
        # A text that goes on with something else is another question.
        ("What is H2O in the sea?", "salt", None),
        # Of two that it begins with it is the longer one.
        ("Name it now: a word; a name", "a name", "q9-choice"),
        ("Name it: now; then", "now", "q8-choice"),
        # Of two with one text the right answer decides.
        ("Which of these is true?: Ice sinks.; Ice floats.", "Ice floats.", "q3-choice"),
        ("Which of these is true?: Fire is hot.; Fire is cold.", "Fire is hot.", "q4-choice"),
        ("Which of these is true?", "Fire is hot.", "q4-choice"),
        ("Which of these is true?", "Fire is cold.", None),
        ("Which two?: a; b; c", "b; a", "q6-choice"),
        ("Which two?: a; b; c", "c; a", "q7-choice"),
        ("Which two?: a; b; c", "a", None),
        ("→ ?", "an arrow", "q5-choice"),
    ],
)
def test_an_item_is_found_by_its_names_and_by_its_text(
    text: str, right: str, item: str | None
) -> None:
    found = CATALOGUE.look(text, right)

    assert (found.item if found else None) == item


@pytest.mark.parametrize(
    ("text", "plain"), [("x² + Y", "x2y"), ("Straße", "strasse"), ("→ ?", "→?"), ("", "")]
)
def test_letters_are_what_is_left_of_a_text(text: str, plain: str) -> None:
    assert letters(text) == plain
