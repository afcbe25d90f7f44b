import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.number_words import as_figure, in_digits


@pytest.mark.parametrize(
    ("text", "language", "digits"),
    [
        ("six", "en", "6"),
        ("Twelve", "en-GB", "12"),
        ("six weeks", "en", "6 weeks"),
        ("type one diabetes", "en", "type 1 diabetes"),
        ("ninety", "en", "90"),
        ("twenty-one", "en", "21"),
        ("twenty five", "en", "25"),
        ("six to eight", "en", "6 to 8"),
        ("zwölf", "de", "12"),
        ("dreißig", "de", "30"),
        ("eine Woche", "de", "1 Woche"),
        ("dix-sept", "fr", "17"),
        ("vingt et un", "fr", "21"),
        ("veinte", "es", "20"),
        ("treinta y uno", "es", "31"),
        ("six", "xx", "6"),
        # Words that belong to another number, or to no number, or to another language.
        ("three hundred", "en", "three hundred"),
        ("twenty-one hundred", "en", "twenty-one hundred"),
        ("unos mil", "es", "unos mil"),
        ("one-third", "en", "one-third"),
        ("six-fold", "en", "six-fold"),
        ("sixty-six-year-old", "en", "sixty-six-year-old"),
        ("once daily", "en", "once daily"),
        ("a week", "en", "a week"),
        ("tension", "en", "tension"),
    ],
)
def test_number_words_become_digits(text: str, language: str, digits: str) -> None:
    assert in_digits(text, language) == digits


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("six", "6"),
        ("six weeks", "6 weeks"),
        ("more than six weeks", "more than 6 weeks"),
        ("6 of seven days", "6 of 7 days"),
        ("one kidney", "one kidney"),
        ("Seven Samurai", "Seven Samurai"),
    ],
)
def test_words_are_a_figure_if_they_count_nothing_or_time(text: str, figure: str) -> None:
    assert as_figure(text) == figure


@given(st.text(max_size=30), st.sampled_from(["en", "de", "fr", "es", "x"]))
def test_any_text_has_digits_and_no_more_number_words_then(text: str, language: str) -> None:
    found = in_digits(text, language)

    assert in_digits(found, language) == found
