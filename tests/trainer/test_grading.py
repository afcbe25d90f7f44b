"""Nothing is forgiven silently; a near miss is the learner's call."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import Blank, Entry, Rating
from quizgen.trainer.asking import Asked
from quizgen.trainer.grading import Grade, Picked, Rated, Response, Unknown, Verdict, Wrote, grade
from tests.trainer.examples import blank, choice, numeric, recall, typed

RIGHT, NEAR, ARGUABLE, WRONG = Verdict.RIGHT, Verdict.NEAR, Verdict.ARGUABLE, Verdict.WRONG
AGAIN, HARD, GOOD, EASY = Rating


def verdict(asked: Asked, text: str) -> Verdict:
    return grade(asked, Wrote(text)).verdict


@pytest.mark.parametrize(
    ("response", "capped", "expected"),
    [
        (Picked(1), False, Grade(RIGHT, GOOD)),
        (Picked(1), True, Grade(RIGHT, HARD)),
        (Picked(0), False, Grade(WRONG, AGAIN)),
        (Picked(0), True, Grade(WRONG, AGAIN)),
        (Unknown(), False, Grade(WRONG, AGAIN)),
        (Unknown(), True, Grade(WRONG, AGAIN)),
    ],
)
def test_a_choice_is_right_or_wrong(response: Response, capped: bool, expected: Grade) -> None:
    assert grade(choice(), response, capped=capped) == expected


@pytest.mark.parametrize(
    ("rating", "capped", "expected"),
    [
        (AGAIN, False, Grade(WRONG, AGAIN)),
        (HARD, False, Grade(RIGHT, HARD)),
        (GOOD, False, Grade(RIGHT, GOOD)),
        (EASY, False, Grade(RIGHT, EASY)),
        (AGAIN, True, Grade(WRONG, AGAIN)),
        (HARD, True, Grade(RIGHT, HARD)),
        (GOOD, True, Grade(RIGHT, HARD)),
        (EASY, True, Grade(RIGHT, HARD)),
    ],
)
def test_recall_is_rated_by_the_learner_and_capped_where_not_sure(
    rating: Rating, capped: bool, expected: Grade
) -> None:
    assert grade(recall(), Rated(rating), capped=capped) == expected


@pytest.mark.parametrize(
    ("answer", "text", "expected"),
    [
        ("magnesium", "magnesium", RIGHT),
        ("magnesium", "Magnesium", RIGHT),
        ("magnesium", "  MAGNESIUM ", RIGHT),
        ("NMDA receptor", "nmda   receptor", RIGHT),
        ("NMDA receptor", "NMDA receptor.", RIGHT),
        ("Genève", "Geneve", RIGHT),
        ("Geneve", "Genève", RIGHT),
        ("Gene\u0300ve", "Gen\u00e8ve", RIGHT),
        ("H~2~O", "H2O", RIGHT),
        ("H~2~O", "h2o", RIGHT),
        ("H~2~O", "H₂O", RIGHT),
        ("*Homo sapiens*", "homo sapiens", RIGHT),
        ("`print`", "print", RIGHT),
        # One edit: a letter missing, more, other, or two swapped.
        ("magnesium", "magnesum", NEAR),
        ("magnesium", "magnessium", NEAR),
        ("magnesium", "magnosium", NEAR),
        ("magnesium", "mangesium", NEAR),
        ("magnesium", "agnesium", NEAR),
        ("magnesium", "magnesiu", NEAR),
        ("adduction", "abduction", NEAR),
        ("NMDA receptor", "NMDAreceptor", NEAR),
        # Two.
        ("magnesium", "magnesm", WRONG),
        ("magnesium", "magnosum", WRONG),
        ("magnesium", "mangesum", WRONG),
        ("magnesium", "calcium", WRONG),
        # Short words have no near ones.
        ("Na", "Ni", WRONG),
        ("Na", "N", WRONG),
        ("ion", "iron", WRONG),
        ("axon", "exon", NEAR),
        # Another digit is another answer.
        ("1815", "1816", WRONG),
        ("vitamin B12", "vitamin B2", WRONG),
        ("vitamin B12", "vitamin B11", WRONG),
        ("vitamin B12", "vitamine B12", NEAR),
        ("H~2~O", "H3O", WRONG),
        ("phase 1", "phase 2", WRONG),
        # Signs that are all there is.
        ("+", "-", WRONG),
        ("C++", "C", WRONG),
        ("magnesium", "?", WRONG),
    ],
)
def test_typed_answers(answer: str, text: str, expected: Verdict) -> None:
    assert verdict(typed(answer), text) is expected


@pytest.mark.parametrize(
    ("answer", "text", "expected"),
    [
        ("Na", "Na", RIGHT),
        ("Na", " Na ", RIGHT),
        ("Na", "na", NEAR),
        ("NaCl", "NaCI", NEAR),
        ("résumé", "resume", NEAR),
        ("1.10", "1.1", WRONG),
        ("H~2~O", "H2O", RIGHT),
        ("H~2~O", "H₂O", RIGHT),
        ("H~2~O", "h2o", NEAR),
        ("10^-3^", "10^-3", RIGHT),
        ("m^2^", "m2", RIGHT),
        ("m^2^", "m²", RIGHT),
        ("`git add`", "git add", RIGHT),
        ("`git add`", "Git add", NEAR),
    ],
)
def test_exact_answers_count_to_the_letter(answer: str, text: str, expected: Verdict) -> None:
    assert verdict(typed(answer, exact=True), text) is expected


@pytest.mark.parametrize(
    ("text", "expected", "meant"),
    [
        ("NMDAR", RIGHT, ""),
        ("nmdar", RIGHT, ""),
        ("NMDR", NEAR, "NMDAR"),
        ("NMDA receptr", NEAR, "NMDA receptor"),
        ("AMPAR", WRONG, ""),
    ],
)
def test_what_is_accepted_is_right_and_has_near_misses_of_its_own(
    text: str, expected: Verdict, meant: str
) -> None:
    found = grade(typed("NMDA receptor", "NMDAR"), Wrote(text))

    assert (found.verdict, found.meant) == (expected, meant)


@pytest.mark.parametrize("text", ["glutamate receptor", "Glutamate  Receptor"])
def test_what_is_arguable_is_said_so_with_its_reason(text: str) -> None:
    asked = typed("NMDA receptor", never=[Entry("glutamate receptor", "There are several.")])

    assert grade(asked, Wrote(text)) == Grade(ARGUABLE, AGAIN, "There are several.")


def test_what_is_right_is_never_arguable() -> None:
    asked = typed("NMDA receptor", never=[Entry("nmda receptor", "")])

    assert verdict(asked, "NMDA receptor") is RIGHT


def test_what_is_arguable_is_not_called_nearly_right() -> None:
    asked = typed("adduction", never=[Entry("abduction", "It depends.")])

    assert verdict(asked, "abduction") is ARGUABLE


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        (numeric("350 mg", "350", "350", "mg"), "350 mg", RIGHT),
        (numeric("350 mg", "350", "350", "mg"), "350mg", RIGHT),
        (numeric("350 mg", "350", "350", "mg"), "350.0 mg", RIGHT),
        (numeric("350 mg", "350", "350", "mg"), "0.35 g", RIGHT),
        (numeric("350 mg", "350", "350", "mg"), "350", RIGHT),
        (numeric("350 mg", "350", "350", "mg"), "351 mg", WRONG),
        (numeric("350 mg", "350", "350", "mg"), "35 mg", WRONG),
        (numeric("350 mg", "350", "350", "mg"), "350 g", WRONG),
        (numeric("350 mg", "350", "350", "mg"), "350 ml", WRONG),
        (numeric("350 mg", "350", "350", "mg"), "350 MG", NEAR),
        (numeric("350 mg", "350", "350", "mg"), "340–360 mg", WRONG),
        (numeric("350 mg", "350", "350", "mg"), "three hundred", WRONG),
        (numeric("206", "206", "206"), "206", RIGHT),
        (numeric("206", "206", "206"), "206 bones", NEAR),
        (numeric("206", "206", "206"), "205 bones", WRONG),
        (numeric("1,200 m", "1200", "1200", "m"), "1200 m", RIGHT),
        (numeric("1,200 m", "1200", "1200", "m"), "1.2 km", RIGHT),
        (numeric("58.44 ± 0.01 g/mol", "58.43", "58.45", "g/mol"), "58.44", RIGHT),
        (numeric("58.44 ± 0.01 g/mol", "58.43", "58.45", "g/mol"), "58.43 g/mol", RIGHT),
        (numeric("58.44 ± 0.01 g/mol", "58.43", "58.45", "g/mol"), "58.45", RIGHT),
        (numeric("58.44 ± 0.01 g/mol", "58.43", "58.45", "g/mol"), "58.46", WRONG),
        (numeric("58.44 ± 0.01 g/mol", "58.43", "58.45", "g/mol"), "58.44 ± 0.01", RIGHT),
        (numeric("58.44 ± 0.01 g/mol", "58.43", "58.45", "g/mol"), "58.44 ± 1", WRONG),
        (numeric("400–420 mg", "400", "420", "mg"), "400-420 mg", RIGHT),
        (numeric("400–420 mg", "400", "420", "mg"), "400 to 420", RIGHT),
        (numeric("400–420 mg", "400", "420", "mg"), "0.4–0.42 g", RIGHT),
        (numeric("400–420 mg", "400", "420", "mg"), "410", RIGHT),
        (numeric("400–420 mg", "400", "420", "mg"), "400–430 mg", WRONG),
        (numeric("400–420 mg", "400", "420", "mg"), "421", WRONG),
        (numeric("−5 °C", "-5", "-5", "°C"), "-5", RIGHT),
        (numeric("−5 °C", "-5", "-5", "°C"), "5", WRONG),
        (numeric("2.5e-3", "0.0025", "0.0025"), "0.0025", RIGHT),
        (numeric("1,5 mg", "1.5", "1.5", "mg", language="de"), "1,5 mg", RIGHT),
        (numeric("1,5 mg", "1.5", "1.5", "mg", language="de"), "1.5", RIGHT),
        (numeric("1.200 m", "1200", "1200", "m", language="de"), "1200 m", RIGHT),
        (numeric("1.200 m", "1200", "1200", "m", language="de"), "1.200", RIGHT),
        (numeric("1.200 m", "1200", "1200", "m", language="de"), "1,2 km", RIGHT),
        (numeric("12", "12", "12", accept=["a dozen"]), "a dozen", RIGHT),
        (numeric("12", "12", "12", accept=["a dozen"]), "A dozen", RIGHT),
        (numeric("12", "12", "12", accept=["a dozen"]), "a dozn", NEAR),
        (numeric("350 mg", "350", "350", "mg", accept=["400 mg"]), "400mg", RIGHT),
        (numeric("350 mg", "350", "350", "mg", accept=["400 mg"]), "0.4 g", RIGHT),
        (numeric("350 mg", "350", "350", "mg", never=[Entry("400 mg")]), "400mg", ARGUABLE),
        (numeric("350 mg", "350", "350", "mg", never=[Entry("400 mg")]), "400", ARGUABLE),
    ],
)
def test_numbers(asked: Asked, text: str, expected: Verdict) -> None:
    assert verdict(asked, text) is expected


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        (blank("The pore holds ", Blank(1, "magnesium"), "."), "Magnesium", RIGHT),
        (blank("The pore holds ", Blank(1, "magnesium"), "."), "magnesum", NEAR),
        (blank("The pore holds ", Blank(1, "magnesium"), "."), "zinc", WRONG),
        (blank(Blank(1, "a"), " and ", Blank(2, "bees"), number=2), "bees", RIGHT),
        (blank(Blank(1, "a"), " and ", Blank(2, "bees"), number=2), "a", WRONG),
        (blank(Blank(1, "ion"), " or ", Blank(1, "ion")), "ion", RIGHT),
        (blank(Blank(1, "magnesium", accept=("Mg",))), "mg", RIGHT),
        (blank(Blank(1, "Mg", exact=True)), "MG", NEAR),
        (blank(Blank(1, "ion", arguable=(Entry("atom", "Nearly."),))), "atom", ARGUABLE),
        (blank("It takes ", Blank(1, "350 mg"), "."), "0.35 g", RIGHT),
        (blank("It takes ", Blank(1, "350 mg"), "."), "351 mg", WRONG),
        (blank("It takes ", Blank(1, "350 mg"), "."), "350 MG", NEAR),
        (blank("It is ", Blank(1, "1.200 m"), " long.", language="de"), "1200 m", RIGHT),
        (blank("It is ", Blank(1, "1.200 m"), " long.", language="de"), "1,2 m", WRONG),
        (blank("It is ", Blank(1, "1.10", exact=True), "."), "1.1", WRONG),
    ],
)
def test_blanks(asked: Asked, text: str, expected: Verdict) -> None:
    assert verdict(asked, text) is expected


@pytest.mark.parametrize(
    ("text", "capped", "rating"),
    [
        ("magnesium", False, GOOD),
        ("magnesium", True, HARD),
        ("magnesum", False, AGAIN),
        ("zinc", True, AGAIN),
    ],
)
def test_a_typed_answer_is_good_or_again_and_capped_where_not_sure(
    text: str, capped: bool, rating: Rating
) -> None:
    assert grade(typed("magnesium"), Wrote(text), capped=capped).rating is rating


@given(st.text(max_size=40))
def test_any_text_gets_a_grade(text: str) -> None:
    for asked in (typed("magnesium", exact=True), numeric("350 mg", "350", "350", "mg")):
        assert grade(asked, Wrote(text)).verdict in Verdict


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=20))
def test_the_answer_itself_is_always_right(answer: str) -> None:
    assert verdict(typed(answer), answer) is RIGHT
    assert verdict(typed(answer, exact=True), answer) is RIGHT


@pytest.mark.parametrize("asked", [choice(), recall()])
def test_a_text_for_what_is_not_typed_is_our_bug(asked: Asked) -> None:
    with pytest.raises(ValueError, match="is not typed"):
        grade(asked, Wrote("magnesium"))
