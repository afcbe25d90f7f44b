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
        ("a hundred", "en", "100"),
        ("two hundred", "en", "200"),
        ("three hundred men", "en", "300 men"),
        ("more than one thousand", "en", "more than 1000"),
        ("half a dozen", "en", "6"),
        ("a dozen", "en", "12"),
        ("hundert", "de", "100"),
        ("zweihundert", "de", "200"),
        ("eintausend", "de", "1000"),
        ("ein halbes Dutzend", "de", "6"),
        ("einundzwanzig", "de", "21"),
        ("Neunundneunzig Tage", "de", "99 Tage"),
        ("deux cents", "fr", "200"),
        ("mille", "fr", "1000"),
        ("cien", "es", "100"),
        ("dos mil", "es", "2000"),
        ("first", "en", "1th"),
        ("1st", "en", "1th"),
        ("the fifth nerve", "en", "the 5th nerve"),
        ("the second toe", "en", "the 2th toe"),
        ("zwanzigster", "de", "20th"),
        ("der 3. Nerv", "de", "der 3th Nerv"),
        ("première", "fr", "1th"),
        ("2e", "fr", "2th"),
        ("tercera", "es", "3th"),
        ("5º", "es", "5th"),
        # Words that belong to another number, or to no number, or to another language.
        ("two hundred and five", "en", "two hundred and 5"),
        ("two hundred thousand", "en", "two hundred thousand"),
        ("one second", "en", "1 second"),
        ("per second", "en", "per second"),
        ("twenty-one hundred", "en", "twenty-one hundred"),
        ("unos mil", "es", "unos 1000"),
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
