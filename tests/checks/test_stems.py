"""The text by which an item asks: its sentences, its own words, its place."""

import pytest

from quizgen.checks._stems import asked, path_of_stem, sentences, subject_words, unmarked
from tests.checks.reading import subjects

PLANETS = """\
- table: |
    planet | day      | kind
    Earth  | 24 hours | rocky
    Mars   | 25 hours | rocky
    Saturn | 11 hours | gas giant
    Uranus | 17 hours | ice giant
  one-each: [day, kind]
  ask:
    day: How long is a day on <planet>?
    planet: [Which of these planets is of the kind “<kind>”?, Which of these has a day of <day>?]
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bees dance. Why?", ["Bees dance.", "Why?"]),
        ("Dr. A. B. Smith left. Who came?", ["Dr. A. B. Smith left.", "Who came?"]),
        ("It weighs 3.5 kg, e.g. In Rome.", ["It weighs 3.5 kg, e.g. In Rome."]),
        ("first line\nsecond line", ["first line", "second line"]),
        ("", []),
    ],
)
def test_a_sentence_ends_behind_a_word_and_not_an_abbreviation(
    text: str, expected: list[str]
) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "which is **not** so",
        "which is *not* so",
        "which is “not” so",
        'which is "not" so',
        "which is `not` so",
    ],
)
def test_what_is_quoted_or_emphasised_is_no_word_of_the_text_itself(text: str) -> None:
    assert unmarked(text) == "which is … so"


def test_a_cloze_asks_with_its_blanks_filled() -> None:
    (subject,) = subjects("- cloze: The {{heart}} pumps {{blood}}.\n")

    assert asked(subject) == "The heart pumps blood."


def test_the_words_of_a_subject_are_without_grammar_and_endings() -> None:
    assert subject_words("Which of the birds dances?", "en") == subject_words("a bird dance", "en")


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ("- {question: Why?, answer: so}", ("question",)),
        ("- cloze: The {{heart}} pumps.", ("cloze",)),
        ("- {myth: All is well., truth: Some is well., only: truth}", ("truth",)),
        ("- {question: Which?, members: [a, b], complete: yes}", ("question",)),
    ],
)
def test_the_stem_stands_where_its_author_wrote_it(facts: str, path: tuple[str, ...]) -> None:
    assert {path_of_stem(one) for one in subjects(facts)} == {path}


def test_the_question_of_a_table_stands_under_ask() -> None:
    found = {one.item.name: path_of_stem(one) for one in subjects(PLANETS)}

    assert found["recall:day<planet>"] == ("ask", "day", 0)
    assert found["choice:planet<kind>"] == ("ask", "planet", 0)
    assert found["choice:planet<day>"] == ("ask", "planet", 1)
